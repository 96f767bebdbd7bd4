"""What follows where few releases have all words of a search."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from index import Release, Search, open_index
from index.engine import Engine

BODIES = {
    "all": "harbour treaty budget",
    "rare": "harbour treaty",
    "less": "budget",
    **{f"budget{n}": "budget talks" for n in range(20)},
    "other": "railway",
}


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    engine = open_index(tmp_path_factory.mktemp("further") / "index", create=True)
    with engine.writer() as writer:
        writer.add(Release(name, "", body) for name, body in BODIES.items())
    return engine


def test_releases_with_most_of_the_rare_words_follow_and_are_counted_apart(
    engine: Engine,
) -> None:
    results = engine.search(Search("harbour treaty budget"))
    assert (results.total, results.matched) == (1, "all")
    assert [hit.release.id for hit in results.hits] == ["all"]
    assert results.further is not None
    assert results.further.total == 1
    assert [hit.release.id for hit in results.further.hits] == ["rare"]
    assert sum(bar.count for bar in results.histogram) + results.undated == 1


def test_nothing_follows_a_full_page_or_a_fixed_choice(engine: Engine) -> None:
    search = Search("harbour treaty budget")
    for fixed in (
        replace(search, match="all"),
        replace(search, match="any"),
        replace(search, size=1),
        Search("harbour"),
        Search('"harbour treaty"'),
        Search("budget talks", size=5),
    ):
        assert engine.search(fixed).further is None


def test_exclusions_and_dates_hold_for_what_follows_too(engine: Engine) -> None:
    results = engine.search(Search("harbour treaty budget -railway"))
    assert results.further and results.further.total == 1
    assert engine.search(Search("harbour budget treaty -harbour")).further is None


def test_what_follows_does_not_repeat_what_came_first(engine: Engine) -> None:
    results = engine.search(Search("budget talks harbour OR treaty"))
    first = {hit.release.id for hit in results.hits}
    further = results.further.hits if results.further else ()
    assert not first & {hit.release.id for hit in further}


def test_many_words_are_answered(engine: Engine) -> None:
    words = "harbour treaty budget " + " ".join(
        f"budget{n} OR budget" for n in range(30)
    )
    engine.search(Search(words))


def test_an_empty_index_has_nothing_further(tmp_path: Path) -> None:
    engine = open_index(tmp_path / "index", create=True)
    assert engine.search(Search("harbour treaty")).further is None
