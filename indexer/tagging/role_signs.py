"""What is observed where a person is first named, to tell who took part."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cache

from indexer.lexicon import rows
from indexer.tagging.background import past_aside
from indexer.tagging.beside import Mention
from indexer.tagging.in_lists import Listed, row
from indexer.tagging.marked import Marked
from indexer.tagging.people import Person
from indexer.tagging.quoted import is_quoted
from indexer.tagging.tokens import Text
from indexer.tagging.words import BREAK, DEMONYM, HONORIFIC

__all__ = ["Seen", "around", "class_of", "in_place", "observed"]

MOST_NAMED = 5
OTHER = "other"  # the class of words that no list has
REACH, NEAR = 20, 5  # tokens on either side of a name within its sentence
MOST_BETWEEN = 6  # tokens from a name to its verb
UPTO = (150, 400, 1000)  # characters
PLACES = ("first", "early", "soon", "late")
NEAR_END = 200  # characters
TO_NUMBER = 60  # characters from a name to a number to call
Seen = tuple[str, str, int]  # a group, what is observed, and the token that tells it
_STOPS = frozenset((".", "!", "?", ";"))
_SKIPPED = frozenset("the a an his her its their our my then former late".split())
_BE = frozenset("is are was were be been being".split())
_HELPING = _BE | frozenset(
    "has have had will would may can could should shall might must did does do "
    "to".split()
)
_ASIDE = frozenset(
    "also then later not already recently who which both all each now today still once "
    "first therefore always never yesterday earlier".split()
)
_LINKS = frozenset(
    "by with to of from for on at in about between against under after before as "
    "through".split()
)
_TIMES = ("will", "shall", "would", "had")


def observed(person: Person, others: Listed) -> list[Seen]:
    """Return all that is observed at the first mention of a person, in its text."""
    return in_place(person, others) + around(person, others)


def in_place(person: Person, others: Listed) -> list[Seen]:
    """Return what is observed of the place of the name, and of the person."""
    marked, mention = person.mentions[0]
    told = [*_here(marked, mention), *_of_person(person)]
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
        ("next", f"before {_shape(text, before)}", before),
        ("next", f"behind {_shape(text, end)}", end),
        *_words(text, "before", range(first - 1, max(first - REACH, 0) - 1, -1)),
        *_words(text, "behind", range(end, min(end + REACH, len(text)))),
        *_governing(text, before),
    ]
    if text.keys[end] == "'s":
        return [*seen, ("owns", class_of(text.keys[end + 1]), end + 1)]
    return seen + _verb(text, past_aside(marked, last))


def _words(text: Text, group: str, tokens: range) -> Iterator[Seen]:
    """Yield the classes of the words at some tokens, as far as a sentence goes."""
    keys, known = text.keys, _classes()
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


def _before(text: Text, first: int) -> int:
    """Return the token before a name that is no article and no nationality."""
    at = first - 1
    while at >= 0 and _is_skipped(text, at):
        at -= 1
    return at


def _is_skipped(text: Text, at: int) -> bool:
    return text.keys[at] in _SKIPPED or bool(text.kinds[at] & (DEMONYM | HONORIFIC))


def _here(marked: Marked, mention: Mention) -> Iterator[str]:
    """Yield what is observed of a name in its place."""
    text = marked.text
    start, end = text.starts[mention.first], text.ends[mention.end - 1]
    if text.where == "title":
        yield "title"
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


def _shape(text: Text, at: int) -> str:
    """Return what a word is beside a name, itself if it is one of few."""
    if at < 0 or text.kinds[at] & BREAK:
        return "break"
    word = text.words[at]
    if not word.isalpha():
        return word if len(word) == 1 else "sign"
    if word[0].isupper():
        return "capital"
    key = text.keys[at]
    if key in _LINKS or key in _HELPING or key in ("and", "that", "who", "or"):
        return key
    return "ed" if key.endswith("ed") else "word"


def _governing(text: Text, at: int) -> list[Seen]:
    """Return the verb or noun that a name is the object of, and what links them."""
    if at < 0 or not text.words[at].islower():
        return []
    key = text.keys[at]
    if key not in _LINKS:
        return [("object", class_of(key), at)]
    head = at - 1
    while head > 0 and (text.keys[head] in _SKIPPED or text.keys[head] in _ASIDE):
        head -= 1
    found = class_of(text.keys[head])
    what = [found, f"{found} {key}"]
    if key == "by":
        helped = "was " if text.keys[head - 1] in _HELPING else ""
        what += [f"{helped}by", f"{helped}{found} by"]
    return [("governed", one, head) for one in dict.fromkeys(what)]


def _verb(text: Text, at: int) -> list[Seen]:
    """Return the verb whose subject ends before a token: its class and tense."""
    helping: list[str] = []
    at += text.words[at] == ","  # the Mayor, Ana Ruiz, said
    verb = at
    for verb in range(at, min(at + MOST_BETWEEN, len(text))):
        key = text.keys[verb]
        if key in _HELPING:
            helping.append(key)
        elif key not in _ASIDE and not key.endswith("ly"):
            break
    key = text.keys[verb]
    found = class_of(key)
    known = helping or found != OTHER or key.endswith("ed")
    if not known or not text.words[verb].islower():
        return []
    tense = _tense(helping, key)
    return [("does", one, verb) for one in (found, tense, f"{found} {tense}")]


def _tense(helping: Sequence[str], key: str) -> str:
    done = key.endswith("ed") or key in _done()
    if not helping:
        return "past" if done else "present" if key[-1:] == "s" else "bare"
    voice = "" if _BE.isdisjoint(helping) else "be-done " if done else "be "
    return voice + next((one for one in helping if one in _TIMES), helping[0])


def class_of(word: str) -> str:
    """Return the class of a word that may tell of a part, OTHER for most words."""
    return _classes().get(word, OTHER)


@cache
def _classes() -> dict[str, str]:
    """Return the words that may tell of a part, each with its class."""
    found: dict[str, str] = {}
    for word, its, *kind in rows("role_words"):
        if kind == ["verb"]:
            for form in _forms(word):
                found.setdefault(form, its)
    return found | {word: its for word, its, *_ in rows("role_words")}


@cache
def _done() -> frozenset[str]:
    """Return the past forms of verbs that do not end in -ed."""
    return frozenset(row[0] for row in rows("role_words") if row[2:] == ("done",))


def _forms(verb: str) -> Iterator[str]:
    """Yield the regular forms of a verb, and some that nobody writes."""
    if verb[-1] == "y" and verb[-2] not in "aeou":
        yield from (verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing")
        return
    hissing = verb.endswith(("s", "x", "z", "ch", "sh", "o"))
    stem = verb[:-1] if verb[-1] == "e" else verb
    twice = verb + verb[-1]
    yield from (verb + "es" if hissing else verb + "s", stem + "ed", stem + "ing")
    yield from (twice + "ed", twice + "ing")
