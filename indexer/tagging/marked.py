"""A text with the known places and organisations in it."""

from dataclasses import dataclass

from indexer.tagging.tokens import Text

__all__ = ["Marked"]


@dataclass(frozen=True, slots=True)
class Marked:
    """A text with the known places and organisations in it.

    `known[i]` is the end of the name that begins at token i, 0 where none does;
    `covered` are the tokens inside such names; `bodies` and `countries` give the
    ends of the organisations and countries by their start.
    """

    text: Text
    known: list[int]
    covered: set[int]
    bodies: dict[int, int]
    countries: dict[int, int]
