"""Who had the meeting that a noun names: his talks with, held a meeting with."""

from indexer.tagging.meeting_words import BE
from indexer.tagging.scenes import Named, Scene, number_behind, row_from, row_to
from indexer.tagging.subjects import AVERSE, Subject, ends_before, of_sentence, subject
from indexer.tagging.tokens import Text

__all__ = ["owner"]

MOST_ADJECTIVES = 4  # before a noun: his first official visit
MOST_TO_SUBJECT = 40  # tokens from "During his meeting with X," to who had it
_OTHERS = ("my", "our", "your", "their", "its", "no", "any")
_HAVING = frozenset(
    "had has have having held hold holds holding conducted received receives receive "
    "hosted hosts".split()
)
_PAYING = frozenset("paid pays pay paying made makes make making began".split())
_HAD_AT = frozenset(
    "after following during in for at before of upon since ahead on from".split()
)
_ARTICLES = frozenset("a an the several two three".split())


def owner(
    scene: Scene, begin: int, at: int, behind: int, last: list[Named] | None = None
) -> Subject | None:
    """Return who had the meeting that a noun at a token names; those behind it, from
    token `behind` on, where the sentence begins with it. Where nobody is named behind
    it, `behind` is 0, and it must be had."""
    text = scene.marked.text
    for back in range(at, max(at - MOST_ADJECTIVES - 1, begin - 1), -1):
        key = text.keys[back - 1] if back > begin else ""
        if key == "'s":
            number = ends_before(scene, begin, back).get(back - 1)
            return None if number is None else Subject(row_to(scene, number, begin))
        if key in ("his", "her"):
            return of_sentence(scene, begin, back - 1, set(), last) or _behind(
                scene, behind
            )
        if key in _OTHERS:
            return None
        if key in _ARTICLES or key in _HAVING or key in _PAYING or key in _HAD_AT:
            return _governed(scene, begin, back - (key in _ARTICLES), behind, last)
        if key in BE:
            return subject(scene, begin, back - 1, last)
        if not key or not (text.words[back - 1].isalnum()):
            break
    return None


def _governed(
    scene: Scene, begin: int, at: int, behind: int, last: list[Named] | None
) -> Subject | None:
    text = scene.marked.text
    key = text.keys[at - 1] if at > begin else ""
    if key in _HAVING or key in _PAYING or key in BE:
        return subject(scene, begin, at - 1, last)
    averse = not AVERSE.isdisjoint(text.words[max(at - 3, begin) : at])
    if key not in _HAD_AT or averse or not behind:
        return None
    near = subject(scene, begin, at - 1, last)
    return (
        near or of_sentence(scene, begin, at - 1, set(), last) or _behind(scene, behind)
    )


def _behind(scene: Scene, behind: int) -> Subject | None:
    """Return who is named behind "During his meeting with X,"."""
    text: Text = scene.marked.text
    if not behind:
        return None
    number = number_behind(scene, behind)
    stop = text.sentence(behind)[1] if behind < len(text) else 0
    for one in scene.named[number : number + 2]:
        first, end = one.mention.first, one.mention.end
        near = first - behind < MOST_TO_SUBJECT and text.starts[first] < stop
        if near and text.keys[first - 1] == "," and text.keys[end] != "'s":
            return Subject(row_from(scene, scene.named.index(one), len(text)))
    return None
