"""Why a release stands where it does among the best matches, in one plain sentence."""

from collections import Counter

from index.engine import Engine
from index.results import Hit, Marks, Results
from index.search import BY_SCORE
from webapp.words import listed

__all__ = ["why"]

# Of a search with more words, these many are told.
WORDS = 6


def why(engine: Engine, results: Results) -> dict[str, str]:
    """Return a sentence for each release found by its words, by its id; none where the
    order is by date."""
    search = results.search
    if not search.text or search.sort not in (None, *BY_SCORE):
        return {}
    told = ((hit.release.id, _told(engine, search.text, hit)) for hit in results.hits)
    return {name: sentence for name, sentence in told if sentence}


def _told(engine: Engine, text: str, hit: Hit) -> str:
    title, body = engine.marks(text, hit.release)
    above = _counts(hit.release.title, title)
    below = _counts(hit.release.body, body)
    words = sorted(
        {*above, *below}, key=lambda word: (-above[word], -below[word], word)
    )
    return listed([_places(word, above[word], below[word]) for word in words[:WORDS]])


def _counts(text: str, marks: Marks) -> Counter[str]:
    return Counter(" ".join(text[start:end].casefold().split()) for start, end in marks)


def _places(word: str, above: int, below: int) -> str:
    places = ["in the title"] if above else []
    if below:
        times = {1: "once", 2: "twice"}.get(below, f"{below} times")
        places.append(f"{times} in the text")
    return f"“{word}” {listed(places)}"
