"""The sides of a meeting: whom a release lists for which, named or by office alone."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from operator import itemgetter

from index.release import Member, Span
from indexer.lexicon import entries
from indexer.tagging.atlas import country_name
from indexer.tagging.beside import Mention
from indexer.tagging.gazetteer import country_of
from indexer.tagging.marked import Marked
from indexer.tagging.offices import Office, read_office
from indexer.tagging.people import Person
from indexer.tagging.tokens import Text
from indexer.tagging.wording import office_text

__all__ = ["members", "side"]

LONGEST_LIST = 3000  # characters of a list of delegates
# lines up to an empty one, or as long as they are numbered or dashed
_LINES = re.compile(
    r"[^\n]{0,40}:?[^\S\n]*\n\s{0,4}(?:(?:[^\S\n]*(?:\(?\d{1,2}[.)]|[-•*–—·])[^\n]*(?:\n|$)\s{0,4}){1,60}"
    r"|(?:[^\n]*\S[^\n]*(?:\n|$)){1,30})"
)
_GOING_ON = ("next", "by")  # the groups of what goes on with another side
_PRESENT = ("attending", "participating", "present", "part")
UNNAMED = 0.7  # confidence in an office whose holder has no name
# characters start..end of the words, ISO country, where a list of lines below ends
_Delegation = tuple[int, int, str, int]


def side(person: Person) -> str | None:
    """Return the country whose delegation the release lists a person in."""
    for marked, mention in person.mentions:
        iso = _side_behind(marked, mention) or _listed_for(marked, mention.first)
        if iso:
            return country_name(iso)
    return None


def _side_behind(marked: Marked, mention: Mention) -> str | None:
    """Return the country of "Ana Ruiz on the Peruvian side"."""
    text, end = marked.text, mention.end
    if "side" not in text.vocabulary:
        return None  # as in most texts
    end = max([end, *(office.last for office in mention.offices)])
    end += text.keys[end] == ","
    if text.keys[end] not in ("on", "for", "from") or text.keys[end + 1] != "the":
        return None
    found = _SIDE_BEHIND.match(text.source, text.starts[end])
    return country_of(found[1]) if found else None


def members(texts: Iterable[Marked], people: list[Person]) -> list[Member]:
    """Return the offices listed on a side without a name, in order."""
    found: dict[tuple[str, str], Member] = {}
    for marked in texts:
        for office, iso in _unnamed(marked, people):
            text, country = office_text(marked, office), country_name(iso)
            if (text, country) not in found:
                found[text, country] = Member(
                    "members",
                    text,
                    (_span(marked, office),),
                    "office-in-a-list-of-a-side",
                    UNNAMED,
                    side=country,
                )
    return list(found.values())


def _unnamed(marked: Marked, people: list[Person]) -> Iterator[tuple[Office, str]]:
    """Yield the offices in lists of a side that stand beside no name."""
    text = marked.text
    lists = _delegations(text)
    if not lists:
        return
    named = [m for p in people for where, m in p.mentions if where is marked]
    taken = {at for m in named for at in range(m.first, m.end)}
    taken |= {at for m in named for o in m.offices for at in range(o.first, o.last)}
    after = 0
    for at in text.capitals:
        if at < after or at in taken or text.starts[at] < lists[0][1]:
            continue
        iso = _listed_for(marked, at)
        office = read_office(marked, at) if iso else None
        holder = office and not taken.isdisjoint((*range(at, office.last + 1),))
        told = office and marked.text.keys[office.last] == "side"  # whose, behind it
        if office and iso and not (office.plural or holder or told):
            yield office, iso
        after = office.last if office else marked.known[at]


def _listed_for(marked: Marked, at: int) -> str | None:
    """Return the country for which a sentence lists what stands at token `at`."""
    lists = _delegations(marked.text)
    if not lists:
        return None  # as in most texts
    place = marked.text.starts[at]
    number = bisect_right(lists, place, key=itemgetter(1))
    if not number or place - lists[number - 1][0] > LONGEST_LIST:
        return None
    start, _, iso, below = lists[number - 1]
    inside = place < below or start >= marked.text.sentence(at)[0]
    return iso if inside else None


@lru_cache(maxsize=16)
def _delegations(text: Text) -> tuple[_Delegation, ...]:
    """Return where "The Russian delegation included" stands, and the country."""
    source = text.source
    signs = (*_signs(), *_PRESENT)
    if text.vocabulary.isdisjoint(signs) and ":\n" not in source:
        return ()
    if not _may_open(text):
        return ()  # as most others: the whole pattern takes a hundred times as long
    found: list[_Delegation] = []
    for match in _delegation().finditer(source):
        iso = _country(match[match.lastgroup or 0])
        if iso and (match.lastgroup not in _GOING_ON or _goes_on(source, found, match)):
            found.append((match.start(), match.end(), iso, _below(source, match.end())))
    return tuple(found)


def _country(words: str) -> str | None:
    """Return the country of "Kranz and the Austrian" side, "Delegation of Peru"."""
    ends = (words, words.rpartition(" and the ")[2], words.rpartition(" of ")[2])
    return next(filter(None, map(country_of, ends)), None)


def _goes_on(source: str, found: list[_Delegation], match: re.Match[str]) -> bool:
    """Whether a sentence that named one side says ", and Chile by" of the next."""
    return bool(found) and ". " not in source[found[-1][1] : match.start()]


def _may_open(text: Text) -> bool:
    """Whether a text has what stands in each match of the whole pattern."""
    source = text.source
    if "was represented by" in source or _HEADED.match(source):
        return True
    if _HEADING.search(source):
        return True
    if "side" in text.vocabulary and _ON_A_SIDE.search(source):
        return True
    if text.find(_PRESENT) and _ATTENDED.search(source):
        return True
    parties = (text.starts[at] for at in text.find(_parties()))
    return any(_party_goes_on().match(source, start) for start in parties)


def _below(source: str, end: int) -> int:
    """Return the end of the list whose lines begin behind `end`; `end` if none do."""
    listed = _LINES.match(source, end)
    return listed.end() if listed else end


@cache
def _signs() -> tuple[str, ...]:
    return (*_parties(), "represented")


@cache
def _parties() -> tuple[str, ...]:
    return entries("side_words")


# a few words at most may stand between: "side, led by the Minister, included"
_OPENED = (
    r"(?:,[^.;:,]{1,60},|,)?(?: \w+)?"
    r" (?:includ|compris|consist|(?:was|were|is|are|had)(?! (?:also )?"
    r"(?:received|welcomed|hosted|greeted|met|briefed|joined|accompanied)\b)"
    r"|headed|led)"
)
# "For the Papua New Guinea side:", "KENYA:", and the list on the lines below
_HEADS = r"[^\S\n]*:"
_CAPITALS = r"[A-Z][\w -]{1,120}"  # at least as much as the name of a country
_COUNTRY = (
    r"(?!The\b)(?:(?:[A-Z]\.){2,3}|[A-Z][\w-]{1,30})"
    r"(?: (?:[A-Z][\w-]{1,30}|and the [A-Z]\w{1,30}|of [A-Z]\w{1,30})){0,2}"
)
_SIDE_BEHIND = re.compile(rf"\w+ the ({_COUNTRY}) side\b")
_LINE = (
    r"(?:(?:[Ff]or|[Ff]rom|FOR|FROM) )?(?:the )?"
    rf"(?P<line>{_COUNTRY}):(?=[^\S\n]*\n)"
)
# at the start, and behind it by the sign for which there is a fast search
_HEADED, _HEADING = re.compile(_LINE), re.compile(rf"\n{_LINE}")
_ON_A_SIDE = re.compile(
    rf"(?:[Oo]n|[Ff]rom|[Ff]or) the {_CAPITALS} (?:side|delegation)\b"
)
# "Attending for Peru were …; for Chile, …"
_ATTENDING = (
    r"(?:[Aa]ttending|[Pp]articipating|[Pp]resent|[Tt]aking part)"
    r" (?:for|from|on behalf of)"
)
_ATTENDED = re.compile(rf"{_ATTENDING} (?:the )?{_CAPITALS} (?:was|were)\b")


@cache
def _party_goes_on() -> re.Pattern[str]:
    parties = "|".join(map(re.escape, _parties()))
    return re.compile(
        rf"(?i:{parties})(?:(?:,? also)?{_OPENED}|{_HEADS}"
        rf"| (?i:(?:of|from) (?:the )?){_CAPITALS}(?:,?{_OPENED}|{_HEADS}))"
    )


@cache
def _delegation() -> re.Pattern[str]:
    parties = "|".join(map(re.escape, _parties()))
    return re.compile(
        rf"\b(?:(?P<whose>{_COUNTRY})(?:['’]s)? (?:{parties})\b"
        rf"(?:(?:,? also)?{_OPENED}|{_HEADS}| by\b)"
        rf"|(?i:(?:{parties}) (?:of|from) (?:the )?)"
        rf"(?P<whom>{_COUNTRY})(?:,?{_OPENED}|{_HEADS})"
        # what is said of somebody before it lists nobody: "on the Elmish side."
        rf"|(?:[Oo]n|[Ff]rom|[Ff]or) the (?P<also>{_COUNTRY}) (?:side|delegation)\b"
        r"(?![.;)]| and\b)"
        rf"|{_ATTENDING} (?:the )?(?P<attends>{_COUNTRY}) (?:was|were)\b"
        rf"|(?:;|,|and|;? while) for (?:the )?(?P<next>{_COUNTRY}),"
        rf"|,? and (?:the )?(?P<by>{_COUNTRY}) by\b"
        rf"|(?P<sends>{_COUNTRY}) was represented by\b)"
        rf"|(?:^|\n){_LINE}"
    )


def _span(marked: Marked, office: Office) -> Span:
    text = marked.text
    return Span(text.where, text.starts[office.start], text.ends[office.end - 1])
