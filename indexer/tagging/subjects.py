"""Who did what a verb says: stands before it, or did what was told before."""

from bisect import bisect_right

from msgspec import Struct

from indexer.tagging.meeting_words import first_words, may_stand_between
from indexer.tagging.offices import read_offices
from indexer.tagging.scenes import (
    Named,
    Scene,
    ended,
    number_before,
    number_behind,
    row_from,
    row_to,
)
from indexer.tagging.tokens import Text
from indexer.tagging.words import BREAK, UPPER

__all__ = ["AVERSE", "Subject", "ends_before", "of_sentence", "subject"]

MOST_ASIDE = 40  # tokens of ", accompanied by …," between a name and its verb
MOST_OFFICE_TOKENS = 8
FARTHEST_CALLED = 120  # tokens from "He" back to a name
_JOINING = frozenset(
    "and then but where while before after when as that because ; & until".split()
)
_PLANNED = frozenset("will shall to".split())
_WENT = frozenset(
    "travelled traveled arrived flew came went had returned visited sat opportunity "
    "able was were".split()
)
AVERSE = frozenset(
    "not never n't declined refused hopes hoped hope wants wanted want asked urged "
    "failed unable cancelled canceled postponed seeks sought wished wishes rejected "
    "called calls proposed offered proposes demanded would could should might may can "
    "if whether unless without cannot rather potential possible proposed".split()
)
_SPEAKING = frozenset(("I", "we", "you", "they"))
_OBLIQUE = frozenset(
    "of by with from to for at between against after before following about on in "
    "regarding under like than including".split()
)
_HEADING = ("led", "headed", "including", "by")


class Subject(Struct, frozen=True):
    """Those who act; `planned`: they will, `named`: by names in the sentence."""

    row: list[Named]
    planned: bool = False
    named: bool = True


def subject(
    scene: Scene, begin: int, at: int, last: list[Named] | None = None
) -> Subject | None:
    """Return who does what the verb at a token says; None where that is not plain.

    `last` did what the sentence told before: "X met Y, and spoke with Z".
    """
    text = scene.marked.text
    words: set[str] = set()
    here = at
    ends = ends_before(scene, begin, at)
    while here > begin and here not in ends and may_stand_between(text, here - 1):
        here -= 1
        if text.keys[here] in _HEADING:
            return None  # the men whom Ana Ruiz led visited
        words.add(text.keys[here])
        if text.keys[here] == "to":
            return _of_infinitive(scene, begin, here, words, last)
        if text.keys[here] in ("he", "she"):
            return _meant(scene, begin, here, words, last)
    if here in ends:
        return _adjacent(scene, begin, ends[here], words)
    return _farther(scene, begin, here, at, words, last)


def ends_before(scene: Scene, begin: int, at: int) -> dict[int, int]:
    """Return the numbers of those named before a token by where they end."""
    text = scene.marked.text
    found = {}
    for number in range(number_before(scene, at) - 1, -1, -1):
        one = scene.named[number]
        if one.mention.first < begin:
            break
        found[one.mention.end] = found[ended(text, one)] = number
    return found


def _adjacent(scene: Scene, begin: int, number: int, words: set[str]) -> Subject | None:
    row = row_to(scene, number, begin)
    text, first = scene.marked.text, row[0].mention.first
    before = text.keys[first - 1] if first > begin else ""
    owned = text.keys[first - 2] if first > begin + 1 else ""
    led = before == "by" and owned in ("led", "headed")
    if before in ("by", "from", "to") and not led and first - 1 > begin:
        return None
    if before == "of" and owned.islower() and text.words[first - 2].islower():
        return None  # supporters of President Ruiz met
    return Subject(row, _is_planned(words))


def _is_planned(words: set[str]) -> bool:
    return not _PLANNED.isdisjoint(words)


def _farther(
    scene: Scene,
    begin: int,
    here: int,
    at: int,
    words: set[str],
    last: list[Named] | None,
) -> Subject | None:
    text = scene.marked.text
    key = text.keys[here - 1] if here > begin else ""
    if key in ("who", "that", "which"):
        back = here - 1 - (text.keys[here - 2] == ",")
        number = ends_before(scene, begin, here).get(back)
        return None if number is None else _adjacent(scene, begin, number, words)
    if key in ("he", "she"):
        return _meant(scene, begin, here - 1, words, last)
    if key in _JOINING:
        return of_sentence(scene, begin, here - 1, words, last)
    if key == ",":
        number = _before_comma(scene, begin, here - 1)
        if number is not None:
            return _adjacent(scene, begin, number, words)
    return _holder(scene, begin, here, at, words)


def _before_comma(scene: Scene, begin: int, comma: int) -> int | None:
    """Return who is named right before the comma before a verb, or before an aside
    that it ends."""
    text = scene.marked.text
    named = ends_before(scene, begin, comma).get(_past_honours(text, begin, comma))
    aside = _before_aside(scene, begin, comma)
    if named is None or aside is None:
        return aside if named is None else named
    # Ana Ruiz, accompanied by Bo Kranz, met; Ana Ruiz, and her deputy, Bo Kranz, met
    first = scene.named[named].mention.first
    first -= text.keys[first - 1] in ("the", "his", "her")
    return aside if text.keys[first - 1] in _OBLIQUE else named


def _past_honours(text: Text, begin: int, end: int) -> int:
    """Return where the name ends before capitals: Ana Ruiz TD."""
    while end > begin and text.kinds[end - 1] & UPPER:
        end -= 1
    return end


def _before_aside(scene: Scene, begin: int, comma: int) -> int | None:
    """Return who is named before the comma at which an aside begins."""
    text = scene.marked.text
    ends = ends_before(scene, begin, comma)
    for at in range(comma - 1, max(comma - MOST_ASIDE, begin), -1):
        if text.keys[at] == "," and at in ends:
            number = ends[at]
            first = scene.named[number].mention.first
            if first == begin or text.keys[first - 1] not in _OBLIQUE:
                return number
    return None


def _of_infinitive(
    scene: Scene, begin: int, to: int, words: set[str], last: list[Named] | None
) -> Subject | None:
    """Return who travels to meet somebody, or is to."""
    text = scene.marked.text
    number = ends_before(scene, begin, to).get(to)
    if number is not None:
        # a heading: Ana Ruiz to meet Bo Kranz; not: urged Ana Ruiz to meet
        row = row_to(scene, number, begin)
        heads = row[0].mention.first == begin
        return Subject(row, planned=True) if heads else None
    if text.keys[to - 1] in ("was", "were"):
        return None  # and did not
    found = of_sentence(scene, begin, to, words, last)
    if found is None or not found.named:
        return found
    between = set(text.keys[found.row[-1].mention.end : to])
    went = not _WENT.isdisjoint(between) and "will" not in between
    return Subject(found.row, planned=not went)


def of_sentence(
    scene: Scene, begin: int, at: int, words: set[str], last: list[Named] | None
) -> Subject | None:
    """Return who does what the sentence told before a token."""
    text = scene.marked.text
    row = last or _main(scene, begin, at)
    if row and row[-1].mention.first >= begin:
        # as written: May is no "may"
        between = set(text.words[row[-1].mention.end : at])
        if not AVERSE.isdisjoint(between) or not _SPEAKING.isdisjoint(between):
            return None
        return Subject(row, _is_planned(words))
    if row:
        return Subject(row, _is_planned(words), named=False)
    if text.keys[begin] in ("he", "she"):
        if not AVERSE.isdisjoint(text.words[begin:at]):
            return None
        return _meant(scene, begin, begin, words, None)
    return None


def _main(scene: Scene, begin: int, at: int) -> list[Named]:
    """Return who is named first in a sentence, and not as another thing's."""
    text = scene.marked.text
    for number in range(number_behind(scene, begin), number_before(scene, at)):
        mention = scene.named[number].mention
        before = text.keys[mention.first - 1] if mention.first > begin else ""
        if before in first_words():
            continue  # I met Ana Ruiz and spoke
        if before not in _OBLIQUE and text.keys[mention.end] != "'s":
            return row_from(scene, number, at)
    return []


def _nearest(scene: Scene, begin: int, at: int) -> list[Named]:
    """Return who is named last between two tokens."""
    number = number_before(scene, at)
    return [
        one
        for one in scene.named[max(number - 1, 0) : number]
        if one.mention.first >= begin
    ]


def _meant(
    scene: Scene, begin: int, at: int, words: set[str], last: list[Named] | None
) -> Subject | None:
    """Return whom "he" or "she" at a token means."""
    row = (last or _main(scene, begin, at) or _nearest(scene, begin, at))[:1]
    if row:
        return Subject(row, _is_planned(words), named=row[0].mention.first >= begin)
    number = number_before(scene, begin)
    if not number:
        return None
    text, near = scene.marked.text, scene.named[number - 1].mention
    # in the sentence before, or alone in the paragraph
    start = bisect_right(text.starts, text.sentence(near.start)[0] - 1)
    first = _main(scene, start, begin) or [scene.named[number - 1]]
    far = begin - near.end > FARTHEST_CALLED
    return None if far else Subject(first[:1], _is_planned(words), named=False)


def _holder(
    scene: Scene, begin: int, here: int, at: int, words: set[str]
) -> Subject | None:
    """Return the one whose office stands before a verb: the Minister met."""
    text = scene.marked.text
    for start in range(begin, at):
        heads = start == begin or text.keys[start - 1] in ("the", ",", "and")
        if not heads or text.kinds[start] & BREAK:
            continue
        for office in read_offices(scene.marked, start)[:1]:
            holder = scene.offices.get(text.key(office.start, office.end))
            gap = range(office.last, at)
            plain = all(may_stand_between(text, one) for one in gap)
            if holder and plain and len(gap) <= MOST_OFFICE_TOKENS:
                gap_words = {text.keys[one] for one in gap}
                return Subject([holder], _is_planned(gap_words), named=False)
    return None
