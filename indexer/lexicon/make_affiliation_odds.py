"""Makes affiliation_odds.txt: what tells for whom people act, for affiliation_odds.py.

usage: python -m indexer.lexicon.make_affiliation_odds [--to FILE | --check] FILE.jsonl…

The files are as for read_by_hand.py. A logistic regression over the candidates of each
person, by gradient descent with steps that grow smaller (AdaGrad). With --check it is
fitted without one part of the publishers at a time, and says for how many of their
people it is right.
"""

import random
import sys
import zlib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from math import exp
from pathlib import Path
from typing import Any, NamedTuple

from indexer.lexicon.read_by_hand import may_be_same, records, release_of
from indexer.tagging.affiliation_odds import Question, questions
from indexer.tagging.affiliation_signs import GROUPS
from indexer.tagging.affiliations import hinted, ruled
from indexer.tagging.high_offices import second_holders
from indexer.tagging.in_lists import listed
from indexer.tagging.reading import read_release
from indexer.tagging.tokens import split

ROUNDS, STEP = 20, 0.1
SMALLER = 0.2  # of a weight, at each of its examples, times the step
FEWEST = 0.05  # weights below are left out
PARTS = 8  # of the publishers
HEAD = """\
# What tells for whom a person acts, for affiliation_odds.py: the weight of each
# observation for a sort or a group of candidates, in log-odds to the others.
# Made by make_affiliation_odds.py from {people} people in releases of {publishers}
# publishers that were read for it; none of their words but those of offices are here.
# sort or group of candidates | observation | weight
"""

Weights = Mapping[tuple[str, str], float]


class Option(NamedTuple):
    """A candidate for whom a person may act, what is observed, and whether it is so."""

    whom: str | None
    seen: Sequence[tuple[str, str]]
    truth: bool


class Asked(NamedTuple):
    """One person of a release: the options, what the rules say, and what is so."""

    question: Question
    options: Sequence[Option]
    ruled: str | None
    gold: str | None


def main(arguments: list[str]) -> None:
    """Fit to the files and write the weights, or check how well that goes."""
    target = Path(__file__).with_name("affiliation_odds.txt")
    if arguments[0] == "--to":
        target, arguments = Path(arguments[1]), arguments[2:]
    check = arguments[0] == "--check"
    read = [record for path in arguments[check:] for record in records(Path(path))]
    found = [asked(record) for record in read]
    if check:
        print(f"right for people of publishers left out: {left_out(read, found):.3f}")
        return
    publishers = {record["publisher"] for record in read}
    people = sum(map(len, found))
    head = HEAD.format(people=people, publishers=len(publishers))
    target.write_text(head + "\n".join(lines_of(fit(chain(*found)))) + "\n", "utf-8")


def asked(record: dict[str, Any]) -> list[Asked]:
    """Return the people of a release that are known, each with the options."""
    reading = read_release(release_of(record))
    people, others = reading.people, listed(reading.people)
    home, second = reading.home, second_holders(people)
    rules = ruled(people, home, reading.texts, others, second)
    hints = hinted(people, [None] * len(people), home, reading.texts, second)
    truths = [known(record, person.name()) for person in people]
    acting = [
        gold if told else rule for (told, gold), rule in zip(truths, rules, strict=True)
    ]
    there = [at for at, (told, _) in enumerate(truths) if told]
    return [
        Asked(one, options(one, acting), rules[one.person], acting[one.person])
        for one in questions(people, there, hints, home, reading.texts, others)
    ]


def known(record: dict[str, Any], name: str) -> tuple[bool, str | None]:
    """Return whether a person of a release was read, and for whom the person acts."""
    for person in record["participants"]:
        if may_be_same(name, person["name"]):
            return True, person["affiliation"]
    return False, None


def options(question: Question, acting: Sequence[str | None]) -> list[Option]:
    """Return the candidates of a question, given for whom all others act."""
    gold = acting[question.person]
    return [
        Option(
            one.whom,
            [
                (by, sign)
                for by in dict.fromkeys((one.sort, GROUPS.get(one.sort, one.sort)))
                for sign in (*question.said, *seen)
            ],
            same(one.whom, gold),
        )
        for one, seen in question.options(acting)
    ]


def same(whom: str | None, gold: str | None) -> bool:
    """Return whether two names are of the same body: one may be longer."""
    if not (whom and gold):
        return whom == gold
    one, other = split(whom), split(gold)
    return one in other or other in one


def fit(examples: Iterator[Asked]) -> dict[tuple[str, str], float]:
    """Return the weights that make what is so likely."""
    known = [one for one in examples if any(option.truth for option in one.options)]
    # a wrong answer is worse than none: whoever acts for nobody counts twice
    ready = [*known, *(one for one in known if one.gold is None)]
    chance = random.Random(1)
    weights: defaultdict[tuple[str, str], float] = defaultdict(float)
    steps: defaultdict[tuple[str, str], float] = defaultdict(lambda: 1e-3)
    for _ in range(ROUNDS):
        chance.shuffle(ready)
        for one in ready:
            learn(one, weights, steps)
    return weights


def learn(
    one: Asked,
    weights: defaultdict[tuple[str, str], float],
    steps: defaultdict[tuple[str, str], float],
) -> None:
    """Move the weights towards one example."""
    worths = [sum(weights[sign] for sign in option.seen) for option in one.options]
    most = max(worths)
    odds = [exp(worth - most) for worth in worths]
    whole = sum(odds)
    right = sum(o for o, option in zip(odds, one.options, strict=True) if option.truth)
    for odd, option in zip(odds, one.options, strict=True):
        change = option.truth * odd / right - odd / whole
        for sign in option.seen:
            slope = change - SMALLER * weights[sign]
            steps[sign] += slope * slope
            weights[sign] += STEP * slope / steps[sign] ** 0.5


def left_out(records: list[dict[str, Any]], found: list[list[Asked]]) -> float:
    """Return for how many people it is right, by what other publishers taught."""
    part = [zlib.crc32((r["publisher"] or "").encode()) % PARTS for r in records]
    right = people = 0
    for number in range(PARTS):
        others = (f for p, f in zip(part, found, strict=True) if p != number)
        weights = fit(chain(*others))
        for p, those in zip(part, found, strict=True):
            if p == number:
                told = [one for one in those if one.gold]
                right += sum(same(likeliest(one, weights), one.gold) for one in told)
                people += len(told)
    return right / people


def likeliest(one: Asked, weights: Weights) -> str | None:
    """Return for whom a person acts by the rules, else by the weights."""
    if one.ruled:
        return one.ruled
    worths = (sum(weights.get(s, 0.0) for s in option.seen) for option in one.options)
    return max(zip(worths, one.options, strict=True), key=lambda pair: pair[0])[1].whom


def lines_of(weights: Weights) -> Iterator[str]:
    """Yield the weights that matter, by candidates and observation."""
    for (by, seen), weight in sorted(weights.items()):
        if abs(weight) >= FEWEST:
            yield f"{by} | {seen} | {weight:.2f}"


if __name__ == "__main__":
    main(sys.argv[1:])
