"""Makes votes.txt, the weights of the perceptron in tagging/voting.py.

usage: python -m indexer.lexicon.make_votes [--to FILE] TEXTS.jsonl.gz…

The texts have marked names (marked_texts.py). Averaged perceptron, Collins 2002.
"""

import random
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from indexer.lexicon.marked_texts import FIELDS, Spans, documents
from indexer.tagging.tokens import Text, read_text
from indexer.tagging.voting import LABELS, around, beside, itself, labelled
from indexer.tagging.words import HONORIFIC, OFFICE, OPENER

ROUNDS = 6
LEAST_SEEN = 5  # a feature that changed fewer weights is left out
LEAST_WEIGHT = 2  # what is smaller for every label says nothing
SHOUTED = 0.06  # of the texts are read again in capitals, as headings are
HEAD = """\
# How much a word, its parts and its neighbours speak for each label.
# Made by make_votes.py from {names}.
# Origin and licence of the texts, none of which is here: Groningen Meaning Bank
# (texts public domain, labels ODbL 1.0), GUM (CC-BY 4.0), WikiGold (CC-BY 4.0),
# CrossNER (MIT), Universal NER English (CC-BY-SA 4.0), re3d (UK OGL v3, US public
# domain, CC-BY 3.0 AU, CC-BY-SA). These weights: CC-BY-SA 4.0, and ODbL 1.0 for the
# part that comes of the Groningen labels.
# feature | {labels}
"""

Weights = dict[str, list[float]]
Example = tuple[list[str], int, int, int, bool, int]


def main(arguments: list[str]) -> None:
    """Train on the files and write the weights."""
    target = Path(__file__).with_name("votes.txt")
    if arguments[0] == "--to":
        target, arguments = Path(arguments[1]), arguments[2:]
    paths = [Path(argument) for argument in arguments]
    texts = [list(examples(text, spans)) for text, spans in read(paths)]
    names = ", ".join(path.name.partition(".")[0] for path in paths)
    head = HEAD.format(names=names, labels=" ".join(LABELS))
    lines = [
        f"{feature} | {' '.join(map(str, whole))}"
        for feature, weights in sorted(train(texts).items())
        if (whole := [round(weight) for weight in weights])
        and max(map(abs, whole)) >= LEAST_WEIGHT
        and not set(feature) & set("#|\n")
    ]
    target.write_text(head + "\n".join(lines) + "\n", "utf-8")


def read(paths: list[Path]) -> Iterator[tuple[str, Spans]]:
    """Yield the marked texts, and some of them again in capitals."""
    chance = random.Random(1)
    for path in paths:
        for text, spans in documents(path):
            yield text, spans
            if chance.random() < SHOUTED and len(text.upper()) == len(text):
                yield text.upper(), spans
            elif chance.random() < SHOUTED and len(text.title()) == len(text):
                yield text.title(), spans


def examples(source: str, spans: Spans) -> Iterator[Example]:
    """Yield, for each token that may be in a name, its features and its label."""
    text = read_text("body", source)
    labels = _labels(text, spans)
    keys, kinds = text.keys, text.kinds
    after = -1
    for at in labelled(text):
        features = itself(keys[at], kinds[at])
        for step in (-2, -1, 1, 2):
            features += beside(step, keys[at + step], kinds[at + step])
        yield (
            features,
            kinds[at - 1],
            kinds[at],
            kinds[at + 1],
            at == after,
            labels.get(at, 0),
        )
        after = at + 1


def _labels(text: Text, spans: Spans) -> dict[int, int]:
    """Return the label of each token inside a marked name."""
    first = {start: at for at, start in enumerate(text.starts)}
    labels: dict[int, int] = {}
    for number, field in enumerate(FIELDS.values()):
        for start, end in spans[field]:
            at = first.get(start, len(text))
            if field == "participants":
                at = _after_titles(text, at, end)
            begin = at
            while at < len(text) and text.ends[at] <= end:
                labels[at] = 2 * number + (1 if at == begin else 2)
                at += 1
    return labels


def _after_titles(text: Text, at: int, end: int) -> int:
    # some sources mark "President" and "Mr." as part of the name
    titles = HONORIFIC | OFFICE | OPENER
    while at + 1 < len(text) and text.ends[at + 1] <= end and text.kinds[at] & titles:
        at += 1
    return at


def train(texts: list[list[Example]]) -> Weights:
    """Return the weights of each feature for each label, averaged over all steps."""
    weights: Weights = defaultdict(lambda: [0.0] * len(LABELS))
    totals: Weights = defaultdict(lambda: [0.0] * len(LABELS))
    seen: dict[str, int] = defaultdict(int)
    chance = random.Random(2)
    step = before = 0
    for _ in range(ROUNDS):
        chance.shuffle(texts)
        for example in (example for text in texts for example in text):
            step += 1
            features, left, kind, right, goes_on, label = example
            before = before if goes_on else 0
            all_features = features + around(before, left, kind, right)
            guess = _best(weights, all_features)
            if guess != label:
                for feature in all_features:
                    seen[feature] += 1
                    for one, change in ((label, 1.0), (guess, -1.0)):
                        weights[feature][one] += change
                        totals[feature][one] += step * change
            before = guess
    return {
        feature: [w - t / step for w, t in zip(row, totals[feature], strict=True)]
        for feature, row in weights.items()
        if seen[feature] >= LEAST_SEEN
    }


def _best(weights: Weights, features: list[str]) -> int:
    found = [weights[feature] for feature in features if feature in weights]
    scores = [sum(column) for column in zip(*found, strict=True)]
    return scores.index(max(scores)) if scores else 0


if __name__ == "__main__":
    main(sys.argv[1:])
