"""What a reader gets: one frozen Results, the same for page, JSON and terminal."""

from datetime import date
from typing import Literal, NamedTuple

from msgspec import Struct

from index.release import Release
from index.search import Match, Search, Suggestion

__all__ = [
    "Bar",
    "Correction",
    "Explanation",
    "Facet",
    "FacetValue",
    "Further",
    "Hit",
    "Marks",
    "Meaning",
    "Notice",
    "Offer",
    "Place",
    "Results",
    "Share",
    "Similar",
    "Snippet",
]


Marks = tuple[tuple[int, int], ...]  # start and end (exclusive), in characters


class Snippet(Struct, frozen=True):
    """A passage of the body; `marks` are the matched words in it, end exclusive."""

    text: str
    marks: tuple[tuple[int, int], ...] = ()
    cut_before: bool = False
    cut_after: bool = False


class Hit(Struct, frozen=True):
    """One release found. `score` is 0.0 where the order is by date. `version_of` is the
    id of the first release of the search that has about the same text, on this page or
    one before it; `later` are the versions of this one that come on the next pages."""

    release: Release
    score: float
    title_marks: tuple[tuple[int, int], ...]
    snippets: tuple[Snippet, ...]
    version_of: str | None = None
    later: tuple[Release, ...] = ()


class FacetValue(NamedTuple):
    """One value of a facet; `count` is exact in the context of the search: of what is
    excluded, how many releases it would have if nothing of its field were."""

    value: str
    label: str
    count: int  # type: ignore[assignment]  # hides the method, which nobody needs
    picked: bool = False
    excluded: bool = False
    demanded: bool = False


class Facet(Struct, frozen=True):
    """The values of one field: the picked ones, then the most frequent, then A-Z.

    `total` counts the distinct values that releases found have, `missing` the releases
    that have none.
    """

    field: str
    values: tuple[FacetValue, ...]
    total: int
    missing: int


class Bar(Struct, frozen=True):
    """One bar of the histogram: a day, month or year and the releases in it."""

    start: date
    end: date
    count: int


class Notice(Struct, frozen=True):
    """Something the reader must know about the answer, in one sentence."""

    kind: str
    message: str


class Offer(Struct, frozen=True):
    """A search whose words name filters, read so: `named` are the values picked for
    them, `total` the releases it finds, one or more."""

    search: Search
    named: tuple[Suggestion, ...]
    total: int


class Place(Struct, frozen=True):
    """A value of the field locations, with how many of the releases found have it, and
    where it lies as far as its tags say."""

    value: str
    label: str
    count: int
    kind: str
    country: str | None
    latitude: float | None
    longitude: float | None


class Correction(Struct, frozen=True):
    """A word that may be misspelt, or that has synonyms, and what it may mean, the
    likeliest first: releases that have those words were searched for too. `frequency`
    is how many have the word as it is spelt (of several words, the first)."""

    word: str
    forms: tuple[str, ...]
    frequency: int
    why: Literal["spelling", "synonym"] = "spelling"


class Meaning(Struct, frozen=True):
    """A query that was likely meant, and how many releases it finds."""

    text: str
    total: int


class Further(Struct, frozen=True):
    """Releases that lack some of the words but have most of the rare ones; `total`
    counts all of them, apart from those that have every word."""

    total: int
    hits: tuple[Hit, ...]


class Share(Struct, frozen=True):
    """What one part of a query gives to a score: a word; a pair of words that stand
    near each other; the rest, which is all that is neither (phrases, beginnings, other
    spellings).

    A word or pair gives `most` x n / (n + norm). n is how often it stands in the text,
    each time in the title weighing TITLE_WEIGHT; the norm grows with the length of the
    release. `releases` are those that have the word: the fewer, the more it may give.
    """

    kind: Literal["word", "pair", "rest"]
    words: tuple[str, ...]
    gives: float
    most: float | None = None
    title: int | None = None
    body: int | None = None
    releases: int | None = None


class Explanation(Struct, frozen=True):
    """The score of a release: what the `shares` give, added up, times what its `age`
    leaves of it."""

    id: str
    score: float
    age: float
    shares: tuple[Share, ...]


class Related(Struct, frozen=True):
    """What stands in a relation to a value: an office held or its holder, somebody met
    or some who met. `releases` say so, of the `first` day to the `last`, None where
    they give none; `newest` is the id of the release of the last."""

    names: tuple[str, ...]
    releases: int
    first: date | None
    last: date | None
    newest: str


class Similar(Struct, frozen=True):
    """A release like another: the telling words that both have, as the other writes
    them, and the participants of both; those that tell most come first."""

    release: Release
    words: tuple[str, ...]
    participants: tuple[str, ...]


class Results(Struct, frozen=True):
    """The answer to one Search.

    `matched` says whether all or any of the words had to match; `query` is the text
    as understood, `description` the whole search in words. `histogram` is by day,
    month or year (`interval`); `undated` counts the matches without a date. `next` is
    the cursor of the next page, None on the last. `offer` is the search with words that
    name filters read so. `generation` names the state of the index that answered.
    `corrections` are the words that were searched for in another spelling or by a
    synonym too, and `suggestion` is the query in the other spelling, if it finds more.
    `further` fills up a first page that is not full; no other field counts it.
    """

    search: Search
    matched: Match
    query: str
    description: str
    total: int
    hits: tuple[Hit, ...]
    facets: tuple[Facet, ...]
    histogram: tuple[Bar, ...]
    interval: str
    undated: int
    next: str | None
    notices: tuple[Notice, ...]
    offer: Offer | None
    generation: int
    corrections: tuple[Correction, ...] = ()
    suggestion: Meaning | None = None
    further: Further | None = None
