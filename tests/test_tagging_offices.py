"""Which offices a release gives to whom, and how far their wording goes."""

import pytest

from index.release import Participant, Release
from indexer.tagging import tag


def offices(text: str) -> dict[str, tuple[str, ...]]:
    found = tag(Release("1", "", text)).tagged("participants")
    return {
        one.value: (*one.offices, *one.former_offices)
        for one in found
        if isinstance(one, Participant)
    }


@pytest.mark.parametrize(
    "text, name, held",
    [
        (
            "Sen. Ann Lee (D-Ohio), a member of the Budget Committee, spoke.",
            "Ann Lee",
            ("Senator", "member of the Budget Committee"),
        ),
        (
            "Senator Ann Lee, the President of the Senate, led them.",
            "Ann Lee",
            ("Senator", "President of the Senate"),
        ),
        (
            "Minister Ann Lee, the Deputy Minister and three officers came.",
            "Ann Lee",
            ("Minister",),
        ),
        (
            "Ann Lee, 50, of Las Vegas, the former owner of Elm Water, was sentenced.",
            "Ann Lee",
            ("owner of Elm Water",),
        ),
        (
            "Ann Lee, the chief executive of a Nevada drink company, was sentenced.",
            "Ann Lee",
            ("chief executive",),
        ),
    ],
)
def test_what_follows_a_name_in_office_may_be_a_second_office(
    text: str, name: str, held: tuple[str, ...]
) -> None:
    assert offices(text)[name] == held


@pytest.mark.parametrize(
    "text, held",
    [
        (
            "Ann Lee, Head of the Tax Division and U.S. Attorney Bo Kranz spoke.",
            {
                "Ann Lee": ("Head of the Tax Division",),
                "Bo Kranz": ("U.S. Attorney",),
            },
        ),
        (
            "Minister for Law and Order, Ann Lee and Minister for Justice, Customs "
            "and Border Protection, Bo Kranz said so.",
            {
                "Ann Lee": ("Minister for Law and Order",),
                "Bo Kranz": ("Minister for Justice, Customs and Border Protection",),
            },
        ),
        (
            "Ann Lee MP - Member for Lund TWO MORE BOATS ARRIVE.",
            {"Ann Lee": ("Member for Lund",)},
        ),
        (
            "The National Association of Home Builders Chairman Ann Lee spoke.",
            {"Ann Lee": ("National Association of Home Builders Chairman",)},
        ),
    ],
)
def test_an_office_ends_where_the_next_person_or_a_headline_begins(
    text: str, held: dict[str, tuple[str, ...]]
) -> None:
    assert offices(text) == held
