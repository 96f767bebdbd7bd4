"""Whom the speakers of an interview talk about, without being there."""

import re
from functools import lru_cache

from index.release import Span
from indexer.tagging.people import Person

__all__ = ["spoken_of"]

LEAST_QUESTIONS = 2
_QUESTION = re.compile(
    r"^[^\S\n]*(?:JOURNALIST|QUESTION|REPORTER|INTERVIEWER|PRESENTER|COMPERE|HOST|Q)"
    r"[^\S\n]*[:.]",
    re.M | re.I,
)


def spoken_of(person: Person) -> Span | None:
    """Return the first words on someone named only between question and answer.

    Who stands in the title or before the first question, or has the word as
    "RUIZ:" at the head of a line, is there; for them, and outside interviews: None.
    """
    for marked, mention in person.mentions:
        text = marked.text
        begin = _first_question(text.source) if text.where == "body" else None
        speaks = text.words[mention.end] == ":"
        if begin is None or text.starts[mention.first] < begin or speaks:
            return None
    text, mention = person.mentions[0][0].text, person.mentions[0][1]
    return Span("body", text.starts[mention.first], text.ends[mention.end - 1])


@lru_cache(maxsize=16)
def _first_question(source: str) -> int | None:
    """Return where the questions of an interview begin, None where there are none."""
    found = [match.start() for match in _QUESTION.finditer(source)]
    return found[0] if len(found) >= LEAST_QUESTIONS else None
