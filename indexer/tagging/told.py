"""Offices that words farther off give a person: "He was …", "…, vice Ana Ruiz"."""

from bisect import bisect_left
from dataclasses import replace

from indexer.tagging.beside import Mention, offices_behind, predicate
from indexer.tagging.marked import Marked

__all__ = ["with_predecessors", "with_pronouns"]


def with_predecessors(marked: Marked, found: list[Mention]) -> list[Mention]:
    """Give an office to whom it is taken over from: "…, vice Ana Ruiz, resigned"."""
    for number, mention in enumerate(found):
        if number and marked.text.words[mention.first - 1] == "vice":
            held = mention.offices or found[number - 1].offices
            found[number] = replace(mention, offices=held)
    return found


def with_pronouns(marked: Marked, found: list[Mention]) -> list[Mention]:
    """Give "He was President of …" to the person named last before it."""
    keys, words = marked.text.keys, marked.text.words
    for at, word in enumerate(words):
        if word in ("He", "She") and predicate(marked, at + 1):
            number = bisect_left(found, at, key=lambda mention: mention.start) - 1
            offices = offices_behind(marked, at + 1)
            if number >= 0 and offices and keys[at - 1] in (".", '"', "”", "\n\n"):
                mention = found[number]
                found[number] = replace(mention, offices=mention.offices + offices)
    return found
