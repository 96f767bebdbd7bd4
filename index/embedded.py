"""The engine on this machine: one folder, read by any number of processes."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import cache, lru_cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from index import kernels
from index.analysis import words
from index.answer import Answer, answer
from index.cursor import read_cursor
from index.days import today
from index.describe import describe
from index.errors import NotFound
from index.explain import explained
from index.facets import Counts
from index.histogram import histogram
from index.hits import shown_hits
from index.manifest import ARCHIVE, SEGMENTS
from index.marking import marker_of
from index.naming import offer
from index.opened import Newest, Opened
from index.order import Page
from index.parse import parse
from index.related import related
from index.relations import Relation
from index.release import FACET_FIELDS, Release
from index.results import (
    Explanation,
    Facet,
    Further,
    Hit,
    Marks,
    Place,
    Related,
    Results,
    Similar,
)
from index.search import BY_SCORE, Order, Picks, Search, Sort, Suggestion
from index.similar import alike
from index.suggest import suggestions
from index.told import Told
from index.trees import bare_words

if TYPE_CHECKING:
    from index.writer import IndexWriter

__all__ = ["EmbeddedIndex"]

Answers = Callable[[Search, date], Results]

_REMEMBERED = 32  # answers, with the releases on their pages
SHOWN = 10  # values of a facet on a page
LISTED = 100  # values of a facet on a page of its own


class EmbeddedIndex:
    """An index folder, opened for reading; safe to share between threads.

    Each search answers from one published state, the newest when it began.
    """

    def __init__(self, folder: Path) -> None:
        """Raise IndexMissing, ForeignFolder, FormatMismatch or IndexDamaged."""
        self._folder = folder
        self._newest = Newest(folder)
        self._remembered: tuple[Opened, Answers] | None = None

    # ------------------------------------------------------------ what Engine promises

    def search(self, search: Search) -> Results:
        """Return the answer. Raise QueryError if it cannot be read."""
        return self._answers(self._newest())(search, today())

    def release(self, release_id: str) -> Release:
        """Return the current version of a release, with its tags. Raise NotFound."""
        opened = self._newest()
        state, archive = opened.state, opened.archive
        version = archive.current(release_id, state.manifest.sequence)
        # the archive finds ids by an index that has no checksums, segments have
        if version is None:
            if state.knows(release_id):
                raise archive.damaged(f"it does not find {release_id!r}")
            raise NotFound(
                f"there is no release “{release_id}” in the index; search for words of "
                "its title"
            )
        if not state.shows(version):
            raise archive.damaged(f"it finds another version of {release_id!r}")
        return archive.read([version.sequence])[0]

    def explain(self, search: Search) -> tuple[Explanation, ...]:
        """Return what the score of each hit of a search is made of; () where the order
        is by date or no word was asked for. Raise QueryError."""
        state, sort = self._newest().state, _sort(search)
        after = read_cursor(search.cursor, sort) if search.cursor else None
        found = answer(state, search, sort, after)
        if sort not in BY_SCORE or not bare_words(found.tree):
            return ()
        return tuple(explained(state, found.tree, search, sort, found.page.hits))

    def similar(self, release: Release, size: int) -> tuple[Similar, ...]:
        """Return up to `size` releases like one, the likest first, with what they
        share; no other version of its text is among them."""
        opened = self._newest()
        found = alike(opened.state, release, size)
        numbers = [one.hit.segment.sequence(one.hit.document) for one in found]
        both = zip(opened.shown.read(numbers), found, strict=True)
        return tuple(Similar(read, one.words, one.participants) for read, one in both)

    def related(self, relation: Relation, value: str) -> tuple[Related, ...]:
        """Return all that stand in a relation to a value, as all releases say it: those
        that most of them name first, of these the newest."""
        opened = self._newest()
        return related(opened.state, opened.archive, relation, value)

    def marks(self, text: str, release: Release) -> tuple[Marks, Marks]:
        """Return where the words of a search stand in the title and in the body of a
        release. Raise QueryError if the text cannot be read."""
        marker = marker_of(parse(text).tree, self._newest().state, release.language)
        return marker.marks(release.title), marker.marks(release.body)

    def facet(
        self,
        field: str,
        search: Search,
        prefix: str = "",
        offset: int = 0,
        order: Order = "count",
    ) -> Facet:
        """Return up to 100 values of one facet from `offset`, those whose label has a
        word that begins with `prefix`: picked ones first, then the most frequent, or
        all A-Z."""
        whole = replace(search, size=0, cursor=None)
        found = answer(self._newest().state, whole, "newest").page.found
        return _listed(found.of(field), search.picked(field), prefix, offset, order)

    def places(self, search: Search) -> tuple[Place, ...]:
        """Return the up to 100 most frequent locations of what a search finds, and
        where each lies. Raise QueryError if the text cannot be read."""
        opened, whole = self._newest(), replace(search, size=0, cursor=None)
        found = answer(opened.state, whole, "newest").page.found
        counted = found.of("locations").every(search.picked("locations"), LISTED)
        return opened.atlas.places(counted)

    def suggest(self, prefix: str) -> tuple[Suggestion, ...]:
        """Return up to 10 facet values with words that go on as `prefix`, the most
        frequent first, then up to 3 releases with such a title, the newest first."""
        typed = words(prefix)
        if not typed:
            return ()
        opened = self._newest()
        return suggestions(opened.state, opened.everything, typed)

    def writer(self, wait: float = 0.0) -> "IndexWriter":
        """Return the one writer, waiting up to `wait` seconds. Raise IndexLocked."""
        # what only writing needs is not imported for a search
        from index.writer import IndexWriter

        return IndexWriter(self._folder, wait)

    def place(self, name: str) -> Path:
        """Return where a file lies that belongs to the index but not to the engine."""
        return self._folder / name

    def revision(self) -> str:
        """Return a text that is another whenever any answer may be another."""
        return self._newest().state.revision

    def stats(self) -> Mapping[str, object]:
        """Return counts, sizes in bytes and the state of the engine."""
        opened = self._newest()
        state, counts = opened.state, opened.archive.counts()
        return {
            "index": str(self._folder),
            "releases": state.manifest.documents,
            "versions": counts.versions,
            "withdrawn": counts.withdrawn,
            "generation": state.manifest.generation,
            "segments": len(state.segments),
            "segment_bytes": _size((self._folder / SEGMENTS).iterdir()),
            "archive_bytes": _size(self._folder.glob(f"{ARCHIVE}*")),
            "kernels": "compiled" if kernels.COMPILED else "plain Python (slower)",
        }

    # ------------------------------------------------------------ how

    def _answers(self, opened: Opened) -> Answers:
        """Return the function that answers from a state, and keeps its last answers:
        the same question has the same answer there for as long as the day lasts."""
        if self._remembered is None or self._remembered[0] is not opened:
            answers = lru_cache(maxsize=_REMEMBERED)(partial(_answered, opened))
            self._remembered = opened, answers
        return self._remembered[1]


def _answered(opened: Opened, search: Search, _: date) -> Results:
    sort = _sort(search)
    after = read_cursor(search.cursor, sort) if search.cursor else None
    return _results(opened, search, answer(opened.state, search, sort, after))


def _results(opened: Opened, search: Search, answered: Answer) -> Results:
    state = opened.state
    asked, page = answered.asked, answered.page
    understood = replace(search, match=answered.matched)
    marker_for = cache(partial(marker_of, answered.tree, state))
    told, further = Told.of(search, answered.tree), answered.further

    def shown(page: Page) -> tuple[Hit, ...]:
        return shown_hits(page, opened.shown, marker_for, told)

    found, following = page.found, page.next
    bars, interval = histogram(found.months, found.days)
    facets = tuple(
        found.of(field).facet(search.picked(field), SHOWN) for field in FACET_FIELDS
    )
    return Results(
        search=search,
        matched=answered.matched,
        query=asked.text,
        description=describe(understood, _labels(facets)),
        total=found.total,
        hits=shown(page),
        facets=facets,
        histogram=bars,
        interval=interval,
        undated=found.months[0],
        next=following.text() if following else None,
        notices=answered.notices,
        offer=offer(state, search),
        generation=state.manifest.generation,
        corrections=answered.corrections,
        suggestion=answered.suggestion,
        further=Further(further.found.total, shown(further)) if further else None,
    )


def _sort(search: Search) -> Sort:
    return search.sort or ("relevance" if search.text.strip() else "newest")


def _labels(facets: Iterable[Facet]) -> dict[tuple[str, str], str]:
    return {(f.field, value.value): value.label for f in facets for value in f.values}


def _listed(
    counts: Counts, picks: Picks, prefix: str, offset: int, order: Order
) -> Facet:
    """Return the part of a field's values that begins at `offset`."""
    typed, end = words(prefix), offset + LISTED
    total = counts.distinct(picks.field)
    if typed:
        listed = counts.begun(picks, typed)
        total = sum(value.count > 0 and not value.excluded for value in listed)
    else:
        listed = counts.every(picks, end if order == "count" else None)
    if order == "name":
        listed.sort(key=lambda value: (value.label.casefold(), value.value))
    missing = counts.missing(picks.field)
    return Facet(picks.field, tuple(listed[offset:end]), total, missing)


def _size(paths: Iterable[Path]) -> int:
    return sum(path.stat().st_size for path in paths if path.is_file())
