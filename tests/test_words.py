"""Numbers, days and searches as the faces say them."""

from datetime import date

import pytest

from webapp.words import behind_number, counted, listed, period


@pytest.mark.parametrize(
    ("since", "until", "said"),
    [
        ("2018-05-01", "2018-05-01", "1 May 2018"),
        ("2018-05-01", "2018-05-31", "May 2018"),
        ("2020-02-01", "2020-02-29", "February 2020"),
        ("2019-02-01", "2020-02-28", "1 February 2019 to 28 February 2020"),
        ("2018-05-01", "2019-06-30", "May 2018 to June 2019"),
        ("2018-01-01", "2018-12-31", "2018"),
        ("2018-01-01", "2020-12-31", "2018 to 2020"),
        ("2018-01-01", "2020-11-30", "January 2018 to November 2020"),
        ("2018-05-02", "2018-06-30", "2 May 2018 to 30 June 2018"),
    ],
)
def test_a_period_is_told_in_whole_years_and_months(
    since: str, until: str, said: str
) -> None:
    assert period(date.fromisoformat(since), date.fromisoformat(until)) == said


@pytest.mark.parametrize(
    ("description", "said"),
    [
        ("releases with iran; newest first", "with iran; newest first"),
        ("releases: topic Trade", "topic Trade"),
        ("all releases; oldest first", "all releases; oldest first"),
    ],
)
def test_a_search_is_read_behind_the_number_of_releases(
    description: str, said: str
) -> None:
    assert behind_number(description) == said


def test_numbers_and_names_are_put_in_words() -> None:
    assert [counted(n, "release") for n in (0, 1, 1204)] == [
        *("0 releases", "1 release", "1,204 releases"),
    ]
    assert [listed("abc"[:n]) for n in range(4)] == ["", "a", "a and b", "a, b and c"]
