"""The bars over time: a day, a month or a year each, as there are many."""

from datetime import date

import reference
from hypothesis import given, settings
from hypothesis import strategies as st

from index.histogram import histogram
from index.release import Release
from index.results import Bar

APRIL = Bar(date(2024, 4, 1), date(2024, 4, 30), 3)


def month(year: int, month: int) -> int:
    return year * 12 + month - 1


def test_a_bar_reaches_from_the_first_to_the_last_day_of_its_month() -> None:
    assert histogram({month(2024, 4): 3}) == ((APRIL,), "month")
    ((february,), _) = histogram({month(2024, 2): 1})
    assert (february.start, february.end) == (date(2024, 2, 1), date(2024, 2, 29))


def test_months_without_releases_have_empty_bars() -> None:
    bars, _ = histogram({month(2023, 12): 1, month(2024, 2): 2})
    assert [bar.count for bar in bars] == [1, 0, 2]


def test_undated_releases_have_no_bar() -> None:
    assert histogram({0: 7}) == ((), "month")
    assert histogram({0: 7, month(2024, 4): 3}) == ((APRIL,), "month")


def test_more_than_three_years_are_shown_by_year() -> None:
    bars, interval = histogram({month(2020, 1): 1, month(2022, 12): 2})
    assert (len(bars), interval) == (36, "month")
    bars, interval = histogram({month(2020, 1): 1, month(2024, 1): 2})
    assert interval == "year"
    assert [(bar.start.year, bar.count) for bar in bars] == [
        *((2020, 1), (2021, 0), (2022, 0), (2023, 0), (2024, 2))
    ]


def test_the_first_and_the_last_month_there_can_be_have_bars() -> None:
    ((first,), _), ((last,), _) = histogram({12: 1}), histogram({month(9999, 12): 1})
    assert (first.start, last.end) == (date.min, date.max)


def test_one_wrong_date_makes_no_thousand_bars() -> None:
    bars, _ = histogram({month(1019, 5): 1, month(2018, 5): 2, month(2020, 1): 4})
    assert [(bar.start.year, bar.count) for bar in bars] == [
        *((1019, 1), (2018, 2), (2019, 0), (2020, 4))
    ]


def test_twenty_empty_bars_are_shown_and_more_are_left_out() -> None:
    assert len(histogram({month(1990, 1): 1, month(2011, 1): 1})[0]) == 22
    assert len(histogram({month(1990, 1): 1, month(2012, 1): 1})[0]) == 2


def test_counts_by_day_have_a_bar_each() -> None:
    first = date(2020, 2, 28)
    counts = {first.toordinal(): 2, first.toordinal() + 2: 1}
    bars, interval = histogram({month(2020, 2): 3}, counts)
    assert interval == "day"
    assert bars == tuple(
        Bar(day, day, count)
        for day, count in (
            *((first, 2), (date(2020, 2, 29), 0), (date(2020, 3, 1), 1)),
        )
    )


@given(st.lists(st.none() | st.dates(date(2015, 1, 1), date(2021, 12, 31))))
@settings(max_examples=50, deadline=None)
def test_every_dated_release_is_in_one_bar(days: list[date | None]) -> None:
    releases = [Release(str(n), "", "", published=day) for n, day in enumerate(days)]
    months = [month(day.year, day.month) if day else 0 for day in days]
    assert histogram({m: months.count(m) for m in months}) == reference.bars(releases)
