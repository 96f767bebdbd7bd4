"""Persons as they are named in one text, with the offices beside each name."""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import takewhile

from indexer.tagging.marked import Marked
from indexer.tagging.names import (
    begins_name,
    person_verbs,
    read_honorifics,
    read_name,
)
from indexer.tagging.offices import Office, read_offices
from indexer.tagging.voting import Vote
from indexer.tagging.words import (
    BODY,
    BREAK,
    CAPITAL,
    COMMON,
    COMPANY,
    DATE,
    DEMONYM,
    GIVEN,
    INITIAL,
    NUMBER,
    OFFICE,
    OPENER,
    ORGANISATION,
    PLACE,
    PUNCT,
    STRONG,
    SUFFIX,
    SURNAME,
    UPPER,
)

__all__ = ["Mention", "mentions", "offices_behind"]

MOST_NAMES_PER_OFFICE = 30
MOST_HONOURS, MOST_IN_BRACKETS = 6, 8
FARTHEST_OFFICE = 24
MOST_OFFICE_LINES = 4
MOST_WORDS_TO_OFFICE = 7
LEAST_MARGIN, LEAST_MARGIN_ALONE = 3, 12
_AND = (",", "and", "&")
_BEFORE_APPOSITION = (",", "(", "–", "-", "—")
_RELATIVE = "to be the a an who is was now currently also our its their".split()
_BECOMING = "is was as been became becomes be appointed named designated served".split()
_BECOMING += ["serves", "elected", "currently"]
_ON_THE_WAY = [*_BECOMING, *_RELATIVE, "has", "had", "to", "since", "new", "first"]
_ON_THE_WAY += "previously recently formerly overseas later earlier just".split()
_ON_THE_WAY += ["will", "next", "have", "concurrently", "again", ","]
_KIN = "wife husband son daughter mother father brother sister widow spouse".split()


@dataclass(frozen=True, slots=True)
class Mention:
    """A name at tokens start..end; `first` takes in honorifics and offices before."""

    start: int
    end: int
    rule: str
    confidence: float
    offices: tuple[Office, ...] = ()
    first: int = 0


def mentions(marked: Marked, seen: list[Vote]) -> list[Mention]:
    """Return the mentions of persons, in order; rules first, then votes."""
    found: list[Mention] = []
    kinds, known = marked.text.kinds, marked.known
    after = 0
    for at in [at for at, kind in enumerate(kinds) if kind & (CAPITAL | OFFICE)]:
        if at < after:
            continue
        read = list(_read(marked, at))
        # an office without a name is read again from its second word
        after = known[at] or at + 1
        if read:
            found += read
            offices = [office.last for mention in read for office in mention.offices]
            after = max(read[-1].end, after, *offices)
    found = _with_votes(marked, found, seen)
    return _with_pronouns(marked, _with_predecessors(marked, found))


def _with_predecessors(marked: Marked, found: list[Mention]) -> list[Mention]:
    """Give an office to whom it is taken over from: "…, vice Ana Ruiz, resigned"."""
    for number, mention in enumerate(found):
        if number and marked.text.words[mention.first - 1] == "vice":
            held = mention.offices or found[number - 1].offices
            found[number] = replace(mention, offices=held)
    return found


def _with_votes(
    marked: Marked, found: list[Mention], seen: list[Vote]
) -> list[Mention]:
    """Add the persons that only the perceptron sees."""
    taken = {at for m in found for at in range(m.first, m.end)}
    more = [
        _mention(marked, vote.start, vote.start, vote.end, (), "learned", 0.5)
        for vote in seen
        if vote.label == "PER"
        and taken.isdisjoint(range(vote.start, vote.end))
        and marked.known[vote.start] != vote.end
        and _believed(marked, vote)
    ]
    return sorted([*found, *more], key=lambda m: m.start) if more else found


def _believed(marked: Marked, vote: Vote) -> bool:
    kinds = marked.text.kinds[vote.start : vote.end]
    if all(kind & (SUFFIX | INITIAL) for kind in kinds):
        return False
    if vote.end - vote.start == 1:
        if _names_a_thing(marked, vote):
            return False
        return vote.margin >= LEAST_MARGIN_ALONE
    return vote.margin >= LEAST_MARGIN


def _names_a_thing(marked: Marked, vote: Vote) -> bool:
    # the Solomon Fire Department, Member for Solomon, Baker's Dozen
    text = marked.text
    after = vote.end + (text.keys[vote.end] == "'s")
    if text.kinds[after] & CAPITAL or text.keys[vote.start - 1] in ("for", "in", "at"):
        return True
    return bool(text.kinds[vote.start - 1] & CAPITAL)


def _read(marked: Marked, at: int) -> Iterator[Mention]:
    kind = marked.text.kinds[at]
    loose = bool(kind & OFFICE) and not kind & CAPITAL
    if not (kind & CAPITAL or loose):
        return
    offices = tuple(read_offices(marked, at, loose))
    if offices and (
        not loose or _listed_pair(marked, _name_place(marked, offices[-1]))
    ):
        read = list(_after_office(marked, at, offices))
        yield from read
        if read:
            return
    name = read_honorifics(marked, at)
    if name > at and not offices:
        # His Excellency President Costa
        offices = tuple(read_offices(marked, name))
        read = list(_after_office(marked, at, offices)) if offices else []
        if read:
            yield from read
            return
    end = read_name(marked, name, titled=name > at)
    if name > at and end > name:
        yield _mention(marked, at, name, end, (), "honorific-before-name", 0.95)
    elif end > at and not loose:
        yield from _bare(marked, at, end)


def _listed_pair(marked: Marked, at: int) -> bool:
    # after "attorney" in lower case only a given name and a surname will do
    kinds = marked.text.kinds
    return bool(kinds[at] & GIVEN and kinds[at + 1] & (STRONG | INITIAL))


def _after_office(
    marked: Marked, at: int, offices: tuple[Office, ...]
) -> Iterator[Mention]:
    """Yield the name after offices; after a plural office, all names of the list."""
    text = marked.text
    place = _name_place(marked, offices[-1])
    for _ in range(MOST_NAMES_PER_OFFICE):
        name = read_honorifics(marked, place)
        end = read_name(marked, name, titled=name > place, held=True)
        if end == name:
            return
        yield _mention(marked, at, name, end, offices, "office-before-name", 0.9)
        place = _after_honours(marked, end)
        while text.words[place] in _AND:
            place += 1
        listed = offices[-1].plural and place > end
        if not listed or text.kinds[place] & BREAK or read_offices(marked, place):
            return


def _name_place(marked: Marked, office: Office) -> int:
    """Return where the name after an office would begin."""
    words = marked.text.words
    end = _past_brackets(marked, office.last)
    alone = marked.text.kinds[end] & marked.text.kinds[office.first - 1] & BREAK
    if alone and not office.plural:
        # a line with the office, a line with "The Hon. Name"
        return end + 1 if read_honorifics(marked, end + 1) > end + 1 else end
    if words[end] in (",", ":", "–", "-", "—"):
        name = read_honorifics(marked, end + 1)
        after = read_name(marked, name)
        plain = words[end] == "," and words[after] in (",", ".", ";", "")
        closed = plain or name > end + 1
        if after > name and closed:
            return end + 1
        return _past_body(marked, end)
    return end


def _past_brackets(marked: Marked, at: int) -> int:
    """Return the end of "(NWRA)" at `at`; `at` where none stands there."""
    words = marked.text.words
    short = words[at] == "(" and ")" in words[at + 2 : at + MOST_IN_BRACKETS]
    return words.index(")", at) + 1 if short else at


def _past_body(marked: Marked, end: int) -> int:
    """Return the end of ", Ministry of Law" or ", Gujarat," before an honorific."""
    words = marked.text.words
    at = marked.known[end + 1] if words[end] == "," else 0
    if at and words[at] in ("and", "&") and marked.known[at + 1]:
        at = marked.known[at + 1]
    at += bool(at) and words[at] == ","
    return at if at and read_honorifics(marked, at) > at else end


def _mention(
    marked: Marked,
    first: int,
    name: int,
    end: int,
    before: tuple[Office, ...],
    rule: str,
    confidence: float,
) -> Mention:
    behind = _after_honours(marked, end)
    if behind > end and marked.text.kinds[behind - 1] & SUFFIX:
        # JENNY HOLM MP Minister for Water IVO KRANZ MP Member for Lund
        stated = read_offices(marked, behind)
        if stated:
            return Mention(name, end, rule, confidence, (*before, *stated), first)
    # "Minister X, the Deputy Minister and": someone else, not named
    other = (
        before
        and marked.text.words[behind] != "("
        and (marked.text.keys[behind + 1] in ("the", "a", "an"))
    )
    after = () if other else offices_behind(marked, behind)
    if not (before or after):
        after = _office_below(marked, first, behind)
    return Mention(name, end, rule, confidence, (*before, *after), first)


def _after_honours(marked: Marked, end: int) -> int:
    """Return the end of "MP", ", CBE", "(D-NY)" or "(Kenya)" behind a name."""
    words, kinds = marked.text.words, marked.text.kinds
    for _ in range(MOST_HONOURS):
        if kinds[end] & SUFFIX:
            end += 1
        elif words[end] == "," and _is_honour(marked, end + 1):
            end += 2
        elif words[end] == "(" and ")" in words[end + 2 : end + MOST_IN_BRACKETS]:
            end = _after_brackets(marked, end)
            break
        else:
            break
    return end


def _is_honour(marked: Marked, at: int) -> bool:
    # letters no list knows, such as EBS, between a comma and the next sign
    kind, text = marked.text.kinds[at], marked.text
    letters = kind & UPPER and not kind & OFFICE and len(text.words[at]) < 6
    closed = text.kinds[at + 1] & (PUNCT | BREAK)
    return bool(kind & SUFFIX or (letters and closed and not marked.known[at]))


def _after_brackets(marked: Marked, start: int) -> int:
    # brackets with an office are read as such
    close = marked.text.words.index(")", start)
    office = any(marked.text.kinds[at] & OFFICE for at in range(start, close))
    return start if office else close + 1


def offices_behind(marked: Marked, end: int) -> tuple[Office, ...]:
    """Return the offices after a name: ", the …", "(…)", "was appointed as …"."""
    words = marked.text.words
    if words[end] == "," and marked.text.kinds[end + 1] & NUMBER:
        end += 2
    if marked.text.key(end, end + 2) == ", of":
        end = _past_origin(marked, end)
    at = _predicate(marked, end)
    if not at and words[end] in _BEFORE_APPOSITION:
        at = end + 1
        while words[at] in _RELATIVE and at - end < MOST_WORDS_TO_OFFICE:
            at += 1
    offices = read_offices(marked, at, loose=True) if at else []
    offices = list(takewhile(lambda office: not office.plural, offices))
    if not offices:
        return ()
    if begins_name(marked, _name_place(marked, offices[-1])):
        return ()
    return tuple(offices)


def _past_origin(marked: Marked, end: int) -> int:
    """Return the comma before "to be Ambassador" in ", of Ohio, to be Ambassador"."""
    keys = marked.text.keys
    for at in range(end + 2, end + FARTHEST_OFFICE):
        if keys[at] == "to" and keys[at + 1] == "be" and keys[at - 1] == ",":
            return at - 1
        if keys[at] == ".":
            break
    return end


def _office_below(marked: Marked, first: int, end: int) -> tuple[Office, ...]:
    """Return the offices on the lines after a line that is a name alone."""
    kinds = marked.text.kinds
    if not kinds[end] & BREAK or not (first == 0 or kinds[first - 1] & BREAK):
        return ()
    found: list[Office] = []
    while kinds[end] & BREAK and len(found) < MOST_OFFICE_LINES:
        offices = read_offices(marked, end + 1)
        if not (offices and kinds[offices[-1].last] & (BREAK | PUNCT)):
            break
        found += offices
        end = offices[-1].last
    return tuple(found)


def _predicate(marked: Marked, end: int) -> int:
    """Return where the office in "is …", "was appointed as …" begins, else 0."""
    keys, words = marked.text.keys, marked.text.words
    at = end
    while words[at] in _ON_THE_WAY and at - end < MOST_WORDS_TO_OFFICE:
        at += 1
    return at if any(key in _BECOMING for key in keys[end:at]) else 0


def _with_pronouns(marked: Marked, found: list[Mention]) -> list[Mention]:
    """Give "He was President of …" to the person named last before it."""
    keys, words = marked.text.keys, marked.text.words
    for at, word in enumerate(words):
        if word in ("He", "She") and _predicate(marked, at + 1):
            number = bisect_left(found, at, key=lambda mention: mention.start) - 1
            offices = offices_behind(marked, at + 1)
            if number >= 0 and offices and keys[at - 1] in (".", '"', "”", "\n\n"):
                mention = found[number]
                found[number] = replace(mention, offices=mention.offices + offices)
    return found


def _bare(marked: Marked, at: int, end: int) -> Iterator[Mention]:
    rule, confidence = _evidence(marked, at, end)
    if rule:
        yield _mention(marked, at, at, end, (), rule, confidence)


def _evidence(marked: Marked, at: int, end: int) -> tuple[str, float]:
    """Return the rule that makes the words at..end a person's name, "" if none."""
    kinds = [kind for kind in marked.text.kinds[at:end] if not kind & (SUFFIX | PUNCT)]
    if not kinds:
        return "", 0.0  # II alone is no name
    first, last = kinds[0], kinds[-1]
    if _kin(marked, at) and first & GIVEN:
        return "kin", 0.7
    if sum(bool(kind & CAPITAL) for kind in kinds) < 2:
        return "", 0.0
    if first & UPPER and len(marked.text.words[at]) < 4:
        return "", 0.0
    given = first & GIVEN and first & STRONG
    if last & COMMON and first & SURNAME and not (given or _acts(marked, at, end)):
        return "", 0.0
    if first & (DEMONYM | DATE) and kinds[1] & ~INITIAL or _goes_on(marked, end):
        return "", 0.0
    if first & GIVEN and first & STRONG:
        return "listed-given-name", 0.8
    dotted = "." in marked.text.words[at] or last & SURNAME
    if first & INITIAL and last & STRONG and dotted:
        return "initials-before-surname", 0.8
    if any(kind & INITIAL for kind in kinds[1:-1]) and first & (GIVEN | STRONG):
        return "middle-initial", 0.8
    if first & GIVEN and last & STRONG and last & SURNAME:
        return "listed-name", 0.6
    if first & STRONG and last & STRONG and _acts(marked, at, end):
        return "name-by-what-follows", 0.6
    if first & GIVEN and last & STRONG and offices_behind(marked, end):
        return "office-after-name", 0.6
    if first & STRONG and last & SURNAME and last & STRONG and len(kinds) == 2:
        return "listed-surname", 0.5
    return "", 0.0


def _goes_on(marked: Marked, end: int) -> bool:
    # Fletcher Rata Construction Ltd, Keith Holyoake School: a body named after one
    bodies = ORGANISATION | COMPANY | PLACE | BODY
    kind = marked.text.kinds[end]
    return bool(kind & bodies and kind & CAPITAL and not kind & (OFFICE | OPENER))


def _kin(marked: Marked, at: int) -> bool:
    keys = marked.text.keys
    return keys[at - 1] in _KIN or keys[at - 1] == "," and keys[at - 2] in _KIN


def _acts(marked: Marked, at: int, end: int) -> bool:
    words, keys = marked.text.words, marked.text.keys
    if keys[end] in person_verbs() or keys[at - 1] in ("said", "says"):
        return True
    if words[end] != ",":
        return False
    age = marked.text.kinds[end + 1] & NUMBER and len(words[end + 1]) == 2
    return bool(age and words[end + 2] == ",") or bool(offices_behind(marked, end))
