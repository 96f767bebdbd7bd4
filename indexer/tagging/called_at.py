"""The body of whom one may call: where it stands to the name and the number."""

from indexer.tagging.beside import Mention
from indexer.tagging.contacts import is_contact
from indexer.tagging.marked import Marked
from indexer.tagging.words import (
    BREAK,
    CAPITAL,
    COMMON,
    NUMBER,
    SUFFIX,
    UPPER,
)

__all__ = ["called_at", "is_called", "is_short"]

LEAST_ACRONYM = 3
MOST_CONTACT_BACK = 40  # tokens before a name in which its list of contacts may begin
LEAST_FIGURES = 2  # of the first group of a number to call
MOST_UNIT_TOKENS = 4
MOST_TO_NUMBER = 6
MOST_BODY_BACK = 12
_CUES = ("contact", "contacts", "enquiries", "inquiries", "media", "press")
_CHAMBERS = (["senate"], ["house"], ["congress"], ["parliament"])  # whose staff is many
_CONTACT = ("contact", "contacts", "to", "call", "enquiries", "inquiries", "at", "from")


def called_at(marked: Marked, mention: Mention) -> str | None:
    """Return the body where somebody answers calls, None where none is told."""
    return (
        _letters_called(marked, mention)
        or _contact_of(marked, mention)
        or _listed_at(marked, mention)
        or _of_contact_line(marked, mention)
    )


def is_called(marked: Marked, end: int) -> bool:
    """Return whether a number to call follows soon: Water Department, Lima 06 276."""
    kinds = marked.text.kinds[end : end + MOST_TO_NUMBER]
    return any(kind & NUMBER for kind in kinds)


def is_short(marked: Marked, at: int) -> bool:
    """Return whether letters stand at a token that may name a body: ELMA."""
    kind = marked.text.kinds[at]
    short = kind & UPPER and not kind & (COMMON | SUFFIX)
    return bool(short) and len(marked.text.words[at]) >= LEAST_ACRONYM


def _letters_called(marked: Marked, mention: Mention) -> str | None:
    """Return the letters between a name and a number to call: Ana Ruiz, GCIS, 082 5."""
    text = marked.text
    at = mention.end + (text.words[mention.end] == ",")
    fellow = text.words[at].startswith("FR")  # of a Royal college: FRCPA
    letters = text.kinds[at] & UPPER and not text.kinds[at] & SUFFIX and not fellow
    number = at + 1
    while text.kinds[number] & CAPITAL and number - at < MOST_UNIT_TOKENS:
        number += 1  # AIDAB Public Information, 06 5
    while text.words[number] in (",", "(", ":"):
        number += 1
    called = text.kinds[number] & NUMBER and len(text.words[number]) >= LEAST_FIGURES
    long = len(text.words[at]) >= LEAST_ACRONYM
    return text.words[at] if letters and called and long else None


def _contact_of(marked: Marked, mention: Mention) -> str | None:
    """Return the body in "contact ELMA Affairs: Ana Ruiz" or "Ana Ruiz (ELMA) 06"."""
    text = marked.text
    inside = mention.end + 1
    if text.words[mention.end] == "(" and text.words[inside + 1] == ")":
        called = text.kinds[inside + 2] & NUMBER
        return text.words[inside] if called and is_short(marked, inside) else None
    colon = mention.first - 1
    for _ in range(MOST_CONTACT_BACK):
        if text.words[colon] == ":" or text.kinds[colon] & BREAK or colon <= 0:
            break
        colon -= 1
    if text.words[colon] != ":":
        return None
    start = colon
    while (
        start > 0
        and colon - start < MOST_CONTACT_BACK
        and (text.kinds[start - 1] & CAPITAL)
    ):
        start -= 1
    named = start < colon and is_short(marked, start)
    return text.words[start] if named and text.keys[start - 1] in _CONTACT else None


def _listed_at(marked: Marked, mention: Mention) -> str | None:
    """Return the body in "Department of Water: Ana Ruiz (02) 6215"."""
    text, colon = marked.text, mention.first - 1
    if text.words[colon] != ":" or text.keys[colon - 1] == "office":
        return None  # a minister's office is no body
    if not is_called(marked, mention.end):
        return None
    near = range(colon - 1, max(colon - MOST_BODY_BACK, -1), -1)
    start = next((at for at in near if marked.bodies.get(at) == colon), None)
    return None if start is None else text.cut(start, colon)


def _of_contact_line(marked: Marked, mention: Mention) -> str | None:
    """Return the body last named on a line before whom one may call.

    As in "Contact: Elm Press Service, Lima. Ana Ruiz, tel. 276".
    """
    text = marked.text
    if not (is_called(marked, mention.end) and is_contact(marked, mention)):
        return None
    above = _above_cue(marked, mention.first)
    for at in range(above - 1, max(above - MOST_BODY_BACK, -1), -1):
        if text.kinds[at] & (BREAK | NUMBER) or text.words[at] == ";":
            return None
        end = marked.bodies.get(at, above + 1)
        begins = above == mention.first or at == 0 or text.kinds[at - 1] & BREAK
        if end <= above and begins and text.keys[at:end] not in _CHAMBERS:
            # a minister's office is no body
            return text.cut(at, end) if text.keys[end - 1] != "office" else None
    return None


def _above_cue(marked: Marked, first: int) -> int:
    """Return where the line above ends, if only "Contact:" stands before a name."""
    text, at = marked.text, first - 1
    while at > 0 and (text.keys[at] in _CUES or text.words[at] == ":"):
        at -= 1
    alone = at < first - 1 and text.kinds[at] & BREAK
    return at if alone and text.words[at].count("\n") == 1 else first
