"""Segments are merged: when, by whom, beside what, and without loss."""

import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event, current_thread, main_thread
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from written import AID, add, many, shown

import index.published
from index.engine import Added
from index.errors import (
    IndexFault,
)
from index.lock import is_awaited
from index.maintenance import check
from index.making import Merging
from index.manifest import SEGMENTS, SegmentEntry, read_manifest
from index.release import Release
from index.sizes import CROWD_WHILE_ADDING, plan_merge
from index.writer import IndexWriter


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "index"


def test_a_segment_that_is_much_deleted_is_written_anew(folder: Path) -> None:
    add(folder, *many(10))
    with IndexWriter(folder) as writer:
        writer.remove(["r0", "r1", "r2", "r3"])
    (entry,) = read_manifest(folder).segments
    assert (entry.documents, entry.deleted) == (6, None)
    assert len(list((folder / SEGMENTS).iterdir())) == 1


def test_small_segments_are_merged(folder: Path) -> None:
    for release in many(9):
        add(folder, release)
    sizes = [entry.documents for entry in read_manifest(folder).segments]
    assert sizes == [8, 1]
    assert len(list((folder / SEGMENTS).iterdir())) == 2
    assert shown(folder) == {release.id: release for release in many(9)}
    assert check(folder) == ()


def test_a_writer_merges_when_it_leaves(folder: Path) -> None:
    with IndexWriter(folder) as writer:
        for release in many(31):
            writer.add([release])
        assert len(read_manifest(folder).segments) == 31
    assert [e.documents for e in read_manifest(folder).segments] == [31]
    assert check(folder) == ()


def test_a_writer_that_leaves_gives_way_to_one_that_waits(folder: Path) -> None:
    def second() -> int:
        with IndexWriter(folder, wait=30) as waiting:
            waiting.add([AID])
            return len(read_manifest(folder).segments)

    with ThreadPoolExecutor(1) as pool:
        with IndexWriter(folder) as writer:
            for release in many(30):
                writer.add([release])
            assert not is_awaited(folder)
            found = pool.submit(second)
            while not is_awaited(folder):
                time.sleep(0.001)
        assert found.result(30) == 31  # nothing was merged while it waited
    assert [e.documents for e in read_manifest(folder).segments] == [31]
    assert check(folder) == ()


def test_a_merge_does_not_keep_a_writer_from_its_work(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, go_on, write = Event(), Event(), index.published.write_segment

    def held(*given: Any) -> SegmentEntry:
        if current_thread() is not main_thread():
            begun.set()
            assert go_on.wait(30)
        return write(*given)

    monkeypatch.setattr("index.published.write_segment", held)
    with IndexWriter(folder) as writer:
        for release in many(32):
            writer.add([release])
        assert begun.wait(30)
        # all this goes on while 32 segments are being merged
        writer.add(many(1, start=32))
        writer.add([Release("r5", "new", "r5 is elsewhere")])
        writer.remove(["r7"])
        assert len(read_manifest(folder).segments) == 34
        go_on.set()
        writer.merge(CROWD_WHILE_ADDING)
        entries = read_manifest(folder).segments
        assert [(e.documents, e.live) for e in entries] == [(32, 30), (1, 1), (1, 1)]
        assert shown(folder)["r5"].body == "r5 is elsewhere"
        assert "r7" not in shown(folder) and len(shown(folder)) == 32
    assert check(folder) == ()


def test_a_writer_that_fails_abandons_its_merge(folder: Path) -> None:
    with pytest.raises(KeyboardInterrupt):
        with IndexWriter(folder) as writer:
            for release in many(32):
                writer.add([release])
            raise KeyboardInterrupt
    assert len(shown(folder)) == 32 and check(folder) == ()
    assert add(folder, *many(1, start=32)) == Added(new=1)
    assert len(list((folder / SEGMENTS).iterdir())) == 1


def test_a_merge_that_fails_is_told_and_begun_anew(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_room(*_: object) -> None:
        raise OSError(28, "No space left on device", "x.segment")

    with IndexWriter(folder) as writer:
        for release in many(31):
            writer.add([release])
        with monkeypatch.context() as patch:
            patch.setattr(Merging, "result", no_room)
            writer.add(many(1, start=31))
            with pytest.raises(IndexFault, match="x.segment: No space left.*safe"):
                writer.merge()
    assert len(shown(folder)) == 32 and check(folder) == ()


def test_a_writer_that_fails_leaves_at_once(folder: Path) -> None:
    with pytest.raises(KeyboardInterrupt):
        with IndexWriter(folder) as writer:
            for release in many(8):
                writer.add([release])
            raise KeyboardInterrupt
    assert len(read_manifest(folder).segments) == 8


def entry(documents: int, deleted: int = 0, words: int = 10) -> SegmentEntry:
    return SegmentEntry("s", documents, 0, documents * words, None, deleted)


def test_eight_segments_of_a_tier_are_merged() -> None:
    assert plan_merge([entry(5)] * 7) == ()
    assert plan_merge([entry(900), *[entry(5)] * 8]) == (entry(5),) * 8
    assert plan_merge([entry(5)] * 4 + [entry(8)] * 4) == ()


def test_what_is_full_is_merged_no_more() -> None:
    assert plan_merge([entry(40_000)] * 20) == ()
    assert plan_merge([entry(30_000)] * 8) == (entry(30_000),) * 2
    assert plan_merge([entry(6_000, words=2_000)] * 8) == (entry(6_000, 0, 2_000),) * 2
    assert plan_merge([entry(6_000, words=2_100)] * 8) == ()


def test_a_segment_with_many_deleted_is_rewritten_first() -> None:
    assert plan_merge([entry(10, 3), *[entry(5)] * 6]) == ()
    assert plan_merge([*[entry(5)] * 8, entry(10, 4)]) == (entry(10, 4),)


@given(st.lists(st.integers(1, 70_000), max_size=60))
def test_merging_ends_and_loses_nothing(sizes: list[int]) -> None:
    segments = [entry(size) for size in sizes]
    for _ in range(len(sizes) + 1):
        plan = plan_merge(segments)
        for merged in plan:
            segments.remove(merged)
        if plan:
            segments.append(entry(sum(one.documents for one in plan)))
    assert plan_merge(segments) == ()
    assert sum(one.documents for one in segments) == sum(sizes)


FULL_WHILE_MERGING = """
import resource, sys
from pathlib import Path
from index.errors import IndexFault
from index.maintenance import rebuild
from index.release import Release
from index.writer import IndexWriter
folder, limit = Path(sys.argv[1]), int(sys.argv[2])
try:
    with IndexWriter(folder) as writer:
        for n in range(8):
            text = " ".join(f"w{n}x{k}" for k in range(900))
            writer.add([Release(f"r{n}", "title", text)])
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, resource.RLIM_INFINITY))
except IndexFault as fault:
    print(fault)
try:
    rebuild(folder)
except IndexFault as fault:
    print(fault)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no file-size limit to set")
@pytest.mark.parametrize("limit", [0, 20_000, 60_000])
def test_a_disk_full_while_merging_leaves_all_as_it_was(
    folder: Path, limit: int
) -> None:
    command = [sys.executable, "-c", FULL_WHILE_MERGING, str(folder), str(limit)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout.count("room and permission") == 2, done.stderr
    assert len(read_manifest(folder).segments) == 8
    assert len(list((folder / SEGMENTS).iterdir())) == 8
    assert shown(folder).keys() == {f"r{n}" for n in range(8)}
    add(folder, AID)  # leaving merges now that there is room
    assert len(read_manifest(folder).segments) < 8 and check(folder) == ()
