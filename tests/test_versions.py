"""Releases that say the same stand together on a page."""

from datetime import date, timedelta
from typing import get_args

import pytest
from msgspec.structs import replace

from index import Release, Search, open_index
from index.engine import Engine
from index.results import Hit
from index.search import Sort
from webapp import create_app
from webapp.grouping import grouped
from webapp.settings import Settings

TEXT = " ".join(f"harbour{n} treaty{n * 7 % 31} fees{n % 5}" for n in range(60))
OTHER = " ".join(f"harbour{n} railway{n * 5 % 29} tolls{n % 7}" for n in range(60))


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    engine = open_index(tmp_path_factory.mktemp("versions") / "index", create=True)
    cut = " ".join(TEXT.split()[:130])
    for releases in (
        [
            Release("a", "Fees", f"harbour {TEXT}", publisher="Board of Trade"),
            Release("b", "Tolls", OTHER),
        ],
        [
            Release(
                "c", "New fees", f"For release 4 May. harbour {cut}", publisher="Port"
            )
        ],
        [Release("d", "Short", "harbour1"), Release("e", "Short too", "harbour1")],
    ):
        with engine.writer() as writer:
            writer.add(releases)
    return engine


def test_a_copy_cut_and_headed_anew_is_a_version_of_the_first_found(
    engine: Engine,
) -> None:
    results = engine.search(Search("harbour1"))
    first = {hit.release.id: hit.version_of for hit in results.hits}
    pair = {first.pop("a"), first.pop("c")}
    assert pair in ({None, "a"}, {None, "c"})
    # other texts, and texts too short to tell, are by themselves
    assert set(first.values()) == {None}
    assert results.total == 5


def test_versions_are_told_by_date_and_page_by_page(engine: Engine) -> None:
    newest = engine.search(Search(sort="newest"))
    assert [hit.version_of for hit in newest.hits if hit.release.id == "c"] == ["a"]


def walked(engine: Engine, search: Search) -> list[tuple[Hit, ...]]:
    """The pages of a search, one after another."""
    pages = []
    while True:
        results = engine.search(search)
        pages.append(results.hits)
        if results.next is None:
            return pages
        search = replace(search, cursor=results.next)


def test_a_group_does_not_show_again_on_a_later_page(engine: Engine) -> None:
    pages = walked(engine, Search("harbour1", size=1))
    hits = [hit for page in pages for hit in page]
    first, second = (hit for hit in hits if hit.release.id in "ac")
    assert first.version_of is None and second.version_of == first.release.id
    assert [release.id for release in first.later] == [second.release.id]
    assert grouped(pages[hits.index(first)])[0].size == 1
    (group,) = grouped(pages[hits.index(second)])
    assert (group.first, group.versions) == (None, (second,))


def test_a_version_stands_within_the_result_it_is_one_of(engine: Engine) -> None:
    app = create_app(Settings(engine.place("")))
    html = app.test_client().get("/search?q=harbour1").text
    results = html.partition('<ol class="hits">')[2].partition('<nav class="pages"')[0]
    before, *after = results.partition('<details class="versions">')
    assert "".join(after) and "1 more version<span" in html
    assert before.count("<li") - before.count("</li>") == 1  # one is open


@pytest.fixture(scope="module")
def copies(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    """Of every third release of 120 there are two copies, issued at other times, in
    several segments; all are of few words more or less."""
    engine = open_index(tmp_path_factory.mktemp("copies") / "index", create=True)
    releases = []
    for n in range(120):
        body = " ".join(f"trade{n * k % 97} deal word{n}x{k}" for k in range(30))
        for copy in range(3 if n % 3 == 0 else 1):
            text = f"{body} {'talk ' * (n % 7)} of {copy}"
            published = date(2018, 1, 1) + timedelta(n * 7 + copy * 40)
            undated = n % 10 == 9
            releases.append(
                Release(
                    f"{n:03}-{copy}",
                    f"Trade {n % 5}",
                    text,
                    published=None if undated else published,
                )
            )
    for start in range(4):
        with engine.writer() as writer:
            writer.add(releases[start::4])
    return engine


@pytest.mark.parametrize("sort", get_args(Sort))
@pytest.mark.parametrize("size", [7, 49, 50, 51, 100])
@pytest.mark.parametrize("text", ["trade deal", '"trade"', ""])
def test_the_same_search_has_the_same_order_on_every_page(
    copies: Engine, text: str, size: int, sort: Sort
) -> None:
    search = Search(text, sort=sort, size=size)
    pages = walked(copies, search)
    hits = [hit for page in pages for hit in page]
    whole = walked(copies, replace(search, size=100))
    ids = [hit.release.id for hit in hits]
    assert ids == [hit.release.id for page in whole for hit in page]
    assert len(set(ids)) == len(ids) == 200
    assert {len(page) for page in pages[:-1]} <= {size}
    firsts = {hit.release.id[:3] for hit in hits if hit.version_of is None}
    assert len(firsts) == 120
    assert sum(hit.version_of is None for hit in hits) == 120
    for hit in hits:
        assert hit.version_of is None or hit.version_of[:3] == hit.release.id[:3]
        assert all(later.id[:3] == hit.release.id[:3] for later in hit.later)
