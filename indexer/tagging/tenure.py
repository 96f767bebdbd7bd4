"""Offices told of a person later in the sentence: "was for ten years … as Speaker"."""

from collections.abc import Iterator

from indexer.lexicon import distinct
from indexer.tagging.beside import name_place, past_owner
from indexer.tagging.marked import Marked
from indexer.tagging.names import begins_name
from indexer.tagging.offices import Office, read_offices
from indexer.tagging.words import CAPITAL

__all__ = ["offices_told"]

FARTHEST = 60  # tokens from a name to an office of its sentence
FARTHEST_WORD = 24  # from a name to the word that tells of an office
NEAREST_BEFORE = 4  # "has appointed the Hon. Ana Ruiz as …"
_WHOSE = ("the", "a", "an", "his", "her", "its", "their", "our")
_TIMES = ("currently", "formerly", "previously", "now", "later", "lately", "former")
_AND = (",", "and", "&")
_OVER = frozenset((".", "", ";", "?", "!", "\n\n"))
_BEING = "is was were be been being are".split()
_TURNED = ("becomes", "became", "become", "becoming", "remains", "remained")
_POSTS = ("post", "position", "role", "rank", "posts", "positions")


def offices_told(
    marked: Marked, span: tuple[int, int], limit: int, beside: tuple[Office, ...] = ()
) -> tuple[Office, ...]:
    """Return the offices of a person, or "He", at tokens `span` that the sentence tells
    of before `limit`, without those `beside` the name. Linear in the sentence."""
    if not _tells(marked, *span):
        return ()
    known = {office.start for office in beside}
    told = _told(marked, span[1], min(span[1] + FARTHEST, limit))
    return tuple(office for office in told if office.start not in known)


def _told(marked: Marked, at: int, limit: int) -> Iterator[Office]:
    while at < limit and marked.text.words[at] not in _OVER:
        start = _office_after(marked, at)
        offices = _of_this_person(marked, start) if start else []
        yield from offices
        at = offices[-1].last if offices else at + 1


def _tells(marked: Marked, first: int, end: int) -> bool:
    keys, words, telling = marked.text.keys, marked.text.words, distinct("tenure_words")
    before = keys[max(first - NEAREST_BEFORE, 0) : first]
    if not telling.isdisjoint(before):
        return True
    last = min(end + FARTHEST_WORD, len(marked.text))
    if telling.isdisjoint(keys[end:last]):
        return False  # as behind most names
    for at in range(end, last):
        if keys[at] in telling:
            return True
        if words[at] in _OVER:
            return False
    return False


def _office_after(marked: Marked, at: int) -> int:
    """Return where an office begins that the token at `at` leads to, else 0."""
    keys, telling = marked.text.keys, distinct("tenure_words")
    after = at + 1
    # to be elected Chairman: the office is read from "elected" on
    to_be = keys[at] == "be" and keys[at - 1] == "to" and keys[after] not in telling
    turned = keys[at] in telling and keys[at - 1] in _BEING
    if keys[at] == "as" or to_be or turned or keys[at] in _TURNED:
        return _past_whose(marked, after)
    if keys[at] in ("nominee", "candidate") and keys[after] == "for":
        return _past_whose(marked, after + 1)
    if keys[at] in _POSTS and keys[after] == "of":
        return _past_whose(marked, after + 1)
    if keys[at] in _AND and keys[after] in _TIMES:
        return _past_whose(marked, after + (keys[after] != "former"))
    if keys[at] in _AND and marked.text.key(after, after + 2) == "until now":
        return after + 2
    return 0


def _past_whose(marked: Marked, at: int) -> int:
    """Return where the office in "the …", "his …", "Australia's …" begins."""
    return past_owner(marked, at + (marked.text.keys[at] in _WHOSE))


def _of_this_person(marked: Marked, start: int) -> list[Office]:
    """Return the offices at `start`, if no other name stands behind them."""
    offices = read_offices(marked, start, loose=True)
    if not offices or any(office.plural for office in offices):
        return []
    if not _is_named(marked, offices[-1]):
        return []
    last = offices[-1].last
    other = begins_name(marked, name_place(marked, offices[-1]))
    return [] if other or marked.text.keys[last] == "'s" else offices


def _is_named(marked: Marked, office: Office) -> bool:
    # "as chair" may be for an hour, "as Chair" and "as chair of the Board" are held
    capital = marked.text.kinds[office.head] & CAPITAL
    return bool(capital) or office.end > office.head + 1
