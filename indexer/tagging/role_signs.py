"""What is observed where a person is named, above all first, to tell who took part."""

import re
from bisect import bisect_right
from collections.abc import Iterator

from indexer.tagging.background import past_aside
from indexer.tagging.beside import Mention
from indexer.tagging.in_lists import Listed, row
from indexer.tagging.marked import Marked
from indexer.tagging.people import Person
from indexer.tagging.quoted import is_quoted
from indexer.tagging.role_grammar import (
    SKIPPED,
    Seen,
    class_of,
    classes,
    does,
    governing,
    shape,
)
from indexer.tagging.tokens import Text
from indexer.tagging.words import BREAK, DEMONYM, HONORIFIC, UPPER

__all__ = ["Seen", "around", "in_place", "observed"]

MOST_NAMED = 5
MOST_AGAIN = 7  # later mentions that are looked at
REACH, NEAR = 20, 5  # tokens on either side of a name within its sentence
UPTO = (150, 400, 1000)  # characters
PLACES = ("first", "early", "soon", "late")
NEAR_END, AT_END = 200, 60  # characters
TO_NUMBER = 60  # characters from a name to a number to call
_STOPS = frozenset((".", "!", "?", ";"))


def observed(person: Person, others: Listed) -> list[Seen]:
    """Return all that is observed at the mentions of a person."""
    return in_place(person, others) + around(person, others)


def in_place(person: Person, others: Listed) -> list[Seen]:
    """Return what is observed of the place of the name, and of the person."""
    marked, mention = person.mentions[0]
    told = [*_here(marked, mention), *_of_person(person), *_elsewhere(person)]
    if (marked.text.where, mention.start) in others.before:
        told.append("listed")
    if (marked.text.where, mention.start) in others.behind:
        told.append("begins a list")
    return [("here", one, mention.first) for one in told]


def around(person: Person, others: Listed) -> list[Seen]:
    """Return what is observed of the words around the name, or the list it is in."""
    marked, mention = person.mentions[0]
    text = marked.text
    *_, leader = row(text.where, mention, others.before)
    *_, last = row(text.where, mention, others.behind)
    first, end = leader.first, mention.end
    before = _before(text, first)
    seen: list[Seen] = [
        ("next", f"before {shape(text, before)}", before),
        ("next", f"behind {shape(text, end)}", end),
        *_words(text, "before", range(first - 1, max(first - REACH, 0) - 1, -1)),
        *_words(text, "behind", range(end, min(end + REACH, len(text)))),
        *governing(text, before),
    ]
    done = does(text, past_aside(marked, last))
    seen += [("ever", what, at) for _, what, at in done]
    seen += _again(person)
    if text.keys[end] == "'s":
        done = [("owns", class_of(text.keys[end + 1]), end + 1)]
    return seen + done


def _again(person: Person) -> Iterator[Seen]:
    """Yield what stands beside later mentions, and what the person does there."""
    first = person.mentions[0][1].first  # the token is one of another place
    for marked, mention in person.mentions[1 : 1 + MOST_AGAIN]:
        text = marked.text
        yield "again", f"before {shape(text, _before(text, mention.first))}", first
        yield "again", f"behind {shape(text, mention.end)}", first
        for _, what, _ in does(text, past_aside(marked, mention)):
            yield "ever", what, first


def _words(text: Text, group: str, tokens: range) -> Iterator[Seen]:
    """Yield the classes of the words at some tokens, as far as a sentence goes."""
    keys, known = text.keys, classes()
    found: dict[str, int] = {}
    near = tokens[:NEAR]
    for at in tokens:
        key = keys[at]
        if key in known:
            found.setdefault(known[key], at)
        elif key in _STOPS or text.kinds[at] & BREAK:
            break
    for its, at in found.items():
        yield group, its, at
        if at in near:
            yield f"near {group}", its, at


def _of_person(person: Person) -> tuple[str, str]:
    """Return how often a person is named, and whether an office is or was held."""
    count = f"named {min(len(person.mentions), MOST_NAMED)}"
    held = [office for _, mention in person.mentions for office in mention.held]
    if any(office.former for office in held):
        return count, "once held"
    return count, "holds" if held else "holds none"


def _elsewhere(person: Person) -> Iterator[str]:
    """Yield whether the title has the name, and whether the text ends with it."""
    if any(marked.text.where == "title" for marked, _ in person.mentions):
        yield "titled"
    text, last = person.mentions[-1][0].text, person.mentions[-1][1]
    if text.where == "body" and len(text.source) - text.ends[last.end - 1] < AT_END:
        yield "ends the text"


def _before(text: Text, first: int) -> int:
    """Return the token before a name that is no article and no nationality."""
    at = first - 1
    while at >= 0 and _is_skipped(text, at):
        at -= 1
    return at


def _is_skipped(text: Text, at: int) -> bool:
    return text.keys[at] in SKIPPED or bool(text.kinds[at] & (DEMONYM | HONORIFIC))


def _here(marked: Marked, mention: Mention) -> Iterator[str]:
    """Yield what is observed of a name in its place."""
    text = marked.text
    start, end = text.starts[mention.first], text.ends[mention.end - 1]
    if text.where == "title":
        yield "title"
        yield "begins the title" if mention.first <= 1 else "inside the title"
    else:
        yield PLACES[bisect_right(UPTO, start)]
        if len(text.source) - start < NEAR_END:
            yield "near the end"
        if is_quoted(marked, mention):
            yield "quoted"
    if not mention.first or text.kinds[mention.first - 1] & BREAK:
        yield "line"
    if mention.end == mention.start + 1:
        yield "one word"
    if text.kinds[mention.start] & UPPER:
        yield "capitals"
    yield _title(mention)
    if _NUMBER.search(text.source, end, end + TO_NUMBER):
        yield "number"


def _title(mention: Mention) -> str:
    """Return what stands beside a name: an office, a former one, Mr, or nothing."""
    if mention.offices:
        former = all(office.former for office in mention.offices)
        return "former" if former else "office"
    if mention.held:
        return "told"
    return "honoured" if mention.first < mention.start else "bare"


_NUMBER = re.compile(r"\d[ ().\d/-]{6,}\d|@")
