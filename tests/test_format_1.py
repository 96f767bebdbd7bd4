"""A small index of format 1, kept for ever: read, searched, written to."""

import runpy
import shutil
from pathlib import Path
from typing import cast

import pytest
from msgspec.structs import replace

from index.embedded import EmbeddedIndex
from index.errors import NotFound, QueryError
from index.maintenance import check, rebuild
from index.release import Participant, Release
from index.results import FacetValue
from index.search import Picks, Search

FORMAT_1 = Path(__file__).with_name("data") / "format1"
MAKER = FORMAT_1.with_name("make_format1.py")


@pytest.fixture
def kept(tmp_path: Path) -> EmbeddedIndex:
    """The index of format 1 that was made once and is kept."""
    folder = tmp_path / "index"
    shutil.copytree(FORMAT_1, folder)
    return EmbeddedIndex(folder)


def kept_folder(engine: EmbeddedIndex) -> Path:
    return Path(str(engine.stats()["index"]))


def found(engine: EmbeddedIndex, search: Search) -> list[str]:
    return [hit.release.id for hit in engine.search(search).hits]


def test_an_index_of_format_1_is_whole(kept: EmbeddedIndex) -> None:
    releases = runpy.run_path(str(MAKER))["RELEASES"]
    assert check(kept_folder(kept)) == ()
    for release in releases[:-1]:
        assert kept.release(release.id) == release
    with pytest.raises(NotFound, match="no release “gone”"):
        kept.release("gone")
    assert found(kept, Search()) == ["fees", "harbour", "old", "café", "made"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("opens", "made harbour café"),
        ('"opened the harbour"', "harbour"),
        ("fee*", "fees old"),
        ("cafes~1", "café"),
        ("1000", "fees"),
        ("title:hours", ""),
        ("offices:minister OR date:1999", "old"),
        ("locations:porto topics:ships participants:duarte", "harbour"),
        ("date:2021-03-05..", "fees"),
        ("withdrawn", ""),
    ],
)
def test_an_index_of_format_1_is_searched(
    kept: EmbeddedIndex, text: str, expected: str
) -> None:
    assert sorted(found(kept, Search(text))) == sorted(expected.split())


def test_an_index_of_format_1_can_be_written_to(kept: EmbeddedIndex) -> None:
    with kept.writer() as writer:
        writer.add([Release("new", "New fees", "Fees fall.")])
    assert set(found(kept, Search("fees"))) == {"new", "fees", "old"}
    rebuild(kept_folder(kept))
    assert set(found(kept, Search("fees"))) == {"new", "fees", "old"}


def test_no_release_of_an_older_index_has_a_side_until_it_is_made_anew(
    kept: EmbeddedIndex,
) -> None:
    harbour = replace(kept.release("harbour"), id="with sides")
    named = replace(cast(Participant, harbour.tagged("participants")[0]), side="Kenya")
    everything = {"fees", "harbour", "old", "café", "made"}
    with kept.writer() as writer:
        writer.add([replace(harbour, tags=(named,))])
    for _ in range(2):
        (sides,) = (f for f in kept.search(Search()).facets if f.field == "sides")
        assert sides.values == (FacetValue("Kenya", "Kenya", 1),)
        assert (sides.total, sides.missing) == (1, 5)
        none_given = Search(picks=(Picks("sides", any=("",)),))
        assert set(found(kept, none_given)) == everything
        given = Search(picks=(Picks("sides", none=("",)),))
        assert found(kept, given) == ["with sides"]
        rebuild(kept_folder(kept))


def test_an_answer_tells_what_was_asked_and_shows_the_words(
    kept: EmbeddedIndex,
) -> None:
    results = kept.search(Search('"harbour ships"~6 opening'))
    (hit,) = results.hits
    shown = [hit.snippets[0].text[start:end] for start, end in hit.snippets[0].marks]
    assert shown == ["harbour", "Ships"]
    # most releases here have a form of "opening", which is not worth a mark
    assert [hit.release.title[slice(*mark)] for mark in hit.title_marks] == ["harbour"]
    assert results.total == 1 and results.matched == "all" and results.next is None


def test_what_cannot_be_read_is_a_query_error(kept: EmbeddedIndex) -> None:
    for search in (Search('"open'), Search(cursor="?"), Search("a", cursor="e30")):
        with pytest.raises(QueryError):
            kept.search(search)
    with pytest.raises(QueryError):
        kept.facet("topics", Search('"open'))


def test_the_state_of_an_index_is_told(kept: EmbeddedIndex) -> None:
    stats = kept.stats()
    assert (stats["releases"], stats["versions"], stats["withdrawn"]) == (5, 7, 1)
    assert stats["segments"] == 1
