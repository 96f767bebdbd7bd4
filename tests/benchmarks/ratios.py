"""Prints how many times faster than its peers Release Search answers, and whether all
count the same.

usage: python tests/benchmarks/ratios.py HARNESS N [PEER...] [--rounds N] [--no-check]

HARNESS is the folder of the peers' harness (peers.py, corpus.py), N the number of
documents; peers are those it knows, by default tantivy, lucene and fts5. All must have
been built (`peers.py build NAME N`; ours is tests.benchmarks.peer:Peer). Run it from
the project's folder with the interpreter of the harness.

All engines answer the same queries in turn, in one run. CPU time; a ratio is the peer's
time by ours. The check compares totals, facet values with their counts, and months of
every query with those of SQLite FTS5.
"""

import argparse
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

OURS = "tests.benchmarks.peer:Peer"
JUDGE = "fts5"
MODES = ("page", "top10")
COLUMNS = ("p50", "p90", "p99", "mean")

Page = list[Any]  # total, hits, facets, months


def main() -> None:
    """Measure, print the table, and compare the counts."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("harness", type=Path)
    parser.add_argument("documents", type=int)
    parser.add_argument("peers", nargs="*", default=["tantivy", "lucene", "fts5"])
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--no-check", action="store_true")
    given = parser.parse_args()
    names = [OURS, *given.peers]
    table(measured(given.harness, given.documents, names, given.rounds))
    if not given.no_check:
        check(given.harness, given.documents)


def measured(
    harness: Path, documents: int, names: list[str], rounds: int
) -> dict[str, Any]:
    """Return what the harness measures, by engine."""
    subprocess.run(
        [sys.executable, harness / "peers.py", "bench", str(documents), *names],
        env={**os.environ, "ROUNDS": str(rounds)},
        check=True,
        stdout=subprocess.DEVNULL,
    )
    home = os.environ.get("BENCH_HOME", Path.home() / ".cache" / "release-bench")
    written = f"bench-{documents}-{'+'.join(names).replace(':', '_')}.json"
    found: dict[str, Any] = json.loads((Path(home) / "results" / written).read_text())
    return found


def table(found: dict[str, Any]) -> None:
    """Print milliseconds, and the ratio of the means and of the slowest hundredth."""
    print(f"{'CPU ms':<8}{'engine':<10}" + "".join(f"{c:>9}" for c in COLUMNS), end="")
    print(f"{'mean':>9}{'p99':>8}   totals that differ")
    for mode in MODES:
        ours = found[OURS][mode]
        for name, engine in found.items():
            times = engine[mode]
            short = "ours" if name == OURS else name
            print(f"{mode:<8}{short:<10}", end="")
            print("".join(f"{times[c]:9.3f}" for c in COLUMNS), end="")
            ratios = (times[column] / ours[column] for column in ("mean", "p99"))
            print("{:8.1f}x{:7.1f}x".format(*ratios), end="")
            print(f"   {differing(engine['tot'], found[OURS]['tot'])}")


def differing(totals: list[int | None], ours: list[int | None]) -> int:
    """Return how many of the totals that both have are not the same."""
    both = zip(totals, ours, strict=True)
    return sum(a != b for a, b in both if a is not None and b is not None)


def check(harness: Path, documents: int) -> None:
    """Compare every page with that of the judge; exit with 1 if any differs."""
    sys.path.insert(0, str(harness))
    import corpus  # the harness's

    queries = json.loads((Path(corpus.D) / "queries.json").read_text())
    with (
        worker(harness, OURS, documents) as ours,
        worker(harness, JUDGE, documents) as judge,
    ):
        pairs = ((query, ours(at), judge(at)) for at, query in enumerate(queries))
        faults = [(query, what) for query, a, b in pairs for what in faults_of(a, b)]
    for query, what in faults:
        print(f"{query['terms']} {query['filter']}: {what} differ")
    print(
        f"{len(queries)} queries held against {JUDGE}, value by value: "
        f"{len(faults)} differences"
    )
    sys.exit(bool(faults))


def faults_of(page: Page, other: Page) -> Iterator[str]:
    """Yield what two pages count differently."""
    if page[0] != other[0]:
        yield "totals"
    if dated(page[3]) != dated(other[3]):
        yield "months"
    for name, values in page[2].items():
        if not same_values(values, other[2][name]):
            yield name


def dated(months: dict[str, int]) -> dict[str, int]:
    return {month: count for month, count in months.items() if count}


def same_values(values: list[list[Any]], others: list[list[Any]]) -> bool:
    """Whether both list the same counts for the same values; which of those that are
    tied for the last places are listed is left to each."""
    if [count for _, count in values] != [count for _, count in others]:
        return False
    least = values[-1][1] if values else 0
    named, known = ({v: n for v, n in found if n > least} for found in (values, others))
    return named == known


@contextmanager
def worker(harness: Path, name: str, documents: int) -> Iterator[Any]:
    """Yield a function that gives the page of a query by its number."""
    command = [sys.executable, str(harness / "peers.py"), "worker", name]
    pipe = subprocess.PIPE
    with subprocess.Popen(
        [*command, str(documents)], stdin=pipe, stdout=pipe, text=True
    ) as process:
        assert process.stdin and process.stdout
        process.stdout.readline()

        def page(number: int) -> Page:
            assert process.stdin and process.stdout
            print(
                json.dumps({"op": "one", "i": number}), file=process.stdin, flush=True
            )
            found: Page = json.loads(process.stdout.readline())
            return found

        yield page
        process.stdin.close()


if __name__ == "__main__":
    main()
