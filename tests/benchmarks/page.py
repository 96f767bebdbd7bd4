"""Prints how long a faceted page takes: the whole answer as JSON, and its parts.

usage: python tests/benchmarks/page.py INDEX [--queries N] [--seed N]

The queries are words of the index's own titles: one word, two, or a phrase of two.
Each is asked once uncounted and then once a round; its time is the median of the
rounds. More queries than the engine remembers answers come between: none is answered
from memory, though some of the releases shown are. A query asked before is parsed
already: what parsing costs the first time is shown apart. The means of the parts add up
to that of the whole.
"""

import argparse
import gc
import random
import time
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from statistics import mean, median, quantiles

from index import Search, open_index
from index.analysis import words
from index.archive import Archive
from index.gather import Gathered, gather
from index.manifest import ARCHIVE
from index.parse import parse
from index.release import FACET_FIELDS
from index.results import Results
from index.search import Picks
from index.state import State, open_state
from webapp.answer import dumps, search_answer

ROUNDS = 5
VALUES = 10  # of a facet on a page
# parsed under a day of its own, a query is not found among those parsed before
DAYS = iter(range(1, date.max.toordinal()))


def main() -> None:
    """Ask the queries and print a table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("index", type=Path)
    parser.add_argument("--queries", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    state = open_state(given.index)
    asked = list(searches(state, random.Random(given.seed), given.queries))
    measure(given.index, state, asked)


def searches(state: State, chance: random.Random, count: int) -> Iterable[Search]:
    """Yield `count` searches for what stands in titles."""
    while count:
        segment = chance.choice(state.segments)
        title = words(segment.title(chance.randrange(segment.documents)))
        if len(title) < 2:
            continue
        at = chance.randrange(len(title) - 1)
        one, two = title[at], chance.choice(title)
        yield Search(chance.choice([one, f"{one} {two}", f'"{one} {title[at + 1]}"']))
        count -= 1


def measure(index: Path, state: State, asked: list[Search]) -> None:
    """Print the table of the whole and its parts."""
    engine, archive = open_index(index), Archive.open(index / ARCHIVE)
    results = {search: engine.search(search) for search in asked}
    found = {search: gathered(state, results[search]) for search in asked}
    bodies = {search: search_answer(results[search]) for search in asked}
    gc.collect()
    gc.freeze()  # no collection looks through what is only kept to measure the parts
    totals = [result.total for result in results.values()]
    print(
        f"{len(asked)} queries, {state.documents:,} releases; found: median "
        f"{median(totals):,.0f}, nothing {totals.count(0)} times"
    )
    print(f"{'CPU ms':<26}{'median':>9}{'p90':>9}{'p99':>9}{'mean':>9}")
    whole = show(
        "the whole answer", asked, lambda s: dumps(search_answer(engine.search(s)))
    )
    parts = (
        show("  match, rank, count", asked, lambda s: gathered(state, results[s])),
        show("  values of the facets", asked, lambda s: facets(found[s])),
        show("  the archive", asked, lambda s: releases(archive, found[s])),
        show("  links and JSON values", asked, lambda s: search_answer(results[s])),
        show("  JSON bytes", asked, lambda s: dumps(bodies[s])),
    )
    print(f"{'  snippets and the rest':<26}{whole - sum(parts):>36.3f}")
    show("parsing, the first time", asked, parsed_anew)


def gathered(state: State, result: Results) -> Gathered:
    """What the engine found for a result: parsed before, matched, ranked, counted."""
    tree = parse(result.search.text, result.matched).tree
    return gather(state, tree, result.search, "relevance", result.search.size + 1)


def facets(found: Gathered) -> None:
    """The values to show, from the counts."""
    for field in FACET_FIELDS:
        found.of(field).facet(Picks(field), VALUES)


def releases(archive: Archive, found: Gathered) -> None:
    """The releases of the first page with their tags."""
    page = found.best.hits(0, Search().size)
    numbers = [hit.segment.sequence(hit.document) for hit in page]
    archive.read(numbers, found=False)


def parsed_anew(search: Search) -> None:
    """A parse that cannot be remembered."""
    parse(search.text, "all", date.fromordinal(next(DAYS)))


def show(name: str, asked: list[Search], ask: Callable[[Search], object]) -> float:
    """Print the times of all queries in one line and return their mean."""
    rounds = [[timed(ask, search) for search in asked] for _ in range(1 + ROUNDS)]
    times = [median(column) for column in zip(*rounds[1:], strict=True)]
    parts = quantiles(times, n=100, method="inclusive")
    row = (median(times), parts[89], parts[98], mean(times))
    print(f"{name:<26}" + "".join(f"{value:9.3f}" for value in row))
    return mean(times)


def timed(ask: Callable[[Search], object], search: Search) -> float:
    """Return the milliseconds of CPU that one call takes."""
    start = time.thread_time()
    ask(search)
    return 1000 * (time.thread_time() - start)


if __name__ == "__main__":
    main()
