"""Which of the names in one release mean the same organisation."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache

from indexer.lexicon import rows
from indexer.tagging.gazetteer import country_of
from indexer.tagging.words import COMPANY, UPPER, kind

__all__ = ["same_bodies"]

# "Justice Department" and "Department of Justice" are one
_TURNED = frozenset("department ministry".split())
# what a body's full name has before the short one: the Senate Rules Committee
_BEFORE = frozenset("senate house joint standing select".split())
# what firms are called besides, which their short names leave out
_FORMS = frozenset("corporation company companies group holdings agency news".split())
_SIGNS = re.compile(r"[^\w&]+")


def same_bodies(names: Iterable[str], short: Mapping[str, str]) -> dict[str, str]:
    """Return for each name the one that stands for it: equal for names of one body.

    `short` gives the name that a short form in brackets was explained by.
    """
    found = list(dict.fromkeys((*names, *short)))
    leader: dict[str, str] = {}

    def lead(name: str) -> str:
        while leader.get(name, name) != name:
            name = leader[name]
        return name

    for group in (*_alike(found), *([form, name] for form, name in short.items())):
        for name in group[1:]:
            leader[lead(name)] = lead(group[0])
    return {name: lead(name) for name in found}


def _alike(names: list[str]) -> list[list[str]]:
    """Return groups of names that are written alike, listed as one, or shortened."""
    groups: defaultdict[str, list[str]] = defaultdict(list)
    for name in names:
        groups[_key(name)].append(name)
        if name.lower() in _listed():
            groups["| " + _listed()[name.lower()]].append(name)
    initials: defaultdict[str, set[str]] = defaultdict(set)
    for name in names:
        if " " in name:
            initials["".join(c for c in name if c.isupper())].add(name)
            initials["".join(word[0] for word in name.split()).upper()].add(name)
    for letters, full in initials.items():
        if len(letters) > 2 and letters in names and len({_key(n) for n in full}) == 1:
            groups[_key(letters)] += full
    longer: defaultdict[str, set[str]] = defaultdict(set)
    for name in names:
        words = name.split()
        for at in range(1, len(words) - 1):
            if not _may_precede(words[at - 1]):
                break
            longer[_key(" ".join(words[at:]))].add(name)
    for name in names:
        head, of, _ = name.partition(" of ")
        if of and " " in head:
            longer[_key(head)].add(name)  # the Water Authority of Elm, later shorter
    for name in names:
        words = _key(name).split(" ")
        kept = _without_form(words)
        if kept < len(words):
            longer[" ".join(words[:kept])].add(name)  # Elmo Systems LLC
    for key, full in longer.items():
        if key in groups and len({_key(name) for name in full}) == 1:
            groups[key] += full
    return list(groups.values())


def _without_form(words: list[str]) -> int:
    """Return how many words of a firm's name stand before what it is by its form."""
    kept = len(words)
    while kept > 1 and (words[kept - 1] in _FORMS or kind(words[kept - 1]) & COMPANY):
        kept -= 1
    return kept


def _may_precede(word: str) -> bool:
    """Whether a word only says whose body it is: the U.S., the UN, the Senate."""
    known = word.lower() in _BEFORE or kind(word) & UPPER or "." in word
    return bool(known) or country_of(word) is not None


@cache
def _key(name: str) -> str:
    words = _SIGNS.sub(" ", name.lower().replace("u.s.", "us")).split()
    if words[:1] == ["us"] or words[:2] == ["united", "states"]:
        words = words[1 if words[0] == "us" else 2 :] or words
    if len(words) > 1 and words[-1] in _TURNED:
        words = [words[-1], "of", *words[:-1]]
    return " ".join(words)


@cache
def _listed() -> dict[str, str]:
    """Return the usual name for each form of the listed names, in small letters."""
    return {
        form.lower(): name
        for name, *others in rows("organisations")
        for form in (name, *"".join(others).split(";"))
        if form
    }
