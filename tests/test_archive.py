"""The archive keeps every version of every release, and knows when it is damaged."""

import sqlite3
import threading
import zlib
from datetime import date
from pathlib import Path

import pytest
from archived import BROOK, TRADE, VISIT, pairs, releases
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from index.archive import Archive, ArchiveCounts
from index.database import connect, transaction
from index.errors import (
    IndexFault,
    ReleaseError,
)
from index.release import Release, Tag, content_hash

UNDATED = Release("aid", "Aid", "Aid is sent.")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "archive.sqlite"


@pytest.fixture
def archive(path: Path) -> Archive:
    return Archive.create(path, "feed")


def test_a_release_comes_back_with_all_its_tags(archive: Archive) -> None:
    (version,) = archive.append(pairs(VISIT))
    assert archive.read([version.sequence]) == [VISIT]
    assert (version.id, version.published) == ("visit", date(2024, 5, 2))


def test_other_tags_are_a_version_that_shares_its_content(archive: Archive) -> None:
    (first,) = archive.append(pairs(VISIT))
    (second,) = archive.retag([(BROOK, first)])
    (third,) = archive.retag([(VISIT, second)])
    assert archive.read([1, 2, 3]) == [VISIT, BROOK, VISIT]
    assert archive.current("visit") == third
    assert (first.digest, first.published) == (third.digest, third.published)
    sizes = archive._rows("SELECT typeof(content) FROM versions")
    assert sizes == [("blob",), ("integer",), ("integer",)]
    assert list(archive.problems()) == []


def test_tags_that_were_stored_without_a_reason_have_none(archive: Archive) -> None:
    before = replace(VISIT, tags=(replace(VISIT.tags[0], acting=None),))
    (version,) = archive.append(pairs(before))
    (release,) = archive.read([version.sequence])
    (stored,) = archive._rows("SELECT tags FROM versions")
    assert b"acting" not in zlib.decompress(stored[0])
    assert release == before


@settings(deadline=None, max_examples=50)  # each waits for the disk
@given(st.lists(releases, max_size=3))
def test_any_text_is_kept_as_it_is(
    tmp_path_factory: pytest.TempPathFactory, batch: list[Release]
) -> None:
    path = tmp_path_factory.mktemp("index") / "archive.sqlite"
    archive = Archive.create(path, "feed")
    numbers = [version.sequence for version in archive.append(pairs(*batch))]
    assert archive.read(numbers) == batch
    assert list(archive.problems()) == []
    archive.close()


def test_releases_come_in_the_order_asked_for(archive: Archive) -> None:
    archive.append(pairs(VISIT, TRADE, UNDATED))
    assert archive.read([3, 1, 2]) == [UNDATED, VISIT, TRADE]
    assert archive.read([]) == []


def test_the_newest_version_of_an_id_is_the_current_one(archive: Archive) -> None:
    later = Release("trade", "Trade talks", "Talks on trade and fishing.")
    archive.append(pairs(TRADE))
    archive.append(pairs(later))
    current, before = archive.current("trade"), archive.current("trade", until=1)
    assert current and before
    assert (current.sequence, current.published) == (2, None)
    assert (before.sequence, before.published) == (1, date(2024, 6, 1))
    assert archive.contains("trade", content_hash(later))
    assert not archive.contains("trade", content_hash(TRADE))
    assert archive.read([1]) == [TRADE]


def test_a_withdrawn_release_is_not_current_and_not_lost(archive: Archive) -> None:
    archive.append(pairs(VISIT, TRADE))
    (gone,) = archive.withdraw(["visit"])
    assert (gone.sequence, gone.digest) == (3, None)
    assert archive.current("visit") is None
    assert not archive.contains("visit", content_hash(VISIT))
    assert archive.read([1]) == [VISIT]
    assert archive.counts() == ArchiveCounts(releases=1, withdrawn=1, versions=3)
    assert list(archive.order()) == [2] and list(archive.order(until=2)) == [2, 1]
    assert list(archive.problems()) == []


def test_nothing_is_current_that_was_never_added(archive: Archive) -> None:
    assert archive.current("nowhere") is None
    assert (archive.last_sequence(), archive.counts().releases) == (0, 0)


def test_the_order_is_newest_first_then_by_id(archive: Archive) -> None:
    same_day = [Release(name, name, name, published=date(2024, 5, 2)) for name in "ba"]
    archive.append(pairs(UNDATED, *same_day, TRADE))
    names = ["trade", "a", "b", "aid"]
    assert [release.id for _, release in archive.in_order()] == names
    assert [number for number, _ in archive.in_order([2, 1, 3])] == [3, 2, 1]


def test_versions_beyond_a_number_come_oldest_first(archive: Archive) -> None:
    archive.append(pairs(VISIT, TRADE, UNDATED))
    archive.withdraw(["trade"])
    found = [(v.sequence, v.id, v.digest is None) for v in archive.after(1, limit=2)]
    assert found == [(2, "trade", False), (3, "aid", False)]
    assert [v.digest for v in archive.after(3, limit=2)] == [None]
    assert archive.after(4, limit=2) == []


def test_many_releases_stream_in_order(archive: Archive) -> None:
    archive.append(pairs(*(Release(f"{n:04}", "t", "b") for n in range(1200))))
    assert [n for n, _ in archive.in_order()] == list(range(1, 1201))


def test_a_reader_reads_while_a_batch_is_being_written(archive: Archive) -> None:
    archive.append(pairs(VISIT))
    reader = Archive.open(archive.path)
    with transaction(archive._connection):
        archive._connection.execute("DELETE FROM versions")
        assert reader.read([1]) == [VISIT]
        archive._connection.execute("ROLLBACK")
        archive._connection.execute("BEGIN")
    archive.append(pairs(TRADE))
    assert reader.read([2]) == [TRADE]


def test_any_thread_may_read(archive: Archive) -> None:
    archive.append(pairs(VISIT, TRADE))
    reader, found = Archive.open(archive.path), []
    threads = [
        threading.Thread(target=lambda: found.extend(reader.read([2, 1])))
        for _ in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [TRADE, VISIT] * 8


def test_a_reader_cannot_write(archive: Archive) -> None:
    with pytest.raises(IndexFault, match="readonly.*room and permission"):
        Archive.open(archive.path).append(pairs(VISIT))


def test_an_archive_keeps_its_identity(archive: Archive) -> None:
    archive.close()
    assert Archive.open(archive.path, writable=True).identity == "feed"


def test_an_id_that_is_no_text_is_refused(archive: Archive) -> None:
    with pytest.raises(ReleaseError, match="is not an id"):
        archive.append(pairs(Release("\ud800", "Title", "Body")))
    assert archive.last_sequence() == 0


def test_half_of_a_pair_of_utf_16_is_kept_as_it_is(archive: Archive) -> None:
    release = Release("half", "Half \ud83d of a pair", "An emblem \ude00 cut in two.")
    named = replace(release, tags=(Tag("topics", "x", (), "rule", label="\ud83d"),))
    archive.append(pairs(named))
    assert archive.read([1]) == [named]


def test_every_commit_goes_through_to_the_disk(path: Path, archive: Archive) -> None:
    connection = connect(path, "rw")
    assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    assert connection.execute("PRAGMA synchronous").fetchone() == (2,)
    connection.close()


def test_the_sqlite_here_is_new_enough() -> None:
    assert sqlite3.sqlite_version_info >= (3, 35) and sqlite3.threadsafety
