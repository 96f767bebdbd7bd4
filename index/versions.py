"""Which releases say what another before them says: copies, reissues, updates."""

from array import array
from collections.abc import Sequence

from index import likeness
from index.best import Ranked

__all__ = ["FEWEST", "PERCENT", "first_versions"]

# So .958 of copies made by cutting, heading and dating anew are found, and .991 of what
# is found are copies (tests/benchmarks/versions.py).
FEWEST = 20  # slots of the sketches that are filled alike
PERCENT = 50  # of those that both fill


def first_versions(hits: Sequence[Ranked]) -> list[int]:
    """Return for each release the place of the first that has about its text, its own
    where that is itself."""
    own = [h.segment.sketch(h.document) for h in hits]
    firsts = array("I", bytes(4 * len(hits)))
    likeness.first_alike(array("H", b"".join(own)), FEWEST, PERCENT, firsts)
    return firsts.tolist()
