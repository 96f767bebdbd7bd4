"""What a match is worth, counted over all documents."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property, singledispatchmethod
from itertools import combinations
from math import log
from pathlib import Path

from whoosh import query

from index.archive import Archive
from index.manifest import ARCHIVE
from index.rank import K1, OTHER_FORM, TITLE_WEIGHT, B
from index.release import Release
from index.state import open_state
from index.stemming import rules_of, stem
from index.stopwords import STOP_WORDS
from index.trees import DayRange, Tree, bare_words
from reference.matching import TEXT_FIELDS, is_match, label_of, word_test, words

__all__ = ["Corpus", "Score"]


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
