"""Whatever is added and asked, the engine answers as a reader of every word would."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch

import pytest
import reference
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from index import open_index
from index.answer import searched
from index.embedded import EmbeddedIndex
from index.errors import QueryError
from index.maintenance import rebuild
from index.parse import Query, parse
from index.release import FACET_FIELDS, Location, Participant, Release, Tag
from index.results import Hit, Results
from index.search import BY_SCORE, Picks, Search
from index.state import open_state
from index.trees import Tree
from index.writer import IndexWriter

# inflections, accents, initials, numbers, possessives, hyphens, other scripts
WORDS = (
    *("charge", "charged", "Charges", "charging", "change", "café", "cafe", "U.S."),
    *("us", "1,000", "1000", "e-mail", "mail", "trade", "trades", "treaty", "Iran’s"),
    *("IRAN", "O'Brien", "straße", "мир", "мира", "條約", "signé", "signées", "signes"),
)
LABELS = {"trade-policy": "Trade policy", "us-iran": "U.S. and Iran", "mail": "E-mail"}
VARIANTS = {"Ivan Charge": ("charges", "Ivan"), "Iran Trade": ("treaty",)}
SIDES = {"Ivan Charge": "Iran", "Anna Café": "Charge City"}
VALUES = {
    "participants": ("Ivan Charge", "Anna Café", "Iran Trade"),
    "offices": ("charge d'affaires",),
    "organisations": ("Trade Office", "U.S. Mail"),
    "locations": ("Iran", "Charge City"),
    "topics": tuple(LABELS),
}
PUBLISHERS = (None, "Trade Office", "U.S. Treasury")
DAYS = (
    *(None, date(2018, 2, 1), date(2018, 2, 28), date(2018, 3, 1), date(2019, 12, 31)),
    *(date(2024, 2, 29), date(1999, 1, 1), date(2035, 12, 31)),
)
IDS = tuple("abcdefghijkl")

texts = st.lists(
    st.tuples(st.sampled_from(WORDS), st.sampled_from([" ", " ", "\n", "-", ", "])),
    max_size=10,
).map(lambda parts: "".join(word + blank for word, blank in parts).strip())


KINDS: dict[str, type[Tag]] = {"participants": Participant, "locations": Location}


def tag(field: str, value: str) -> Tag:
    variants = VARIANTS.get(value, ())
    if side := SIDES.get(value):
        return Participant(field, value, (), "test", variants=variants, side=side)
    return KINDS.get(field, Tag)(
        *(field, value, (), "test"), label=LABELS.get(value), variants=variants
    )


tags = st.lists(
    st.sampled_from([tag(field, v) for field, found in VALUES.items() for v in found]),
    max_size=5,
).map(tuple)
releases = st.builds(
    Release,
    id=st.sampled_from(IDS),
    title=texts,
    body=texts,
    publisher=st.sampled_from(PUBLISHERS),
    published=st.sampled_from(DAYS),
    language=st.sampled_from([None, "en", "en", "fr", "ru", "pl"]),
    title_made=st.booleans(),
    tags=tags,
)
# a commit: releases added, or ids withdrawn
commits = st.lists(releases, max_size=6) | st.sets(st.sampled_from(IDS), max_size=3)
histories = st.lists(commits, min_size=1, max_size=12)

words = st.sampled_from(WORDS)
phrases = st.builds(
    lambda found, near: f'"{" ".join(found)}"{near}',
    st.lists(words, min_size=1, max_size=3),
    st.sampled_from(["", "", "~2", "~5"]),
)
leaves = (
    words
    | phrases
    | st.sampled_from(["cha*", "char*", "tra*", "mai*", "irа*", "charge~1", "trade~2"])
    | st.sampled_from(["ch?rge", "ca*e", "tr*d?", "ir?n*", "стр?на", "ma?"])
    | st.sampled_from(["iram~1", "cafes~1", "us~1", "chrage~2", "стра*", "stra*"])
)
fields = st.sampled_from(["title", "body", "participants", "offices", "organisations"])
more_fields = st.sampled_from(["locations", "topics", "publisher", "language"])
dated = st.sampled_from(
    ["date:2018", "date:2018-02", "date:2018-02-28..", "date:..2018-02-28", "date:2024"]
)
asked = st.recursive(
    leaves | st.builds("{}:{}".format, fields | more_fields, leaves) | dated,
    lambda parts: (
        st.builds("{} {}".format, parts, parts)
        | st.builds("{} AND {}".format, parts, parts)
        | st.builds("{} OR {}".format, parts, parts)
        | st.builds("({})".format, parts)
        | st.builds("-{}".format, parts)
        | st.builds("+{}".format, parts)
        | st.builds("{} NOT {}".format, parts, parts)
    ),
    max_leaves=5,
)


@st.composite
def picks(draw: st.DrawFn) -> tuple[Picks, ...]:
    found = {}
    for field in draw(st.sets(st.sampled_from(FACET_FIELDS), max_size=2)):
        known = VALUES.get(field, ("Trade Office", "en", "ru", *SIDES.values()))
        some = st.sets(st.sampled_from([*known, "nobody", ""]), max_size=2)
        parts = draw(st.tuples(some, st.just(set()) | some, st.just(set()) | some))
        found[field] = Picks(field, *(tuple(sorted(part)) for part in parts))
    return tuple(found[field] for field in FACET_FIELDS if found.get(field))


days = st.sampled_from([None, None, *DAYS])
searches = st.builds(
    Search,
    text=st.just("") | asked,
    match=st.sampled_from([None, None, "all", "any"]),
    picks=st.just(()) | picks(),
    since=days,
    until=days,
    sort=st.sampled_from([None, "relevance", "newest", "oldest", "balanced"]),
    size=st.integers(1, 5),
)


@contextmanager
def written(history: list[list[Release] | set[str]]) -> Iterator["Exam"]:
    """An index after these commits, with what a reader must then find in it."""
    current: dict[str, Release] = {}
    # what a crash leaves is not examined here, and waiting for the disk takes long
    with TemporaryDirectory() as place, patch("os.fsync"):
        folder = Path(place) / "index"
        engine = open_index(folder, create=True)
        assert isinstance(engine, EmbeddedIndex)
        middle = len(history) // 2
        for part in (history[:middle], history[middle:]):
            with IndexWriter(folder) as writer:
                for commit in part:
                    if isinstance(commit, list):
                        writer.add(commit)
                        for release in commit:
                            # read again unchanged, a release keeps its tags
                            if current.get(release.id) != replace(
                                release, tags=_tags(current.get(release.id))
                            ):
                                current[release.id] = release
                    else:
                        writer.remove(commit)
                        current = {i: r for i, r in current.items() if i not in commit}
        yield Exam(folder, engine, current)


def _tags(release: Release | None) -> tuple[Tag, ...]:
    return release.tags if release else ()


@dataclass
class Exam:
    """An open index and the releases it must show."""

    folder: Path
    engine: EmbeddedIndex
    current: dict[str, Release]

    def __post_init__(self) -> None:
        self.releases = list(self.current.values())
        self.corpus = reference.Corpus.of(self.folder)

    def hold(self, search: Search) -> None:
        """Compare the answer with the slow one, page by page."""
        try:
            query = self.understood(search)
        except QueryError:
            with pytest.raises(QueryError):
                self.engine.search(search)
            return
        expected = reference.select(
            self.releases, self.tree(query, search.text), search
        )
        pages = list(self.pages(search))
        self.hold_counts(pages[0], query, expected)
        hits = [hit for page in pages for hit in page.hits]
        assert [len(page.hits) for page in pages[:-1]] == [search.size] * (
            len(pages) - 1
        )
        self.hold_order(search, query, hits, expected)
        self.hold_lists(search, query)

    def hold_same(self, search: Search, other: "Exam") -> None:
        """Compare with what another engine says of the same releases."""
        answers = [one.answer(search) for one in (self, other)]
        assert answers[0] == answers[1]

    def answer(self, search: Search) -> Results | str:
        try:
            return self.engine.search(search)
        except QueryError as error:
            return str(error)

    def understood(self, search: Search) -> Query:
        """The query that must be answered: of any word where all find nothing."""
        query = parse(search.text, search.match or "all")
        wider = parse(search.text, "any")
        if search.match or query.words < 2:
            return query
        if reference.select(self.releases, self.tree(query, search.text), search):
            return query
        return (
            wider
            if reference.select(self.releases, self.tree(wider, search.text), search)
            else query
        )

    def tree(self, query: Query, text: str) -> Tree:
        """What is matched; others test which words may mean others."""
        return searched(open_state(self.folder), query, text)[0]

    def pages(self, search: Search) -> Iterator[Results]:
        page = self.engine.search(search)
        yield page
        for _ in range(page.total):
            if page.next is None:
                return
            page = self.engine.search(replace(search, cursor=page.next))
            yield page
        assert page.next is None

    def hold_counts(self, page: Results, query: Query, expected: list[Release]) -> None:
        search = page.search
        assert page.total == len(expected)
        assert page.query == query.text
        assert (page.histogram, page.interval) == reference.bars(expected, search)
        assert page.undated == sum(not release.published for release in expected)
        assert page.facets == reference.facets(
            self.releases, self.corpus, self.tree(query, search.text), search
        )

    def hold_order(
        self, search: Search, query: Query, hits: list[Hit], expected: list[Release]
    ) -> None:
        found = [hit.release for hit in hits]
        sort = search.sort or ("relevance" if search.text else "newest")
        if sort not in BY_SCORE:
            assert found == reference.ordered(expected, sort)
            return
        newest = reference.ordered(expected, "newest")
        by_score = sorted(hits, key=lambda h: (-h.score, newest.index(h.release)))
        assert hits == by_score
        assert sorted(r.id for r in found) == sorted(r.id for r in expected)
        for hit in hits:
            tree = self.tree(query, search.text)
            score = self.corpus.score(tree, hit.release)
            exact = score.exact + self.corpus.nearness(tree, hit.release)
            left = self.corpus.left(hit.release) if sort == "balanced" else 1.0
            assert abs(hit.score - exact * left) <= score.error + 1e-5 * exact

    def hold_lists(self, search: Search, query: Query) -> None:
        """The facets on pages of their own have the same counts, all values."""
        for field in FACET_FIELDS:
            listed = self.engine.facet(field, search)
            args = (
                self.releases,
                self.corpus,
                self.tree(query, search.text),
                search,
                field,
            )
            assert listed == reference.facet(*args, shown=100)


def exam(count: int) -> settings:
    checks = [HealthCheck.too_slow, HealthCheck.data_too_large]
    return settings(max_examples=count, deadline=None, suppress_health_check=checks)


@given(histories, st.lists(searches, min_size=5, max_size=12))
@exam(40)
def test_every_search_is_answered_as_by_reading_every_word(
    history: list[list[Release] | set[str]], asked: list[Search]
) -> None:
    with written(history) as exam:
        for search in asked:
            exam.hold(search)
        rebuild(exam.folder)
        again = Exam(exam.folder, EmbeddedIndex(exam.folder), exam.current)
        for search in asked:
            again.hold(search)
            # who read before the rebuild reads on
            exam.hold_same(search, again)


@given(st.lists(st.tuples(releases, words), min_size=10, max_size=20), texts)
@exam(25)
def test_many_small_commits_are_merged_without_a_change(
    found: list[tuple[Release, str]], text: str
) -> None:
    batches = [[replace(release, id=str(at))] for at, (release, _) in enumerate(found)]
    with written([*batches, {"0", "5", "7"}]) as exam:
        for search in (Search(), Search(text, match="any"), Search(found[0][1])):
            exam.hold(search)
