"""What is added is found, once, in its newest version, whatever happens on the way."""

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path
from threading import Event, current_thread, main_thread
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

import index.published
from index.archive import Archive
from index.deletions import read_deletions
from index.engine import Added
from index.errors import (
    ForeignFolder,
    IndexDamaged,
    IndexFault,
    IndexLocked,
    IndexMissing,
)
from index.lock import is_awaited
from index.maintenance import check
from index.making import Merging
from index.manifest import ARCHIVE, MANIFEST, SEGMENTS, SegmentEntry, read_manifest
from index.ordinals import Ordinals
from index.packed import FIRST_ORDINAL, SPAN
from index.release import Release, Tag, content_hash
from index.segment import Segment
from index.sizes import CROWD_WHILE_ADDING, plan_merge, portions
from index.writer import IndexWriter

TRADE = Release("trade", "Trade talks", "Talks on trade.", published=date(2024, 6, 1))
TRADE_AGAIN = Release(
    "trade", "Trade talks end", "They end.", published=TRADE.published
)
AID = Release("aid", "Aid", "Aid is sent.", published=date(2024, 5, 2))
UNDATED = Release("visit", "A visit", "The harbour is visited.")


def shown(folder: Path) -> dict[str, Release]:
    """Every release a reader of this index finds, by the id its segment gives."""
    archive = Archive.open(folder / ARCHIVE)
    found = [(i, archive.read([n])[0]) for i, n in live(folder)]
    archive.close()
    assert len(found) == len(dict(found))
    return dict(found)


def live(folder: Path) -> Iterator[tuple[str, int]]:
    for entry in read_manifest(folder).segments:
        deleted = folder / SEGMENTS / entry.deleted if entry.deleted else None
        segment = Segment(folder / SEGMENTS / entry.file, deleted)
        for document in range(segment.documents):
            if segment.is_live(document):
                yield segment.id(document), segment.sequence(document)


def many(count: int, start: int = 0) -> list[Release]:
    names = (f"r{n}" for n in range(start, start + count))
    return [Release(name, name, f"{name} is here") for name in names]


def add(folder: Path, *releases: Release) -> Added:
    with IndexWriter(folder) as writer:
        return writer.add(releases)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "index"


def test_what_is_added_is_shown(folder: Path) -> None:
    assert add(folder, AID, TRADE, UNDATED) == Added(new=3)
    assert shown(folder) == {"trade": TRADE, "aid": AID, "visit": UNDATED}
    assert [i for i, _ in live(folder)] == ["trade", "aid", "visit"]
    assert check(folder) == ()


def test_adding_the_same_again_changes_nothing(folder: Path) -> None:
    add(folder, TRADE, AID)
    before = read_manifest(folder)
    assert add(folder, TRADE, AID) == Added(unchanged=2)
    assert read_manifest(folder) == before
    with IndexWriter(folder) as writer:
        assert writer.unchanged("aid", content_hash(AID))
        assert not writer.unchanged("trade", content_hash(AID))


def test_a_changed_release_replaces_the_older_one(folder: Path) -> None:
    add(folder, TRADE, AID)
    assert add(folder, TRADE_AGAIN) == Added(changed=1)
    assert shown(folder) == {"trade": TRADE_AGAIN, "aid": AID}
    assert add(folder, TRADE) == Added(changed=1)
    assert shown(folder) == {"trade": TRADE, "aid": AID}
    assert check(folder) == ()


TALKS = (Tag("topics", "trade", (), "cue"),)


def test_other_tags_take_the_place_of_the_older(folder: Path) -> None:
    add(folder, TRADE, AID)
    tagged = replace(TRADE, tags=TALKS)
    with IndexWriter(folder) as writer:
        assert writer.retag([tagged, replace(AID, tags=TALKS), UNDATED]) == 2
        assert writer.retag([AID]) == 1
        assert writer.unchanged("trade", content_hash(TRADE))
    assert shown(folder) == {"trade": tagged, "aid": AID}
    assert check(folder) == ()
    archive = Archive.open(folder / ARCHIVE)
    assert archive.read([1, 2, 3, 4, 5])[0] == TRADE  # what it was stays


def test_tags_of_a_text_that_changed_since_are_not_taken(folder: Path) -> None:
    add(folder, TRADE_AGAIN)
    with IndexWriter(folder) as writer:
        assert writer.retag([replace(TRADE, tags=TALKS)]) == 0
        writer.remove(["trade"])
        assert writer.retag([replace(TRADE_AGAIN, tags=TALKS)]) == 0
    assert shown(folder) == {}


def test_a_writer_gives_what_was_added_since(folder: Path) -> None:
    add(folder, TRADE, AID)
    with IndexWriter(folder) as writer:
        writer.remove(["trade"])
        found = [(v.sequence, v.id, release) for v, release in writer.since(1)]
        assert found == [(2, "aid", AID), (3, "trade", None)]
        assert list(writer.releases()) == [AID]
        assert list(writer.releases(["trade", "aid", "aid", "visit"])) == [AID]


def test_of_two_versions_in_a_batch_the_last_is_shown(folder: Path) -> None:
    batch = (TRADE, TRADE_AGAIN, TRADE_AGAIN, AID)
    assert add(folder, *batch) == Added(new=2, changed=1, unchanged=1)
    assert shown(folder) == {"trade": TRADE_AGAIN, "aid": AID}
    archive = Archive.open(folder / ARCHIVE)
    assert archive.read([1, 2, 3]) == [TRADE, TRADE_AGAIN, AID]


def test_a_release_may_come_back_to_what_it_was(folder: Path) -> None:
    add(folder, TRADE)
    assert add(folder, TRADE_AGAIN, TRADE) == Added(changed=2)
    assert shown(folder) == {"trade": TRADE}


def test_a_withdrawn_release_is_gone_until_it_is_added_again(folder: Path) -> None:
    add(folder, TRADE, AID)
    with IndexWriter(folder) as writer:
        assert writer.remove(["trade", "trade", "nowhere"]) == 1
        assert writer.remove(["trade"]) == 0
        assert shown(folder) == {"aid": AID}
        assert writer.add([TRADE]) == Added(new=1)
    assert shown(folder) == {"trade": TRADE, "aid": AID}
    assert check(folder) == ()


def test_an_emptied_index_keeps_no_segment(folder: Path) -> None:
    add(folder, TRADE)
    with IndexWriter(folder) as writer:
        writer.remove(["trade"])
    assert read_manifest(folder).segments == ()
    assert list((folder / SEGMENTS).iterdir()) == []


def test_deleted_documents_are_listed_in_a_file_of_their_own(folder: Path) -> None:
    add(folder, *many(10))
    with IndexWriter(folder) as writer:
        writer.remove(["r0", "r9"])
    (entry,) = read_manifest(folder).segments
    assert entry.deleted and (entry.documents, entry.deleted_documents) == (10, 2)
    assert read_deletions(folder / SEGMENTS / entry.deleted, 10) == b"\x01\x02"


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


def test_facet_values_keep_their_numbers(folder: Path) -> None:
    def tagged(name: str, *topics: str) -> Release:
        tags = tuple(Tag("topics", topic, (), "cue") for topic in topics)
        return Release(name, name, name, tags=tags)

    add(folder, tagged("a", "trade", "ports"))
    first = Segment(folder / SEGMENTS / read_manifest(folder).segments[0].file)
    add(folder, tagged("b", "aid", "trade"))
    second = Segment(folder / SEGMENTS / read_manifest(folder).segments[1].file)
    numbers = {t: first.ordinal("topics", t) for t in ("trade", "ports")}
    assert sorted(filter(None, numbers.values())) == [FIRST_ORDINAL, FIRST_ORDINAL + 1]
    assert second.ordinal("topics", "trade") == numbers["trade"]
    assert second.ordinal("topics", "aid") == FIRST_ORDINAL + 2
    assert read_manifest(folder).ordinals["topics"] == FIRST_ORDINAL + 3


def test_a_second_writer_waits_its_turn(folder: Path) -> None:
    with IndexWriter(folder):
        with pytest.raises(IndexLocked, match=f"process {os.getpid()}"):
            add(folder, TRADE)
    assert add(folder, TRADE) == Added(new=1)


def test_a_folder_of_other_things_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "holiday.jpg").touch()
    with pytest.raises(ForeignFolder):
        add(tmp_path, TRADE)
    assert [path.name for path in tmp_path.iterdir()] == ["holiday.jpg"]


def test_a_lost_manifest_is_never_made_anew(folder: Path) -> None:
    add(folder, TRADE)
    (folder / MANIFEST).unlink()
    with pytest.raises(IndexDamaged, match="manifest.json is missing.*rebuild"):
        add(folder, AID)
    shutil.rmtree(folder / SEGMENTS)
    with pytest.raises(IndexDamaged, match="manifest.json is missing.*rebuild"):
        add(folder, AID)


def test_a_lost_archive_is_never_made_anew(folder: Path) -> None:
    add(folder, TRADE)
    (folder / ARCHIVE).unlink()
    with pytest.raises(IndexDamaged, match="archive.sqlite is missing"):
        add(folder, AID)


def test_an_archive_of_another_index_is_noticed(folder: Path, tmp_path: Path) -> None:
    add(folder, TRADE)
    add(tmp_path / "other", TRADE)
    os.replace(tmp_path / "other" / ARCHIVE, folder / ARCHIVE)
    with pytest.raises(IndexDamaged, match="is that of another archive"):
        add(folder, AID)


def test_an_archive_put_back_too_old_is_noticed(folder: Path) -> None:
    add(folder, TRADE)
    old = (folder / ARCHIVE).read_bytes()
    add(folder, AID)
    (folder / ARCHIVE).write_bytes(old)
    with pytest.raises(IndexDamaged, match="is older than the index"):
        add(folder, UNDATED)


def test_a_making_cut_short_is_finished(folder: Path) -> None:
    folder.mkdir()
    Archive.create(folder / ARCHIVE, "feed").close()
    with pytest.raises(IndexMissing):
        read_manifest(folder)
    assert add(folder, TRADE) == Added(new=1)
    assert read_manifest(folder).index == "feed"


def test_a_segment_that_lost_a_release_is_noticed(folder: Path) -> None:
    add(folder, TRADE)
    archive = Archive.open(folder / ARCHIVE, writable=True)
    archive._connection.execute("UPDATE versions SET published = '1999-01-01'")
    archive.close()
    with pytest.raises(IndexDamaged, match="does not show version 1"):
        add(folder, TRADE_AGAIN)


def test_the_next_writer_finishes_what_a_crash_cut_short(folder: Path) -> None:
    add(folder, TRADE, AID)
    archive = Archive.open(folder / ARCHIVE, writable=True)
    archive.append([(r, content_hash(r)) for r in (UNDATED, TRADE_AGAIN)])
    archive.withdraw(["aid"])
    archive.close()
    (folder / SEGMENTS / "orphan.segment").touch()
    with IndexWriter(folder):
        assert shown(folder) == {"trade": TRADE_AGAIN, "visit": UNDATED}
    assert not (folder / SEGMENTS / "orphan.segment").exists()
    assert check(folder) == ()


def test_a_failed_batch_is_finished_by_the_next(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_room(*_: object) -> None:
        raise OSError(28, "No space left on device", "x.segment")

    with IndexWriter(folder) as writer:
        writer.add([TRADE])
        with monkeypatch.context() as patch:
            patch.setattr("index.making.build_segment", no_room)
            with pytest.raises(IndexFault, match="x.segment: No space left.*safe"):
                writer.add([AID, TRADE_AGAIN])
        assert shown(folder) == {"trade": TRADE}
        assert writer.add([UNDATED]) == Added(new=1)
    assert shown(folder) == {"trade": TRADE_AGAIN, "aid": AID, "visit": UNDATED}
    assert check(folder) == ()


def test_a_long_batch_makes_several_segments(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("index.sizes.MAX_DOCUMENTS", 4)
    assert add(folder, *many(10)) == Added(new=10)
    sizes = [entry.documents for entry in read_manifest(folder).segments]
    assert sizes == [4, 4, 2]


def test_a_stream_is_parted_by_count_and_by_size(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("index.sizes.MAX_DOCUMENTS", 3)
    monkeypatch.setattr("index.sizes._MAX_BYTES", 10)
    parts = [list(part) for part in portions([1, 1, 1, 12, 5, 5, 1], lambda n: n)]
    assert parts == [[1, 1, 1], [12], [5, 5], [1]]


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


steps = st.lists(
    st.tuples(
        st.booleans(),
        st.lists(
            st.tuples(st.integers(0, 9), st.integers(0, 3)), min_size=1, max_size=4
        ),
    ),
    max_size=12,
)


@settings(max_examples=25, deadline=None)
@given(steps)
def test_an_index_shows_what_a_dictionary_would(
    tmp_path_factory: pytest.TempPathFactory,
    steps: list[tuple[bool, list[tuple[int, int]]]],
) -> None:
    folder, expected = tmp_path_factory.mktemp("index"), dict[str, Release]()
    with IndexWriter(folder) as writer:
        for adding, choices in steps:
            batch = [_variant(*choice) for choice in choices]
            if adding:
                writer.add(batch)
                expected |= {release.id: release for release in batch}
            else:
                writer.remove([release.id for release in batch])
                for release in batch:
                    expected.pop(release.id, None)
            assert shown(folder) == expected
    assert check(folder) == ()


def _variant(name: int, text: int) -> Release:
    published = None if text == 3 else date(2024, 1, 1 + text)
    return Release(f"r{name}", f"Text {text}", f"Text {text}.", published=published)


WORK = """
import sys
from pathlib import Path
from index.release import Release
from index.writer import IndexWriter
with IndexWriter(Path(sys.argv[1]), wait=10) as writer:
    for n in range(int(sys.argv[2]), 10**9):
        text = f"text {n}"
        writer.add([Release(f"r{n}", "title", text), Release("last", "last", str(n))])
        if n % 3 == 0:
            writer.remove([f"r{n - 2}"])
        print(n, flush=True)
"""


def test_a_killed_writer_loses_nothing_it_acknowledged(folder: Path) -> None:
    start, chance = 0, random.Random(5)
    for _ in range(4):
        command = [sys.executable, "-c", WORK, str(folder), str(start)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
            assert process.stdout and process.stdout.readline()
            time.sleep(chance.random() * 0.4)
            process.send_signal(signal.SIGKILL)
            acknowledged = [int(line) for line in process.stdout if line.strip()]
        last = acknowledged[-1] if acknowledged else start
        with IndexWriter(folder):
            pass
        found, done = shown(folder), range(start, last + 1)
        gone = {f"r{n - 2}" for n in done if n % 3 == 0}
        perhaps_gone = {f"r{last - 1}"}
        assert {f"r{n}" for n in done} - gone - perhaps_gone <= found.keys()
        assert not gone & found.keys() and int(found["last"].body) >= last
        assert check(folder) == ()
        start = last + 2


FULL = """
import resource, sys
from pathlib import Path
from index.errors import IndexFault
from index.release import Release
from index.writer import IndexWriter
texts = [" ".join(f"w{n}x{k}" for k in range(900)) for n in range(40)]
limit = int(sys.argv[2])
with IndexWriter(Path(sys.argv[1])) as writer:
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, resource.RLIM_INFINITY))
    try:
        writer.add(Release(f"r{n}", "title", text) for n, text in enumerate(texts))
    except IndexFault as fault:
        print(fault)
"""


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


@pytest.mark.skipif(sys.platform == "win32", reason="no file-size limit to set")
@pytest.mark.parametrize("limit", [0, 20_000, 100_000, 200_000, 400_000])
def test_a_full_disk_is_said_and_the_old_state_stays(folder: Path, limit: int) -> None:
    add(folder, TRADE)
    command = [sys.executable, "-c", FULL, str(folder), str(limit)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert "room and permission" in done.stdout and str(folder) in done.stdout
    assert shown(folder) == {"trade": TRADE}
    add(folder, AID)
    assert {"trade", "aid"} <= shown(folder).keys()
    assert len(shown(folder)) in (2, 42)
    assert check(folder) == ()


def test_a_field_with_all_the_values_there_can_be_takes_no_other() -> None:
    ordinals = Ordinals((), {"topics": SPAN - 1})
    assert ordinals("topics", "last") == SPAN - 1
    with pytest.raises(IndexFault, match="the index has 4,000,000 topics, and"):
        ordinals("topics", "one more")
    assert ordinals("topics", "last") == SPAN - 1
