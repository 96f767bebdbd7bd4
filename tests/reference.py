"""What a search means, told slowly: every release read word by word, nothing kept.

The engine must agree: matches, order by date and counts exactly, scores within what
one byte per posting can tell (`Score.error`).
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from fnmatch import fnmatchcase
from functools import cache, cached_property, singledispatchmethod
from itertools import combinations, groupby
from math import log
from pathlib import Path

from msgspec.structs import replace
from whoosh import query

from index import analysis
from index.archive import Archive
from index.manifest import ARCHIVE
from index.rank import K1, OTHER_FORM, TITLE_WEIGHT, B
from index.release import FACET_FIELDS, Release
from index.results import Bar, Facet, FacetValue
from index.search import Picks, Search
from index.state import open_state
from index.stemming import rules_of, stem
from index.stopwords import STOP_WORDS
from index.trees import DayRange, Tree, bare_words

__all__ = [
    "Corpus",
    "Score",
    "bars",
    "distance",
    "facet",
    "facets",
    "is_match",
    "ordered",
    "select",
]

SHOWN = 10
MOST_DAYS, MOST_MONTHS = 62, 36
EVERYTHING = Search()
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


@dataclass(frozen=True)
class Score:
    """An exact score, and how far one byte per posting may lie from it."""

    exact: float
    error: float

    def __add__(self, other: "Score") -> "Score":
        return Score(self.exact + other.exact, self.error + other.error)


@dataclass(frozen=True)
class Found:
    """A release in its segment, deleted or not, its words cut."""

    release: Release
    title: tuple[str, ...]
    body: tuple[str, ...]
    average: float

    @property
    def length(self) -> float:
        title, body = map(telling_words, (self.title, self.body))
        return TITLE_WEIGHT * title + body

    def norm(self, average: float) -> float:
        return K1 * (1 - B + B * self.length / max(average, 1.0))

    def frequency(self, word: str) -> float:
        return TITLE_WEIGHT * self.title.count(word) + self.body.count(word)

    @cached_property
    def positions(self) -> dict[str, list[int]]:
        """Where each stem stands; the body begins 1000 words after the title."""
        found: dict[str, list[int]] = defaultdict(list)
        for start, run in ((0, self.title), (len(self.title) + 1000, self.body)):
            for place, word in enumerate(run, start):
                found[self.stem(word)].append(place)
        return found

    def stem(self, word: str) -> str:
        return stem(word, rules_of(self.release.language))

    def having(self, leaf: Tree) -> list[str]:
        """The words here that a leaf stands for, A-Z."""
        return sorted(filter(word_test(leaf, self.release), self.words_in("text")))

    def words_in(self, field: str) -> set[str]:
        parts = {"title": self.title, "body": self.body}
        return set(parts.get(field, self.title + self.body))


class Corpus:
    """All documents that segments hold: what word statistics are made from."""

    def __init__(self, documents: list[Found]) -> None:
        self.documents = {found.release: found for found in documents}
        self._found = documents
        self._all = [found.words_in("text") for found in documents]
        # as manifests keep it: the words of a segment are a whole number
        self._average = sum(found.length for found in documents) / len(documents or [1])

    @classmethod
    def of(cls, folder: Path) -> "Corpus":
        archive = Archive.open(folder / ARCHIVE)
        places = [
            (segment, number)
            for segment in open_state(folder).segments
            for number in range(segment.documents)
        ]
        # the live ones last: a deleted document may hold the same release
        places.sort(key=lambda place: place[0].is_live(place[1]))
        documents = [
            cut(archive.read([segment.sequence(number)])[0], segment.average)
            for segment, number in places
        ]
        archive.close()
        return cls(documents)

    def label(self, field: str, value: str) -> str:
        """The label of a value as some document has it, else the value."""
        if not value:
            return "none given"
        having = (r for r in self.documents if value in r.values(field))
        return next((label_of(release, value) for release in having), value)

    def left(self, release: Release) -> float:
        """The share of its score that the age of a release leaves it."""
        days = [r.published for r in self.documents if r.published]
        if not release.published:
            return 0.5
        return 0.5 + 0.5 * 0.5 ** ((max(days) - release.published).days / 365)

    @singledispatchmethod
    def score(self, tree: Tree, release: Release) -> Score:
        """The score of a release that matches the tree."""
        raise AssertionError(f"a tree cannot hold {tree!r}")

    @score.register(query.Every)
    @score.register(DayRange)
    def _(self, tree: Tree, release: Release) -> Score:
        return Score(0.0, 0.0)

    @score.register(query.And)
    @score.register(query.Or)
    def _(self, tree: Tree, release: Release) -> Score:
        parts = [part for part in tree if is_match(part, release)]
        return sum((self.score(part, release) for part in parts), Score(0.0, 0.0))

    @score.register(query.AndNot)
    def _(self, tree: query.AndNot, release: Release) -> Score:
        return self.score(tree.a, release)

    @score.register(query.Phrase)
    def _(self, tree: query.Phrase, release: Release) -> Score:
        if tree.fieldname not in TEXT_FIELDS:
            return Score(0.0, 0.0)
        found = self.documents[release]
        parts = (self._share(found, [w], self._frequency([w])) for w in tree.words)
        return sum(parts, Score(0.0, 0.0))

    @score.register(query.Term)
    @score.register(query.Prefix)
    @score.register(query.Wildcard)
    @score.register(query.FuzzyTerm)
    def _(self, tree: Tree, release: Release) -> Score:
        if tree.fieldname not in TEXT_FIELDS:
            return Score(0.0, 0.0)
        found, test = self.documents[release], word_test(tree, release)
        forms = sorted(filter(test, found.words_in(tree.fieldname)))
        having = [len(other.having(tree)) for other in self._found]
        bare = type(tree) is query.Term
        matching = sum(map(bool, having)) if bare else sum(having)
        if tree.fieldname == "text":
            stored = self._share(found, forms, matching, tree.boost)
            return self._exactly(found, forms, stored, tree.text) if bare else stored
        parts = (self._share(found, [f], matching, tree.boost) for f in forms)
        return sum(parts, Score(0.0, 0.0))

    def nearness(self, tree: Tree, release: Release) -> float:
        """What it is worth that bare words of the tree stand near each other."""
        bare = [{leaf.text for leaf in slot} for slot in bare_words(tree).slots]
        found = self.documents[release]
        parts = [
            self._pair(found, bare[a], bare[b], spread, share)
            for a, b, spread, share in near_pairs(len(bare))
        ]
        return sum(parts)

    def _pair(
        self, found: Found, a: set[str], b: set[str], spread: range, share: float
    ) -> float:
        times = [times_near(one, a, b, spread) for one in self._found]
        here = times_near(found, a, b, spread)
        worth = self._idf(sum(map(bool, times))) * (K1 + 1)
        return share * worth * here / (here + found.norm(self._average))

    def _idf(self, having: int) -> float:
        return log(1 + (len(self._all) - having + 0.5) / (having + 0.5))

    def _frequency(self, forms: Iterable[str]) -> int:
        """In how many documents each of the words is, added up."""
        return sum(form in there for form in forms for there in self._all)

    def _share(
        self, found: Found, forms: list[str], matching: int, times: float = 1.0
    ) -> Score:
        """What words of one meaning give: saturated together, each a byte apart; more
        when the query has the word several `times`."""
        total = len(self._all)
        matching = min(matching, total)
        idf = log(1 + (total - matching + 0.5) / (matching + 0.5))
        step = idf * (K1 + 1) / 255 * (5 * times / (times + 4))
        norm = found.norm(found.average)
        parts = [found.frequency(form) / norm for form in forms]
        stored = step * 255 * sum(parts) / (1 + sum(parts))
        steps = sum(rounding(255 * x / (1 + x)) for x in parts)
        return Score(stored, step * steps + 1e-5 * stored)

    def _exactly(
        self, found: Found, forms: list[str], stored: Score, asked: str
    ) -> Score:
        """What a bare word gives when it is counted anew, other forms than the one
        asked for a little less; where it gives something only together with others, it
        may stay as it is stored."""
        norm, there = found.norm(found.average), sum(map(found.frequency, forms))
        if not there:
            return stored
        most = stored.exact * (there + norm) / there
        there *= OTHER_FORM
        there += (1 - OTHER_FORM) * found.frequency(asked)
        exact = most * there / (there + found.norm(self._average))
        return Score(exact, stored.error + abs(exact - stored.exact))


def near_pairs(words: int) -> Iterator[tuple[int, int, range, float]]:
    """The pairs of a query's words, how far after the first the second may stand, and
    what of a word the pair is worth."""
    few = words <= 8
    for a, b in combinations(range(words), 2):
        if few or b == a + 1:
            spread = range(-24, 25) if few else range(-12, 13)
            yield a, b, spread, 0.8 / (words - 1) if few else 0.1
        if b == a + 1:
            yield a, b, range(1, 3), 0.3 if few else 0.2


def times_near(found: Found, a: set[str], b: set[str], spread: range) -> int:
    """How many of one word have one of the other as far after it as `spread` says."""
    first, second = (
        [place for name in names for place in found.positions.get(name, ())]
        for names in ({found.stem(word) for word in words} for words in (a, b))
    )
    return sum(any(q - p in spread for q in second) for p in first)


def telling_words(run: Iterable[str]) -> int:
    return sum(word not in STOP_WORDS for word in run)


def rounding(impact: float) -> float:
    """How far a byte may lie from an impact; 1 and 254 stand for all beyond.

    An error of one part moves the sum, saturated, by no more than itself.
    """
    return 0.501 if 0.5 <= impact <= 254.5 else 1.0


@cache
def cut(release: Release, average: float) -> Found:
    title = () if release.title_made else tuple(words(release.title))
    return Found(release, title, tuple(words(release.body)), average)


# ---------------------------------------------------------------- counts


def facet(
    releases: Iterable[Release],
    corpus: Corpus,
    tree: Tree,
    search: Search,
    field: str,
    shown: int = SHOWN,
) -> Facet:
    """The counts of a field among what matches when its own `any` is left open; of what
    is excluded, when its own `none` is left open too."""
    own = search.picked(field)

    def count(open_picks: Picks) -> Counter[str]:
        picks = (*(p for p in search.picks if p is not own), open_picks)
        found = select(releases, tree, replace(search, picks=picks))
        return Counter(v for release in found for v in release.values(field) or ("",))

    counted = count(replace(own, any=()))
    excluded = count(replace(own, any=(), none=()))
    values = [value for value in counted if value]
    picked = dict.fromkeys((*own.any, *own.all, *own.none))

    def entry(value: str) -> FacetValue:
        return FacetValue(
            value,
            corpus.label(field, value),
            excluded[value] if value in own.none else counted[value],
            value in own.any,
            value in own.none,
            value in own.all,
        )

    chosen = sorted(map(entry, picked), key=lambda one: one.label)
    others = [entry(value) for value in values if value not in picked]
    others.sort(key=lambda one: (-one.count, one.label))
    return Facet(field, (*chosen, *others[:shown]), len(values), counted[""])


def facets(
    releases: list[Release], corpus: Corpus, tree: Tree, search: Search
) -> tuple[Facet, ...]:
    return tuple(facet(releases, corpus, tree, search, f) for f in FACET_FIELDS)


def bars(
    releases: Iterable[Release], search: Search = EVERYTHING
) -> tuple[tuple[Bar, ...], str]:
    """One bar a day, a month or a year from the first to the last, as there are many;
    without the empty years where more than 20 follow one another."""
    days = [release.published for release in releases if release.published]
    if not days:
        return (), "month"
    interval, spans = spans_of(min(days), max(days), search)
    counted = [
        Bar(since, until, sum(since <= day <= until for day in days))
        for since, until in spans
    ]
    runs = [list(run) for _, run in groupby(counted, key=lambda bar: bar.count > 0)]
    kept = [run for run in runs if interval != "year" or run[0].count or len(run) <= 20]
    return tuple(bar for run in kept for bar in run), interval


def spans_of(
    first: date, last: date, search: Search
) -> tuple[str, list[tuple[date, date]]]:
    if search.since and search.until and (search.until - search.since).days < MOST_DAYS:
        days = range(first.toordinal(), last.toordinal() + 1)
        return "day", [(date.fromordinal(day),) * 2 for day in days]
    months = list(dict.fromkeys(walk(first, last)))
    if len(months) <= MOST_MONTHS:
        return "month", [month_of(*month) for month in months]
    return "year", list(dict.fromkeys(year_of(year) for year, _ in months))


def walk(first: date, last: date) -> Iterator[tuple[int, int]]:
    for year in range(first.year, last.year + 1):
        for month in range(1, 13):
            if (first.year, first.month) <= (year, month) <= (last.year, last.month):
                yield year, month


def month_of(year: int, month: int) -> tuple[date, date]:
    day = date(year, month, 28)
    while day < date.max and (day + timedelta(1)).month == month:
        day += timedelta(1)
    return date(year, month, 1), day


def year_of(year: int) -> tuple[date, date]:
    return date(year, 1, 1), date(year, 12, 31)
