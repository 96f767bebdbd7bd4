"""Who took part in what a release tells, and who is only named in it."""

import pytest

from index.release import Participant, Release
from indexer.tagging import tag

LEAD = "Minister Jane Ito opened a dam. Farmers came. It rained. "


def part(body: str, name: str) -> str:
    found = tag(Release("1", "", body)).tagged("participants")
    return {p.value: p.role for p in found if isinstance(p, Participant)}[name]


@pytest.mark.parametrize(
    "text",
    [
        '"We thank God. Mr Ana Ruiz came to see us here last night," she said.',
        "“We are glad. Senator Ana Ruiz came to see us here,” said Ms Ito.",
        "Ms Ito has directed Water Secretary Ana Ruiz to act.",
        "It was noted that Senator Ana Ruiz had said the dam was safe.",
        "Further information: Head of Works Ana Ruiz, tel. (09) 432 2107",
        "Ana Ruiz – Tel.: +32 229 62253",
        "\n- In 2022 Special Envoy Ana Ruiz visited the valley.",
    ],
)
def test_who_is_only_spoken_of_or_to_be_called_is_mentioned(text: str) -> None:
    assert part(LEAD + text, "Ana Ruiz") == "mentioned"


@pytest.mark.parametrize(
    "text",
    [
        '"We thank God. The dam is here now," Senator Ana Ruiz said.',
        'Senator Ana Ruiz came. "Senator Ruiz has been a friend of ours," she said.',
    ],
)
def test_who_speaks_or_is_named_outside_a_quotation_is_present(text: str) -> None:
    assert part(LEAD + text, "Ana Ruiz") == "present"
