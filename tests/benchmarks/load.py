"""Prints how many searches a second `releases serve` answers, and how slow the slowest.

usage: python tests/benchmarks/load.py INDEX [--seconds N] [--queries N] [--seed N]

Needs `wrk` (Debian: apt-get install wrk). A server of its own answers /search.json for
words of the index's own titles, each question in turn, to 1 and to 2 threads of wrk
with 4 connections each. The requests come on top of what the machine does besides:
compare rows of one run; how many the server answers in a second of its own CPU depends
less on that. Then it tells the server's own memory, and that of a server of
an empty index, both after answering the same questions.
"""

import argparse
import json
import os
import random
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote
from urllib.request import urlopen

from page import searches

from index import open_index
from index.state import open_state

# wrk runs this: every connection asks the questions from another one on
_SCRIPT = """
local paths = %s
local at = 0
function setup(thread) thread:set("first", math.random(#paths)) end
function request()
  at = at %% #paths + 1
  return wrk.format("GET", paths[(first + at) %% #paths + 1])
end
"""
_SERVE = "from webapp.start import run; run()"
_TOLD = {
    "requests": r"(\d+) requests in",
    "requests a second": r"Requests/sec:\s+(\S+)",
    "p50": r"50%\s+(\S+)",
    "p90": r"90%\s+(\S+)",
    "p99": r"99%\s+(\S+)",
    "refused": r"Non-2xx or 3xx responses: (\d+)",
}


def main() -> None:
    """Ask with one thread and with two, and print a table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("index", type=Path)
    parser.add_argument("--seconds", type=int, default=10)
    parser.add_argument("--queries", type=int, default=500)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    asked = paths(given.index, given.queries, given.seed)
    names = ("wrk threads", *_TOLD, "a CPU-second")
    print("".join(f"{name:>20}" for name in names))
    with served(given.index) as (address, process):
        urlopen(address + asked[0]).read()  # it listens before it is ready
        for threads in (1, 2):
            before = cpu(process)
            told = measured(address, asked, threads, given.seconds)
            each = int(told["requests"]) / (cpu(process) - before)
            row = "".join(f"{told[name]:>20}" for name in _TOLD)
            print(f"{threads:>20}{row}{each:>20.1f}", flush=True)
        full = private_memory(process)
    print(f"private memory: {full:.1f} MB; an empty index: {empty(asked):.1f} MB")


def paths(index: Path, count: int, seed: int) -> list[str]:
    """Return addresses of searches for what stands in titles."""
    found = searches(open_state(index), random.Random(seed), count)
    return [f"/search.json?q={quote(search.text)}" for search in found]


@contextmanager
def served(index: Path) -> "Iterator[tuple[str, subprocess.Popen[str]]]":
    """Yield the address and the process of a server."""
    command = [sys.executable, "-u", "-c", _SERVE, "--index", str(index)]
    pipe = subprocess.PIPE
    with subprocess.Popen(
        [*command, "serve", "--port", "0"], stdout=pipe, text=True
    ) as process:
        assert process.stdout
        address = next(filter(None, map(_address, process.stdout)))
        try:
            yield address, process
        finally:
            process.terminate()


def _address(line: str) -> str | None:
    found = re.search(r"http://\S+", line)
    return found[0].rstrip("/") if found else None


def measured(
    address: str, asked: list[str], threads: int, seconds: int
) -> dict[str, str]:
    """Return what wrk tells of asking for so many seconds."""
    listed = "{" + ",".join(map(json.dumps, asked)) + "}"
    with tempfile.NamedTemporaryFile("w", suffix=".lua") as script:
        script.write(_SCRIPT % listed)
        script.flush()
        options = [f"-t{threads}", f"-c{4 * threads}", f"-d{seconds}s", "--latency"]
        said = subprocess.run(
            ["wrk", *options, "-s", script.name, address],
            check=True,
            capture_output=True,
            text=True,
        ).stdout
    found = ((name, re.search(pattern, said)) for name, pattern in _TOLD.items())
    return {name: match[1] if match else "0" for name, match in found}


def cpu(process: "subprocess.Popen[str]") -> float:
    """Return the seconds of CPU that a process took so far."""
    told = Path(f"/proc/{process.pid}/stat").read_text().rpartition(")")[2].split()
    return (int(told[11]) + int(told[12])) / os.sysconf("SC_CLK_TCK")


def private_memory(process: "subprocess.Popen[str]") -> float:
    """Return the megabytes of a process that are no part of a mapped file."""
    status = Path(f"/proc/{process.pid}/status").read_text()
    found = re.search(r"RssAnon:\s+(\d+) kB", status)
    assert found
    return int(found[1]) / 1024


def empty(asked: list[str]) -> float:
    """Return the private memory of a server of an empty index."""
    with tempfile.TemporaryDirectory() as folder:
        open_index(Path(folder) / "index", create=True)
        with served(Path(folder) / "index") as (address, process):
            for path in asked:
                urlopen(address + path).read()
            time.sleep(0.1)
            return private_memory(process)


if __name__ == "__main__":
    main()
