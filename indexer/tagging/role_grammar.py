"""What the words beside a name are, and what the name does in its sentence."""

from collections.abc import Iterator, Sequence
from functools import cache

from indexer.lexicon import rows
from indexer.tagging.tokens import Text
from indexer.tagging.words import BREAK

__all__ = ["SKIPPED", "Seen", "class_of", "classes", "does", "governing", "shape"]

OTHER = "other"  # the class of words that no list has
MOST_BETWEEN = 6  # tokens from a name to its verb
MOST_TO_EVENT = 4  # tokens from "meeting" to "chaired by"
Seen = tuple[str, str, int]  # a group, what is observed, and the token that tells it
SKIPPED = frozenset("the a an his her its their our my then former late".split())
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
_JOINING = frozenset(
    "and that who or which whom when where while since because if whether than like "
    "including include includes but all other only even".split()
)
_EVENTS = ("encounter", "group")
_TIMES = ("will", "shall", "would", "had")


def shape(text: Text, at: int) -> str:
    """Return what a word is beside a name, itself if it is one of few."""
    if at < 0 or text.kinds[at] & BREAK:
        return "break"
    word = text.words[at]
    if not word.isalpha():
        return word if len(word) == 1 else "sign"
    if word[0].isupper():
        return "capital"
    key = text.keys[at]
    if key in _LINKS or key in _HELPING or key in _JOINING:
        return key
    return "ed" if key.endswith("ed") else "word"


def governing(text: Text, at: int) -> list[Seen]:
    """Return the verb or noun that a name is the object of, and what links them."""
    if at < 0 or not text.words[at].islower():
        return []
    key = text.keys[at]
    if key not in _LINKS:
        return [("object", class_of(key), at)]
    head = at - 1
    while head > 0 and (text.keys[head] in SKIPPED or text.keys[head] in _ASIDE):
        head -= 1
    found = class_of(text.keys[head])
    what = [found, f"{found} {key}"]
    if key == "by":
        helped = "was " if text.keys[head - 1] in _HELPING else ""
        what += [f"{helped}by", f"{helped}{found} by"]
        what += [f"{of} {found} by" for of in _subjects(text, head)]
    return [("governed", one, head) for one in dict.fromkeys(what)]


def _subjects(text: Text, verb: int) -> set[str]:
    """Return the classes of the events that stand before a verb: "meeting chaired"."""
    before = (class_of(key) for key in text.keys[max(verb - MOST_TO_EVENT, 0) : verb])
    return {its for its in before if its in _EVENTS}


def does(text: Text, at: int) -> list[Seen]:
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
    return classes().get(word, OTHER)


@cache
def classes() -> dict[str, str]:
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
