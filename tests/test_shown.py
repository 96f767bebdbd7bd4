"""Releases that were shown before are remembered."""

from pathlib import Path

import pytest

from index.archive import Archive
from index.errors import IndexDamaged
from index.release import Release, Tag, content_hash
from index.shown import Shown

NAMED = Tag("topics", "trade", (), "list")


def archive_of(path: Path, count: int) -> Archive:
    archive = Archive.create(path / "archive.sqlite", "x")
    releases = [
        Release(f"r{n}", f"Title {n}", "Trade grew.", tags=(NAMED,), found=(NAMED,))
        for n in range(1, count + 1)
    ]
    archive.append([(release, content_hash(release)) for release in releases])
    return archive


def forget(archive: Archive) -> None:
    archive._connection.execute("DELETE FROM versions")


def test_a_release_is_shown_without_what_was_found_before_naming(
    tmp_path: Path,
) -> None:
    archive = archive_of(tmp_path, 1)
    assert archive.read([1])[0].found == (NAMED,)
    (release,) = Shown(archive).read([1])
    assert release.tags == (NAMED,) and release.found == ()


def test_what_was_shown_is_not_read_again(tmp_path: Path) -> None:
    archive = archive_of(tmp_path, 3)
    shown = Shown(archive)
    assert [release.id for release in shown.read([2, 1])] == ["r2", "r1"]
    forget(archive)
    assert [release.id for release in shown.read([1, 2, 1])] == ["r1", "r2", "r1"]
    with pytest.raises(IndexDamaged, match="version 3 is missing"):
        shown.read([1, 3])


def test_the_last_shown_are_kept_and_the_others_forgotten(tmp_path: Path) -> None:
    archive = archive_of(tmp_path, 250)
    shown = Shown(archive)
    shown.read([*range(1, 201)])
    shown.read([1, *range(201, 250)])
    forget(archive)
    assert [release.id for release in shown.read([1, 249])] == ["r1", "r249"]
    with pytest.raises(IndexDamaged):
        shown.read([2])
