"""Bodies whose names are in other languages than English."""

import pytest

from index.release import Release
from indexer.tagging import tag


def bodies(body: str) -> list[str]:
    tags = tag(Release("one", "", body)).tags
    return [one.value for one in tags if one.field == "organisations"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("She met the Banco Olmedo in Lima.", "Banco Olmedo"),
        (
            "The Ministerio de Obras y Transporte Público said so.",
            "Ministerio de Obras y Transporte Público",
        ),
        (
            "It was paid to the Compagnie nationale des phosphates du Togo.",
            "Compagnie nationale des phosphates du Togo",
        ),
        (
            "He studied at the Technische Universität Ilmenau.",
            "Technische Universität Ilmenau",
        ),
        ("The Lycée Jean Moulin won.", "Lycée Jean Moulin"),
    ],
)
def test_a_body_is_named_as_its_country_names_it(text: str, name: str) -> None:
    assert bodies(text) == [name]


@pytest.mark.parametrize(
    "text",
    ["The Tribunal heard her.", "The Junta rose.", "He read it in the Institute."],
)
def test_its_first_word_alone_is_no_body(text: str) -> None:
    assert bodies(text) == []
