"""Whom a verb names behind it: met with, was received by, signed a treaty with."""

from msgspec import Struct

from indexer.lexicon import distinct
from indexer.tagging.marked import Marked
from indexer.tagging.meeting_words import BE, Verb, may_stand_between, verb_at
from indexer.tagging.scenes import Named, Scene, ended, number_behind, row_from
from indexer.tagging.tokens import Text

__all__ = ["FARTHEST", "MOST_TO_SIGNER", "Object", "one_another", "whom"]

FARTHEST = 20  # tokens between the verb and a person
MOST_TO_BETWEEN = 8  # tokens from "talks" to "between"
MOST_TO_WITH = 24  # tokens from "signed" to "with X"
MOST_TO_SIGNER = 72  # tokens from "signed by" to the last who did
MOST_TO_TREATY, MOST_TO_AGENT = 12, 10
MOST_TO_CANCELLED, MOST_TO_COUNTRY = 8, 5
_LEADERS = (
    ["led", "by"],
    ["headed", "by"],
    ["including", "with"],
    ["that", "included"],
)
_TREATIES = frozenset(
    "agreement agreements memorandum memoranda protocol protocols treaty accord "
    "accords mou contract convention declaration communique compact pact "
    "understanding partnership partnerships arrangement".split()
)
_ASKED = frozenset(
    "discuss pay bid present say offer express convey deliver congratulate brief "
    "exchange thank".split()
)
_CALLED_OFF = frozenset("cancelled canceled postponed off".split())
_OF_SEVERAL = frozenset(
    "in at on today yesterday for to again here . , ; last this earlier briefly "
    "tomorrow tonight during and virtually".split()
)
_TAKING_PLACE = ("took", "takes", "take", "taking", "place", "held", "which")
_LINKS = frozenset(("with", "to", "between"))


class Object(Struct, frozen=True):
    """Those named behind a verb; `by`: they did it, `all`: they met one another."""

    row: list[Named]
    by: bool = False
    all: bool = False


def whom(scene: Scene, verb: Verb, after: int, end: int) -> Object | None:
    """Return whom a verb that ends before token `after` names; None for nobody."""
    if verb.kind == "signed":
        return _signed(scene, after, end)
    keys = scene.marked.text.keys
    number = number_behind(scene, after)
    between = _between(scene, after, end) if "noun" in verb.marks else 0
    if between:
        return _all(scene, number_behind(scene, between), between + 1, end)
    passive = keys[after - len(verb.words) - 1] in BE and _is_participle(verb)
    agent = _agent(scene, after, end) if passive else 0
    if agent:
        return Object(row_from(scene, number_behind(scene, agent), end), by=True)
    if passive or not _reaches(scene, number, after, end):
        return None
    first = scene.named[number].mention.first
    gap = keys[after:first]
    row = row_from(scene, number, end)
    if "linked" in verb.marks and _LINKS.isdisjoint(gap):
        return None
    if not _is_whole(scene, verb, row, end):
        return None
    by = "by" in gap and keys[first - 2 : first] not in _LEADERS and "led" not in gap
    return Object(row, by or "reversed" in verb.marks, "between" in verb.marks)


def _is_participle(verb: Verb) -> bool:
    return verb.words[0].endswith("ed") or verb.words == ("met",)


def _between(scene: Scene, after: int, end: int) -> int:
    """Return where "between" stands behind a noun: a meeting was held between."""
    text = scene.marked.text
    for at in range(after, min(after + MOST_TO_BETWEEN, end)):
        if text.keys[at] == "between":
            return at
        if text.keys[at] not in _TAKING_PLACE and not may_stand_between(text, at):
            break
    return 0


def _agent(scene: Scene, after: int, end: int) -> int:
    """Return where the name begins of him by whom somebody was received, else 0."""
    keys = scene.marked.text.keys
    for at in range(after, min(after + MOST_TO_AGENT, end)):
        number = number_behind(scene, at)
        if keys[at] == "by" and keys[at - 1] not in ("led", "headed"):
            near = range(at + 1, at + 3)
            named = number < len(scene.named) and scene.named[number].mention.first
            return named if named in near else 0
    return 0


def _reaches(scene: Scene, number: int, after: int, end: int) -> bool:
    """Whether nothing but small words stands between a verb and who comes next."""
    if number == len(scene.named) or scene.named[number].mention.end > end:
        return False
    text, first = scene.marked.text, scene.named[number].mention.first
    if first - after > FARTHEST:
        return False
    keys = text.keys
    near = first - (keys[first - 1] in ("the", "its"))
    if keys[near - 1] == "including" or keys[near - 2 : near] in _LEADERS:
        return True
    called = _is_called(text, first - 1)
    return all(_passes(scene.marked, at) for at in range(after, first - called))


def _passes(marked: Marked, at: int) -> bool:
    key = marked.text.keys[at]
    # will meet Elmland's Minister Ana Ruiz; met in Washington, D.C., with
    if key == "'s" or key == "," and at - 1 in marked.covered:
        return True
    may = may_stand_between(marked.text, at)
    return may and key != "from" and not _is_noun(marked.text, at)


def _is_called(text: Text, at: int) -> bool:
    """Whether a word before a name says what one is: met with farmer Ana Ruiz."""
    word = text.words[at]
    plain = word.islower() and not word.endswith(("ed", "ing"))
    return (
        plain
        and text.keys[at - 1] in ("with", "met", "and")
        and (word not in distinct("function_words"))
    )


def _is_noun(text: Text, at: int) -> bool:
    verb = verb_at(text, at)
    return verb is not None and "noun" in verb.marks


def _all(scene: Scene, number: int, start: int, end: int) -> Object | None:
    if not _reaches(scene, number, start, end):
        return None
    row = row_from(scene, number, end)
    return Object(row, all=True) if _is_whole(scene, None, row, end) else None


def _is_whole(scene: Scene, verb: Verb | None, row: list[Named], end: int) -> bool:
    """Whether it is the people themselves, who were met."""
    text = scene.marked.text
    last = ended(text, row[-1])
    near = text.keys[last : min(last + MOST_TO_CANCELLED, end)]
    if text.keys[last] in ("'s", "'", "’") or not _CALLED_OFF.isdisjoint(near):
        return False
    if verb and verb.words[0].startswith("welcome") and "as" in near[:3]:
        return False
    if verb and "asking" in verb.marks:
        said = next((at for at in range(last, end - 1) if text.keys[at] == "to"), 0)
        return not said or text.keys[said + 1] in _ASKED
    return True


def one_another(text: Text, verb: Verb, after: int, end: int) -> bool:
    """Whether several who are named before a verb met one another, and nobody else."""
    keys = text.keys
    if verb.kind == "signed":
        return not _TREATIES.isdisjoint(keys[after : min(after + MOST_TO_TREATY, end)])
    alone = after == end or keys[after] in _OF_SEVERAL
    return "each" in verb.marks and alone and "with" not in keys[after : after + 8]


def _is_with(text: Text, first: int) -> bool:
    """Whether a name stands behind "with" and a country: with Elmland's Minister."""
    before = text.keys[max(first - MOST_TO_COUNTRY, 0) : first]
    return before[-1:] == ["'s"] and "with" in before


def _signed(scene: Scene, after: int, end: int) -> Object | None:
    """Return who signed: "signed by X and by Y", or with whom a treaty was."""
    text = scene.marked.text
    by = any(
        text.keys[at] in ("by", "between")
        for at in range(after, min(after + MOST_TO_AGENT, end))
        if all(_passes(scene.marked, one) for one in range(after, at))
    )
    found: list[Named] = []
    for number in range(number_behind(scene, after), len(scene.named)):
        one = scene.named[number]
        if one.mention.end > end or one.mention.first - after > MOST_TO_SIGNER:
            break
        before = text.keys[one.mention.first - 1]
        if (
            by
            and (before in ("by", "between") or not found)
            or before == "with"
            and not found
        ):
            found += row_from(scene, number, end)
    treaty = not _TREATIES.isdisjoint(text.keys[after : after + MOST_TO_WITH])
    near = bool(found) and found[0].mention.first - after < MOST_TO_WITH
    if by:
        return Object(found, all=True) if len(found) > 1 else None
    return Object(found) if near and treaty else None
