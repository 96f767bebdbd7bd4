"""The known places and organisations of a text, found before anything else."""

from collections.abc import Iterator
from functools import cache
from itertools import chain

from msgspec.structs import replace

from indexer.lexicon import rows
from indexer.tagging.acronyms import acronyms
from indexer.tagging.behind import with_country
from indexer.tagging.firms import firms
from indexer.tagging.foreign_bodies import foreign_bodies
from indexer.tagging.gazetteer import (
    Lengths,
    in_capitals,
    lengths_at,
    lengths_by_word,
    places,
)
from indexer.tagging.introduced import introduced_organisations
from indexer.tagging.joined_bodies import joined_bodies
from indexer.tagging.marked import Marked
from indexer.tagging.organisations import organisations
from indexer.tagging.parties import parties
from indexer.tagging.spans import Candidate, decide
from indexer.tagging.tokens import Text, split
from indexer.tagging.words import CAPITAL, COMMON, DEMONYM, GIVEN, LISTED, STRONG, UPPER

__all__ = ["mark"]

# each nation has one of its own
_OF_NATIONS = ("red cross", "red crescent", "supreme court", "high court")
SMALL_TOWN = 500_000
MOST_TASKS = 12  # tokens
_MINISTERS = ("minister", "ministers", "secretary", "spokesman", "spokesperson")
_LISTS_OF_BODIES = (
    "organisations",
    "international_bodies",
    "agencies",
    "companies",
    "press",
)
# before "to Doha": that is where they are sent, whoever may be called so
_SENT = ("ambassador", "consul", "consul-general", "envoy", "embassy", "consulate")


def mark(text: Text) -> tuple[Marked, list[Candidate]]:
    """Return the text with its known names marked, and its organisations."""
    marked = Marked(text, [0] * len(text.keys), set(), {}, {})
    found = []
    after = 0
    keys, (begun, _) = text.keys, _lengths()
    for at in [at for at in text.capitals if keys[at] in begun]:
        end, field = _known(text, at) if at >= after else (0, "")
        if end:
            after = end
            _cover(marked, at, end)
            if field == "organisations" and not _is_a_task(text, at):
                start = _with_nation(marked, at, end)
                score = 2.5 + end - start
                found.append(Candidate(start, end, field, score, "listed-name"))
            elif field != "organisations" and _is_of_a_country(text, at, end, field):
                marked.countries[at] = end
    found = [replace(c, end=with_country(marked, c.end)) for c in found]
    found = decide(
        [
            *found,
            *organisations(marked),
            *introduced_organisations(marked),
            *firms(marked),
            *foreign_bodies(marked),
            *acronyms(marked),
            *parties(marked),
        ]
    )
    if joined := list(joined_bodies(marked, found)):
        found = decide([*found, *joined])
    # the Federation of Malaya is a country by its name
    found = [
        c
        for c in found
        if c.rule != "body-of"
        or not _is_place(text, c)
        and marked.countries.get(c.start, 0) <= c.end
    ]
    for candidate in found:
        _cover(marked, candidate.start, candidate.end)
        marked.bodies[candidate.start] = candidate.end
    return marked, found


def _is_of_a_country(text: Text, at: int, end: int, field: str) -> bool:
    return field == "demonyms" or places()[text.key(at, end)][0].kind == "country"


def _is_a_task(text: Text, at: int) -> bool:
    """Whether a name is what a minister is for: Minister for Justice, Elm Protection"""
    if text.keys[at - 1] != ",":
        return False
    first = at - 1
    while at - first < MOST_TASKS and _is_of_tasks(text, first - 1):
        first -= 1
    return text.keys[first - 1] == "for" and text.keys[first - 2] in _MINISTERS


def _is_of_tasks(text: Text, at: int) -> bool:
    bits = text.kinds[at]
    person = bits & LISTED and not bits & COMMON
    return bool(bits & CAPITAL and not person) or text.keys[at] in (",", "and", "&")


def _is_place(text: Text, named: Candidate) -> bool:
    return text.key(named.start, named.end) in places()


def _with_nation(marked: Marked, at: int, end: int) -> int:
    """Return where "Peruvian Red Cross", "Peru Red Cross" begins; else `at`."""
    text = marked.text
    if text.key(at, end) not in _OF_NATIONS or not at:
        return at
    if text.keys[end - 1] == "court":
        starts = range(at - 1, max(at - 4, -1), -1)
        return next((start for start in starts if marked.known[start] == at), at)
    nation = text.kinds[at - 1] & CAPITAL and text.kinds[at - 1] & DEMONYM
    return at - 1 if nation or marked.countries.get(at - 1) == at else at


def _cover(marked: Marked, start: int, end: int) -> None:
    marked.known[start] = max(end, marked.known[start])
    marked.covered.update(range(start, end))


def _known(text: Text, at: int) -> tuple[int, str]:
    """Return the end and field of the longest known name at `at`; 0 when none."""
    names = _names()
    for count in lengths_at(_lengths(), text.keys, at):
        key = text.key(at, at + count)
        for field in names.get(key, ()):
            if count > 1 or field == "demonyms" or _stands(text, at, key, field):
                return at + count, field
    return 0, ""


def _stands(text: Text, at: int, key: str, field: str) -> bool:
    """Whether one word is the known name, and not some word written alike."""
    if field == "locations":
        return _safe(text, at, key)
    if key == "who" and text.words[at + 1] == ":":
        return False  # who takes part, and when
    return key not in _acronyms() or bool(text.kinds[at] & UPPER) or "." in key


def _safe(text: Text, at: int, key: str) -> bool:
    # cities named as people or things are need the context that places.py asks for
    place = places()[key][0]
    if in_capitals(key) and not text.words[at].isupper():
        return False
    named = at and text.kinds[at - 1] & GIVEN and text.kinds[at - 1] & STRONG
    if named and place.population < SMALL_TOWN:
        return False
    if text.words[at + 1] == "$":
        return False  # US$ 5
    if text.keys[at - 1] in ("to", "in") and text.keys[at - 2] in _SENT:
        return True
    return place.certain or not text.kinds[at] & (COMMON | LISTED)


@cache
def _lengths() -> Lengths:
    return lengths_by_word(_names())


@cache
def _names() -> dict[str, tuple[str, ...]]:
    """Return what each known name may be, the likeliest first."""
    fields: dict[str, tuple[str, ...]] = dict.fromkeys(places(), ("locations",))
    for field, keys in (("demonyms", _demonyms()), ("organisations", _organisations())):
        for key in keys:
            fields[key] = (field, *fields.get(key, ()))
    return fields


@cache
def _demonyms() -> frozenset[str]:
    # those of one word are kinds of words; Sri Lankan is a known phrase
    names = [split(demonym) for demonym, _ in rows("demonyms") if " " in demonym]
    names += [f"{name}s" for name in names]  # Sri Lankans
    return frozenset(name for name in names if name not in places())


@cache
def _acronyms() -> frozenset[str]:
    # "Ice" and "Who" are words, ICE and WHO bodies, but not IN A LINE OF CAPITALS
    forms = (f for name, *others in _listed_bodies() for f in (name, *others))
    written = (part.strip() for form in forms for part in form.split(";"))
    return frozenset(split(form) for form in written if form.isupper())


@cache
def _organisations() -> frozenset[str]:
    names = set()
    for name, *others in _listed_bodies():
        names |= {split(form) for form in (name, *"".join(others).split(";")) if form}
    # parliaments by their own names; a palace is a place
    seats = {split(name) for name, _ in rows("national_seats")}
    return frozenset(names | (seats - places().keys()))


def _listed_bodies() -> Iterator[tuple[str, ...]]:
    return chain.from_iterable(map(rows, _LISTS_OF_BODIES))
