"""A second opinion on names: a perceptron that looks at a word and its neighbours."""

import struct
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache

from msgspec import Struct
from msgspec.structs import replace

from indexer.lexicon import rows
from indexer.tagging import words as known
from indexer.tagging.tokens import Text
from indexer.tagging.words import BREAK, CAPITAL, LINK, PARTICLE

__all__ = ["LABELS", "Vote", "around", "beside", "itself", "labelled", "packed"]
__all__ += ["votes"]

LABELS = ("O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-LOC")
MOST_KEPT = 1 << 16  # scores of words seen lately
_INSIDE = LINK | PARTICLE
_TRAITS = (
    "COMMON GIVEN SURNAME HONORIFIC OFFICE OPENER ORGANISATION BODY COMPANY PLACE "
    "BEFORE_PLACE DEMONYM PARTICLE SUFFIX DATE NUMBER STRONG WEAK INITIAL UPPER"
).split()
_BIT = {name: getattr(known, name) for name in _TRAITS}
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
    return [_trimmed(text, vote) for vote in found]


def _trimmed(text: Text, vote: Vote) -> Vote:
    # no name ends with "of" or "and"
    end = vote.end
    while not text.kinds[end - 1] & CAPITAL:
        end -= 1
    return vote if end == vote.end else replace(vote, end=end)


def labelled(text: Text) -> Iterator[int]:
    """Yield the tokens that may belong to a name, in order."""
    kinds = text.kinds
    after = -1
    for at in [at for at, kind in enumerate(kinds) if kind & (CAPITAL | _INSIDE)]:
        # a name does not begin with a link
        if kinds[at] & CAPITAL or at == after:
            after = at + 1
            yield at


def _decided(text: Text) -> Iterator[tuple[int, int, int]]:
    """Yield the tokens that are in a name, with label and margin."""
    keys, kinds = text.keys, text.kinds
    before, after = 0, -1
    for at in labelled(text):
        if at != after:
            before = 0
        scores = _unpacked(
            _own_scores(keys[at], kinds[at])
            + _beside_scores(-2, keys[at - 2], kinds[at - 2])
            + _beside_scores(-1, keys[at - 1], kinds[at - 1])
            + _beside_scores(1, keys[at + 1], kinds[at + 1])
            + _beside_scores(2, keys[at + 2], kinds[at + 2])
            + _around_scores(before, kinds[at - 1], kinds[at], kinds[at + 1])
        )
        ranked = sorted(scores)
        before, after = scores.index(ranked[-1]), at + 1
        if before:
            yield at, before, ranked[-1] - ranked[-2]


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
        *(f"trait {name}" for name, bit in _BIT.items() if kind & bit),
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


@lru_cache(maxsize=MOST_KEPT)
def _own_scores(key: str, kind: int) -> int:
    return _total(itself(key, kind))


@lru_cache(maxsize=MOST_KEPT)
def _beside_scores(step: int, key: str, kind: int) -> int:
    return _total(beside(step, key, kind))


@lru_cache(maxsize=MOST_KEPT)
def _around_scores(before: int, left: int, kind: int, right: int) -> int:
    return _total(around(before, left, kind, right))


def _total(features: list[str]) -> int:
    return sum([_weight(feature) for feature in features])


def _shape(key: str) -> str:
    signs = {"." if c == "." else "-" if c == "-" else "'" for c in key if c in ".-'’"}
    return "".join(sorted(signs)) + str(min(len(key), 4))


@lru_cache(maxsize=MOST_KEPT)
def _traits(kind: int) -> str:
    """Return what a word may be, in words."""
    if kind & BREAK:
        return "line"
    capital = "Capital" if kind & CAPITAL else "small"
    return "+".join([capital, *(name for name, bit in _BIT.items() if kind & bit)])


@lru_cache(maxsize=MOST_KEPT)
def _weight(feature: str) -> int:
    """Return how much a feature speaks for the labels, their scores packed."""
    return packed(map(int, _weights().get(feature, "").split()))


@cache
def _weights() -> dict[str, str]:
    # most are never asked for: each is read when it is
    return dict(rows("votes"))  # type: ignore[arg-type]  # all rows are pairs
