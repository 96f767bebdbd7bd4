"""Makes topic_odds.txt, how cues add up to a topic, for tagging/topic_odds.py, and
topic_words_read.txt, what words say beside topic_words.txt, for tagging/context.py.

usage: python -m indexer.lexicon.make_topic_odds [--to FILE | --check] RELEASES.jsonl…

Each line of the files is a release that somebody read: "publisher", "title", "text" and
"topics". A logistic regression, by stochastic gradient descent; what the topics add is
kept small, for few releases speak of each. What words say is learned after that (see
words_read.py). With --check all is fitted without one part of the publishers at a time,
and it is said how well that does on their releases.
"""

import json
import random
import sys
import zlib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from math import exp
from pathlib import Path
from statistics import mean, pstdev
from typing import Any, NamedTuple

from indexer.lexicon import words_read
from indexer.lexicon.words_read import Told, Weights, learned, said
from indexer.tagging.context import listed_words, without_read
from indexer.tagging.cues import Topic, read_words, topics
from indexer.tagging.topic_odds import ALWAYS, Observed, observed
from indexer.tagging.topics import MOST_TOPICS

ROUNDS, STEP, SLOWER = 80, 0.05, 8  # the step is halved after so many rounds
SMALLER = 0.03  # of what a topic adds, at each of its examples, times the step
# A topic is given from here on: at one half more right ones are missed than wrong ones
# are left out.
FROM = -0.55  # log-odds
PARTS = 8  # of the publishers
HEAD = """\
# What is added to the log-odds that a release speaks of a topic, for topic_odds.py:
# each observation by its weight, and for each topic how readily it is given.
# Made by make_topic_odds.py from {releases} releases of {publishers} publishers that
# were read and given their topics for it; none of their words are here.
# what | weight
"""
HEAD_OF_WORDS = """\
# What words say of topics beside topic_words.txt, in tenths of log-odds (context.py).
# Made by make_topic_odds.py from the releases that topic_odds.txt is made from; no text
# of any of them is here, and no word that topic_words.txt does not have.
# word | topic weight, …
"""
CONTEXT = Observed._fields.index("context")

Record = dict[str, Any]
Seen = tuple[float, ...]


class Example(NamedTuple):
    """One topic that a release may speak of: what is observed, whether it does, and
    the words of the release."""

    topic: Topic
    seen: Seen
    truth: bool
    words: tuple[str, ...]


class Fitted(NamedTuple):
    """What is always added, the weights of what is observed, what each topic adds."""

    always: float
    weights: Seen
    usual: dict[Topic, float]

    def odds(self, example: Example) -> float:
        """Return the log-odds that the example is true."""
        told = sum(w * v for w, v in zip(self.weights, example.seen, strict=True))
        return self.always + self.usual.get(example.topic, 0.0) + told

    def words(self, found: list[list[Example]]) -> Weights:
        """Return what the words of the examples say beside."""
        told = [
            Told(one.topic.id, one.words, self.odds(one), one.truth)
            for release in found
            for one in release
        ]
        return learned(told, self.weights[CONTEXT])


def main(arguments: list[str]) -> None:
    """Fit to the files and write the weights, or check how well that goes."""
    target = Path(__file__).with_name("topic_odds.txt")
    if arguments[0] == "--to":
        target, arguments = Path(arguments[1]), arguments[2:]
    check = arguments[0] == "--check"
    records = [record for path in arguments[check:] for record in read(Path(path))]
    with without_read():
        found = [examples(record) for record in records]
    if check:
        print(f"F1 on publishers left out: {left_out(records, found):.3f}")
        return
    publishers = {record["publisher"] for record in records}
    head = HEAD.format(releases=len(records), publishers=len(publishers))
    fitted = fit(found)
    write(target, head, lines_of(fitted))
    beside = target.with_name("topic_words_read.txt")
    write(beside, HEAD_OF_WORDS, words_read.lines_of(fitted.words(found)))


def write(target: Path, head: str, lines: Iterable[str]) -> None:
    """Write a list with its head."""
    target.write_text(head + "".join(f"{line}\n" for line in lines), "utf-8")


def read(path: Path) -> Iterator[Record]:
    """Yield the records of a file."""
    with path.open(encoding="utf-8") as file:
        yield from map(json.loads, file)


def examples(record: Record) -> list[Example]:
    """Return what one release teaches."""
    texts = record["title"] or "", record["text"]
    found = observed(*texts)
    used = [word for text in texts for word in read_words(text).words]
    words = tuple(sorted(listed_words().intersection(used)))
    return [
        Example(topic, seen, topic.id in record["topics"], words)
        for topic, (_, seen) in found.items()
    ]


def fit(found: list[list[Example]]) -> Fitted:
    """Return the weights that make the examples likely."""
    all_of_them = [example for one in found for example in one]
    columns = list(zip(*(example.seen for example in all_of_them), strict=True))
    middle = [mean(column) for column in columns]
    spread = [pstdev(column) or 1.0 for column in columns]
    ready = [
        Example(
            topic,
            tuple((v - m) / s for v, m, s in zip(seen, middle, spread, strict=True)),
            truth,
            words,
        )
        for topic, seen, truth, words in all_of_them
    ]
    fitted = descend(ready, len(columns))
    weights = tuple(w / s for w, s in zip(fitted.weights, spread, strict=True))
    shift = sum(w * m for w, m in zip(weights, middle, strict=True))
    return Fitted(fitted.always - shift, weights, fitted.usual)


def descend(ready: list[Example], size: int) -> Fitted:
    """Return the weights after all rounds, a step an example."""
    chance = random.Random(1)
    fitted = Fitted(0.0, (0.0,) * size, defaultdict(float))
    for turn in range(ROUNDS):
        chance.shuffle(ready)
        step = STEP / (1 + turn / SLOWER)
        for example in ready:
            fitted = stepped(fitted, example, step)
    return fitted


def stepped(fitted: Fitted, example: Example, step: float) -> Fitted:
    """Return the weights moved towards one example."""
    change = step * (example.truth - 1 / (1 + exp(-fitted.odds(example))))
    usual = fitted.usual
    usual[example.topic] += change - step * SMALLER * usual[example.topic]
    both = zip(fitted.weights, example.seen, strict=True)
    weights = tuple(w + change * v for w, v in both)
    return Fitted(fitted.always + change, weights, usual)


def left_out(records: list[Record], found: list[list[Example]]) -> float:
    """Return F1 of the topics, those of each publisher by what others taught."""
    part = [zlib.crc32((r["publisher"] or "").encode()) % PARTS for r in records]
    right = given = wanted = 0
    for number in range(PARTS):
        others = [one for p, one in zip(part, found, strict=True) if p != number]
        fitted = fit(others)
        words = fitted.words(others)
        for p, record, one in zip(part, records, found, strict=True):
            if p == number:
                told = told_by(fitted, words, one)
                right += len(told & {*record["topics"]})
                given, wanted = given + len(told), wanted + len(record["topics"])
    return 2 * right / (given + wanted)


def told_by(fitted: Fitted, words: Weights, found: list[Example]) -> set[str]:
    """Return the topics that a release is given."""
    odds = {one.topic.id: odds_of(fitted, words, one) for one in found}
    best = sorted(odds, key=lambda topic: -odds[topic])[:MOST_TOPICS]
    return {topic for topic in best if odds[topic] > FROM}


def odds_of(fitted: Fitted, words: Weights, one: Example) -> float:
    """Return the log-odds that an example is true, by its words, too."""
    beside = said(words, one.topic.id, one.words)
    return fitted.odds(one) + fitted.weights[CONTEXT] * beside


def lines_of(fitted: Fitted) -> Iterator[str]:
    """Yield what is always added, the weights, and what each topic adds."""
    yield f"{ALWAYS} | {fitted.always - FROM:.2f}"
    for name, weight in zip(Observed._fields, fitted.weights, strict=True):
        yield f"{name} | {weight:.2f}"
    for topic in topics():
        yield f"{topic.id} | {fitted.usual.get(topic, 0.0):.2f}"


if __name__ == "__main__":
    main(sys.argv[1:])
