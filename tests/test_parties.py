"""Parties called by one plain word, in running text."""

import pytest

from index.release import Release
from indexer.tagging import tag


def bodies(body: str) -> list[str]:
    tags = tag(Release("one", "", body)).tags
    return [one.value for one in tags if one.field == "organisations"]


@pytest.mark.parametrize(
    ("body", "party"),
    [
        ("She said that Labor has no plan for the valley.", "Labor"),
        ("Labor's plan for the valley was read.", "Labor"),
        ("The vote of the Greens was counted.", "Greens"),
        ("Nationals senator Ana Ruiz spoke in the valley.", "Nationals"),
        ("If elected, the Coalition will build the dam.", "Coalition"),
    ],
)
def test_a_plain_word_is_a_party_where_it_acts_as_one(body: str, party: str) -> None:
    assert bodies(body) == [party]


@pytest.mark.parametrize(
    "body",
    [
        "Labor costs rose in the valley.",
        "They met on Labor Day in the valley.",
        "Two Nationals of Elmland were met, and Greens were eaten.",
        "A coalition of farmers ate the greens in labour.",
    ],
)
def test_the_same_word_is_no_party_elsewhere(body: str) -> None:
    assert bodies(body) == []
