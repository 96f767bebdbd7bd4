"""What a name comes to once the names of all releases are compared."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from indexer.naming.usage import Usage

__all__ = ["Answer", "Counted", "grade", "most_used", "weight"]


@dataclass(frozen=True, slots=True)
class Answer:
    """The value of a tag, "" where it is none at all, and why it is not the one found.

    `rule` takes the place of the tag's own, and `trust` lowers its confidence, where
    more than spelling was judged.
    """

    value: str
    # in other words, it is the same answer
    reason: str = field(compare=False)
    rule: str | None = None
    trust: float = 1.0


@dataclass(frozen=True, slots=True)
class Counted:
    """A usage with its number of releases."""

    usage: Usage
    releases: int

    @property
    def weight(self) -> int:
        """The number of releases as a power of two.

        What is decided by weights changes when a number doubles, not at every release:
        a release is named anew as often as the logarithm of what is added.
        """
        return 1 << self.releases.bit_length()


def weight(rows: Iterable[Counted]) -> int:
    """Return the weight of several usages together."""
    return sum(row.weight for row in rows)


def grade(weight: int) -> int:
    """Return how often something is used, in steps of four times as often: so coarse
    that what is chosen by it is seldom another the next day."""
    return weight.bit_length() // 2


def most_used(rows: Iterable[Counted]) -> str:
    """Return the spelling that most releases use; where none is used several times as
    often as others, the one with more in it (accents, "the"), then A-Z."""
    weights: dict[str, int] = {}
    for row in rows:
        weights[row.usage.name] = weights.get(row.usage.name, 0) + row.weight
    return min(weights, key=lambda name: (*_rank(name, weights[name]), name))


def _rank(name: str, weight: int) -> tuple[bool, int, int]:
    return _shouted(name), -grade(weight), -len(name.encode("utf-8", "surrogatepass"))


def _shouted(name: str) -> bool:
    # a headline, where FBI is a name
    return " " in name and name.isupper()
