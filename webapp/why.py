"""Why a release stands where it does among the best matches, in one plain sentence."""

from index.engine import Engine
from index.results import Explanation, Share
from index.search import Search
from webapp.words import listed

__all__ = ["sentence", "why"]

WORDS, PAIRS = 6, 1  # of a search with more, those that give most are told


def why(engine: Engine, search: Search) -> dict[str, str]:
    """Return a sentence for each release of the page, by its id; none where the order
    is by date. Raise QueryError."""
    told = ((one.id, sentence(one)) for one in engine.explain(search))
    return {name: words for name, words in told if words}


def sentence(found: Explanation) -> str:
    """Return in words what gives a release its score, what gives most first."""
    shares = sorted(found.shares, key=lambda share: -share.gives)
    words = [_placed(share) for share in shares if share.kind == "word"]
    near = [_near(share) for share in shares if share.kind == "pair"]
    rest = [f"“{text}”" for one in shares if one.kind == "rest" for text in one.words]
    return listed([*words[:WORDS], *near[:PAIRS], *rest])


def _near(share: Share) -> str:
    first, second = share.words
    return f"“{first}” near “{second}”"


def _placed(share: Share) -> str:
    places = ["in the title"] if share.title else []
    if share.body:
        times = {1: "once", 2: "twice"}.get(share.body, f"{share.body} times")
        places.append(f"{times} in the text")
    return f"“{share.words[0]}” {listed(places)}"
