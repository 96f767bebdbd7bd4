"""What was lost, put back, cut short or killed is noticed, or finished by the next."""

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from written import AID, TRADE, TRADE_AGAIN, UNDATED, add, shown

from index.archive import Archive
from index.engine import Added
from index.errors import (
    IndexDamaged,
    IndexFault,
    IndexMissing,
)
from index.maintenance import check
from index.manifest import ARCHIVE, MANIFEST, SEGMENTS, read_manifest
from index.release import content_hash
from index.writer import IndexWriter


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "index"


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
