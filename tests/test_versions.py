"""Releases that say the same stand together on a page."""

import pytest

from index import Release, Search, open_index
from index.engine import Engine

TEXT = " ".join(f"harbour{n} treaty{n * 7 % 31} fees{n % 5}" for n in range(60))
OTHER = " ".join(f"harbour{n} railway{n * 5 % 29} tolls{n % 7}" for n in range(60))


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    engine = open_index(tmp_path_factory.mktemp("versions") / "index", create=True)
    cut = " ".join(TEXT.split()[:130])
    for releases in (
        [Release("a", "Fees", f"harbour {TEXT}"), Release("b", "Tolls", OTHER)],
        [Release("c", "New fees", f"For release 4 May. harbour {cut}")],
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
    alone = engine.search(Search("harbour1", size=1))
    assert [hit.version_of for hit in alone.hits] == [None]
