"""Readers never err and never see half a commit, whatever a writer does meanwhile."""

import shutil
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

from index import open_index
from index.embedded import EmbeddedIndex
from index.errors import IndexDamaged
from index.maintenance import rebuild
from index.release import Release, Tag
from index.search import Search
from index.writer import IndexWriter

ROOT = Path(__file__).resolve().parents[1]
STEPS = 40

# every commit adds a release about peace and replaces the one that is on the move
WRITER = """
import sys
from pathlib import Path
from index.maintenance import rebuild
from index.release import Release, Tag
from index.writer import IndexWriter

folder, steps = Path(sys.argv[1]), int(sys.argv[2])
peace = (Tag("topics", "peace", (), "test"),)
for step in range(1, steps):
    with IndexWriter(folder, wait=10) as writer:
        moving = Release("moving", f"Step {step}", f"moving on {step}")
        writer.add([Release(f"r{step}", "Peace", "peaceful", tags=peace), moving])
    if step % 20 == 0:
        rebuild(folder, wait=10)
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "index"
    with IndexWriter(folder) as writer:
        tags = (Tag("topics", "peace", (), "test"),)
        writer.add([Release("r0", "Peace", "peaceful", tags=tags)])
        writer.add([Release("moving", "Step 0", "moving on 0")])
    return folder


def read_while(engine: EmbeddedIndex, working: Callable[[], bool]) -> list[int]:
    """Search again and again; return how many releases about peace there were."""
    totals: list[int] = []
    while working():
        peace = engine.search(Search("peace", size=100))
        (topics,) = (facet for facet in peace.facets if facet.field == "topics")
        assert [value.count for value in topics.values] == [peace.total]
        assert len({hit.release.id for hit in peace.hits}) == peace.total
        moving = engine.search(Search("moving"))
        assert [hit.release.id for hit in moving.hits] == ["moving"]
        everything = engine.search(Search(size=100))
        assert len(everything.hits) == everything.total > peace.total
        assert engine.release("moving").body.startswith("moving on")
        assert [found.count for found in engine.suggest("pea")] >= [peace.total]
        totals.append(peace.total)
    return totals


def test_readers_see_whole_commits_in_their_order(folder: Path) -> None:
    engine = EmbeddedIndex(folder)
    command = [sys.executable, "-c", WRITER, str(folder), str(STEPS)]
    with subprocess.Popen(command, cwd=ROOT) as writer, ThreadPoolExecutor(3) as pool:
        readers = [
            pool.submit(read_while, engine, lambda: writer.poll() is None)
            for _ in range(3)
        ]
        seen = [reader.result(timeout=60) for reader in readers]
        assert writer.wait() == 0
    for totals in seen:
        assert totals and all(before <= after for before, after in pairwise(totals))
    assert len({total for totals in seen for total in totals}) > STEPS // 10
    assert engine.search(Search("peace")).total == STEPS
    assert engine.search(Search(f"moving {STEPS - 1}", match="all")).total == 1
    assert engine.search(Search('"moving on 0"')).total == 0


def test_a_running_reader_finds_a_commit_in_its_next_search(folder: Path) -> None:
    engine = open_index(folder)
    before = engine.revision()
    assert engine.search(Search("fresh")).total == 0
    with IndexWriter(folder) as writer:
        for step in range(20):
            writer.add([Release("news", "", f"fresh news {step}")])
            assert engine.search(Search(f'"fresh news {step}"')).total == 1
            assert engine.release("news").body == f"fresh news {step}"
        writer.remove(["news"])
        assert engine.search(Search("fresh")).total == 0
    rebuild(folder)
    assert engine.search(Search("moving")).total == 1
    assert engine.revision() != before


def test_threads_share_a_reader_without_mixing_their_answers(tmp_path: Path) -> None:
    words = [f"word{number:02}" for number in range(40)]
    releases = [Release(w, w, " ".join(words[: n + 1])) for n, w in enumerate(words)]
    with IndexWriter(tmp_path / "index") as writer:
        writer.add(releases[:25])
        writer.add(releases[25:])
    engine = EmbeddedIndex(tmp_path / "index")
    texts = [f'word0* AND ({word} OR "{word} x" OR {word}~1)' for word in words]
    alone = [engine.search(Search(text)) for text in texts]
    with ThreadPoolExecutor(4) as pool:
        for _ in range(3):
            assert list(pool.map(lambda t: engine.search(Search(t)), texts)) == alone


def test_a_reader_says_when_a_segment_is_lost_and_recovers(folder: Path) -> None:
    engine = EmbeddedIndex(folder)
    for path in (folder / "segments").glob("*.segment"):
        path.unlink()
    # what is open stays readable; a new reader learns what to do
    assert engine.search(Search("moving")).total == 1
    with pytest.raises(IndexDamaged, match="releases rebuild"):
        EmbeddedIndex(folder)
    rebuild(folder)
    assert engine.search(Search("moving")).total == 1
    assert EmbeddedIndex(folder).search(Search("moving")).total == 1


def test_an_index_put_in_the_place_of_another_is_answered_from_at_once(
    folder: Path, tmp_path: Path
) -> None:
    engine = EmbeddedIndex(folder)
    assert engine.search(Search("moving")).total == 1
    with IndexWriter(tmp_path / "other") as writer:
        writer.add([Release("new", "", "Peace is moving closer")])
    folder.rename(tmp_path / "older")
    (tmp_path / "other").rename(folder)
    (hit,) = engine.search(Search("moving")).hits
    assert (hit.release.id, engine.release("new").id) == ("new", "new")
    assert engine.suggest("pea") == ()


def test_an_archive_of_another_index_is_not_read(folder: Path, tmp_path: Path) -> None:
    with IndexWriter(tmp_path / "other") as writer:
        writer.add([Release("a", "", "one"), Release("b", "", "two")])
    engine = EmbeddedIndex(folder)
    for path in folder.glob("archive.sqlite*"):
        path.unlink()
    shutil.copy(tmp_path / "other" / "archive.sqlite", folder)
    for read in (
        lambda: EmbeddedIndex(folder),
        lambda: engine.search(Search("moving")),
    ):
        with pytest.raises(IndexDamaged, match="is that of another archive"):
            read()


def test_a_search_after_nothing_changed_looks_at_one_stamp_only(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine = EmbeddedIndex(folder)
    expected = engine.search(Search("moving"))
    monkeypatch.setattr("index.opened.open_state", lambda *_: pytest.fail("opened"))
    assert engine.search(Search("moving")) == expected


def test_the_same_search_has_the_same_answer_until_something_changes(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    day = date(2024, 2, 29)
    for module in ("index.embedded.today", "index.parse.present_day"):
        monkeypatch.setattr(module, lambda: day)
    with IndexWriter(folder) as writer:
        writer.add([Release("leap", "Fees", "", published=date(2024, 2, 29))])
    index = EmbeddedIndex(folder)
    search = Search("fees date:today")
    first = index.search(search)
    assert [hit.release.id for hit in first.hits] == ["leap"]
    assert index.search(Search("fees date:today")) is first
    with IndexWriter(folder) as writer:
        writer.add([Release("more", "More fees", "", published=day)])
    assert index.search(search).total == 2
    with IndexWriter(folder) as writer:
        writer.remove(["leap"])
    assert [hit.release.id for hit in index.search(search).hits] == ["more"]
    day = date(2024, 3, 1)
    assert index.search(search).total == 0
