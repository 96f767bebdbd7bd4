"""The day of issue that no date line tells: alone in a line, or of what is told."""

import re
from collections.abc import Iterator
from datetime import date
from itertools import takewhile

from indexer.date_lines import date_at_head
from indexer.written_dates import MONTH, date_in, read

__all__ = ["day_alone", "day_behind_title", "day_of_speech", "day_told"]

_WEEKDAY = r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s)"
_OPENING = 300  # characters in which a first sentence tells what it is about
_REPORT = 1500  # characters in which "today" would tell that the day is another
_LEAST_TITLE = 12  # letters of a title that a line is known to begin with
# "today, 3 May 2030"; "this morning, 3 May 2030";
# "For Immediate Release Friday 3 May 2030"
_ISSUED = re.compile(
    r"\b(?:today,?|this (?:morning|afternoon|evening),|for immediate release:?)\s"
    rf"{_WEEKDAY}?\(?"
    rf"(?P<day>(?:\d|(?:{MONTH})\b).{{4,20}})",
    re.IGNORECASE,
)
_TODAY = re.compile(r"\b(?:to-?day|tomorrow)\b", re.IGNORECASE)
# what is to come, and what courts and parliaments did before they were told of
_OTHER_DAY = re.compile(
    r"\bwill\b|\bto be held\b|\bjury\b|\banniversary\b|\d [ap]\.?m\b", re.IGNORECASE
)
# "On 3 May 2030 the Minister met …", "ELMO: On …", "… to Elmo. On Friday (3 May 2030)"
_ON = re.compile(
    rf"(?:^|^[A-Z][\w' ,.]{{2,40}}[:–—-]+\s*)On\s"
    rf"(?:the (?:morning|afternoon|evening) of\s)?(?i:{_WEEKDAY})?\(?$"
    rf"|\.\sOn\s(?i:{_WEEKDAY})\($"
)
_HELD = re.compile(
    r"\b(?:held|met|convened|took place|hosted|called on"
    r"|received(?! \w+ (?:letter|report|complaint|application|petition|request|notice))"
    r"|courtesy (?:call|visit))\b"
    rf".*\bon\s(?i:{_WEEKDAY})?\(?$"
    r"|^(?:At|In|During) (?:its|the|their|a)\b[^.;]{0,60}\b(?:meeting|session|sitting)"
    rf" (?:of|on)\s(?i:{_WEEKDAY})?$",
    re.DOTALL,
)
# "ELMO, Friday 3 May 2030", or nothing but the day, in a line
_PLACE = re.compile(
    rf"(?:[A-Z][A-Z'’.&]*[,:]?\s){{0,3}}(?i:{_WEEKDAY})?(?:the\s)?", re.ASCII
)
# "SPEECH BY MR. ANA, AT THE OPENING OF THE QUAY ON SATURDAY, 3RD MAY, 1930, AT 4 P.M."
_SPEECH = re.compile(
    rf"\W*(?:(?:FULL )?TEXT OF )?(?:THE )?(?:SPEECH|STATEMENT|ADDRESS|TALK|REMARKS"
    rf"|MESSAGE|BROADCAST)\b.*\bON (?i:{_WEEKDAY})?(?:THE )?$"
)
_APPOINTED = re.compile(r"\W*(?:when|where|time|venue)\b\W*(?:$|.*:)", re.IGNORECASE)
_MARK = re.compile(r"\(\w+\) ")  # behind the number of a release
CAPITALS = 0.8  # of the letters of a heading
_NOTHING = re.compile(r"[\s.]*$")
_WORD = re.compile(r"\w+")
_MARKS = " .,:|-–—"
_LONGEST = 80  # characters of a line that has a place and a day


def day_behind_title(title: str, lines: list[str], order: bool | None) -> date | None:
    """Return the day behind the title where a line says the title again, else None."""
    words = _WORD.findall(title[:_OPENING].lower())
    if sum(map(len, words)) < _LEAST_TITLE:
        return None
    rest = (line[end:].lstrip(_MARKS) for line in lines if (end := _said(words, line)))
    days = (date_at_head(line, "", order) for line in rest)
    return next((day for day in days if day is not None), None)


def _said(words: list[str], line: str) -> int:
    """Return the end of these words, whatever signs part them, with which a line
    begins; 0 where it does not."""
    end = 0
    for word in words:
        match = _WORD.search(line, end)
        if match is None or match[0].lower() != word:
            return 0
        end = match.end()
    return end


def day_told(lines: list[str], order: bool | None) -> date | None:
    """Return the day of what a release reports at once, or says to be today's.

    `lines` are those of the text, the title's not among them. None is what comes, and
    none of what was before "today".
    """
    for line in lines:
        for cue in _ISSUED.finditer(line, 0, _REPORT):
            if (issued := date_in(cue["day"])) and issued.start() == 0:
                return read(issued, order)
    opening = lines[0] if lines else ""
    match = date_in(opening)
    if match is None or any(_TODAY.search(line, 0, _REPORT) for line in lines):
        return None
    if _OTHER_DAY.search(opening, 0, match.end() + _OPENING):
        return None
    told = _ON.search(opening, 0, match.start()) or _HELD.search(
        opening, 0, match.start()
    )
    return read(match, order) if told else None


def day_of_speech(lines: list[str], order: bool | None) -> date | None:
    """Return the day on which the heading in capitals says a speech was held."""
    capitals = takewhile(_is_in_capitals, (line for line in lines if " " in line))
    heading = " ".join(capitals)
    for start in (0, *(match.end() for match in _MARK.finditer(heading))):
        match = date_in(heading[start:])
        if match and _SPEECH.match(match.string, 0, match.start()):
            return read(match, order)
    return None


def _is_in_capitals(line: str) -> bool:
    # a scanner reads some as small letters: MINlSTER
    letters = [sign for sign in line if sign.isalpha()]
    return sum(map(str.isupper, letters)) > CAPITALS * len(letters)


def day_alone(lines: list[str], order: bool | None) -> date | None:
    """Return the one day that fills a line, alone or behind a place, else None.

    None is that of a meeting to come: "When:", "Where:".
    """
    if any(map(_APPOINTED.match, lines)):
        return None
    days = set(_alone(lines, order))
    return days.pop() if len(days) == 1 else None


def _alone(lines: list[str], order: bool | None) -> Iterator[date | None]:
    for line in lines:
        match = date_in(line) if len(line) <= _LONGEST else None
        if match and _PLACE.fullmatch(line, 0, match.start()):
            if _NOTHING.match(line, match.end()):
                yield read(match, order)
