"""Which releases say in one language what another says in another.

A publisher issues the translations of a release on the same day. They have no words in
common but names and numbers, or their addresses differ in the language alone.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import combinations

from index.analysis import fold
from index.best import Ranked
from index.release import Release
from index.shown import Shown
from index.stemming import ENGLISH, PLAIN

__all__ = ["are_translations", "translated"]

LEAST, SHARE = 5, 0.5  # names and numbers in common, and of those of the shorter text
_LONGER = 2.5  # times that one of two translations may be as long as the other
_MOST = 60  # releases of the days of a page that are read
_TOLD = re.compile(r"[^\W\d_]{4,}|\d+(?:[.,]\d+)*")  # a name, if it is, or number
# a part of an address that is a language: /fr/, fr., lang=fr, -fr.html
_LANGUAGE = re.compile(r"(?<![a-z])[a-z]{2}(?:[-_][a-z]{2})?(?![a-z])")


def translated(
    ranked: Sequence[Ranked], page: range, firsts: list[int], shown: Shown
) -> list[int]:
    """Return for each release the place of the first that has its text in whatever
    language; `firsts` tell those that have it in the same. Releases of the days of the
    `page`, a range of places, are looked at."""
    firsts = firsts[:]
    for places in _of_one_day(ranked, page):
        numbers = [ranked[at].segment.sequence(ranked[at].document) for at in places]
        read = dict(zip(places, shown.read(numbers), strict=True))
        for one, other in combinations(places, 2):
            first, second = sorted((firsts[one], firsts[other]))
            if first != second and are_translations(read[one], read[other]):
                firsts = [first if at == second else at for at in firsts]
    return firsts


def are_translations(one: Release, other: Release) -> bool:
    """Return whether one release says in its language what the other does."""
    if not (one.language and other.language) or one.language == other.language:
        return False
    if one.publisher != other.publisher or one.published != other.published:
        return False
    if one.source_url and other.source_url:
        if _without_language(one.source_url) == _without_language(other.source_url):
            return True
    sizes = sorted((len(one.body), len(other.body)))
    if not one.publisher or sizes[1] > _LONGER * sizes[0]:
        return False
    told, others = _told(one), _told(other)
    shared = len(told & others)
    return shared >= LEAST and shared >= SHARE * min(len(told), len(others))


def _of_one_day(ranked: Sequence[Ranked], page: range) -> Iterator[list[int]]:
    """Yield the places of releases of one day where these may be in several languages;
    of days that a release of the page is of."""
    days: dict[int, list[int]] = defaultdict(list)
    for at, hit in enumerate(ranked):
        days[hit.segment.days[hit.document]].append(at)
    wanted = {ranked[at].segment.days[ranked[at].document] for at in page}
    for day in wanted - {0}:
        places = [at for at in days[day] if abs(at - page.start) < _MOST]
        rules = {_rules(ranked[at]) for at in places}
        if len(places) > 1 and (len(rules) > 1 or rules == {PLAIN}):
            yield places


def _rules(hit: Ranked) -> str:
    """Return by whose rules the words of a release are stemmed."""
    rules = hit.segment.rules
    return hit.segment.spoken[rules[hit.document]].rules if len(rules) else ENGLISH


@lru_cache(maxsize=256)
def _told(release: Release) -> frozenset[str]:
    """Return the names and numbers in a text, without those of its date."""
    day = release.published
    dated = {str(day.year), str(day.day)} if day else set()
    return frozenset(_spelt(_TOLD.findall(release.body))) - dated


def _spelt(found: Iterable[str]) -> Iterator[str]:
    for word in found:
        if word.isdecimal():
            yield str(int(word))  # digits of any script are the same numbers
        elif word[0].isupper() or word[0].isdigit():
            yield fold(word)


def _without_language(url: str) -> str:
    return _LANGUAGE.sub("", url.lower())
