"""Prints what the passages of a release cost, and what each of them, in CPU time.

    python tests/benchmarks/snippets.py INDEX [--queries N] [--seed N]

The queries are two words of the index's own titles; the releases are those of the first
page of each.
"""

import argparse
import random
from pathlib import Path
from statistics import mean, median
from time import process_time

from index import Search, open_index
from index.analysis import words
from index.marker import Marker
from index.snippet import passages

TIMES = 9


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("index", type=Path)
    parser.add_argument("--queries", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    chance, engine = random.Random(given.seed), open_index(given.index)
    shown = [hit.release for hit in engine.search(Search()).hits]
    costs: list[float] = []
    shown_passages = 0
    for _ in range(given.queries):
        title = words(chance.choice(shown).title) or ["release"]
        asked = [chance.choice(title), chance.choice(title)]
        hits = engine.search(Search(" ".join(asked), match="any")).hits
        shown += [hit.release for hit in hits]
        marker = Marker(frozenset(asked))
        bodies = [hit.release.body for hit in hits]
        costs += [cost(body, marker) for body in bodies]
        shown_passages += sum(len(passages(body, marker)) for body in bodies)
    times = f"mean {1e6 * mean(costs):.0f} median {1e6 * median(costs):.0f}"
    print(f"passages of a release, of {len(costs)}: {times} µs")
    print(
        f"each of {shown_passages} passages: {1e6 * sum(costs) / shown_passages:.0f} µs"
    )


def cost(body: str, marker: Marker) -> float:
    """Return the CPU seconds that the passages of a body take, the least of some: what
    is more is the work of others on the machine."""
    times: list[float] = []
    for _ in range(TIMES):
        start = process_time()
        passages(body, marker)
        times.append(process_time() - start)
    return min(times)


if __name__ == "__main__":
    main()
