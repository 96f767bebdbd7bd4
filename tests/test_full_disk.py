"""A commit on a disk that is full in any of its phases: told, undone, made up for."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from index.archive import Archive
from index.embedded import EmbeddedIndex
from index.errors import IndexFault
from index.maintenance import check
from index.manifest import ARCHIVE, read_manifest
from index.release import Release
from index.search import Search
from index.writer import IndexWriter

SIZE = 16_000_000  # bytes of the disk
PAGE = 4096
KEPT = [Release(f"kept{n}", "Kept", f"kept from before {n}") for n in range(3)]
TEXTS = [" ".join(f"w{n}x{k}" for k in range(300)) for n in range(40)]
FRESH = [Release(f"r{n}", "fresh", text) for n, text in enumerate(TEXTS)]


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A real small disk, in memory."""
    if sys.platform != "linux" or os.geteuid() != 0:
        pytest.skip("only root of a Linux system may mount a disk")
    place = tmp_path / "disk"
    place.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", f"size={SIZE}", "tmpfs", str(place)]
    if subprocess.run(command, capture_output=True).returncode:
        pytest.skip("no disk can be mounted here")
    yield place
    subprocess.run(["umount", "-l", str(place)], check=True)


def test_an_index_on_a_disk_that_only_reads_is_read(disk: Path) -> None:
    with IndexWriter(disk / "index") as writer:
        writer.add(KEPT)
    subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
    index = EmbeddedIndex(disk / "index")
    assert index.search(Search("before")).total == 3
    assert index.release("kept1").body == "kept from before 1"
    assert check(disk / "index") == ()
    with pytest.raises(IndexFault, match="Read-only"), IndexWriter(disk / "index"):
        pass


def fill(disk: Path, spare: int) -> Path:
    """Fill the disk but for so many bytes; return the file that does."""
    state = os.statvfs(disk)
    filler = disk / "filler"
    filler.write_bytes(bytes(max(0, state.f_bavail * state.f_frsize - spare)))
    return filler


def ids(index: EmbeddedIndex) -> set[str]:
    found = index.search(Search(size=100))
    assert found.total == len(found.hits)
    return {hit.release.id for hit in found.hits}


def behind(folder: Path, filler: Path) -> int:
    """Return how many versions are safe in the archive and not shown yet, once there
    is room: without any, SQLite cannot open what another process left open."""
    filler.unlink()
    archive = Archive.open(folder / ARCHIVE)
    try:
        return archive.last_sequence() - read_manifest(folder).sequence
    finally:
        archive.close()


def test_a_disk_full_in_any_phase_of_a_commit_loses_nothing(
    disk: Path, tmp_path: Path
) -> None:
    with IndexWriter(tmp_path / "before") as writer:
        writer.add(KEPT)
    kept, phases = {release.id for release in KEPT}, set()
    for pages in (*range(0, 40, 4), *range(40, 240, 40)):
        folder = disk / "index"
        shutil.copytree(tmp_path / "before", folder)
        reader = EmbeddedIndex(folder)
        assert ids(reader) == kept
        filler = fill(disk, pages * PAGE)
        try:
            with IndexWriter(folder) as writer:
                writer.add(FRESH)
            phases.add("done")
        except IndexFault as fault:
            assert "room" in str(fault) and str(folder) in str(fault)
            assert ids(reader) == kept
            phases.add("indexing" if behind(folder, filler) else "archiving")
        filler.unlink(missing_ok=True)
        with IndexWriter(folder) as writer:
            writer.add(FRESH)
        assert ids(reader) == kept | {release.id for release in FRESH}
        assert check(folder) == ()
        shutil.rmtree(folder)
    assert phases == {"archiving", "indexing", "done"}
