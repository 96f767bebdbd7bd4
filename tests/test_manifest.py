"""Which segments are live, deletions, and the lock of the one writer."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from index import open_index
from index.deletions import (
    is_deleted,
    read_deletions,
    with_deleted,
    write_deletions,
)
from index.errors import (
    ForeignFolder,
    FormatMismatch,
    IndexDamaged,
    IndexFault,
    IndexLocked,
    IndexMissing,
)
from index.files import disk_faults, replace_file
from index.lock import writer_lock
from index.manifest import (
    MANIFEST,
    SEGMENTS,
    Manifest,
    SegmentEntry,
    deletions_file,
    new_segment_file,
    publish,
    read_manifest,
    remove_orphans,
)
from index.opening import make_folder

STATE = Manifest(
    index="feed",
    generation=7,
    sequence=40,
    segments=(
        SegmentEntry("a.segment", documents=30, bytes=900, length=600),
        SegmentEntry("b.segment", 10, 300, 100, "deleted-b-0000000007.bits", 4),
    ),
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / SEGMENTS).mkdir()
    return tmp_path


def test_what_is_published_is_read_back(folder: Path) -> None:
    publish(folder, STATE)
    assert read_manifest(folder) == STATE
    assert (STATE.documents, STATE.average) == (36, 17.5)


def test_an_empty_index_has_no_average() -> None:
    assert Manifest("feed").average is None


def test_where_there_is_nothing_there_is_no_index(tmp_path: Path) -> None:
    for place in (tmp_path, tmp_path / "nowhere"):
        with pytest.raises(IndexMissing, match="releases add"):
            read_manifest(place)


@pytest.mark.parametrize("name", ["names.ledger", "synonyms.txt"])
def test_what_its_reader_writes_may_lie_there_before_the_index(
    tmp_path: Path, name: str
) -> None:
    (tmp_path / name).touch()
    with pytest.raises(IndexMissing, match="releases add"):
        read_manifest(tmp_path)


def test_a_folder_of_other_things_is_not_an_index(tmp_path: Path) -> None:
    (tmp_path / "holiday.jpg").touch()
    with pytest.raises(ForeignFolder, match="holiday.jpg"):
        read_manifest(tmp_path)
    with pytest.raises(ForeignFolder, match="is a file"):
        read_manifest(tmp_path / "holiday.jpg")


def test_where_no_file_can_be_there_is_no_index(tmp_path: Path) -> None:
    nowhere = tmp_path / "a\0b"
    for use in (read_manifest, open_index, make_folder):
        with pytest.raises(IndexFault, match=r"no index at .*a\\x00b.*; give another"):
            use(nowhere)
    with pytest.raises(IndexFault, match="no file has such a name"):
        open_index(nowhere, create=True)


def test_a_lost_manifest_is_damage_and_names_the_cure(folder: Path) -> None:
    (folder / "archive.sqlite").touch()
    with pytest.raises(IndexDamaged, match="manifest.json is missing.*rebuild"):
        read_manifest(folder)


def test_another_format_is_named(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("index.manifest._FORMAT", 2)
    publish(folder, STATE)
    monkeypatch.undo()
    with pytest.raises(FormatMismatch, match="has format 2"):
        read_manifest(folder)


def test_other_word_rules_are_named(folder: Path) -> None:
    publish(folder, replace(STATE, analysis=0))
    with pytest.raises(FormatMismatch, match="word rules 0"):
        read_manifest(folder)


@settings(deadline=None, max_examples=50)  # each waits for the disk
@given(st.integers(0, 10**9), st.integers(0, 7))
def test_no_flipped_bit_changes_what_a_manifest_says(
    tmp_path_factory: pytest.TempPathFactory, place: int, bit: int
) -> None:
    folder = tmp_path_factory.mktemp("index")
    (folder / SEGMENTS).mkdir()
    publish(folder, STATE)
    data = bytearray((folder / MANIFEST).read_bytes())
    data[place % len(data)] ^= 1 << bit
    (folder / MANIFEST).write_bytes(data)
    try:
        assert read_manifest(folder) == STATE
    except IndexDamaged as error:
        assert MANIFEST in str(error)


def test_a_cut_manifest_is_damaged(folder: Path) -> None:
    publish(folder, STATE)
    for kept in (b"", b"[]", b"null", b"{}", (folder / MANIFEST).read_bytes()[:-9]):
        (folder / MANIFEST).write_bytes(kept)
        with pytest.raises(IndexDamaged):
            read_manifest(folder)


def test_the_manifest_is_plain_json(folder: Path) -> None:
    publish(folder, STATE)
    data = json.loads((folder / MANIFEST).read_text())
    assert (data["format"], data["generation"], data["ordinals"]["topics"]) == (
        1,
        7,
        16,
    )


def test_only_files_no_manifest_names_are_orphans(folder: Path) -> None:
    for name in ("a.segment", "b.segment", "deleted-b-0000000007.bits", "c.segment"):
        (folder / SEGMENTS / name).touch()
    remove_orphans(folder, STATE)
    names = sorted(path.name for path in (folder / SEGMENTS).iterdir())
    assert names == ["a.segment", "b.segment", "deleted-b-0000000007.bits"]


def test_no_segment_file_is_named_twice() -> None:
    first, second = new_segment_file(12), new_segment_file(12)
    assert first != second and first.startswith("0000000012-")
    stem = first.removesuffix(".segment")
    assert deletions_file(first, 15) == f"deleted-{stem}-0000000015.bits"


def test_a_failed_replacement_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "kept"
    replace_file(path, b"old")
    with pytest.raises(TypeError):
        replace_file(path, "not bytes")  # type: ignore[arg-type]  # fails half-way
    assert [p.read_bytes() for p in tmp_path.iterdir()] == [b"old"]


def test_what_the_disk_refuses_is_said_in_words(tmp_path: Path) -> None:
    with pytest.raises(IndexFault, match="No such file.*room and permission"):
        with disk_faults(tmp_path):
            replace_file(tmp_path / "nowhere" / "file", b"")


@settings(deadline=None, max_examples=50)  # each waits for the disk
@given(st.integers(1, 40), st.data())
def test_deleted_documents_and_no_others_are_deleted(
    tmp_path_factory: pytest.TempPathFactory, count: int, data: st.DataObject
) -> None:
    gone = data.draw(st.sets(st.integers(0, count - 1)))
    path = tmp_path_factory.mktemp("deletions") / "deleted.bits"
    write_deletions(path, with_deleted(bytes((count + 7) // 8), gone), count)
    bits = read_deletions(path, count)
    assert {d for d in range(count) if is_deleted(bits, d)} == gone


def test_damaged_deletions_are_named(tmp_path: Path) -> None:
    path = tmp_path / "deleted.bits"
    with pytest.raises(IndexDamaged, match="deleted.bits is missing"):
        read_deletions(path, 9)
    write_deletions(path, b"\x02\x01", 9)
    with pytest.raises(IndexDamaged, match="among 10 documents"):
        read_deletions(path, 10)
    whole = path.read_bytes()
    for place in range(len(whole)):
        changed = bytearray(whole)
        changed[place] ^= 4
        path.write_bytes(changed)
        with pytest.raises(IndexDamaged, match="fails its checksum"):
            read_deletions(path, 9)
    path.write_bytes(whole[:-1])
    with pytest.raises(IndexDamaged):
        read_deletions(path, 9)


def test_the_second_writer_is_told_who_the_first_is(tmp_path: Path) -> None:
    with writer_lock(tmp_path):
        with pytest.raises(IndexLocked, match=f"process {os.getpid()} is writing"):
            with writer_lock(tmp_path, wait=0.05):
                pass
    with writer_lock(tmp_path):
        pass


def test_a_lock_whose_owner_has_not_signed_is_still_a_lock(tmp_path: Path) -> None:
    with writer_lock(tmp_path):
        (tmp_path / "writer.owner").unlink()
        with pytest.raises(IndexLocked, match="another process is writing"):
            with writer_lock(tmp_path):
                pass


def test_a_killed_writer_leaves_no_lock(tmp_path: Path) -> None:
    code = (
        "import os, sys, signal; from pathlib import Path\n"
        "from index.lock import writer_lock\n"
        "with writer_lock(Path(sys.argv[1])): os.kill(os.getpid(), signal.SIGKILL)"
    )
    subprocess.run([sys.executable, "-c", code, str(tmp_path)], check=False)
    assert (tmp_path / "writer.owner").exists()
    with writer_lock(tmp_path):
        pass
