"""Offices that words farther off give a person: "He was …", "…, vice Ana Ruiz"."""

from bisect import bisect_left

from msgspec.structs import replace

from indexer.tagging.appositions import offices_behind
from indexer.tagging.beside import Mention
from indexer.tagging.marked import Marked
from indexer.tagging.predicates import predicate
from indexer.tagging.tenure import offices_told

_TAKEN_OVER = tuple(
    f" {words}"
    for words in (
        "vice;in place of;in the room of;in succession to;succeeds;succeeding;"
        "succeeded;succeeded the late;replaces;replacing;replaced;take over from;"
        "takes over from;takes the place of;to replace"
    ).split(";")
)

_LIKEWISE = (" counterpart", " counterpart ,", " predecessor", " predecessor ,")

__all__ = ["with_predecessors", "with_pronouns", "with_shared", "with_tenures"]


def with_tenures(marked: Marked, found: list[Mention]) -> list[Mention]:
    """Give each person the offices told of them later in the sentence."""
    limits = [*(mention.first for mention in found[1:]), len(marked.text)]
    return [_with_tenure(marked, *both) for both in zip(found, limits, strict=False)]


def _with_tenure(marked: Marked, mention: Mention, limit: int) -> Mention:
    span = mention.first, mention.end
    told = offices_told(marked, span, limit, mention.offices)
    return replace(mention, told=told) if told else mention


def with_shared(marked: Marked, found: list[Mention]) -> list[Mention]:
    """Give the offices in brackets behind "Ms Ruiz and Mr Kranz" to both of them."""
    for number in range(len(found) - 2, -1, -1):
        one, other = found[number], found[number + 1]
        shared = other.offices and all(o.plural for o in other.offices)
        behind = shared and other.offices[0].first > other.end
        between = marked.text.words[one.end : other.first]
        if behind and not one.offices and between in (["and"], [","], [",", "and"]):
            found[number] = replace(one, offices=other.offices)
    return found


def with_predecessors(marked: Marked, found: list[Mention]) -> list[Mention]:
    """Give an office to whom it is taken over from: "…, vice Ana Ruiz, resigned"."""
    for number, mention in enumerate(found):
        before = marked.text.key(max(mention.first - 5, 0), mention.first)
        if not number or mention.offices:
            continue
        held = found[number - 1].held[-1:]
        if before.endswith(_TAKEN_OVER):
            found[number] = replace(mention, offices=held)
        elif before.endswith(_LIKEWISE):
            found[number] = replace(mention, told=held)
    return found


def with_pronouns(marked: Marked, found: list[Mention]) -> list[Mention]:
    """Give "He was President of …" to the person named last before it."""
    keys, words = marked.text.keys, marked.text.words
    limits = [mention.first for mention in found] + [len(marked.text)]
    for at in marked.text.find(("he", "she")):
        if words[at] in ("He", "She") and keys[at - 1] in (".", '"', "”", "\n\n"):
            number = bisect_left(limits, at)
            beside = offices_behind(marked, at + 1) if predicate(marked, at + 1) else ()
            told = offices_told(marked, (at, at + 1), limits[number], beside)
            if number and (beside or told):
                named = found[number - 1]
                offices, told = named.offices + beside, named.told + told
                found[number - 1] = replace(named, offices=offices, told=told)
    return found
