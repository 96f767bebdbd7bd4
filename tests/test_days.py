"""The grammar of dates."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.days import days, days_text
from index.errors import QueryError

TODAY = date(2018, 3, 31)  # a Saturday


@pytest.mark.parametrize(
    ("text", "since", "until"),
    [
        ("2018", "2018-01-01", "2018-12-31"),
        ("2018-02", "2018-02-01", "2018-02-28"),
        ("2018-2-1", "2018-02-01", "2018-02-01"),
        ("February 2018", "2018-02-01", "2018-02-28"),
        ("1 feb 2018", "2018-02-01", "2018-02-01"),
        ("February 1, 2018", "2018-02-01", "2018-02-01"),
        ("2018..2019", "2018-01-01", "2019-12-31"),
        ("2018-02..", "2018-02-01", None),
        ("..2018", None, "2018-12-31"),
        ("[2018 TO 2019-06]", "2018-01-01", "2019-06-30"),
        ("[* to 2018]", None, "2018-12-31"),
        (">=2018", "2018-01-01", None),
        (">2018", "2019-01-01", None),
        ("<=2018-02", None, "2018-02-28"),
        ("<2018-02", None, "2018-01-31"),
        ("today", "2018-03-31", "2018-03-31"),
        ("Yesterday", "2018-03-30", "2018-03-30"),
        ("this week", "2018-03-26", "2018-04-01"),
        ("last week", "2018-03-19", "2018-03-25"),
        ("last month", "2018-02-01", "2018-02-28"),
        ("last year", "2017-01-01", "2017-12-31"),
        ("past month", "2018-02-28", "2018-03-31"),
        ("past 30 days", "2018-03-01", "2018-03-31"),
        ("last 2 weeks", "2018-03-17", "2018-03-31"),
        ("past 2 years", "2016-03-31", "2018-03-31"),
        ("1 May 2017 .. yesterday", "2017-05-01", "2018-03-30"),
    ],
)
def test_a_date_covers_whole_days(
    text: str, since: str | None, until: str | None
) -> None:
    found = [day and day.isoformat() for day in days(text, TODAY)]
    assert found == [since, until]


@pytest.mark.parametrize(
    "text",
    ["", "..", "[ TO ]", "foo", "2018-13", "2018-02-30", "0000", ">9999", "<0001-01-01"]
    + ["past 9999 years", "32 May 2018", "next week", "2018..foo", "٢٠١٨"],
)
def test_what_is_no_date_is_refused_with_examples(text: str) -> None:
    with pytest.raises(QueryError, match="is not a date; write one like 2018, 2018-02"):
        days(text, TODAY)


@pytest.mark.parametrize(
    ("text", "turned"),
    [("2019..2018", "2018..2019"), ("[May 2018 TO 2017]", "[2017 TO May 2018]")],
)
def test_a_range_that_ends_before_it_begins_is_turned(text: str, turned: str) -> None:
    with pytest.raises(QueryError, match="ends before it begins") as caught:
        days(text, TODAY)
    assert caught.value.suggestion == turned
    assert days(turned, TODAY)


def test_days_are_written_as_short_as_can_be() -> None:
    assert days_text(date(2018, 1, 1), date(2018, 12, 31)) == "2018"
    assert days_text(date(2018, 2, 1), date(2018, 2, 28)) == "2018-02"
    assert days_text(None, date(2018, 2, 28)) == "..2018-02-28"


@given(st.dates(), st.dates())
def test_days_written_read_the_same(one: date, other: date) -> None:
    since, until = sorted([one, other])
    for found in ((since, until), (since, None), (None, until), (since, since)):
        assert days(days_text(*found), TODAY) == found


@given(st.text(st.sampled_from("0129-. <>=[]TOto*pastlday"), max_size=30))
def test_any_text_is_a_date_or_a_query_error(text: str) -> None:
    try:
        since, until = days(text, TODAY)
    except QueryError:
        return
    assert (since or date.min) <= (until or date.max)
