"""A cursor says where a page ends, and only that."""

import base64
import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from index.cursor import Cursor, read_cursor
from index.embedded import EmbeddedIndex
from index.errors import QueryError
from index.release import Release
from index.search import Search, Sort
from index.writer import IndexWriter

SORTS: tuple[Sort, ...] = ("relevance", "newest", "oldest", "balanced")
cursors = st.builds(
    Cursor,
    st.sampled_from(SORTS),
    st.floats(0, 100, width=32),
    st.none() | st.dates(),
    st.text(),
    st.booleans(),
    st.integers(0, 10**9),
)


@given(cursors)
def test_a_cursor_is_read_as_it_was_written(cursor: Cursor) -> None:
    text = cursor.text()
    assert read_cursor(text, cursor.sort) == cursor
    assert not set(text) - set("-_") or text.replace("-", "").replace("_", "").isalnum()


@given(
    st.text() | st.binary().map(lambda data: base64.urlsafe_b64encode(data).decode())
)
def test_what_is_no_cursor_is_refused(text: str) -> None:
    with pytest.raises(QueryError, match="go back to the first page"):
        read_cursor(text, "newest")


@pytest.mark.parametrize(
    "data",
    [
        *([], [1], {}, None, "newest", ["newest", 0.0, None, "a"]),
        ["newest", 0.0, None, "a", False, -1],
        ["newest", 0.0, None, "a", False, None],
        ["newest", 0.0, None, "a", False],
        ["newest", "x", None, "a", False, 0],
        ["newest", 0.0, "2018", "a", False, 0],
        ["newest", 0.0, 20180201, "a", False, 0],
        ["newest", float("nan"), None, "a", False, 0],
        ["newest", float("inf"), None, "a", False, 0],
        ["newest", 10**400, None, "a", False, 0],
        [["newest"], 0.0, None, "a", False, 0],
        ["newest", 0.0, None, "a", False, 0, 0],
    ],
    ids=lambda data: str(data)[:30],
)
def test_a_forged_cursor_is_refused(data: object) -> None:
    text = base64.urlsafe_b64encode(json.dumps(data).encode()).decode().rstrip("=")
    with pytest.raises(QueryError, match="it is not one of ours|belongs to the order"):
        read_cursor(text, "newest")


def test_a_cursor_of_another_order_is_refused() -> None:
    cursor = Cursor("oldest", 0.0, date(2018, 2, 1), "a")
    with pytest.raises(QueryError, match="the order oldest, not newest"):
        read_cursor(cursor.text(), "newest")


DAYS = (None, date(2018, 2, 1), date(2018, 2, 1), date(2020, 5, 5), None)
RELEASES = [
    Release(f"r{n:02}", "", "trade " * (1 + n % 3), published=DAYS[n % 5])
    for n in range(30)
]


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> EmbeddedIndex:
    folder = tmp_path_factory.mktemp("cursor") / "index"
    with IndexWriter(folder) as writer:
        for start in range(4):
            writer.add(RELEASES[start::4])
    return EmbeddedIndex(folder)


def walked(engine: EmbeddedIndex, search: Search) -> list[str]:
    ids: list[str] = []
    while True:
        page = engine.search(search)
        ids += [hit.release.id for hit in page.hits]
        if page.next is None:
            return ids
        search = replace(search, cursor=page.next)


@pytest.mark.parametrize("sort", SORTS)
@pytest.mark.parametrize("text", ["", "trade", "date:2018 trade"])
def test_pages_of_any_size_make_the_whole(
    engine: EmbeddedIndex, sort: Sort, text: str
) -> None:
    whole = walked(engine, Search(text, sort=sort, size=100))
    assert len(set(whole)) == len(whole) == (12 if "date" in text else 30)
    for size in (1, 2, 7, 29, 30, 31):
        assert walked(engine, Search(text, sort=sort, size=size)) == whole


def test_pages_go_on_behind_the_best_that_are_looked_at_for_nearness(
    tmp_path: Path,
) -> None:
    with IndexWriter(tmp_path / "index") as writer:
        for part in range(3):
            gaps = [("x " * (n % 40), "y " * (n % 7)) for n in range(120)]
            bodies = [f"trade {before} treaty {after}" for before, after in gaps]
            writer.add([Release(f"{part}-{n}", "", b) for n, b in enumerate(bodies)])
    engine = EmbeddedIndex(tmp_path / "index")
    whole = walked(engine, Search("trade treaty", size=1000))
    assert len(set(whole)) == len(whole) == 360
    for size in (60, 199, 200, 201, 359):
        assert walked(engine, Search("trade treaty", size=size)) == whole


def test_a_page_goes_on_where_its_last_release_was_withdrawn(tmp_path: Path) -> None:
    with IndexWriter(tmp_path / "index") as writer:
        writer.add(RELEASES)
    engine = EmbeddedIndex(tmp_path / "index")
    for sort in SORTS:
        search = Search("trade", sort=sort, size=4)
        first = engine.search(search)
        rest = replace(search, cursor=first.next, size=100)
        before = [hit.release.id for hit in engine.search(rest).hits]
        with engine.writer() as writer:
            last = first.hits[-1].release
            writer.remove([last.id])
            after = [hit.release.id for hit in engine.search(rest).hits]
            # the statistics of words count what is deleted, so scores stay
            assert after == before
            writer.add([last])
