"""Whom a release names for what is so anyhow: who heads a unit, who stands accused."""

import re

from index.release import Span
from indexer.tagging.background import TAKING_PART
from indexer.tagging.beside import Mention
from indexer.tagging.marked import Marked
from indexer.tagging.words import BREAK, OFFICE

__all__ = ["standing"]

LOOK_BACK = 160  # characters before a name that are read
LEAD = 2  # sentences that tell what is new
_LEADING = (
    r"(?:co-)?(?:led|headed|chaired|overseen|supervised|directed|run|managed|assisted)"
)
# a unit or a plan has a head, while a delegation is led by who takes part
_UNIT = re.compile(
    r"\b(?:(?P<unit>\w+)?\)?,? "
    r"(?:(?:which |that )?(?:is|are|to be)|which was) (?:\w+ )?"
    r"|(?:working group|task force|commission|panel|body|centre|unit|division),? )"
    rf"{_LEADING} (?:on the \w+ side )?by"
    r"|\b(?:experts?|teams? of \w+|(?:medical|rescue|research) team|crew)"
    rf",? {_LEADING} by"
    rf"(?: [^.;\n]{{0,80}},? and {_LEADING} by)?\s+(?:the )?(?:[\w-]+ ){{0,2}}\Z"
)
_PLEADING = ("attorney", "lawyer", "counsel", "advocate", "solicitor", "barrister")
_HEADED = ("headed", "led", "chaired", "directed", "run")
MOST_BODY_TOKENS = 12
_EVENTS = frozenset(
    "delegation mission team side visit meeting session ceremony group tour event "
    "conference forum dialogue talks trial case summit".split()
)
_ONE_OF = re.compile(
    r"(?:\A|(?<=[.!?”\n] )|(?<=\n))(?:One of the \w+(?: \w+)?|Another(?: \w+)?),"
    r"\s(?:the )?\Z"
)
_OTHERS = re.compile(
    r"\b(?:others (?:have been|were|are|had been) (?:also )?"
    r"(?:charged|convicted|sentenced|arrested|indicted|accused)"
    r"|others (?:have |had )?(?:previously |also |already )?(?:pleaded|pled) guilty"
    r"|(?:co-?|other |additional |remaining )defendants?\b)[^\n]{0,120}\Z"
)


def standing(marked: Marked, mention: Mention) -> Span | None:
    """Return the words that make a mention one of what is so anyhow, if any do.

    As in "The Unit is headed by X", "The Bureau Chief is X", "Two others were charged.
    X …", "the then Mayor X", and a line "By X", or X alone at the end, for who wrote.
    """
    text = marked.text
    keys, before = text.keys, mention.first - 1
    before -= keys[before] in ("the", "former")
    start, end = text.starts[mention.first], text.ends[mention.end - 1]
    back = max(start - LOOK_BACK, 0)
    if _signs_alone(marked, mention) or _took_photo(marked, mention):
        return Span(text.where, start, end)
    if keys[before] == "by":
        if _heads_a_body(marked, before):
            return Span(text.where, text.starts[before - 1], end)
        found = _UNIT.search(text.source, back, start)
        if found and (found["unit"] or "").lower() not in _EVENTS:
            return Span(text.where, found.start(), end)
        did = keys[before - 1] not in TAKING_PART and _once_did(mention)
        past = _wrote(marked, before, mention) or did
        past = past or keys[before - 1] == "represented" and _pleads(marked, mention)
        return Span(text.where, start, end) if past else None
    if _was_then(marked, mention):
        return Span(text.where, text.starts[before], end)
    verb = before if keys[before] == "is" else mention.start - 1
    if keys[verb] == "is" and _is_office(marked, verb):
        return Span(text.where, text.starts[verb - 1], end)
    if keys[before] == "," and (one := _ONE_OF.search(text.source, back, start)):
        return Span(text.where, one.start(), end)
    other = _others(text.source, back, start)
    return Span(text.where, other, end) if other >= 0 else None


def _wrote(marked: Marked, by: int, mention: Mention) -> bool:
    """Whether "By Ana Ruiz" without an office is a line."""
    kinds = marked.text.kinds
    line = kinds[by - 1] & BREAK and kinds[mention.end] & BREAK
    return bool(by and line and not mention.offices)


def _once_did(mention: Mention) -> bool:
    # the dam was begun by former Mayor Ana Ruiz, while she may join who comes now
    return any(o.former for o in mention.offices) and mention.first < mention.start


def _heads_a_body(marked: Marked, by: int) -> bool:
    # checked by the Water Centre, headed by Ana Ruiz
    text = marked.text
    led = text.keys[by - 1] in _HEADED and text.words[by - 2] == ","
    starts = range(max(by - 2 - MOST_BODY_TOKENS, 0), by - 2) if led else ()
    bodies = (at for at in starts if marked.bodies.get(at) == by - 2)
    return next((text.starts[at] > text.sentences[0] for at in bodies), False)


def _pleads(marked: Marked, mention: Mention) -> bool:
    # the company, represented by attorney Ana Ruiz, denies it
    return any(marked.text.keys[o.head] in _PLEADING for o in mention.offices)


def _took_photo(marked: Marked, mention: Mention) -> bool:
    # Photo: Ana Ruiz, and no more on the line, or her agency: Ana Ruiz/Elmo
    text, at = marked.text, mention.first
    named = text.words[at - 1] == ":" and text.keys[at - 2] in ("photo", "photos")
    ends = text.kinds[mention.end] & BREAK or text.words[mention.end] == "/"
    return bool(named and (ends or mention.end == len(text)) and not mention.offices)


def _signs_alone(marked: Marked, mention: Mention) -> bool:
    """Whether a name without an office is the last line, as writers put theirs."""
    kinds, after = marked.text.kinds, len(marked.text)
    bare = mention.first == mention.start and not mention.offices
    if not (bare and mention.first and kinds[mention.first - 1] & BREAK):
        return False
    return all(kinds[at] & BREAK for at in range(mention.end, after))


def _was_then(marked: Marked, mention: Mention) -> bool:
    """Whether "the then Mayor Ana Ruiz", but not "and then Mayor Ruiz", is named."""
    words = marked.text.words
    at = mention.first - (words[mention.first] != "then")
    offices = any(office.former for office in mention.offices)
    return offices and words[at] == "then" and words[at - 1] not in ("and", ",", "was")


def _is_office(marked: Marked, at: int) -> bool:
    """Whether "The Bureau Chief" stands before "is" at a token, beyond the lead."""
    text = marked.text
    late = len(text.sentences) > LEAD and text.starts[at] >= text.sentences[LEAD]
    return bool(late and text.kinds[at - 1] & OFFICE)


def _others(source: str, begin: int, end: int) -> int:
    """Return where "Two others were charged. …" begins before a name, else -1."""
    if (
        source.find("others ", begin, end) < 0
        and source.find("defendant", begin, end) < 0
    ):
        return -1
    found = _OTHERS.search(source, begin, end)
    return found.start() if found else -1
