"""The body a person acts for by what stands around the name, without any office."""

from indexer.tagging.atlas import country_name
from indexer.tagging.beside import Mention, after_honours
from indexer.tagging.called_at import called_at, is_called, is_short
from indexer.tagging.contacts import is_contact
from indexer.tagging.employers import is_of_state
from indexer.tagging.home import Home
from indexer.tagging.marked import Marked
from indexer.tagging.meant import meant_by
from indexer.tagging.words import (
    BREAK,
    CAPITAL,
    NUMBER,
    OFFICE,
    ORGANISATION,
    PUNCT,
    UPPER,
)

__all__ = ["appeared_for", "body_around"]

MOST_BODY_BACK = 12
_FROM = ("of", "from", "at")
_GOING_ON = ("of", "for", "in", "at", "'s")
_ENDS = (
    "and",
    "who",
    "said",
    "was",
    "is",
    "has",
    "on",
    "tel",
    "telephone",
    "phone",
    "",
)
_PRESIDING = frozenset(
    "president chairman chairwoman chairperson chair ceo vice-president "
    "vice-chairman".split()
)
_OF_STATES = frozenset(
    "minister premier ambassador envoy king queen senator representative mayor "
    "governor judge justice magistrate attorney prosecutor consul commissioner agent "
    "chief".split()
)
_LEARNED = ("dr", "prof", "professor")
_SENT = ("represented", "led", "headed", "chaired")
_STATE = ("state", "crown", "republic", "prosecution")
_PORTFOLIOS = ("department", "ministry", "office", "division", "directorate")


def body_around(marked: Marked, mention: Mention, home: Home) -> str | None:
    """Return the body that the words around one mention give it to, if any do."""
    found = _before(marked, mention) or _chaired(marked, mention, home)
    if found or mention.offices:
        return found or _headed(marked, mention, home)
    return _behind(marked, mention) or called_at(marked, mention)


def _headed(marked: Marked, mention: Mention, home: Home) -> str | None:
    """Return the body in "President Ruiz of ELMA", whose office alone tells no body."""
    text, of = marked.text, mention.end
    alone = all(office.end == office.head + 1 for office in mention.offices)
    heads = {text.keys[office.head] for office in mention.offices}
    if text.keys[of] not in _FROM[:2] or not alone or not heads.isdisjoint(_OF_STATES):
        return None
    at = of + 1 + (text.keys[of + 1] == "the")
    end = marked.bodies.get(at, at)
    short = text.kinds[at] & UPPER and len(text.words[at]) > 2 and not marked.known[at]
    if end == at and short and not heads.isdisjoint(_PRESIDING):
        end = at + 1
    letters = end == at + 1 and heads.isdisjoint(_PRESIDING)  # Director Ruiz of ELMA
    other = home.name is not None and home.name == home.staff  # of another agency
    own = letters or not other and is_of_state(text.keys[at:end])
    return text.cut(at, end) if end > at and not own else None


def appeared_for(marked: Marked, mention: Mention, home: Home) -> str | None:
    """Return the body or state that somebody "appeared for" in court, else None.

    Who appeared for the State acts for the country of the release.
    """
    keys = marked.text.keys
    at = max([mention.end, *(o.last for o in mention.offices)])
    if keys[at : at + 2] != ["appeared", "for"]:
        return None
    at += 2 + (keys[at + 2] == "the")
    if keys[at] in _STATE:
        return country_name(home.country) if home.country else None
    return marked.text.cut(at, marked.bodies[at]) if at in marked.bodies else None


def _before(marked: Marked, mention: Mention) -> str | None:
    """Return the body in "Elmo NV (Dr Ruiz)", "Elmo NV, led by Dr Ruiz"."""
    keys = marked.text.keys
    at = mention.first - 1
    if keys[at] == "by" and keys[at - 1] in _SENT:
        at -= 2
        at -= keys[at] in (",", "is", "was")
        if keys[mention.first - 2] == "represented" and (firm := _short(marked, at)):
            return firm
    elif keys[at] == "(":
        at -= 1
    elif keys[at] == "," and not mention.offices:
        return _of_line(marked, mention, at)
    else:
        return None
    for start in range(at, max(at - MOST_BODY_BACK, -1), -1):
        if marked.bodies.get(start) == at + 1 and not _is_portfolio(
            marked, start, at + 1
        ):
            # a cabinet chaired by the Prime Minister is no employer of his
            own = mention.offices and is_of_state(keys[start : at + 1])
            return None if own else marked.text.cut(start, at + 1)
    return None


def _chaired(marked: Marked, mention: Mention, home: Home) -> str | None:
    """Return the body in "The Museum's Board is chaired by Ana Ruiz"."""
    keys, by = marked.text.keys, mention.first - 1
    if keys[by] != "by" or keys[by - 1] not in _SENT[1:]:
        return None
    at = by - 2
    at -= keys[at] in (",", "is", "was")
    at -= 2 * (keys[at - 1] == "'s")
    return meant_by(marked, at, home) if keys[at] != "group" else None


def _short(marked: Marked, at: int) -> str | None:
    """Return the body that its first word at a token means: Elmo for Elmo Energy SA."""
    text = marked.text
    long = (i for i in text.find({text.keys[at]}) if i < at and i in marked.bodies)
    found = next(long, None) if text.kinds[at] & CAPITAL else None
    return None if found is None else text.cut(found, marked.bodies[found])


def _of_line(marked: Marked, mention: Mention, end: int) -> str | None:
    """Return the body that a line begins with: Press Service of the ELMA, Ana Ruiz."""
    text = marked.text
    start = next(
        (
            at
            for at in range(end - 1, max(end - MOST_BODY_BACK, -1), -1)
            if marked.bodies.get(at) == end
        ),
        -1,
    )
    begins = start == 0 or start > 0 and text.kinds[start - 1] & BREAK
    listed = start > 0 and text.words[start - 1] in (";", ":")
    if not begins and not (listed and is_contact(marked, mention)):
        return None
    unit = text.keys[end - 2] in ("the", "of") and is_short(marked, end - 1)
    return text.words[end - 1] if unit else text.cut(start, end)


def _behind(marked: Marked, mention: Mention) -> str | None:
    """Return the body in "Ana Ruiz, Water Board", "(UNICEF)", "of Elmo NV"."""
    text = marked.text
    sign = after_honours(marked, mention.end, brackets=False)
    if text.words[sign] not in (",", "(", "–", "-", "—") and (
        text.keys[sign] not in _FROM
    ):
        return None
    sign += text.words[sign] == "," and text.keys[sign + 1] in _FROM
    at = sign + 1 + (text.keys[sign + 1] == "the")
    end = marked.bodies.get(at) or _unlisted(marked, mention, sign, at)
    served = text.keys[sign] in _FROM or end and is_called(marked, end)
    served = served or end and is_contact(marked, mention)
    if end and served and _is_portfolio(marked, at, end):
        after = end + 1 if text.words[end] == "," else end
        whole = marked.bodies.get(after, 0) if after > end else 0
        # Press Department, Elm Bank
        return text.cut(after, whole) if whole else text.cut(at, end)
    if not end or text.words[end] == "'s" or _is_portfolio(marked, at, end):
        return _speaker_of(marked, mention, sign)
    if text.words[sign] == "(" and "party" in text.keys[at:end]:
        return None  # a member of parliament acts for more than a party
    honour = text.words[sign] == "," and end == at + 1 and text.kinds[at] & UPPER
    return text.cut(at, end) if _closes(marked, sign, end) and not honour else None


def _unlisted(marked: Marked, mention: Mention, sign: int, at: int) -> int | None:
    """Return the end of "ELMA", "the Elm Police", after a Dr "Elmuk", behind "of"."""
    text = marked.text
    if text.keys[sign] not in _FROM or marked.known[at]:
        return None
    end = at
    while text.kinds[end] & CAPITAL:
        end += 1
    short = end == at + 1 and text.kinds[at] & UPPER and len(text.words[at]) > 2
    body = end > at + 1 and text.kinds[end - 1] & ORGANISATION
    learned = text.keys[mention.start - 1].rstrip(".") in _LEARNED and end == at + 1
    return end if short or body or learned else None


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
    if text.keys[sign] in _FROM and text.keys[end] not in _GOING_ON:
        return True  # Ana Ruiz of the Water Board spoke
    return bool(text.kinds[end] & (BREAK | PUNCT | NUMBER)) or text.keys[end] in _ENDS


def _is_portfolio(marked: Marked, start: int, end: int) -> bool:
    # who is listed with a state's department acts for the state
    return not set(marked.text.keys[start:end]).isdisjoint(_PORTFOLIOS)
