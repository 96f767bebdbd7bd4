"""Addresses, command lines and searches say the same thing."""

import shlex
from datetime import date
from urllib.parse import parse_qsl, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from index.errors import QueryError
from index.release import FACET_FIELDS
from index.search import MAX_SIZE, Picks, Search
from webapp import links
from webapp.parameters import MATCHES, SORTS, pairs, read

VALUES = st.lists(st.just("") | st.text().filter(str.strip), max_size=3).map(tuple)


@st.composite
def searches(draw: st.DrawFn) -> Search:
    since, until = sorted(draw(st.tuples(st.dates(), st.dates())))
    search = Search(
        text=draw(st.text().map(str.strip)),
        match=draw(st.none() | st.sampled_from(MATCHES)),
        since=draw(st.none() | st.just(since)),
        until=draw(st.none() | st.just(until)),
        sort=draw(st.none() | st.sampled_from(SORTS)),
        size=draw(st.integers(1, MAX_SIZE)),
    )
    for field in draw(st.sets(st.sampled_from(FACET_FIELDS))):
        search = search.with_picks(
            Picks(field, draw(VALUES), draw(VALUES), draw(VALUES))
        )
    return replace(search, cursor=draw(st.none() | st.just("b3BhcXVl")))


def follow(address: str) -> Search:
    return read(parse_qsl(urlsplit(address).query, keep_blank_values=True))


@given(searches())
def test_reading_the_address_of_a_search_gives_the_search_back(search: Search) -> None:
    assert follow(links.address(search)) == search


@given(searches(), st.sampled_from(FACET_FIELDS), VALUES.filter(bool))
def test_a_toggle_undoes_itself(
    search: Search, field: str, values: tuple[str, ...]
) -> None:
    bare = replace(links.without_value(search, field, values[0]), cursor=None)
    once = links.toggled(bare, field, values[0])
    assert once != bare
    assert links.toggled(once, field, values[0]) == bare


@given(searches(), st.sampled_from(FACET_FIELDS), VALUES)
def test_the_address_of_a_toggled_value_is_the_same_made_sooner(
    search: Search, field: str, values: tuple[str, ...]
) -> None:
    for value in (*values, ""):
        slow = links.address(
            links.toggled(search, field, value), "/x", [("fields", "id")]
        )
        sooner = links.toggled_address(search, field, value, "/x", [("fields", "id")])
        assert sooner == slow


def test_an_address_leaves_out_defaults_and_keeps_one_order() -> None:
    given = [("sort", "oldest"), ("topics", "trade"), ("q", " iran "), ("size", "10")]
    given += [("participants", "Zoe Adler"), ("participants", "Ana Brik")]
    assert links.address(read(given)) == (
        "/search?q=iran&participants=Ana+Brik&participants=Zoe+Adler"
        "&topics=trade&sort=oldest"
    )
    assert links.address(Search()) == "/search"


def test_a_value_is_picked_in_one_way_at_a_time() -> None:
    search = links.with_value(Search(), "topics", "trade")
    search = links.with_value(search, "topics", "trade", "none")
    assert search.picked("topics") == Picks("topics", none=("trade",))
    search = links.with_value(search, "topics", "trade", "all")
    assert search.picked("topics") == Picks("topics", all=("trade",))


def test_another_filter_order_or_period_starts_from_page_one() -> None:
    search = Search(text="iran", cursor="b3BhcXVl")
    assert links.with_value(search, "topics", "trade").cursor is None
    assert links.sorted_by(search, "oldest").cursor is None
    assert links.within(search, date(2018, 1, 1), date(2018, 1, 31)).cursor is None
    assert links.next_page(search, "next").cursor == "next"


def test_a_bar_never_widens_the_period_that_was_asked_for() -> None:
    search = Search(since=date(2018, 1, 9), until=date(2018, 2, 3))
    january = links.within(search, date(2018, 1, 1), date(2018, 1, 31))
    assert (january.since, january.until) == (date(2018, 1, 9), date(2018, 1, 31))


@pytest.mark.parametrize(
    ("text", "since", "until"),
    [
        ("2018", date(2018, 1, 1), date(2018, 12, 31)),
        ("2016-02", date(2016, 2, 1), date(2016, 2, 29)),
        (" 2018-02-01 ", date(2018, 2, 1), date(2018, 2, 1)),
    ],
)
def test_a_year_or_month_means_all_of_it(text: str, since: date, until: date) -> None:
    search = read([("since", text), ("until", text)])
    assert (search.since, search.until) == (since, until)


@pytest.mark.parametrize(
    ("name", "value", "message"),
    [
        ("topcs", "trade", 'no parameter "topcs" .did you mean "topics"'),
        ("since", "yesterweek", 'since cannot be "yesterweek"; write a year'),
        ("until", "2018-02-30", "until cannot be"),
        ("until", "2018-13", "until cannot be"),
        ("since", "0000", "since cannot be"),
        ("size", "101", "a number from 1 to 100"),
        ("size", "0", "a number from 1 to 100"),
        ("size", "²", "a number from 1 to 100"),
        ("sort", "best", "one of relevance, newest, oldest"),
        ("match", "some", "one of all, any"),
        ("q", "caf\udce9", "not in UTF-8"),
    ],
)
def test_an_unreadable_parameter_is_named(name: str, value: str, message: str) -> None:
    with pytest.raises(QueryError, match=message):
        read([(name, value)])


def test_a_parameter_that_has_one_value_is_given_once() -> None:
    with pytest.raises(QueryError, match='"q" is given 2 times'):
        read([("q", "iran"), ("q", "syria")])


def test_a_period_that_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(QueryError, match="exchange the two"):
        read([("since", "2019"), ("until", "2018")])


def test_a_blank_facet_asks_for_none_given_other_blanks_for_nothing() -> None:
    search = read([("q", " "), ("since", ""), ("participants", " ")])
    assert search == Search(picks=(Picks("participants", any=("",)),))
    assert links.address(search) == "/search?participants="


def test_a_release_id_cannot_leave_its_place_in_an_address() -> None:
    assert links.release_address("../a b?c", ".json") == "/releases/..%2Fa%20b%3Fc.json"


@pytest.mark.parametrize(
    ("since", "until"),
    [
        ("2018", "2019"),
        ("2018-04", "2020-02"),
        ("2018-01-02", "2018-12-30"),
        ("2018-12-31", "2020-02-28"),
        ("2018-01", "2018-01"),
        ("2018-01-01", "2018-01-01"),
        ("0001", "9999"),
    ],
)
def test_days_are_written_as_shortly_as_they_are_read(since: str, until: str) -> None:
    days = [("since", since), ("until", until)]
    assert pairs(read(days)) == days


def test_the_command_line_says_the_same_as_the_address() -> None:
    search = read([("q", "-moscow"), ("locations.not", "Iran"), ("since", "2018")])
    assert shlex.split(links.command(search)) == [
        *("releases", "search", "--not", "locations=Iran"),
        *("--since", "2018", "--", "-moscow"),
    ]
