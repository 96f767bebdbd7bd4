"""Makes topic_words.txt, what ordinary words say of topics, for tagging/context.py.

usage: python -m indexer.lexicon.make_topic_words [--to FILE] RELEASES.jsonl.gz…

The releases need no labels: where the cues of topics.txt are strong, a release is an
example of their topic, where they are weak, of its absence, and what lies between is
left out. By logistic regression the words of the examples are made to say as much, so
that they can tell where the cues leave it open. A publisher counts by the root of its
releases, and a word by many publishers only, or the boilerplate of one were learned.
"""

import gzip
import json
import random
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from math import exp, sqrt
from pathlib import Path
from typing import NamedTuple

from indexer.lexicon import entries
from indexer.tagging.context import ALWAYS, FEWEST, TENTHS
from indexer.tagging.cues import read_words, topics
from indexer.tagging.topics import cue_strengths

LONGEST = 12_000  # characters of a release that are read
SURE, UNSURE = 3.5, 1.5  # strength of the cues
LEAST_RELEASES, LEAST_PUBLISHERS = 20, 6  # that use a word
MOST_RELEASES = 0.4  # of them all; what is more common says nothing
ROUNDS, STEP = 8, 2.0
DECAY = 1.0  # of weights in a round, for each step: only what many texts say lasts
LEAST_ERROR = 0.02  # what is nearer the truth teaches nothing
FARTHEST = 20.0  # log-odds; beyond, exp() has nothing to add
LEAST_WEIGHT = 0.5
TOPICS = [topic.id for topic in topics()]
HEAD = """\
# What ordinary words say of topics, in tenths of log-odds (tagging/context.py).
# Made by make_topic_words.py from {releases} releases of {publishers} publishers:
# {names}.
# The labels are our own cues (topics.txt). Origin and licence: those of the US are in
# the public domain, of Singapore's Ministry of Law under the MIT licence, of Australia
# the property of their authors; no text of any release is here, only what the words of
# many publishers have in common.
# word | topic weight, …   ({always} holds for every release)
"""

Text = tuple[str, str, str]  # publisher, title, body
Weights = list[list[float]]  # by word, then by topic; the last word is ALWAYS


class Example(NamedTuple):
    """The words of a release by number, what it counts, and what it speaks of."""

    words: list[int]
    weight: float
    topics: set[int]
    unsure: set[int]


def main(arguments: list[str]) -> None:
    """Learn from the files and write the weights."""
    target = Path(__file__).with_name("topic_words.txt")
    if arguments[0] == "--to":
        target, arguments = Path(arguments[1]), arguments[2:]
    paths = [Path(argument) for argument in arguments]
    texts = [text for path in paths for text in read(path)]
    words = vocabulary(texts)
    weights = train(list(examples(texts, words)), len(words))
    head = HEAD.format(
        releases=len(texts),
        publishers=len({publisher for publisher, _, _ in texts}),
        names=", ".join(path.name.partition(".")[0] for path in paths),
        always=ALWAYS,
    )
    lines = sorted(lines_of([*words, ALWAYS], weights))
    target.write_text(head + "\n".join(lines) + "\n", "utf-8")


def read(path: Path) -> Iterator[Text]:
    """Yield the releases in English."""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for line in file:
            record = json.loads(line)
            if record.get("lang") in ("en", None):
                body = (record["body"] or "")[:LONGEST]
                yield record["agency"] or path.name, record["title"] or "", body


def vocabulary(texts: list[Text]) -> list[str]:
    """Return the common words that many publishers use, but not all the time."""
    users: defaultdict[str, list[str]] = defaultdict(list)
    for publisher, title, body in texts:
        for word in plain_words(title, body):
            users[word].append(publisher)
    most = MOST_RELEASES * len(texts)
    return [
        word
        for word in sorted(entries("common_words"))
        if LEAST_RELEASES <= len(users[word]) <= most
        and len(set(users[word])) >= LEAST_PUBLISHERS
    ]


def plain_words(title: str, body: str) -> set[str]:
    """Return the words of a release in small letters."""
    return {*read_words(title).words, *read_words(body).words}


def examples(texts: list[Text], words: list[str]) -> Iterator[Example]:
    """Yield what each release teaches."""
    number = {word: at for at, word in enumerate(words)}
    counts = Counter(publisher for publisher, _, _ in texts)
    usual = len(texts) / sum(map(sqrt, counts.values()))
    for publisher, title, body in texts:
        known = [number[w] for w in plain_words(title, body) if w in number]
        told = cue_strengths(title, body)
        strengths = [told.get(topic, 0.0) for topic in TOPICS]
        sure = {at for at, strength in enumerate(strengths) if strength >= SURE}
        unsure = {at for at, strength in enumerate(strengths) if strength >= UNSURE}
        weight = usual / sqrt(counts[publisher])
        yield Example(known, weight, sure, unsure - sure)


def train(found: list[Example], words: int) -> Weights:
    """Return the weights after all rounds: logistic regression, a step a release."""
    weights = [[0.0] * len(TOPICS) for _ in range(words)]
    always = [-3.0] * len(TOPICS)  # a topic is rare
    chance = random.Random(1)
    shrunk = 1.0  # all weights are smaller by this factor than they stand there
    for turn in range(ROUNDS):
        chance.shuffle(found)
        step = STEP / (1 + turn)
        for example in found:
            shrunk *= 1 - step * DECAY / len(found)
            learn(weights, always, example, step, shrunk)
    return [[weight * shrunk for weight in row] for row in weights] + [always]


def learn(
    weights: Weights, always: list[float], example: Example, step: float, shrunk: float
) -> None:
    """Move the weights of the words of one release towards its topics."""
    rows = [weights[word] for word in example.words]
    scale = 1 / sqrt(max(len(rows), FEWEST))
    sums = map(sum, zip(*rows, strict=True)) if rows else [0.0] * len(TOPICS)
    for topic, total in enumerate(sums):
        odds = total * scale * shrunk + always[topic]
        truth = float(topic in example.topics)
        error = truth - 1 / (1 + exp(-max(-FARTHEST, min(FARTHEST, odds))))
        if abs(error) >= LEAST_ERROR and topic not in example.unsure:
            change = step * error * example.weight
            always[topic] += change / FEWEST
            for row in rows:
                row[topic] += change * scale / shrunk


def lines_of(words: list[str], weights: Weights) -> Iterator[str]:
    """Yield the words that say something, with what they say."""
    for word, row in zip(words, weights, strict=True):
        told = [
            f"{topic} {round(weight * TENTHS)}"
            for topic, weight in zip(TOPICS, row, strict=True)
            if abs(weight) >= LEAST_WEIGHT or word == ALWAYS
        ]
        if told:
            yield f"{word} | {', '.join(told)}"


if __name__ == "__main__":
    main(sys.argv[1:])
