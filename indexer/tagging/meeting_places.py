"""Where people met: the place behind the verb and its people, or before them."""

from indexer.lexicon import distinct
from indexer.tagging.meeting_words import may_stand_between
from indexer.tagging.scenes import Scene
from indexer.tagging.words import CAPITAL

__all__ = ["place_near", "visited"]

MOST_TO_PLACE = 20  # tokens from those who met to the place
_IN = frozenset(("in", "at"))
_TRAVEL = frozenset(
    "travel travels travelled traveled travelling traveling trip visit went go flew "
    "return returned came".split()
)


def visited(scene: Scene, after: int) -> str | None:
    """Return the place named right behind a verb that ends before token `after`."""
    text = scene.marked.text
    start = after + (text.keys[after] == "the")
    if start >= len(text):
        return None
    place = scene.places.get(text.starts[start])
    behind = scene.marked.known[start]
    small = behind and text.words[behind].islower() and text.keys[behind] != "'s"
    if small and not (
        text.keys[behind] in distinct("function_words")
        or may_stand_between(text, behind)
    ):
        return None  # visited Elmland refugee camps
    return place


def place_near(
    scene: Scene, sentence: tuple[int, int], last: int, at: int
) -> str | None:
    """Return the place behind "in" or "at" that is told of a meeting.

    `at` is the verb, `last` the end of those who met.
    """
    begin, end = sentence
    return (
        _behind(scene, last, end)
        or _before(scene, at, last, begin)
        or _before(scene, begin, at, begin)
    )


def _behind(scene: Scene, last: int, end: int) -> str | None:
    text = scene.marked.text
    for at in range(last, min(last + MOST_TO_PLACE, end)):
        if at in scene.marked.covered or text.kinds[at] & CAPITAL:
            if _is_place(scene, at, last):
                return scene.places[text.starts[at]]
        elif text.keys[at] != "," and not may_stand_between(text, at):
            return None
    return None


def _before(scene: Scene, start: int, stop: int, begin: int) -> str | None:
    text = scene.marked.text
    for at in range(stop - 1, start - 1, -1):
        if _is_place(scene, at, begin):
            return scene.places[text.starts[at]]
    return None


def _is_place(scene: Scene, at: int, begin: int) -> bool:
    text = scene.marked.text
    if text.starts[at] not in scene.places:
        return False
    before = text.keys[max(at - 2, begin) : at]
    if not _IN.isdisjoint(before):
        return True
    travel = text.keys[max(at - 4, begin) : at]
    return "to" in before and not _TRAVEL.isdisjoint(travel)
