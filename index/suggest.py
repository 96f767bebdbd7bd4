"""What the index knows that begins as a reader types: facet values, and titles."""

from collections.abc import Iterator, Sequence

from whoosh import query

from index.facets import Counts
from index.gather import gather
from index.search import Picks, Search, Suggestion
from index.state import State
from index.trees import conjunction

__all__ = ["RELEASES", "suggestions"]

# The field of a suggestion that is a release: its value is the id, its label the title.
RELEASES = "releases"
_FIELDS = ("participants", "offices", "organisations", "locations", "topics")
_VALUES, _TITLES = 10, 3  # shown at most


def suggestions(
    state: State, everything: Counts, typed: Sequence[str]
) -> tuple[Suggestion, ...]:
    """Return the most frequent facet values with words that go on as typed (folded, the
    last only begun), then the newest releases whose title has all of the words.

    `everything` are the counts of all releases of the state.
    """
    return (*_values(everything, typed), *_titles(state, typed))


def _values(everything: Counts, typed: Sequence[str]) -> list[Suggestion]:
    found = [
        Suggestion(field, value.value, value.label, value.count)
        for field in _FIELDS
        for value in everything.begun(Picks(field), typed, _VALUES)
    ]
    found.sort(key=lambda suggestion: (-suggestion.count, suggestion.label))
    return found[:_VALUES]


def _titles(state: State, typed: Sequence[str]) -> Iterator[Suggestion]:
    *whole, last = typed
    words = (query.Term("title", word) for word in whole)
    tree = conjunction([*words, query.Prefix("title", last)])
    for hit in gather(state, tree, Search(), "newest", _TITLES).best.hits():
        name, title = hit.segment.id(hit.document), hit.segment.title(hit.document)
        yield Suggestion(RELEASES, name, title, 1)
