"""Prints how fast `releases add` is, how much memory it takes, and how large an index.

usage: python tests/benchmarks/add.py FILE... [--first N] [--index FOLDER]

Releases per second are by wall clock and by CPU time of all processes. Peak memory is
the highest sum over all processes, each shared page counted once (Linux only). With
--first only the first N lines of each file are read, for JSON Lines, gzipped or not.
"""

import argparse
import gzip
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from contextlib import suppress
from itertools import islice
from pathlib import Path

from index import Release, open_index
from indexer.sources import Options, find, read

COMMAND = [sys.executable, "-c", "from webapp.start import run; run()"]
PAUSE = 0.1  # seconds between two looks at the memory


def main() -> None:
    """Add the files to a new index and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--first", type=int, help="lines to take of each file")
    parser.add_argument("--index", type=Path, help="keep the index in this new folder")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        files = given.files
        if given.first:
            files = [shortened(path, Path(folder), given.first) for path in files]
        index = given.index or Path(folder) / "index"
        seconds, cpu, memory = add(files, index)
        report(index, text_size(files), seconds, cpu, memory)


def shortened(path: Path, folder: Path, lines: int) -> Path:
    """Return a file with the first lines of another."""
    name = path.name.removesuffix(".gz")
    copy = folder / name
    source = gzip.open(path) if name != path.name else path.open("rb")
    with source, copy.open("wb") as target:
        target.writelines(islice(source, lines))
    return copy


def add(files: Iterable[Path], index: Path) -> tuple[float, float, int]:
    """Return the seconds, the CPU seconds and the peak bytes of memory of an add."""
    start = time.perf_counter()
    command = [*COMMAND, "--index", index, "add", *files]
    process = subprocess.Popen(command, start_new_session=True)
    peak, ended = 0, 0
    while not ended:
        time.sleep(PAUSE)
        peak = max(peak, memory_of(process.pid))
        ended, status, usage = os.wait4(process.pid, os.WNOHANG)
    if status:
        print("something was refused: the figures are those of the rest")
    seconds = time.perf_counter() - start
    return seconds, usage.ru_utime + usage.ru_stime, peak


def memory_of(session: int) -> int:
    """Return the bytes that the processes of a session hold."""
    return sum(map(proportional, processes(session)))


def processes(session: int) -> Iterator[int]:
    for entry in Path("/proc").iterdir():
        with suppress(OSError):  # it has just ended
            if entry.name.isdigit() and os.getsid(int(entry.name)) == session:
                yield int(entry.name)


def proportional(process: int) -> int:
    with suppress(OSError):
        text = Path(f"/proc/{process}/smaps_rollup").read_text()
        for line in text.splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) * 1024
    return 0


def text_size(files: Iterable[Path]) -> int:
    """Return the bytes of title and body of all releases in the files."""
    found = (
        one
        for item in find(map(str, files), Options())
        for one in read(item, Options())
    )
    releases = (one for one in found if isinstance(one, Release))
    return sum(len(r.title.encode()) + len(r.body.encode()) for r in releases)


def report(index: Path, text: int, seconds: float, cpu: float, memory: int) -> None:
    stats = {name: value for name, value in open_index(index).stats().items()}
    count = int(str(stats["releases"]))
    segments, archive = (
        int(str(stats[name])) for name in ("segment_bytes", "archive_bytes")
    )
    print(f"kernels          {stats['kernels']}, {stats['segments']} segments")
    print(f"releases         {count:,}")
    print(f"time             {seconds:.1f} s, {count / seconds:,.0f} releases/s")
    print(f"CPU time         {cpu:.1f} s, {count / cpu:,.0f} releases/CPU-s")
    print(f"peak memory      {memory / 1e6:,.0f} MB in all processes")
    for name, size in (("text", text), ("segments", segments), ("archive", archive)):
        print(f"{name:<17}{size / 1e6:,.1f} MB, {size / text:.2f} of the text")


if __name__ == "__main__":
    main()
