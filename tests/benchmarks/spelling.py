"""Prints what it costs to find what a misspelt word may mean, in CPU time.

    python tests/benchmarks/spelling.py [--words N] [--queries N] [--seed N]

An index is made of N distinct words (300,000) spelt like names; each is in three
releases. Asked are some of them with a letter put in, left out, changed or two swapped,
once or twice, alone and with another word, and as many spelt right, which must be
corrected into nothing. Nothing is remembered from one query to the next.
"""

import argparse
import random
import tempfile
from collections.abc import Iterator
from pathlib import Path
from statistics import mean, quantiles
from time import process_time

from index import Release, open_index
from index.parse import parse
from index.spelling import corrected
from index.state import State, open_state

LETTERS = "abcdefghijklmnopqrstuvwxyz"
HEADS = "b br c ch d dr f g gr h j k kl l m n p pr r s sh st t tr v w z".split()
VOWELS = "a e i o u ai ea ou".split()
TAILS = ["", "", "n", "r", "s", "l", "t", "nd", "rk", "v"]
IN_A_RELEASE = 100  # words
TIMES = 3  # releases that have each word


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--words", type=int, default=300_000)
    parser.add_argument("--queries", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    chance = random.Random(given.seed)
    words = sorted(spelt(chance, given.words))
    with tempfile.TemporaryDirectory() as place:
        state = built(words, Path(place) / "index")
        asked = chance.sample(words, given.queries)
        print(f"{len(words):,} distinct words, {state.documents:,} releases")
        for edits in (1, 2):
            wrong = [mistyped(chance, word, edits) for word in asked]
            report(f"{edits} wrong", state, wrong, asked)
            both = [f"{word} {chance.choice(words)}" for word in wrong]
            report(f"{edits} wrong, with another", state, both, asked)
        report("right", state, asked, asked)


def report(name: str, state: State, queries: list[str], meant: list[str]) -> None:
    """Print one line: the times, and how many are corrected into what was meant."""
    times: list[float] = []
    changed = right = 0
    for text, word in zip(queries, meant, strict=True):
        fresh = State(state.manifest, state.segments)
        start = process_time()
        _, found = corrected(fresh, parse(text).tree)
        times.append(1e3 * (process_time() - start))
        changed += bool(found)
        right += any(word in one.forms for one in found)
    *_, last = quantiles(times, n=20)
    figures = f"mean {mean(times):5.2f} ms, 95 % within {last:5.2f} ms"
    print(f"{name:22} {figures}, corrected {changed}, as meant {right}")


def spelt(chance: random.Random, count: int) -> set[str]:
    """Return so many distinct words of two to four syllables."""
    found: set[str] = set()
    while len(found) < count:
        syllables = range(chance.randint(2, 4))
        parts = (chance.choice(k) for _ in syllables for k in (HEADS, VOWELS, TAILS))
        found.add("".join(parts))
    return found


def mistyped(chance: random.Random, word: str, edits: int) -> str:
    for _ in range(edits):
        at = chance.randrange(1, len(word))
        letter = chance.choice(LETTERS)
        swapped = word[at : at + 2][::-1]
        others = (letter + word[at:], word[at + 1 :], letter + word[at + 1 :])
        word = word[:at] + chance.choice([*others, swapped + word[at + 2 :]])
    return word


def built(words: list[str], folder: Path) -> State:
    with open_index(folder, create=True).writer() as writer:
        writer.add(releases(words))
    return open_state(folder)


def releases(words: list[str]) -> Iterator[Release]:
    for turn in range(TIMES):
        order = words[:]
        random.Random(turn).shuffle(order)
        for start in range(0, len(order), IN_A_RELEASE):
            body = " ".join(order[start : start + IN_A_RELEASE])
            yield Release(f"{turn}-{start}", "", body)


if __name__ == "__main__":
    main()
