"""Makes role_odds.txt: what tells that somebody is only mentioned, for role_odds.py.

usage: python -m indexer.lexicon.make_role_odds [--to FILE | --check] FILE.jsonl…

The files are as for read_by_hand.py. A logistic regression over all people, by gradient
descent with steps that grow smaller (AdaGrad). With --check it is fitted without one
file at a time, and without its publishers, and says for each the F1 of those only
mentioned: by cues alone, and by cues and weights.
"""

import sys
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from math import exp
from pathlib import Path
from typing import Any, NamedTuple

from indexer.lexicon.read_by_hand import may_be_same, records, release_of
from indexer.tagging.in_lists import listed
from indexer.tagging.reading import read_release
from indexer.tagging.role_odds import ALWAYS, FROM
from indexer.tagging.role_signs import observed
from indexer.tagging.roles import by_cues

ROUNDS, STEP = 300, 0.2
SMALLER = 3.3  # of a weight, times the step
FEWEST = 5  # publishers, for what is observed at fewer
SMALLEST = 0.05  # weights below are left out
HEAD = """\
# What tells that a person is only mentioned, for role_odds.py: the weight of each
# observation in log-odds. The classes of words are those of role_words.txt.
# Made by make_role_odds.py from {people} people in releases of {publishers} publishers
# that were read for it; none of their words are here.
# group | what is observed | weight
"""

Sign = tuple[str, str]  # a group, and what is observed
Weights = Mapping[Sign, float]


class Known(NamedTuple):
    """A person of a release: what is observed, and the part by cues and by a reader.

    `sure` tells that cues decide; `gold` is None for whom no reader has.
    """

    publisher: str
    seen: Collection[Sign]
    mentioned: bool
    sure: bool
    gold: bool | None


def main(arguments: list[str]) -> None:
    """Fit to the files and write the weights, or check how well that goes."""
    target = Path(__file__).with_name("role_odds.txt")
    if arguments[0] == "--to":
        target, arguments = Path(arguments[1]), arguments[2:]
    check = arguments[0] == "--check"
    files = {path: people_of(Path(path)) for path in arguments[check:]}
    if check:
        for path, own in files.items():
            weights = fit(left(files, path))
            before, after = f1(own, {}), f1(own, weights)
            print(f"{path}: by cues {before:.3f}, with weights {after:.3f}")
        return
    people = [one for own in files.values() for one in own if one.gold is not None]
    publishers = {one.publisher for one in people}
    head = HEAD.format(people=len(people), publishers=len(publishers))
    target.write_text(head + "\n".join(lines_of(fit(people))) + "\n", "utf-8")


def people_of(path: Path) -> list[Known]:
    """Return the people that are found in the releases of a file."""
    return [one for record in records(path) for one in known(record)]


def known(record: dict[str, Any]) -> Iterator[Known]:
    """Yield the people that are found in a release, and those that are missed."""
    people = read_release(release_of(record)).people
    others, publisher = listed(people), record["publisher"] or ""
    wanted = {person["name"]: person["role"] for person in record["participants"]}
    for person in people:
        part, _, sure = by_cues(person, others)
        name = next((one for one in wanted if may_be_same(one, person.name())), None)
        gold = wanted.pop(name) == "mentioned" if name else None
        seen = {(group, what) for group, what, _ in observed(person, others)}
        yield Known(publisher, seen, part == "mentioned", sure, gold)
    yield from (
        Known(publisher, (), False, True, role == "mentioned")
        for role in wanted.values()
    )


def left(files: Mapping[str, list[Known]], path: str) -> list[Known]:
    """Return the people of all other files and of other publishers than its own."""
    own = {one.publisher for one in files[path]}
    return [
        one
        for other, people in files.items()
        if other != path
        for one in people
        if one.publisher not in own
    ]


def fit(people: Iterable[Known]) -> dict[Sign, float]:
    """Return the weights that make the parts likely."""
    ready = [one for one in people if one.gold is not None and one.seen]
    usual = common(ready)
    rows = [
        ([(ALWAYS, ALWAYS), *(sign for sign in one.seen if sign in usual)], one.gold)
        for one in ready
    ]
    weights = dict.fromkeys({sign for seen, _ in rows for sign in seen}, 0.0)
    steps = dict.fromkeys(weights, 1e-3)
    for _ in range(ROUNDS):
        descend(rows, weights, steps)
    return weights


def common(people: Iterable[Known]) -> set[Sign]:
    """Return what is observed in releases of enough publishers."""
    found: defaultdict[Sign, set[str]] = defaultdict(set)
    for one in people:
        for sign in one.seen:
            found[sign].add(one.publisher)
    return {sign for sign, those in found.items() if len(those) >= FEWEST}


def descend(
    rows: list[tuple[list[Sign], bool | None]],
    weights: dict[Sign, float],
    steps: dict[Sign, float],
) -> None:
    """Move the weights by what all people together tell."""
    slopes = {
        sign: -SMALLER * weight if sign[0] != ALWAYS else 0.0
        for sign, weight in weights.items()
    }
    for seen, gold in rows:
        odds = sum(map(weights.__getitem__, seen))
        change = bool(gold) - 1 / (1 + exp(-odds))
        for sign in seen:
            slopes[sign] += change
    for sign, slope in slopes.items():
        steps[sign] += slope * slope
        weights[sign] += STEP * slope / steps[sign] ** 0.5


def f1(people: Iterable[Known], weights: Weights) -> float:
    """Return F1 of those only mentioned, by cues and by what weights there are."""
    right = either = 0
    for one in people:
        odds = sum(weights.get(sign, 0.0) for sign in one.seen)
        odds += weights.get((ALWAYS, ALWAYS), 0.0)
        told = one.mentioned or not one.sure and odds > FROM
        right += 2 * (told and bool(one.gold))
        either += told + bool(one.gold)
    return right / max(either, 1)


def lines_of(weights: Weights) -> Iterator[str]:
    """Yield the weights that matter, by group and observation."""
    for (group, what), weight in sorted(weights.items()):
        if abs(weight) >= SMALLEST:
            yield f"{group} | {what} | {weight:.2f}"


if __name__ == "__main__":
    main(sys.argv[1:])
