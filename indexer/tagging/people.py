"""Which mentions are the same person, and that person's fullest name."""

import re
from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass, field
from functools import cache

from indexer.lexicon import rows
from indexer.tagging.appositions import offices_behind
from indexer.tagging.beside import Mention
from indexer.tagging.marked import Marked
from indexer.tagging.tenure import offices_told
from indexer.tagging.tokens import Text
from indexer.tagging.told import with_predecessors, with_pronouns
from indexer.tagging.words import COMMON, GIVEN, NAME, PARTICLE, SUFFIX, SURNAME, kind

__all__ = ["Person", "gather"]

MOST_NAMESAKES = 30  # compared: a list of thousands of Smiths stays linear


@dataclass(slots=True)
class Person:
    """All mentions of one person, each with the text it stands in, in text order."""

    mentions: list[tuple[Marked, Mention]] = field(default_factory=list)
    tokens: list[str] = field(default_factory=list)

    def name(self) -> str:
        """Return the fullest form of the name, in ordinary capitals."""
        forms = self.forms()
        # Anna Bergs: the apostrophe was lost
        sound = [form for form in forms if form[:-1] not in forms]
        return _ordinary(max(sound, key=_fullness))

    def forms(self) -> list[str]:
        """Return the distinct forms of the name as written."""
        texts = (marked.text.cut(m.start, m.end) for marked, m in self.mentions)
        return list(dict.fromkeys(_tidy(text) for text in texts))


def gather(texts: list[tuple[Marked, list[Mention]]]) -> list[Person]:
    """Return the persons of the texts, in the order of their first mention."""
    mentions = [
        (_tokens(marked, m), (marked, m)) for marked, found in texts for m in found
    ]
    persons: list[Person] = []
    by_token: dict[str, list[Person]] = defaultdict(list)
    for tokens, item in sorted(mentions, key=lambda one: -_length(one[0], one[1][1])):
        namesakes = (p for token in tokens for p in by_token[token][:MOST_NAMESAKES])
        person = next((p for p in namesakes if _same(p.tokens, tokens)), None)
        if person is None:
            person = Person(tokens=tokens)
            persons.append(person)
            for token in _with_full_forms(tokens):
                by_token[token].append(person)
        person.mentions.append(item)
    persons = _parted(persons)
    for marked, found in texts:
        _add_bare_names(persons, marked, found)
    order = {id(marked): number for number, (marked, _) in enumerate(texts)}
    for marked, _ in texts:
        _tell(persons, marked)
    for person in persons:
        person.mentions.sort(key=lambda item: (order[id(item[0])], item[1].start))
    first = {
        id(p): (order[id(p.mentions[0][0])], p.mentions[0][1].start) for p in persons
    }
    return sorted(persons, key=lambda p: first[id(p)])


def _parted(persons: list[Person]) -> list[Person]:
    """Return the persons without pairs of surnames: Schumer Clinton Announce Grant.

    Each surname of a pair is one more mention of whom the release names in full.
    """
    owners: dict[str, list[Person]] = defaultdict(list)
    for person in persons:
        if len(person.tokens) > 1:
            owners[person.tokens[-1]].append(person)
    kept = []
    for person in persons:
        pair = _pair(person, owners) if len(person.tokens) == 2 else {}
        kept += [] if pair else [person]
        for marked, mention in person.mentions if pair else ():
            for at in range(mention.start, mention.end):
                if owner := pair.get(marked.text.keys[at]):
                    part = Mention(at, at + 1, "surname-again", 0.8, first=at)
                    owner.mentions.append((marked, part))
    return kept


def _pair(person: Person, owners: dict[str, list[Person]]) -> dict[str, Person]:
    """Return whose surnames the two words of a name are, {} where it is one's own."""
    first, last = person.tokens
    if kind(first.capitalize()) & (GIVEN | SURNAME) == GIVEN:
        return {}
    one = owners[first][:1] if first in owners else []
    other = [p for p in owners[last][:2] if p is not person and p.tokens[0] != first]
    if not one or not other or one[0] is other[0]:
        return {}
    return {first: one[0], last: other[0]}


def _with_full_forms(tokens: list[str]) -> set[str]:
    return {form for t in tokens for form in (t, *_nicknames().get(t, ()))}


def _tokens(marked: Marked, mention: Mention) -> list[str]:
    words = marked.text.keys[mention.start : mention.end]
    tokens = [
        w.rstrip(".")
        for w in words
        if w not in ",." and not kind(w.rstrip(".")) & SUFFIX
    ]
    if tokens and tokens[-1] in marked.text.lost_possessives:
        tokens[-1] = tokens[-1][:-1]
    return tokens or words  # Con is a name, and a party elsewhere


def _length(tokens: list[str], mention: Mention) -> int:
    full = sum(len(token) > 1 for token in tokens)
    return full * 100 + mention.end - mention.start


def _same(known: list[str], tokens: list[str]) -> bool:
    """Whether a shorter or equal name can be the known one: Putin, V. Putin."""
    if len(tokens) == 1:
        token = tokens[0]
        return token == known[-1] or token in _strong_parts(known)
    if not _strong_parts(known) & _strong_parts(tokens):
        return False
    left = [t for t in tokens if not any(_stands_for(t, k) for k in known)]
    return not left


def _stands_for(token: str, other: str) -> bool:
    if token == other or other in _nicknames().get(token, ()):
        return True
    if "." in token or len(token) == 1:
        # E.V. Kim is Yelena Kim
        return other[:1] == token[:1] or other[:2] == f"y{token[:1]}"
    return len(other) == 1 and token[:1] == other


@cache
def _nicknames() -> dict[str, set[str]]:
    pairs: dict[str, set[str]] = {}
    for short, *full in rows("nicknames"):
        for name in "".join(full).split(";"):
            pairs.setdefault(short.lower(), set()).add(name.strip().lower())
            pairs.setdefault(name.strip().lower(), set()).add(short.lower())
    return pairs


def _strong_parts(tokens: list[str]) -> set[str]:
    return {t for t in tokens if len(t) > 1 and "." not in t and not kind(t) & PARTICLE}


def _add_bare_names(
    persons: list[Person], marked: Marked, found: list[Mention]
) -> None:
    """Add the places where a known person stands by surname alone."""
    text = marked.text
    taken = {at for m in found for at in range(m.start, m.end)} | marked.covered
    owners = _owners(persons)
    firsts = [*sorted(m.first for m in found), len(text)]
    for at in text.find(owners):
        owner = owners[text.keys[at]]
        if owner and at not in taken and _stands_as_name(text, at):
            limit = firsts[bisect_left(firsts, at)]
            offices = offices_behind(marked, at + 1)
            told = offices_told(marked, (at, at + 1), limit, offices)
            mention = Mention(at, at + 1, "surname-again", 0.8, offices, at, told)
            owner.mentions.append((marked, mention))


def _tell(persons: list[Person], marked: Marked) -> None:
    """Give the persons of a text the offices that words farther off give them."""
    places = sorted(
        (mention.start, number, at)
        for number, person in enumerate(persons)
        for at, (where, mention) in enumerate(person.mentions)
        if where is marked
    )
    found = [persons[number].mentions[at][1] for _, number, at in places]
    told = with_pronouns(marked, with_predecessors(marked, found))
    for (_, number, at), mention in zip(places, told, strict=True):
        persons[number].mentions[at] = marked, mention


def _owners(persons: list[Person]) -> dict[str, Person | None]:
    """Return the person each surname belongs to, None where there are two."""
    owners: dict[str, Person | None] = {}
    for person in persons:
        first, last = person.tokens[0], person.tokens[-1]
        # a family name may stand first; a given name alone is no mention
        names = {last} if kind(first.capitalize()) & GIVEN else {first, last}
        for name in names:
            if len(name) > 1:
                owners[name] = (
                    None if owners.get(name, person) is not person else person
                )
    return owners


def _stands_as_name(text: Text, at: int) -> bool:
    named = text.kinds[at] & NAME and not text.kinds[at] & COMMON
    return bool(named) and not text.kinds[at + 1] & NAME


def _fullness(form: str) -> tuple[int, bool, int]:
    tokens = [t for t in form.replace(".", ". ").split()]
    return len([t for t in tokens if len(t) > 2]), not form.isupper(), len(form)


def _ordinary(name: str) -> str:
    # Ana RUIZ, too, but neither Ana McKAY nor APJ Ruiz
    words = name.split()
    all_of_it = all(_shouted(word) for word in words if len(word) > 2)
    shouted = (w for w in words if _shouted(w) and (all_of_it or len(w) > 3))
    capitalised = {word: _capitalised(word) for word in shouted}
    return " ".join(capitalised.get(word, word) for word in words)


def _shouted(word: str) -> bool:
    return len(word) > 2 and word.isupper() and not kind(word) & SUFFIX


def _capitalised(word: str) -> str:
    if "." in word:
        return word
    word = re.sub(r"[^\W\d_]+", lambda part: part.group().capitalize(), word)
    word = word.replace("i\N{COMBINING DOT ABOVE}", "i")  # of a Turkish capital
    return f"Mc{word[2:].capitalize()}" if word.startswith("Mc") else word


def _tidy(form: str) -> str:
    return " ".join(form.split())
