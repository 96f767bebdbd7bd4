"""A second opinion on names: a perceptron that looks at a word and its neighbours."""

import struct
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache, partial
from typing import TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from indexer.lexicon import rows
from indexer.tagging import words as known
from indexer.tagging.tokens import Text
from indexer.tagging.words import BREAK, CAPITAL, LINK, PARTICLE, Remembered

__all__ = ["LABELS", "Vote", "around", "beside", "itself", "labelled", "packed"]
__all__ += ["votes"]

LABELS = ("O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-LOC")
MOST_KEPT = 1 << 16  # scores of words seen lately
_OF_NAMES = CAPITAL | LINK | PARTICLE
_Word: TypeAlias = tuple[str, int]  # its key and kind
_TRAITS = (
    "COMMON GIVEN SURNAME HONORIFIC OFFICE OPENER ORGANISATION BODY COMPANY PLACE "
    "BEFORE_PLACE DEMONYM PARTICLE SUFFIX DATE NUMBER STRONG WEAK INITIAL UPPER"
).split()
_BIT = {name: getattr(known, name) for name in _TRAITS}
_STEPS = (-2, -1, 1, 2)  # to the neighbours that are looked at
_BITS = 16  # of the score of a label among those of all labels in one number
_ALL = struct.Struct(f"<{len(LABELS)}H")
_MIDDLE = sum(1 << _BITS * n + _BITS - 1 for n in range(len(LABELS)))


class Vote(Struct, frozen=True):
    """Tokens start..end as a name; `margin` is by how much its weakest word won."""

    start: int
    end: int
    label: str
    margin: int


def votes(text: Text) -> list[Vote]:
    """Return the names that the perceptron sees in the text, in order.

    `label` is PER, ORG or LOC.
    """
    found: list[Vote] = []
    at = -1
    for at, label, margin in _decided(text):
        kind = LABELS[label][2:]
        last = found[-1] if found else None
        if last and label % 2 == 0 and last.end == at and last.label == kind:
            found[-1] = Vote(last.start, at + 1, kind, min(last.margin, margin))
        else:
            found.append(Vote(at, at + 1, kind, margin))
    trimmed = (_trimmed(text, vote) for vote in found)
    return [vote for vote in trimmed if vote.start < vote.end]


def _trimmed(text: Text, vote: Vote) -> Vote:
    # no name ends with "of" or "and", nor is it nothing else
    end = vote.end
    while not text.kinds[end - 1] & CAPITAL:
        end -= 1
    return vote if end == vote.end else replace(vote, end=end)


def labelled(text: Text) -> Iterator[int]:
    """Yield the tokens that may belong to a name, in order."""
    kinds = text.kinds
    after = -1
    for at in [at for at, kind in enumerate(kinds) if kind & _OF_NAMES]:
        # a name does not begin with a link
        if kinds[at] & CAPITAL or at == after:
            after = at + 1
            yield at


def _decided(text: Text) -> Iterator[tuple[int, int, int]]:
    """Yield the tokens that are in a name, with label and margin."""
    kinds = text.kinds
    words = list(zip(text.keys, kinds, strict=True))
    own, around = _OWN, _AROUND  # what is named here is found sooner
    farther, left, right, further = (_BESIDE[step] for step in _STEPS)
    before, after = 0, -1
    for at in labelled(text):
        if at != after:
            before = 0
        scores = _unpacked(
            own[words[at]]
            + farther[words[at - 2]]
            + left[words[at - 1]]
            + right[words[at + 1]]
            + further[words[at + 2]]
            + around[before, kinds[at - 1], kinds[at], kinds[at + 1]]
        )
        best, after = max(scores), at + 1
        before = scores.index(best)
        if before:
            yield at, before, best - sorted(scores)[-2]


def packed(scores: Iterable[int]) -> int:
    """Return the scores of all labels as one number: one addition adds them all."""
    return sum(score << _BITS * n for n, score in enumerate(scores))


def _unpacked(number: int) -> tuple[int, ...]:
    """Return the scores in a number, each greater by the same, so that none is < 0."""
    return _ALL.unpack((number + _MIDDLE).to_bytes(_ALL.size, "little"))


def itself(key: str, kind: int) -> list[str]:
    """Return the features of a word as it stands alone."""
    return [
        "bias",
        f"word {key}",
        f"end {key[-3:]}",
        f"end {key[-2:]}",
        f"begin {key[:3]}",
        f"shape {_shape(key)}",
        f"traits {_traits(kind)}",
        *(f"trait {name}" for name in _names(kind)),
    ]


def beside(step: int, key: str, kind: int) -> list[str]:
    """Return the features of a neighbour, `step` tokens away."""
    word = "line" if kind & BREAK else key
    traits = f"{step:+} traits {_traits(kind)}"
    if abs(step) > 1:
        return [f"{step:+} {word}", traits]
    return [f"{step:+} {word}", f"{step:+} end {word[-3:]}", traits]


def around(before: int, left: int, kind: int, right: int) -> list[str]:
    """Return the features of a word between its neighbours, by their kinds."""
    label, traits = LABELS[before], _traits(kind)
    return [
        f"after {label}",
        f"after {label} {traits}",
        f"left {_traits(left)} {traits}",
        f"right {traits} {_traits(right)}",
    ]


def _own_scores(word: _Word) -> int:
    return _total(itself(*word))


def _beside_scores(step: int, word: _Word) -> int:
    return _total(beside(step, *word))


def _around_scores(kinds: tuple[int, int, int, int]) -> int:
    return _total(around(*kinds))


def _total(features: list[str]) -> int:
    known = _weights()  # most words are in no feature that has weights
    return sum([_weight(feature) for feature in features if feature in known])


def _shape(key: str) -> str:
    signs = {"." if c == "." else "-" if c == "-" else "'" for c in key if c in ".-'’"}
    return "".join(sorted(signs)) + str(min(len(key), 4))


@lru_cache(maxsize=MOST_KEPT)
def _traits(kind: int) -> str:
    """Return what a word may be, in words."""
    if kind & BREAK:
        return "line"
    capital = "Capital" if kind & CAPITAL else "small"
    return "+".join((capital, *_names(kind)))


@lru_cache(maxsize=MOST_KEPT)
def _names(kind: int) -> tuple[str, ...]:
    return tuple(name for name, bit in _BIT.items() if kind & bit)


@lru_cache(maxsize=MOST_KEPT)
def _weight(feature: str) -> int:
    """Return how much a feature speaks for the labels, their scores packed."""
    return packed(map(int, _weights()[feature].split()))


_OWN = Remembered(_own_scores)
# by how far away it is, for each neighbour
_BESIDE = {step: Remembered(partial(_beside_scores, step)) for step in _STEPS}
_AROUND = Remembered(_around_scores)


@cache
def _weights() -> dict[str, str]:
    # most are never asked for: each is read when it is
    return dict(rows("votes"))  # type: ignore[arg-type]  # all rows are pairs
