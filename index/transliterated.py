"""Names as another alphabet or another keyboard spells them: Schröder and Schroeder,
Åkesson and Aakesson, Gorky and Gorkiy, Markovych and Markovich."""

import re
from collections.abc import Iterator

from index.analysis import fold

__all__ = ["transliterations"]

_WRITTEN_OUT = str.maketrans({"ä": "ae", "ö": "oe", "ø": "oe", "ü": "ue", "å": "aa"})
# no umlaut is behind a vowel or q (Bauer, queen), ends a word (value) or stands before
# a last l (Michael)
_DIGRAPH = re.compile(r"(?<![aeioq])([aou])e(?!l?$)|(?<=[^\W\d_])aa|^aa")
_SHORTEST = 5  # letters of a word that is looked into for such a pair or an ending
_ENDINGS = (
    ("kyy", "kiy", "kii", "kij", "ky", "ki"),
    ("vych", "vich", "vic"),
)


def transliterations(typed: str) -> Iterator[str]:
    """Yield how else a word may be spelt, folded; few of them are words."""
    folded = fold(typed)
    found = dict.fromkeys(_spelt(typed.lower(), folded))
    yield from (spelt for spelt in found if spelt != folded)


def _spelt(typed: str, folded: str) -> Iterator[str]:
    yield fold(typed.translate(_WRITTEN_OUT))
    if len(folded) < _SHORTEST:
        return
    yield _DIGRAPH.sub(lambda pair: pair[0][0], folded)
    for endings in _ENDINGS:
        if end := next(filter(folded.endswith, endings), ""):
            yield from (folded.removesuffix(end) + other for other in endings)
