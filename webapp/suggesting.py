"""What goes on as a reader typed: values its last words begin, titles that have all."""

from collections.abc import Iterable, Iterator
from typing import Any, Literal

from msgspec import Struct

from index.engine import Engine
from index.errors import QueryError
from index.search import Search, Suggestion
from index.suggest import RELEASES
from webapp import links
from webapp.words import SINGULAR, counted

__all__ = [
    "Offer",
    "Typed",
    "browser_answer",
    "read_typed",
    "suggest",
    "suggest_answer",
]

# Fewer letters begin too much to be of help.
LETTERS = 2
# No name that people search for has more words.
WORDS = 4
# These say more than words, and a value cannot take their place.
OPERATORS = frozenset('"()[]:~*')
FORMS = ("browser",)
KINDS = {**SINGULAR, RELEASES: "release"}


class Typed(Struct, frozen=True):
    """What stands in the search box, and in which form the answer is wanted."""

    text: str
    form: Literal["browser"] | None


class Offer(Struct, frozen=True):
    """A value to pick, and the search it makes with the words typed before it; or a
    release to open."""

    suggestion: Suggestion
    search: Search

    @property
    def words(self) -> str:
        """What a search box holds when the offer is taken as words."""
        return f"{self.search.text} {self.suggestion.label}".strip()

    @property
    def kind(self) -> str:
        """What the offer is, as one says it: "participant", "release"."""
        return KINDS[self.suggestion.field]

    @property
    def address(self) -> str:
        """The address of the search, or of the release."""
        if self.suggestion.field == RELEASES:
            return links.release_address(self.suggestion.value)
        return links.address(self.search)


def read_typed(given: Iterable[tuple[str, str]]) -> Typed:
    """Return what the parameters q and form say. Raise QueryError."""
    values = dict(given)
    unknown = values.keys() - {"q", "form"}
    if unknown:
        raise QueryError(
            f'there is no parameter "{min(unknown)}"; the parameters are q and form'
        )
    form = values.get("form") or None
    if form not in (None, "browser"):
        raise QueryError(f'form cannot be "{form}"; it is {" or ".join(FORMS)}')
    return Typed(values.get("q", "").strip(), "browser" if form else None)


def suggest(engine: Engine, text: str) -> tuple[Offer, ...]:
    """Return up to 10 values that the last words of `text` begin, frequent first, and
    up to 3 releases with as many of its words in the title.

    As many of the last words as begin any value count; those before them are kept.
    """
    titles: list[Offer] = []
    for kept, typed in _endings(text):
        found = [_offer(kept, suggestion) for suggestion in engine.suggest(typed)]
        values = [offer for offer in found if offer.suggestion.field != RELEASES]
        titles = titles or found[len(values) :]
        if values:
            return (*values, *titles)
    return tuple(titles)


def suggest_answer(text: str, offers: Iterable[Offer]) -> dict[str, Any]:
    """Return the offers as JSON, each with the address of its search."""
    return {
        "ok": True,
        "query": text,
        "suggestions": [
            {
                "field": offer.suggestion.field,
                "kind": offer.kind,
                "value": offer.suggestion.value,
                "label": offer.suggestion.label,
                "count": offer.suggestion.count,
                "url": offer.address,
            }
            for offer in offers
        ],
    }


def browser_answer(text: str, offers: Iterable[Offer], root: str) -> list[Any]:
    """Return the offers as a browser's own search box reads them (OpenSearch)."""
    offers = tuple(offers)
    return [
        text,
        [offer.words for offer in offers],
        [counted(offer.suggestion.count, "release") for offer in offers],
        [root + offer.address for offer in offers],
    ]


def _endings(text: str) -> Iterator[tuple[str, str]]:
    words = text.split()
    if OPERATORS.intersection(text) or not words or len(words[-1]) < LETTERS:
        return
    for at in range(max(len(words) - WORDS, 0), len(words)):
        yield " ".join(words[:at]), " ".join(words[at:])


def _offer(kept: str, suggestion: Suggestion) -> Offer:
    field, value = suggestion.field, suggestion.value
    if field == RELEASES:
        return Offer(suggestion, Search())
    return Offer(suggestion, links.with_value(Search(text=kept), field, value))
