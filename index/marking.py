"""What to mark in the releases that a search finds."""

from whoosh.query import Phrase, Prefix

from index.marker import Marker
from index.match import leaf
from index.state import State
from index.trees import Tree, highlights

__all__ = ["marker_of"]

_COMMON = 0.4  # of all releases have a word that says little by itself


def marker_of(tree: Tree, state: State, language: str | None) -> Marker:
    """Return what to mark in releases of a language: every form of the words that were
    searched for, but not of words that most releases have, unless there are no others.
    """
    nodes = highlights(tree)
    phrases = {run for n in nodes if isinstance(n, Phrase) for run in _runs(n)}
    prefixes = {n.text for n in nodes if isinstance(n, Prefix)}
    others = [n for n in nodes if not isinstance(n, Phrase | Prefix)]
    entries = [leaf(node, state.terms) for node in others]
    telling = [e for e in entries if e.frequency <= state.documents * _COMMON]
    if not (phrases or prefixes or telling):
        telling = entries
    meant = {
        form: n for n, entry in enumerate(telling) for form in entry.forms_in(language)
    }
    return Marker(frozenset(meant), frozenset(prefixes), frozenset(phrases), meant)


def _runs(phrase: Phrase) -> list[tuple[str, ...]]:
    """Return the words that stand side by side; words that are only near are alone."""
    found = tuple(phrase.words)
    return [found] if phrase.slop == 1 else [(word,) for word in found]
