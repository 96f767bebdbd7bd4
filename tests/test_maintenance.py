"""Damage in any file is found and named, and cured from the archive."""

import random
import shutil
import subprocess
import sys
import time
from datetime import date
from pathlib import Path

import pytest

from index.archive import Archive
from index.errors import (
    ForeignFolder,
    IndexDamaged,
    IndexFault,
    IndexLocked,
    IndexMissing,
)
from index.maintenance import Finding, check, rebuild
from index.manifest import (
    ARCHIVE,
    MANIFEST,
    SEGMENTS,
    Manifest,
    SegmentEntry,
    publish,
    read_manifest,
)
from index.release import Release, content_hash
from index.segment import Segment
from index.writer import IndexWriter


def releases(count: int) -> list[Release]:
    days = [date(2024, 1, 1 + n) if n % 3 else None for n in range(count)]
    return [
        Release(f"r{n}", f"Title {n}", f"Body {n}", published=day)
        for n, day in enumerate(days)
    ]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    with IndexWriter(tmp_path / "index") as writer:
        writer.add(releases(20))
        writer.add([Release("r3", "New title", "New body")])
        writer.remove(["r4"])
    return tmp_path / "index"


def shown(folder: Path) -> list[tuple[int, str]]:
    found = []
    for entry in read_manifest(folder).segments:
        deleted = folder / SEGMENTS / entry.deleted if entry.deleted else None
        segment = Segment(folder / SEGMENTS / entry.file, deleted)
        live = filter(segment.is_live, range(segment.documents))
        found += [
            (segment.sequence(document), segment.id(document)) for document in live
        ]
    return sorted(found)


def flip(path: Path, place: int, bit: int) -> None:
    data = bytearray(path.read_bytes())
    data[place] ^= 1 << bit
    path.write_bytes(data)


def test_a_whole_index_has_no_findings(folder: Path) -> None:
    assert check(folder) == ()


def test_a_flipped_bit_in_any_derived_file_is_found_and_cured(folder: Path) -> None:
    chance, before = random.Random(2), shown(folder)
    paths = [folder / MANIFEST, *(folder / SEGMENTS).iterdir()]
    assert {path.suffix for path in paths} == {".json", ".segment", ".bits"}
    for path in paths:
        whole = path.read_bytes()
        for _ in range(40):
            flip(path, chance.randrange(len(whole)), chance.randrange(8))
            found = check(folder)
            # a flipped bit may make one kind of white space of another in JSON
            same = path.suffix == ".json" and not found
            assert same or path in {finding.file for finding in found}
            assert all(str(f.file) in f.problem and "rebuild" in f.cure for f in found)
            path.write_bytes(whole)
    flip(paths[1], 9, 1)
    assert check(folder)
    rebuild(folder)
    assert check(folder) == () and shown(folder) == before


def test_a_flipped_bit_in_the_text_of_the_archive_is_found(folder: Path) -> None:
    path, chance = folder / ARCHIVE, random.Random(3)
    whole = path.read_bytes()
    archive = Archive.open(path)
    rows = archive._rows("SELECT content, tags FROM versions WHERE digest IS NOT NULL")
    archive.close()
    for row in rows:
        column = chance.choice(row)
        place = whole.index(column) + chance.randrange(len(column))
        path.write_bytes(whole)
        flip(path, place, chance.randrange(8))
        found = check(folder)
        assert path in {finding.file for finding in found}
        assert "backup" in found[0].cure


def test_a_flipped_bit_anywhere_in_the_archive_raises_nothing(folder: Path) -> None:
    path, chance = folder / ARCHIVE, random.Random(4)
    whole = path.read_bytes()
    for _ in range(150):
        path.write_bytes(whole)
        flip(path, chance.randrange(len(whole)), chance.randrange(8))
        assert isinstance(check(folder), tuple)


def test_a_cut_file_is_found(folder: Path) -> None:
    for path in (folder / MANIFEST, *(folder / SEGMENTS).iterdir(), folder / ARCHIVE):
        whole = path.read_bytes()
        path.write_bytes(whole[: len(whole) // 2])
        assert path in {finding.file for finding in check(folder)}
        path.write_bytes(whole)
    assert check(folder) == ()


def test_a_missing_file_is_found(folder: Path) -> None:
    for path in (*(folder / SEGMENTS).iterdir(), folder / ARCHIVE, folder / MANIFEST):
        shutil.move(path, folder / "aside")
        assert path in {finding.file for finding in check(folder)}
        shutil.move(folder / "aside", path)


def test_a_release_that_no_segment_shows_is_found(folder: Path) -> None:
    manifest = read_manifest(folder)
    less = Manifest(manifest.index, 99, manifest.sequence, manifest.segments[1:])
    publish(folder, less)
    (finding,) = check(folder)
    assert finding.file == folder / MANIFEST
    assert "19 releases are current, 1 are shown" in finding.problem


def test_a_version_that_is_not_current_is_found(folder: Path) -> None:
    manifest = read_manifest(folder)
    whole = tuple(
        SegmentEntry(entry.file, entry.documents, entry.bytes, entry.length)
        for entry in manifest.segments
    )
    publish(folder, Manifest(manifest.index, 99, manifest.sequence, whole))
    problems = [finding.problem for finding in check(folder)]
    assert sum("is not the current version" in problem for problem in problems) == 2


def test_an_index_of_another_archive_is_found(folder: Path) -> None:
    publish(folder, Manifest("other", 99, 22))
    assert "of another archive" in check(folder)[0].problem


def test_what_the_manifest_does_not_cover_yet_is_no_fault(folder: Path) -> None:
    archive = Archive.open(folder / ARCHIVE, writable=True)
    late = Release("late", "Late", "Late")
    archive.append([(late, content_hash(late))])
    archive.close()
    assert check(folder) == ()


def test_where_there_is_no_index_there_is_nothing_to_care_for(tmp_path: Path) -> None:
    for care in (check, rebuild):
        with pytest.raises(IndexMissing):
            care(tmp_path)
    (tmp_path / "holiday.jpg").touch()
    for care in (check, rebuild):
        with pytest.raises(ForeignFolder):
            care(tmp_path)


@pytest.mark.parametrize("lost", [MANIFEST, SEGMENTS, "both"])
def test_all_but_the_archive_is_made_anew(folder: Path, lost: str) -> None:
    before, old = shown(folder), read_manifest(folder)
    if lost != SEGMENTS:
        (folder / MANIFEST).unlink()
    if lost != MANIFEST:
        shutil.rmtree(folder / SEGMENTS)
    manifest = rebuild(folder)
    assert manifest == read_manifest(folder)
    assert manifest.index == old.index and manifest.generation > old.generation
    assert shown(folder) == before and check(folder) == ()
    assert len(list((folder / SEGMENTS).iterdir())) == 1
    with IndexWriter(folder) as writer:
        assert writer.add(releases(2)).unchanged == 2


def test_a_rebuild_of_much_makes_several_segments(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("index.sizes.MAX_DOCUMENTS", 8)
    before = shown(folder)
    sizes = [entry.documents for entry in rebuild(folder).segments]
    assert sizes == [8, 8, 3] and shown(folder) == before


def test_an_empty_index_is_rebuilt_empty(tmp_path: Path) -> None:
    with IndexWriter(tmp_path):
        pass
    assert rebuild(tmp_path).segments == () and check(tmp_path) == ()


def test_a_rebuild_tells_how_far_it_is(folder: Path) -> None:
    told: list[tuple[int, int]] = []
    rebuild(folder, progress=lambda done, total: told.append((done, total)))
    assert told == [(19, 19)]


def test_a_rebuild_waits_for_the_writer(folder: Path) -> None:
    with IndexWriter(folder):
        with pytest.raises(IndexLocked):
            rebuild(folder, wait=0.01)


def test_a_rebuild_without_an_archive_says_so(folder: Path) -> None:
    (folder / ARCHIVE).unlink()
    with pytest.raises(IndexDamaged, match="archive.sqlite is missing.*backup"):
        rebuild(folder)


def test_a_rebuild_from_a_damaged_archive_is_refused(folder: Path) -> None:
    path, before = folder / ARCHIVE, read_manifest(folder)
    whole = path.read_bytes()
    # version 2 in the index by id, where no checksum of ours lies
    flip(path, whole.index(b"r1\x022024-01-02"), 2)
    with pytest.raises(IndexDamaged, match="archive.sqlite.*backup"):
        rebuild(folder)
    assert read_manifest(folder) == before


def test_a_rebuild_that_fails_leaves_the_old_state(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_room(*_: object) -> None:
        (folder / SEGMENTS / "part.segment").touch()
        raise OSError(28, "No space left on device")

    before = read_manifest(folder)
    monkeypatch.setattr("index.making.build_segment", no_room)
    with pytest.raises(IndexFault, match="No space left"):
        rebuild(folder)
    assert read_manifest(folder) == before and check(folder) == ()
    assert not (folder / SEGMENTS / "part.segment").exists()


def test_a_failed_rebuild_of_a_damaged_index_may_be_repeated(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / MANIFEST).write_text("{}")
    with monkeypatch.context() as patch:
        patch.setattr("index.making.build_segment", None)
        with pytest.raises(TypeError):
            rebuild(folder)
    rebuild(folder)
    assert check(folder) == ()


ENDLESS = """
import sys
from pathlib import Path
from index.maintenance import rebuild
print("ready", flush=True)
while True:
    rebuild(Path(sys.argv[1]))
"""


def test_a_killed_rebuild_leaves_a_whole_index(folder: Path) -> None:
    before, chance = shown(folder), random.Random(6)
    for _ in range(4):
        command = [sys.executable, "-c", ENDLESS, str(folder)]
        with subprocess.Popen(command, stdout=subprocess.PIPE) as process:
            assert process.stdout and process.stdout.readline()
            time.sleep(chance.random() * 0.2)
            process.kill()
        assert shown(folder) == before and check(folder) == ()


def test_a_check_beside_a_writer_finds_nothing(folder: Path) -> None:
    command = [sys.executable, "-c", ENDLESS, str(folder)]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as process:
        try:
            assert process.stdout and process.stdout.readline()
            assert [check(folder) for _ in range(10)] == [()] * 10
        finally:
            process.kill()


def test_a_finding_names_file_and_cure_once() -> None:
    segment = Path("one.segment")
    told = Finding(segment, "one.segment is damaged: rebuild", "rebuild")
    assert str(told) == "one.segment is damaged: rebuild"
    assert str(Finding(segment, "it is cut", "rebuild")) == (
        "one.segment: it is cut; rebuild"
    )
