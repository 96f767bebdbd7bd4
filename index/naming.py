"""Which words of a search name a filter: a person, a place, an office, a topic, a time.

A run of words names a value when it is the whole label or, for a person, a given name
and the last name, or the last alone; of several values that fit, the most frequent. A
year, a month or a day names its days. Longer runs go first, from the left.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from msgspec import Struct
from msgspec.structs import replace
from whoosh import query

from index.analysis import words
from index.answer import answer
from index.days import Days, days, today
from index.errors import QueryError
from index.gather import gather
from index.results import FacetValue, Offer
from index.search import Picks, Search, Suggestion
from index.state import State
from index.trees import conjunction

__all__ = ["offer"]

_FIELDS = ("participants", "locations", "organisations", "offices", "topics")
_MOST_WORDS = 8  # of a search: longer ones are questions or quotations
_LONGEST = 5  # words of a name
_LOOKED_AT = 50  # values, the most frequent of those with all words of a run
_MOST_KEPT = 1 << 14  # labels that were looked at, some 4 MB
# A word is a family name when so many of the releases that have it are tagged with the
# person: "Fraud" may end somebody's name, but that is not what the word says.
_NAMING = 0.2
_OPERATORS = re.compile(r'["()\[\]:~*^]|(?:^|\s)[-+]|\b(?:AND|OR|NOT)\b')
_PARTS = re.compile(r"\S+")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


class _Run(Struct, frozen=True):
    """Words side by side between blanks of a text, folded, and where they stand."""

    words: tuple[str, ...]
    start: int
    end: int


_Meant = tuple[_Run, Suggestion | Days]


def offer(state: State, search: Search) -> Offer | None:
    """Return the search with words read as filters, None where none is one, where the
    text has operators, or where that finds nothing."""
    text = search.text
    if not text or search.cursor or _OPERATORS.search(text):
        return None
    found, named, rest = search, [], text
    for run, meant in _whole(text, list(_read(state, text))):
        if isinstance(meant, Suggestion):
            if _picked(search, meant):
                continue
            named.append(meant)
        elif found.since or found.until:
            continue
        else:
            found = replace(found, since=meant[0], until=meant[1])
        rest = rest[: run.start] + " " * (run.end - run.start) + rest[run.end :]
    if not named and found is search:
        return None
    # a dash between two names would be left alone, which no query can be
    left = " ".join(part for part in rest.split() if words(part))
    found = replace(found, text=left, match=None)
    return _counted(state, search, _narrowed(found, named), tuple(named))


def _picked(search: Search, value: Suggestion) -> bool:
    picks = search.picked(value.field)
    return value.value in picks.any + picks.all + picks.none


def _narrowed(search: Search, named: Sequence[Suggestion]) -> Search:
    """Return the search with these values picked; of one field, all are demanded."""
    for value in named:
        picks = search.picked(value.field)
        if sum(other.field == value.field for other in named) == 1:
            picks = replace(picks, any=(*picks.any, value.value))
        else:
            picks = replace(picks, all=(*picks.all, value.value))
        search = search.with_picks(picks)
    return search


def _counted(
    state: State, search: Search, found: Search, named: tuple[Suggestion, ...]
) -> Offer | None:
    counted = answer(state, replace(found, match="all", size=0), "newest")
    total = counted.page.found.total
    return Offer(found, named, total) if total else None


def _read(state: State, text: str) -> Iterator[_Meant]:
    """Yield the runs of words that name something, and what."""
    there = [(m.start(), m.end(), words(m.group())) for m in _PARTS.finditer(text)]
    if len(there) > _MOST_WORDS:
        return
    at = 0
    while at < len(there):
        for end in range(min(at + _LONGEST, len(there)), at, -1):
            part = there[at:end]
            named = tuple(word for _, _, found in part for word in found)
            run = _Run(named, part[0][0], part[-1][1])
            meant = _days(text[run.start : run.end]) or _value(state, run.words)
            if meant:
                yield run, meant
                break
        at = end if meant else at + 1


def _whole(text: str, read: list[_Meant]) -> list[_Meant]:
    """Return what was read without the topics cut out of a compound: in "health care
    fraud" health is no topic, for the word beside it would be left over."""
    named = [at for run, _ in read for at in range(run.start, run.end)]
    left = {at for m in _PARTS.finditer(text) for at in range(*m.span())} - {*named}
    kept = [(run, meant) for run, meant in read if not _cut(text, run, meant, left)]
    return kept if len(kept) == len(read) else _whole(text, kept)


def _cut(text: str, run: _Run, meant: Suggestion | Days, left: set[int]) -> bool:
    before = len(text[: run.start].rstrip()) - 1
    after = run.end + len(text[run.end :]) - len(text[run.end :].lstrip())
    is_topic = isinstance(meant, Suggestion) and meant.field == "topics"
    return is_topic and not left.isdisjoint((before, after))


def _days(text: str) -> Days | None:
    if not _YEAR.search(text):
        return None
    try:
        return days(text, today())
    except QueryError:
        return None  # a year among other words


def _value(state: State, run: tuple[str, ...]) -> Suggestion | None:
    """Return the most frequent value of this name, of the first field in a tie."""
    if not run:
        return None
    found = [
        Suggestion(field, value.value, value.label, value.count)
        for field in _FIELDS
        if all(state.terms.exact(field, word).frequency for word in run)
        for value in _having(state, field, run)
        if _names(state, field, value, run)
    ]
    return max(found, key=lambda value: value.count, default=None)


def _having(state: State, field: str, run: tuple[str, ...]) -> tuple[FacetValue, ...]:
    """Return values of the releases that have these words in a field."""
    tree = conjunction(query.Term(field, word) for word in run)
    counts = gather(state, tree, Search(), "newest", 0).counts
    return counts.facet(Picks(field), _LOOKED_AT).values


def _names(state: State, field: str, value: FacetValue, run: tuple[str, ...]) -> bool:
    label = _words(value.label)
    if label == run:
        return True
    if field != "participants" or label[-1:] != run[-1:]:
        return False
    if len(run) > 1 and label[0] == run[0]:  # other names between may be left out
        return {*run} <= {*label}
    tail = label[-len(run) :] == run
    return tail and value.count >= _NAMING * state.terms.stemmed(run[-1]).frequency


@lru_cache(maxsize=_MOST_KEPT)
def _words(label: str) -> tuple[str, ...]:
    return tuple(words(label))
