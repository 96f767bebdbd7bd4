"""For whom those act who are named with another person: a suite, a list, a spouse."""

from collections.abc import Mapping, Sequence
from itertools import takewhile

from indexer.tagging.beside import Mention
from indexer.tagging.marked import Marked
from indexer.tagging.people import Person

__all__ = ["leader_of", "named_before", "with_spouses"]

NEAR = 16  # tokens before a list or a spouse in which the other person is named
MOST_SUITE = 120  # tokens of a list with such signs
MOST_OPENING = 12  # tokens of "by five colleagues of ministerial rank:"
_SPOUSES = frozenset(("spouse", "wife", "husband", "consort"))
_LADIES = ("madame", "mrs", "mrs.", "begum", "mme", "lady")
_CAME = ("came", "were", "arrived", "travelled", "traveled", "are")
_AUXILIARY = frozenset("was is be been will had has were also".split())
_BEFORE_SUITE = ("the", "his", "her", "their", ",", "also")
_SKIPPED = (",", "the", "his", "her", "their", "mr", "mrs", "ms", "dr", "madam")

_At = tuple[str, int]  # a text and the first token of a name in it


def with_spouses(
    people: Sequence[Person], acting: Sequence[str | None], told: Sequence[str | None]
) -> list[str | None]:
    """Return for whom people act: a spouse for the same as the other one.

    So does who is called one, too, but where it is `told`.
    """
    whole = list(acting)
    number = _numbers(people)
    for at, person in enumerate(people):
        marked, mention = person.mentions[0]
        called = told[at] is None and _is_called_so(marked, mention)
        if called or whole[at] is None and _is_spouse(marked, mention):
            other = named_before(marked, mention.first, number)
            whole[at] = whole[at] if other is None else whole[other] or whole[at]
    return whole


def _numbers(people: Sequence[Person]) -> dict[_At, int]:
    """Return which person is named at each place."""
    return {
        (marked.text.where, mention.start): at
        for at, person in enumerate(people)
        for marked, mention in person.mentions
    }


def leader_of(marked: Marked, first: Mention, number: Mapping[_At, int]) -> int | None:
    """Return who "was accompanied by" the first of a list, None where nobody was."""
    keys = marked.text.keys
    by = first.first - 1
    while keys[by] in _BEFORE_SUITE or _is_owned(marked, by):
        by -= 1
    if keys[by] in (":", ";") or keys[by - 1] == ";":
        by = _opened_by(marked, by)
    with_whom = _came_with(marked, first, number)
    if with_whom is not None or keys[by] != "by" or keys[by - 1] != "accompanied":
        return with_whom
    at = by - 2
    while keys[at] in _AUXILIARY:
        at -= 1
    subject = _subject_before(marked, at, number) if keys[at] in ("he", "she") else None
    return named_before(marked, by, number) if subject is None else subject


def _opened_by(marked: Marked, sign: int) -> int:
    """Return the "by" of "accompanied by five colleagues: X; Y; and", else the sign."""
    inside = range(sign, max(sign - MOST_SUITE, 0), -1)
    sign = next((at for at in inside if marked.text.words[at] in (":", ".")), sign)
    reach = range(sign - 1, max(sign - MOST_OPENING, 0), -1)
    opened = takewhile(lambda at: marked.text.words[at].islower(), reach)
    return next((at for at in opened if marked.text.keys[at] == "by"), sign)


def _subject_before(marked: Marked, at: int, number: Mapping[_At, int]) -> int | None:
    """Return who is named first in the sentence before "He was accompanied".

    Or first behind "announced that", which tells of another one.
    """
    text = marked.text
    end = at
    while end > 0 and text.words[end - 1] not in (".", "!", "?"):
        end -= 1
    begin = text.sentence(max(end - 2, 0))[0]
    found, back = None, end - 2
    while back >= 0 and text.starts[back] >= begin:
        if found is not None and text.keys[back] == "that":
            return found
        found = number.get((text.where, back), found)
        back -= 1
    return found


def _is_owned(marked: Marked, at: int) -> bool:
    """Whether "Chad's" ends at a token."""
    return marked.text.keys[at] == "'s" or at in marked.covered


def _came_with(marked: Marked, first: Mention, number: Mapping[_At, int]) -> int | None:
    """Return who a sentence begins with, as "With Mayor Bo came X, Y and Z"."""
    text = marked.text
    led = named_before(marked, first.first, number)
    reach = range(first.first - 1, max(first.first - NEAR, -1), -1)
    came = next((at for at in reach if text.keys[at] in _CAME), 0)
    begun = came and next((at for at in reach if text.words[at] == "With"), 0)
    return led if begun else None


def named_before(
    marked: Marked, first: int, number: Mapping[_At, int], reach: int = NEAR
) -> int | None:
    """Return who is named last within so many tokens before one, None for nobody."""
    where = marked.text.where
    back = range(first - 1, max(first - reach, -1), -1)
    found = (number.get((where, at)) for at in back)
    return next((at for at in found if at is not None), None)


def _is_spouse(marked: Marked, mention: Mention) -> bool:
    keys = marked.text.keys
    lady = any(
        keys[o.head - 1] == "first" and keys[o.head] in ("lady", "gentleman")
        for o in mention.offices
    )
    named_with = keys[mention.first] in _LADIES and keys[mention.first - 1] == "and"
    named_with = named_with and not mention.offices
    return lady or named_with or _is_called_so(marked, mention)


def _is_called_so(marked: Marked, mention: Mention) -> bool:
    """Whether a name stands behind "his wife," or the like."""
    at = mention.first - 1
    while at > 0 and marked.text.keys[at] in _SKIPPED:
        at -= 1
    return marked.text.keys[at] in _SPOUSES
