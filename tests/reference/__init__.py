"""What a search means, told slowly: every release read word by word, nothing kept.

The engine must agree: matches, order by date and counts exactly, scores within what
one byte per posting can tell (`Score.error`).
"""

from reference.counts import bars, facet, facets
from reference.matching import distance, is_match, ordered, select
from reference.scores import Corpus, Score

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
