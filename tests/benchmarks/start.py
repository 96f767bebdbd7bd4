"""Prints how long `releases search` takes from process start to last byte.

usage: python tests/benchmarks/start.py INDEX [WORD...] [--runs N]

CPU and wall-clock milliseconds, medians; beside a bare interpreter and `--version`.
Modules are compiled once, in a first run that is not counted, as an installer does.
"""

import argparse
import os
import subprocess
import sys
import time
from pathlib import Path
from statistics import median

PROGRAM = "from webapp.start import run; run()"


def main() -> None:
    """Run each command in turn, as often as asked, and print a table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("index", type=Path)
    parser.add_argument("words", nargs="*", default=["minister"])
    parser.add_argument("--runs", type=int, default=15)
    given = parser.parse_args()
    search = ["-c", PROGRAM, "--index", str(given.index), "search", *given.words]
    commands = {
        "a bare interpreter": ["-c", ""],
        "releases --version": ["-c", PROGRAM, "--version"],
        "releases search": search,
        "releases search --json": [*search, "--json"],
    }
    times: dict[str, list[tuple[float, float]]] = {}
    for _ in range(1 + given.runs):
        for name, command in commands.items():
            times.setdefault(name, []).append(timed(command))
    print(f"{'milliseconds':<26}{'CPU':>9}{'wall':>9}   median of {given.runs}")
    for name, found in times.items():
        cpu, wall = (median(column) for column in zip(*found[1:], strict=True))
        print(f"{name:<26}{cpu:9.1f}{wall:9.1f}")


def timed(arguments: list[str]) -> tuple[float, float]:
    """Return the milliseconds of CPU and of wall clock that an interpreter took."""
    start = time.perf_counter()
    command = [sys.executable, *arguments]
    environment = {**os.environ}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    process = subprocess.Popen(command, stdout=subprocess.PIPE, env=environment)
    assert process.stdout
    process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    if status:
        raise SystemExit(f"{' '.join(command)} failed")
    return 1000 * (usage.ru_utime + usage.ru_stime), 1000 * wall


if __name__ == "__main__":
    main()
