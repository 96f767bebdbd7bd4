"""Where the name of a body ends that its first word opens: Ministry of …."""

from indexer.lexicon import distinct
from indexer.tagging.beginnings import OF_ONLY
from indexer.tagging.gazetteer import places
from indexer.tagging.marked import Marked
from indexer.tagging.phrases import OF, read_complement
from indexer.tagging.tokens import Text
from indexer.tagging.words import (
    BODY,
    CAPITAL,
    DATE,
    DEMONYM,
    HONORIFIC,
    OFFICE,
    OPENER,
    ORGANISATION,
    PLURAL,
    PUNCT,
    UPPER,
)

__all__ = ["body_end", "shortens"]

# a whole that the name of its part goes on without
_UNNAMED = frozenset(
    "parliament ministry government state bank assembly house council university "
    "party cabinet republic municipality city court".split()
)
_OF_TASKS = ("department", "ministry")
_RANKING = ("prime", "deputy", "chief", "first", "vice")
MOST_BEFORE_HIGH = 5  # tokens from "of" to "High Commissioner"
LEAST_GAP = 3  # blanks between two columns
# what is a part of the body named after it: the Water Section of the Elm Council
_PARTS = frozenset("section division branch unit chapter wing subcommittee".split())
_LAWS = frozenset(
    "act bill appropriation appropriations authorization reauthorization".split()
)


def body_end(marked: Marked, start: int, link: int, end: int) -> int:
    """Return where a name ends at last that may go on from `link` to `end`.

    `start` is where it begins, `link` the "of" after its head.
    """
    if high := _of_high_commissioner(marked, link):
        return high
    end = _before_other_body(marked, start, link, end)
    end = _before_date(marked, link + 2, _before_office(marked, link, end))
    end = _before_law(marked, link + 2, _before_nation(marked, link, end))
    end = _before_second_place(marked, link, end)
    end = _before_acronym(marked, start, link, end)
    end = _before_national(marked, link + 1, end)
    end = _before_programme(marked, link + 2, _before_purpose(marked, link + 2, end))
    end = _before_unnamed(marked, start, link, end)
    return _before_inner_body(marked, link + 1, end)


def _before_unnamed(marked: Marked, start: int, link: int, end: int) -> int:
    # the Water Committee of the Parliament, which is not named here
    keys = marked.text.keys
    of = keys[end - 3 : end - 1] == ["of", "the"] and keys[end - 1] in _UNNAMED
    return end - 3 if of and start < link - 1 and end - 3 >= link else end


def _of_high_commissioner(marked: Marked, link: int) -> int:
    # the Office of the UN High Commissioner for Refugees
    keys = marked.text.keys
    for at in range(link + 1, link + MOST_BEFORE_HIGH):
        if keys[at : at + 3] == ["high", "commissioner", "for"]:
            end = read_complement(marked, at + 2, OF)
            return end if end > at + 2 else 0
    return 0


def _before_purpose(marked: Marked, first: int, end: int) -> int:
    # to the College of Elmland for the Home Program
    for at in range(first, end):
        if marked.text.keys[at] == "for" and _ends_place(marked, first - 1, at):
            return at
    return end


def _ends_place(marked: Marked, first: int, end: int) -> bool:
    starts = (at for at in range(first, end) if marked.known[at] == end)
    return any(marked.text.key(at, end) in places() for at in starts)


def _before_programme(marked: Marked, first: int, end: int) -> int:
    # the Department of State's Water Rewards Program
    keys = marked.text.keys
    if keys[end - 1] not in distinct("event_heads"):
        return end
    return next((at for at in range(first, end) if keys[at] in ("'s", "'")), end)


def _before_national(marked: Marked, first: int, end: int) -> int:
    # the Ministry of Water and Elmish Institute of Trade are two bodies
    keys, kinds = marked.text.keys, marked.text.kinds
    for at in range(first, end - 1):
        if keys[at] == "and" and (
            at + 1 in marked.countries or kinds[at + 1] & DEMONYM
        ):
            if any(kinds[i] & (BODY | ORGANISATION) for i in range(at + 2, end + 1)):
                return at
    return end


def _before_second_place(marked: Marked, link: int, end: int) -> int:
    # the University of Elmland and Elmo are a body and a place
    seat = link + 1 + (marked.text.keys[link + 1] == "the")
    joint = marked.known[seat]
    joined = marked.text.keys[joint] == "and" and marked.known[joint + 1] == end
    place = marked.text.key(seat, joint) in places() if joined and joint < end else 0
    return joint if place and marked.text.keys[link - 1] == "university" else end


def _before_acronym(marked: Marked, start: int, link: int, end: int) -> int:
    # the Elm Business Council of ABCD is a council there, and ABCD a body too
    acronym = marked.text.kinds[link + 1] & UPPER and end == link + 2
    own = start < link - 1 and marked.text.words[link + 1].isupper()
    return link if acronym and own and not marked.known[link + 1] else end


def _before_inner_body(marked: Marked, first: int, end: int) -> int:
    # the Elmo Branch of the Department of Health is two bodies
    keys, kinds = marked.text.keys, marked.text.kinds
    while keys[end - 1][-1:] == "." and len(keys[end - 1]) < 5 and end > first + 1:
        end -= 1  # the Ministry of Trade Md. …
    ofs = [at for at in range(first, end) if keys[at] == "of"]
    if ofs and keys[end] == "'s" and kinds[end + 1] & ORGANISATION:
        return ofs[-1]  # the Elmo Branch of the Prosecutor's Office
    part = keys[first - 2] in _PARTS and keys[first] == "the"
    if part and kinds[end - 1] & ORGANISATION:
        return first - 1  # the Water Section of the Elm Council
    for at in range(first, end - 2):
        if keys[at] == "of" and keys[at + 1] == "the":
            inner = range(at + 2, end)
            if any(kinds[i] & BODY and keys[i] not in OF_ONLY for i in inner):
                return at
    return end


def _before_other_body(marked: Marked, start: int, link: int, end: int) -> int:
    # Department of Housing HUD: a second body without a joint is not of the name
    kinds = marked.text.kinds
    stops = (
        i
        for i in range(link + 2, end)
        if kinds[i] & UPPER
        and kinds[i - 1] & CAPITAL
        and (i in marked.covered or shortens(marked.text, start, i))
    )
    return next(stops, end)


def _before_nation(marked: Marked, link: int, end: int) -> int:
    # the Ministry of Water of Elmland is the Ministry of Water there
    if marked.text.keys[link - 1] != "ministry":
        return end
    for at in range(link + 2, end):
        if marked.countries.get(at) == end:
            of = at - 1 - (marked.text.keys[at - 1] == "the")
            return of if marked.text.keys[of] == "of" and of > link else end
    return end


def _before_law(marked: Marked, first: int, end: int) -> int:
    # the Department of Elm Appropriations Bill is a law for the Department of Elm,
    # but the Committee on Finance and Appropriations a committee
    keys = marked.text.keys
    while end > first and keys[end - 1] in _LAWS and keys[end - 2] not in ("and", "&"):
        end -= 1
    return end


def _before_date(marked: Marked, first: int, end: int) -> int:
    # the Department of Justice June 4: a dateline that lost its signs
    kinds = marked.text.kinds
    return next((at for at in range(first, end) if kinds[at] & DATE), end)


def shortens(text: Text, start: int, at: int) -> bool:
    """Whether the word at `at` is made of the first letters of words just before it."""
    before = range(start, at)
    chief = [i for i in before if text.kinds[i] & CAPITAL]
    initials = ("".join(text.keys[i][:1] for i in words) for words in (before, chief))
    return len(text.keys[at]) > 2 and text.keys[at] in initials


def _before_office(marked: Marked, link: int, end: int) -> int:
    # Ministry of Foreign Affairs Director General: the office goes to its holder,
    # but the Department of the Prime Minister is named after one
    first = link + 1 + (marked.text.keys[link + 1] == "the")
    keys, kinds = marked.text.keys, marked.text.kinds
    # the Office of the National Water Director, but National Water Policy Director
    held = first > link + 1 or kinds[first + 1] & (OFFICE | OPENER)
    # but the Department of Defense Deputy Secretary
    task = keys[link - 1] in _OF_TASKS and keys[first] not in _RANKING
    held = held and not task
    if kinds[first] & OFFICE or kinds[first] & OPENER and held:
        return end
    for at in range(first + 1, end):
        directors = kinds[at] & PLURAL and at == end - 1  # Institute of Directors
        directors = directors or _is_of_officer(marked, link, at, end)
        # the Ministry of Law and Justice, the Office of Youth Justice and …
        joined = keys[at - 1] == "and" or not kinds[at + 1] & CAPITAL
        directors = directors or keys[at] == "justice" and joined
        if kinds[at] & OFFICE and _in_next_column(marked, at):
            return at
        if kinds[at] & OFFICE and not directors:
            twice = kinds[at + 1] & OFFICE  # Director General for Asian Affairs
            if twice or not any(key in OF for key in keys[at:end]):
                return at
    return end


def _in_next_column(marked: Marked, at: int) -> bool:
    text = marked.text
    return text.starts[at] - text.ends[at - 1] >= LEAST_GAP


def _is_of_officer(marked: Marked, link: int, at: int, end: int) -> bool:
    # the Office of the Medicaid Inspector General, whose name is not told here
    keys, kinds = marked.text.keys, marked.text.kinds
    officer = all(kinds[i] & OFFICE for i in range(at, end))
    named = kinds[end] & (CAPITAL | PUNCT | HONORIFIC) and keys[end] != "."
    return officer and keys[link - 1] == "office" and not named
