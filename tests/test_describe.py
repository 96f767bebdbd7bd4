"""Searches in plain words."""

from datetime import date

import pytest

from index.describe import describe
from index.errors import QueryError
from index.search import Match, Picks, Search


def test_a_whole_search_is_said_in_one_sentence() -> None:
    search = Search(
        text="iran talks",
        picks=(
            Picks("participants", any=("Nikolai Patrushev", "Meir Ben-Shabbat")),
            Picks("locations", none=("Syria",)),
            Picks("topics", all=("trade", "arms")),
        ),
        since=date(2018, 2, 1),
        until=date(2018, 2, 28),
        sort="newest",
    )
    assert describe(search, {("topics", "arms"): "Arms control"}) == (
        "releases with all of: iran, talks; "
        "participant Nikolai Patrushev or Meir Ben-Shabbat; not location Syria; "
        "topic trade and Arms control; "
        "published from 1 February 2018 to 28 February 2018; newest first"
    )


@pytest.mark.parametrize(
    ("text", "match", "said"),
    [
        ("", "all", "all releases"),
        ("iran", "all", "releases with iran"),
        ("iran talks", "any", "releases with any of: iran, talks"),
        ("iran OR syria", "all", "releases with any of: iran, syria"),
        ("iran -syria", "all", "releases with iran; without syria"),
        ("-syria", "all", "releases: without syria"),
        ("(a OR b) c", "all", "releases with all of: (a or b), c"),
        ("a OR NOT b", "all", "releases with any of: a, (anything but not b)"),
        ("(a -b) c", "all", "releases with all of: (a but not b), c"),
        ("title:iran", "all", "releases with iran in the title"),
        ("imm*", "all", "releases with words beginning with imm"),
        ("wom?n", "all", "releases with words spelt wom?n"),
        ("putin~", "all", "releases with words like putin"),
        ('"a b"~4', "all", 'releases with "a b" (each within 4 words of the last)'),
        ("topics:trade", "all", "releases: topic matching trade"),
        ("language:en", "all", "releases: language matching en"),
        ("x date:2018-02-01", "any", "releases with x; published on 1 February 2018"),
        ("date:2018..", "all", "releases: published since 1 January 2018"),
        ("date:..2018", "all", "releases: published until 31 December 2018"),
        (
            "topics:trade OR (topics:arms locations:iran)",
            "all",
            "releases: (topic matching trade or "
            "(topic matching arms and location matching iran))",
        ),
    ],
)
def test_a_text_is_said_in_words(text: str, match: Match, said: str) -> None:
    assert describe(Search(text, match=match)) == said


def test_only_an_order_is_said_too() -> None:
    assert describe(Search(sort="oldest")) == "all releases; oldest first"


def test_a_text_that_cannot_be_read_is_not_described() -> None:
    with pytest.raises(QueryError):
        describe(Search("iran AND"))
