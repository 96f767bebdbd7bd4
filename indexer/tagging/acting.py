"""The body a person acts for by what stands around the name, without any office."""

from indexer.tagging.beside import Mention, after_honours
from indexer.tagging.employers import is_of_state
from indexer.tagging.marked import Marked
from indexer.tagging.words import BREAK, CAPITAL, NUMBER, OFFICE, PUNCT, SUFFIX, UPPER

__all__ = ["body_around"]

LEAST_ACRONYM = 3
LEAST_FIGURES = 2  # of the first group of a number to call
MOST_UNIT_TOKENS = 4
MOST_BODY_BACK = 12
_FROM = ("of", "from", "at")
_ENDS = ("and", "who", "said", "was", "is", "has", "")
_SENT = ("represented", "led", "headed", "chaired")
_PORTFOLIOS = ("department", "ministry", "office", "division", "directorate")


def body_around(marked: Marked, mention: Mention) -> str | None:
    """Return the body that the words around one mention give it to, if any do."""
    found = _before(marked, mention)
    if found or mention.offices:
        return found
    return _behind(marked, mention) or _called_at(marked, mention)


def _before(marked: Marked, mention: Mention) -> str | None:
    """Return the body in "Elmo NV (Dr Ruiz)", "Elmo NV, led by Dr Ruiz"."""
    keys = marked.text.keys
    at = mention.first - 1
    if keys[at] == "by" and keys[at - 1] in _SENT:
        at -= 2
        at -= keys[at] in (",", "is", "was")
    elif keys[at] == "(":
        at -= 1
    else:
        return None
    for start in range(at, max(at - MOST_BODY_BACK, -1), -1):
        if marked.bodies.get(start) == at + 1 and not _is_portfolio(marked, start):
            # a cabinet chaired by the Prime Minister is no employer of his
            own = mention.offices and is_of_state(keys[start : at + 1])
            return None if own else marked.text.cut(start, at + 1)
    return None


def _behind(marked: Marked, mention: Mention) -> str | None:
    """Return the body in "Ana Ruiz, Water Board", "(UNICEF)", "of Elmo NV"."""
    text = marked.text
    sign = after_honours(marked, mention.end, brackets=False)
    if text.words[sign] not in (",", "(", "–", "-", "—") and (
        text.keys[sign] not in _FROM
    ):
        return None
    at = sign + 1 + (text.keys[sign + 1] == "the")
    end = marked.bodies.get(at)
    if not end or text.words[end] == "'s" or _is_portfolio(marked, at):
        return _speaker_of(marked, mention, sign)
    if text.words[sign] == "(" and "party" in text.keys[at:end]:
        return None  # a member of parliament acts for more than a party
    honour = text.words[sign] == "," and end == at + 1 and text.kinds[at] & UPPER
    return text.cut(at, end) if _closes(marked, sign, end) and not honour else None


def _speaker_of(marked: Marked, mention: Mention, comma: int) -> str | None:
    """Return the paper in "Ana Ruiz, The Elmo Times: …" at the start of a line."""
    text = marked.text
    first = mention.first == 0 or text.kinds[mention.first - 1] & BREAK
    end = comma + 1
    while text.kinds[end] & CAPITAL or text.keys[end] in ("the", "of", "&"):
        end += 1
    plain = not any(kind & OFFICE for kind in text.kinds[comma + 1 : end])
    said = text.words[comma] == "," and text.words[end] == ":" and end > comma + 1
    return text.cut(comma + 1, end) if first and said and plain else None


def _closes(marked: Marked, sign: int, end: int) -> bool:
    text = marked.text
    if text.words[sign] == "(":
        return text.words[end] == ")"
    return bool(text.kinds[end] & (BREAK | PUNCT | NUMBER)) or text.keys[end] in _ENDS


def _called_at(marked: Marked, mention: Mention) -> str | None:
    """Return the letters between a name and a number to call: Ana Ruiz, GCIS, 082 5."""
    text = marked.text
    at = mention.end + (text.words[mention.end] == ",")
    letters = text.kinds[at] & UPPER and not text.kinds[at] & SUFFIX
    number = at + 1
    while text.kinds[number] & CAPITAL and number - at < MOST_UNIT_TOKENS:
        number += 1  # AIDAB Public Information, 06 5
    while text.words[number] in (",", "(", ":"):
        number += 1
    called = text.kinds[number] & NUMBER and len(text.words[number]) >= LEAST_FIGURES
    long = len(text.words[at]) >= LEAST_ACRONYM
    return text.words[at] if letters and called and long else None


def _is_portfolio(marked: Marked, start: int) -> bool:
    # who is listed with a state's department acts for the state
    keys = marked.text.keys[start : marked.bodies[start]]
    return any(key in _PORTFOLIOS for key in keys)
