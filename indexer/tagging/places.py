"""Places in one text: the gazetteer with context, and sites by their form."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from index.release import Location, Span
from indexer.lexicon import entries
from indexer.tagging.gazetteer import Place, in_capitals, longest, places
from indexer.tagging.phrases import OF, Marked, read_complement
from indexer.tagging.spans import Candidate
from indexer.tagging.tokens import split
from indexer.tagging.words import (
    BEFORE_PLACE,
    BREAK,
    CAPITAL,
    COMMON,
    DATE,
    GIVEN,
    HONORIFIC,
    LISTED,
    NAME,
    OFFICE,
    PLACE,
    PUNCT,
    UPPER,
)

__all__ = ["Home", "locate", "other_names", "place_candidates"]

MOST_SITE_TOKENS = 7
LARGE_CITY = 100_000
LARGEST = 500_000
_LOCATING = {"in", "at", "from", "near", "to", "through", "outside", "across", "via"}
_LOCATING |= {"around", "throughout", "into", "toward", "towards", "of", "between"}
_VISITING = {"visited", "visit", "toured", "tour", "visiting", "visits", "touring"}
_BEING_AT = _VISITING | {"at", "inside", "within", "outside"}
_SITED = _LOCATING | _VISITING | {"the"}
_HOUSES = frozenset(
    word.lstrip("@") for word in entries("place_types") if word[0] == "@"
)
_DISTRICTS = {"northern", "southern", "eastern", "western", "central", "middle"}
_ABBREVIATED = {"u.s.", "us", "u.s", "uk", "u.k.", "u.k", "uae", "u.a.e.", "usa"}
_REGION_TYPES = frozenset(
    word.lstrip("*") for word in entries("place_types") if word[0] == "*"
)


@dataclass(frozen=True, slots=True)
class Home:
    """Where a release comes from: the place its publisher names, and the country."""

    name: str | None
    country: str | None


def place_candidates(marked: Marked) -> Iterator[Candidate]:
    """Yield what may be a place, in no order."""
    text = marked.text
    kinds = text.kinds
    for at in range(len(text.words)):
        if not kinds[at] & CAPITAL:
            continue
        end = _known_end(marked, at)
        if end:
            yield Candidate(at, end, "locations", 1.5 + end - at, "listed-place")
        if kinds[at] & BEFORE_PLACE and text.keys[at + 1 : at + 2] != ["of"]:
            yield from _opened_site(marked, at)
        if kinds[at] & PLACE and not kinds[at + 1] & CAPITAL and not kinds[at] & UPPER:
            yield from _closed_site(marked, at)
        if text.keys[at] in _HOUSES:
            yield from _house(marked, at)
        if not end and _visited(marked, at):
            yield from _visited_site(marked, at)


def other_names(marked: Marked) -> Iterator[Candidate]:
    """Yield names of treaties, events and court districts, which hide places."""
    kinds, keys = marked.text.kinds, marked.text.keys
    for at, key in enumerate(keys):
        if not kinds[at] & CAPITAL:
            continue
        if key in _event_heads() and not kinds[at + 1] & CAPITAL:
            start = _run_start(marked, at)
            if start < at:
                end = read_complement(marked, at + 1, OF)
                yield Candidate(start, end, "other", 2.9 + end - start, "event")
        if key == "district" and keys[at + 1 : at + 2] == ["of"]:
            if at and keys[at - 1] in _DISTRICTS or kinds[at - 1] & CAPITAL:
                end = marked.known[at + 2] if at + 2 < len(keys) else 0
                if end:
                    yield Candidate(at - 1, end, "other", 9.0, "court-district")


def locate(
    marked: Marked, candidate: Candidate, home: Home, after: str | None
) -> Place:
    """Return the place a candidate stands for.

    `after` is the country of the place named next in the same sentence, if any.
    """
    text = marked.text
    key = " ".join(text.keys[candidate.start : candidate.end])
    known = places().get(key, ())
    following = _following_country(marked, candidate.end)
    for country in (following, home.country):
        for place in known:
            if country and place.country == country and _may_yield(known[0], place):
                return place
    if known:
        return known[0]
    kind = "region" if text.keys[candidate.end - 1] in _REGION_TYPES else "site"
    name = text.cut(candidate.start, candidate.end)
    return Place(name, kind, following or after or home.country)  # type: ignore[arg-type]


def _near(marked: Marked, site: Candidate, decided: list[Candidate]) -> str | None:
    """Return the country of the place named right after a site: … Terminal in X."""
    for other in decided:
        if other.field == "locations" and 0 < other.start - site.end <= 3:
            known = places().get(marked.text.key(other.start, other.end), ())
            return known[0].country if known else None
    return None


def _may_yield(first: Place, place: Place) -> bool:
    # the world's Paris stays in France although the publisher's country has one too
    if first.kind == "country" and place.kind == "city":
        return False
    return first.population < 2_000_000 or place.population > first.population / 20


def _following_country(marked: Marked, end: int) -> str | None:
    words, kinds = marked.text.words, marked.text.kinds
    if words[end : end + 1] in ([","], ["("]) and kinds[end + 1] & CAPITAL:
        after = marked.known[end + 1]
        if after:
            key = " ".join(marked.text.keys[end + 1 : after])
            found = places().get(key, ())
            if found and found[0].kind in ("country", "region"):
                us = [p for p in found if p.country == "US"]
                return (
                    (us or list(found))[0].country
                    if found[0].kind == "region" or us
                    else found[0].country
                )
    return None


def _known_end(marked: Marked, at: int) -> int:
    text = marked.text
    for count in range(longest(text.keys[at]), 0, -1):
        end = at + count
        key = text.key(at, end)
        if key in places():
            if _joined_by_hyphen(marked, at, end):
                return 0
            if key in _ABBREVIATED and not _stands_alone(marked, end):
                return 0
            if count == 1 and not _plausible(marked, at, places()[key][0]):
                return 0
            return end
    return 0


def _joined_by_hyphen(marked: Marked, at: int, end: int) -> bool:
    source = marked.text.source
    start, stop = marked.text.starts[at], marked.text.ends[end - 1]
    return source[start - 1 : start] == "-" or source[stop : stop + 1] == "-"


def _stands_alone(marked: Marked, end: int) -> bool:
    """Whether an abbreviated country is a noun here, not an adjective."""
    if marked.text.kinds[end] & (PUNCT | BREAK):
        return marked.text.words[end] != "$"
    following = marked.text.keys[end]
    return (
        following in _function_words()
        or following == "'s"
        or (following.endswith("ed") and following.islower())
        or following in _VERBS
    )


_VERBS = {"announced", "continues", "will", "may", "stands", "remains", "supports"}


def _plausible(marked: Marked, at: int, place: Place) -> bool:
    kinds, keys = marked.text.kinds, marked.text.keys
    if _is_code(marked, at):
        return False
    if place.certain:
        return True
    if kinds[at + 1] & CAPITAL and kinds[at + 1] & NAME and kinds[at] & GIVEN:
        return False
    before = keys[at - 1] if at else ""
    located = before in _LOCATING or _following_country(marked, at + 1) is not None
    located = located or _dateline(marked, at)
    if kinds[at] & DATE:
        return False
    if kinds[at] & COMMON:
        return located and before not in ("of", "to") and place.population > LARGE_CITY
    if kinds[at] & LISTED and place.population > LARGEST:
        return not kinds[at - 1] & (NAME | HONORIFIC | OFFICE)
    if kinds[at] & (LISTED | OFFICE) or place.population < LARGE_CITY:
        return located and not (at and kinds[at - 1] & (HONORIFIC | OFFICE))
    return True


def _is_code(marked: Marked, at: int) -> bool:
    """Whether capitals alone make the word look like a place: WA, or ACT and Act."""
    word, key = marked.text.words[at], marked.text.keys[at]
    if in_capitals(key):
        return not word.isupper()
    return bool(marked.text.kinds[at] & UPPER) and len(word) < 4


def _dateline(marked: Marked, at: int) -> bool:
    words = marked.text.words
    first = at == 0 or bool(marked.text.kinds[at - 1] & BREAK)
    return first and words[at + 1 : at + 2] in (["–"], ["-"], ["—"], [","], ["\n\n"])


def _opened_site(marked: Marked, at: int) -> Iterator[Candidate]:
    kinds = marked.text.kinds
    end = at + 1
    while kinds[end] & CAPITAL and end - at < 3 and not kinds[end] & OFFICE:
        end += 1
    if end > at + 1 and not kinds[at - 1] & CAPITAL:
        yield Candidate(at, end, "locations", 1.2 + end - at, "place-type-before")


def _house(marked: Marked, at: int) -> Iterator[Candidate]:
    """Yield a parliament or secretariat that somebody is at."""
    keys = marked.text.keys
    start = _run_start(marked, at)
    before = start - 2 if keys[start - 1] == "the" else start - 1
    if start < at and (keys[before] in _BEING_AT or keys[at + 1] == "building"):
        yield Candidate(start, at + 1, "locations", 4.0 + at - start, "body-as-a-place")


def _closed_site(marked: Marked, at: int) -> Iterator[Candidate]:
    kinds = marked.text.kinds
    start = _run_start(marked, at)
    named = any(not kinds[i] & COMMON for i in range(start, at))
    if start < at and (named or marked.text.keys[start - 1] in _SITED):
        yield Candidate(start, at + 1, "locations", 2.2 + at - start, "place-type")


def _run_start(marked: Marked, at: int) -> int:
    kinds, keys = marked.text.kinds, marked.text.keys
    start = at
    while start and at - start < MOST_SITE_TOKENS:
        kind = kinds[start - 1]
        if (
            kind & CAPITAL
            and not kind & HONORIFIC
            or keys[start - 1] == "'s"
            and (kinds[start - 2] & CAPITAL)
        ):
            start -= 1
        elif keys[start - 1] in ("of", "and") and kinds[start - 2] & CAPITAL:
            start -= 2
        else:
            break
    return start + 1 if keys[start] == "'s" else start


def _visited(marked: Marked, at: int) -> bool:
    keys = marked.text.keys
    before = at - 1
    if before > 0 and keys[before] == "the":
        before -= 1
    return before >= 0 and keys[before] in _VISITING


def _visited_site(marked: Marked, at: int) -> Iterator[Candidate]:
    kinds, keys = marked.text.kinds, marked.text.keys
    end = at
    while kinds[end] & CAPITAL or (
        end > at and keys[end : end + 1] == ["of"] and kinds[end + 1] & CAPITAL
    ):
        end += 1
    if kinds[end] & (PUNCT | BREAK) or keys[end : end + 1] in (["and"], ["in"]):
        if not any(kinds[i] & (OFFICE | HONORIFIC | DATE) for i in range(at, end)):
            yield Candidate(at, end, "locations", 3.1 + end - at, "visited")
            if keys[end : end + 1] == ["and"] and kinds[end + 1] & CAPITAL:
                yield from _visited_site(marked, end + 1)


@cache
def _event_heads() -> frozenset[str]:
    return frozenset(entries("event_heads"))


@cache
def _function_words() -> frozenset[str]:
    return frozenset(entries("function_words"))


def home_of(publisher: str | None, address: str | None) -> Home:
    """Return the place a publisher's name or web address states."""
    named = _named_in(publisher or "")
    if named:
        return Home(named.name, named.country)
    host = (address or "").partition("//")[2].partition("/")[0].lower()
    country = _country_of_host(host)
    return Home(None, country)


def _named_in(publisher: str) -> Place | None:
    keys = split(publisher).split()
    found: list[Place] = []
    for at in range(len(keys)):
        for end in range(min(at + 5, len(keys)), at, -1):
            candidates = places().get(" ".join(keys[at:end]), ())
            if candidates and candidates[0].kind != "city":
                found.append(candidates[0])
                break
    regions = [place for place in found if place.kind == "region" and place.country]
    return (regions or found or [None])[0]


def _country_of_host(host: str) -> str | None:
    last = host.rpartition(".")[2]
    if last in ("gov", "mil"):
        return "US"
    return {"uk": "GB"}.get(last, last.upper()) if len(last) == 2 else None


def _likely(place: Place, named: set[str | None]) -> bool:
    # a small foreign town is rarely named without its country
    small = place.kind == "city" and place.population < LARGEST
    return not small or place.country in named or named == {None}


def location_tags(
    texts: list[tuple[Marked, list[Candidate]]], home: Home
) -> list[Location]:
    """Return one tag for each place in the texts, in the order of first mention."""
    spans: dict[tuple[str, str | None], list[Span]] = {}
    found: dict[tuple[str, str | None], tuple[Place, str]] = {}
    for marked, decided in texts:
        for candidate in decided:
            if candidate.field == "locations":
                near = _near(marked, candidate, decided)
                place = locate(marked, candidate, home, near)
                key = (place.name.lower(), place.country)
                text = marked.text
                span = Span(
                    text.where,
                    text.starts[candidate.start],
                    text.ends[candidate.end - 1],
                )
                spans.setdefault(key, []).append(span)
                found.setdefault(key, (place, candidate.rule))
    named = {p.country for p, _ in found.values() if p.certain} | {home.country, None}
    found = {k: v for k, v in found.items() if _likely(v[0], named)}
    return [
        Location(
            "locations",
            place.name,
            tuple(spans[key]),
            rule,
            0.9 if rule == "listed-place" else 0.6,
            kind=place.kind,
            country=place.country,
            latitude=place.latitude,
            longitude=place.longitude,
        )
        for key, (place, rule) in found.items()
    ]
