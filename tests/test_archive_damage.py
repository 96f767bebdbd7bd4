"""A damaged, strange, busy or full archive is named, and gives no other release."""

from pathlib import Path

import pytest
from archived import BROOK, TRADE, VISIT, pairs
from hypothesis import given, settings
from hypothesis import strategies as st

from index.archive import Archive
from index.database import transaction
from index.errors import (
    FormatMismatch,
    IndexDamaged,
    IndexFault,
    IndexLocked,
)
from index.release import Release, content_hash


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "archive.sqlite"


@pytest.fixture
def archive(path: Path) -> Archive:
    return Archive.create(path, "feed")


def test_shared_content_that_is_lost_is_noticed(archive: Archive) -> None:
    archive.retag([(BROOK, archive.append(pairs(VISIT))[0])])
    archive._connection.execute("UPDATE versions SET sequence = 3 WHERE sequence = 1")
    with pytest.raises(IndexDamaged):
        archive.read([2])
    archive._connection.execute("UPDATE versions SET content = 3 WHERE sequence = 2")
    with pytest.raises(IndexDamaged, match="version 2 fails its checksum"):
        archive.read([2])


def test_a_missing_archive_is_damage(path: Path) -> None:
    with pytest.raises(IndexDamaged, match="archive.sqlite is missing.*backup"):
        Archive.open(path)


def test_another_file_is_no_archive(path: Path) -> None:
    path.write_text("Dear diary, " * 99)
    with pytest.raises(IndexDamaged, match="not a database"):
        Archive.open(path)
    path.unlink()
    path.touch()
    with pytest.raises(IndexDamaged, match="is not an archive"):
        Archive.open(path)


def test_another_file_is_not_made_an_archive(path: Path) -> None:
    path.write_text("Dear diary, " * 99)
    with pytest.raises(IndexDamaged, match="not a database"):
        Archive.create(path, "feed")
    assert path.read_text().startswith("Dear diary")


def test_another_format_of_archive_is_named(archive: Archive) -> None:
    archive._connection.execute("PRAGMA user_version = 2")
    with pytest.raises(FormatMismatch, match="has format 2"):
        Archive.open(archive.path)


def test_a_changed_version_is_never_read(archive: Archive) -> None:
    archive.append(pairs(VISIT, TRADE))
    archive._connection.execute("UPDATE versions SET seen = 7 WHERE sequence = 2")
    assert archive.read([1]) == [VISIT]
    with pytest.raises(IndexDamaged, match="version 2 fails its checksum"):
        archive.read([1, 2])
    assert list(archive.problems()) == ["version 2 fails its checksum"]


def test_a_lost_version_is_noticed(archive: Archive) -> None:
    archive.append(pairs(VISIT, TRADE))
    archive._connection.execute("DELETE FROM versions WHERE sequence = 1")
    with pytest.raises(IndexDamaged, match="version 1 is missing"):
        archive.read([2, 1])
    with pytest.raises(IndexDamaged, match="version 1 is missing"):
        archive.order([2, 1])
    with pytest.raises(IndexDamaged, match="version 1 is missing"):
        archive.after(0, 9)
    assert list(archive.problems()) == ["version 1 is missing"]


def test_a_date_that_is_none_is_damage(archive: Archive) -> None:
    archive.append(pairs(VISIT))
    archive._connection.execute("UPDATE versions SET published = 'May'")
    with pytest.raises(IndexDamaged, match="May"):
        archive.current("visit")


def test_content_of_another_release_is_noticed(archive: Archive) -> None:
    archive.append([(VISIT, content_hash(TRADE))])
    assert list(archive.problems()) == ["version 1 is not the release it was"]


def test_changed_withdrawals_are_noticed(archive: Archive) -> None:
    archive.withdraw(["visit"])
    archive._connection.execute("UPDATE versions SET id = 'trade'")
    assert list(archive.problems()) == ["version 1 fails its checksum"]


def test_a_table_whose_name_is_no_text_is_damage(archive: Archive) -> None:
    archive.close()
    data = archive.path.read_bytes()
    place = data.index(b"CREATE TABLE versions")
    archive.path.write_bytes(data[:place] + b"CREATE \xffABLE" + data[place + 12 :])
    with pytest.raises(IndexDamaged, match="archive.sqlite: .*backup"):
        Archive.open(archive.path).last_sequence()


def test_a_full_disk_is_said_and_nothing_is_lost(archive: Archive) -> None:
    archive.append(pairs(VISIT))
    pages = archive._rows("PRAGMA page_count")[0][0]
    archive._connection.execute(f"PRAGMA max_page_count = {pages}")
    words = " ".join(str(n**3) for n in range(20_000))
    with pytest.raises(IndexFault, match="the disk is full; make room"):
        archive.append(pairs(TRADE, Release("long", "Long", words)))
    assert archive.last_sequence() == 1
    archive._connection.execute("PRAGMA max_page_count = 100000")
    assert [v.sequence for v in archive.append(pairs(TRADE))] == [2]


def test_a_busy_archive_is_said(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("index.database._PATIENCE", 0.01)
    other = Archive.open(archive.path, writable=True)
    with transaction(other._connection):
        with pytest.raises(IndexLocked, match="keeps it busy"):
            Archive.open(archive.path, writable=True).append(pairs(VISIT))


@settings(deadline=None, max_examples=50)  # each waits for the disk
@given(st.integers(0, 10**9), st.integers(0, 7))
def test_a_flipped_bit_never_gives_another_release(
    tmp_path_factory: pytest.TempPathFactory, place: int, bit: int
) -> None:
    path = tmp_path_factory.mktemp("index") / "archive.sqlite"
    archive = Archive.create(path, "feed")
    archive.append(pairs(VISIT, TRADE))
    archive.close()
    data = bytearray(path.read_bytes())
    data[place % len(data)] ^= 1 << bit
    path.write_bytes(data)
    try:
        damaged = Archive.open(path)
        try:
            assert damaged.read([1, 2]) == [VISIT, TRADE]
        finally:
            damaged.close()
    except (IndexDamaged, FormatMismatch, IndexFault):
        pass
