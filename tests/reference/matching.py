"""Which releases match, read word by word."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from fnmatch import fnmatchcase
from functools import cache

from whoosh import query

from index import analysis
from index.release import Release
from index.search import Picks, Search
from index.stemming import rules_of, stem
from index.trees import DayRange, Tree

__all__ = [
    "TEXT_FIELDS",
    "distance",
    "is_match",
    "label_of",
    "ordered",
    "select",
    "word_test",
    "words",
]

TEXT_FIELDS = ("text", "title", "body")
Test = Callable[[str], bool]


@cache
def words(text: str) -> list[str]:
    return analysis.words(text)


def streams(release: Release, field: str) -> Iterator[list[str]]:
    """The words of a field, in runs that no phrase can bridge."""
    if field in ("text", "title"):
        yield [] if release.title_made else words(release.title)
    if field in ("text", "body"):
        yield words(release.body)
    if field not in TEXT_FIELDS:
        for value in release.values(field):
            yield from (words(text) for text in {value, label_of(release, value)})
        for tag in release.tagged(field):
            yield from map(words, tag.variants)


def label_of(release: Release, value: str) -> str:
    labels = (tag.label for tag in release.tags if tag.value == value and tag.label)
    return next(labels, value)


def distance(one: str, two: str) -> int:
    """How many letters must be put in, left out, replaced or swapped with the next."""
    rows = [list(range(len(two) + 1))]
    for at, letter in enumerate(one, 1):
        before, row = rows[-1], [at]
        for to, other in enumerate(two, 1):
            replaced = before[to - 1] + (letter != other)
            row.append(min(replaced, before[to] + 1, row[-1] + 1))
            if at > 1 and to > 1 and one[at - 2 : at] == two[to - 2 : to][::-1]:
                row[-1] = min(row[-1], rows[at - 2][to - 2] + 1)
        rows.append(row)
    return rows[-1][-1]


def word_test(leaf: Tree, release: Release) -> Test:
    """Whether a word of a release is one that a leaf stands for."""
    text = leaf.text
    if isinstance(leaf, query.Prefix):
        return lambda word: word.startswith(text)
    if isinstance(leaf, query.Wildcard):
        return lambda word: fnmatchcase(word, text)
    if isinstance(leaf, query.FuzzyTerm):
        first, most = text[: leaf.prefixlength], leaf.maxdist
        return lambda word: word.startswith(first) and distance(word, text) <= most
    if leaf.fieldname in TEXT_FIELDS:
        rules = rules_of(release.language)
        return lambda word: stem(word, rules) == stem(text, rules)
    return lambda word: word == text


def is_match(tree: Tree, release: Release) -> bool:
    """Whether a release is what the tree asks for."""
    if isinstance(tree, query.And):
        return all(is_match(part, release) for part in tree)
    if isinstance(tree, query.Or):
        return any(is_match(part, release) for part in tree)
    if isinstance(tree, query.AndNot):
        return is_match(tree.a, release) and not is_match(tree.b, release)
    if isinstance(tree, DayRange):
        return is_between(release.published, tree.since, tree.until)
    if isinstance(tree, query.Phrase):
        found = streams(release, tree.fieldname)
        return any(has_phrase(run, tree.words, tree.slop) for run in found)
    if isinstance(tree, query.Every):
        return True
    test = word_test(tree, release)
    return any(test(word) for run in streams(release, tree.fieldname) for word in run)


def has_phrase(run: list[str], phrase: list[str], slop: int) -> bool:
    places = [at for at, word in enumerate(run) if word == phrase[0]]
    for wanted in phrase[1:]:
        spots = (at for at, word in enumerate(run) if word == wanted)
        places = [at for at in spots if any(0 < at - b <= slop for b in places)]
    return bool(places)


def is_between(day: date | None, since: date | None, until: date | None) -> bool:
    if since is None and until is None:
        return True
    return day is not None and (since or day) <= day <= (until or day)


def passes(release: Release, picks: Picks) -> bool:
    values = set(release.values(picks.field)) or {""}
    one_of = not picks.any or bool(values & set(picks.any))
    return one_of and values >= set(picks.all) and not values & set(picks.none)


def select(releases: Iterable[Release], tree: Tree, search: Search) -> list[Release]:
    """The releases that match the tree within the days and picks of a search."""
    return [
        release
        for release in releases
        if is_match(tree, release)
        and is_between(release.published, search.since, search.until)
        and all(passes(release, picks) for picks in search.picks)
    ]


def ordered(releases: Iterable[Release], sort: str) -> list[Release]:
    """By date: "newest" first then by id, or "oldest" first then by id backwards; the
    undated at the end by id."""
    found = sorted(releases, key=lambda release: release.id)
    undated = [release for release in found if release.published is None]
    dated = [release for release in found if release.published]
    dated.sort(key=lambda release: release.published or date.min, reverse=True)
    return [*(reversed(dated) if sort == "oldest" else dated), *undated]
