"""Which releases of a page say what another of it says: copies, reissues, updates."""

from array import array
from collections.abc import Sequence

from index import likeness
from index.best import Ranked

__all__ = ["FEWEST", "PERCENT", "first_versions"]

# So .966 of copies made by cutting, heading and dating anew are found, and .988 of what
# is found are copies (tests/benchmarks/versions.py).
FEWEST = 16  # slots of the sketches that are filled alike
PERCENT = 50  # of those that both fill


def first_versions(page: Sequence[Ranked]) -> list[int | None]:
    """Return for each release the place on the page of the first that has about its
    text, None for those that are first themselves."""
    sketches, places = array("H"), array("I")
    found: list[int | None] = []
    alike = array("I", bytes(4 * len(page)))
    for place, hit in enumerate(page):
        size, start = likeness.SLOTS, likeness.SLOTS * hit.document
        own = hit.segment.sketches[start : start + size]
        count = likeness.texts_alike(sketches, len(places), own, FEWEST, PERCENT, alike)
        found.append(places[alike[0]] if count else None)
        if not count:
            sketches.extend(own)
            places.append(place)
    return found
