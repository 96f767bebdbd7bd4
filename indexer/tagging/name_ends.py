"""What cannot belong to a person's name any more: a verb, a state, another name."""

from functools import cache

from indexer.lexicon import entries, rows
from indexer.tagging.marked import Marked
from indexer.tagging.words import (
    CAPITAL,
    DATE,
    GIVEN,
    INITIAL,
    LISTED,
    NAME,
    NUMBER,
    PARTICLE,
    SUFFIX,
    SURNAME,
    UPPER,
)

__all__ = [
    "another_begins",
    "is_state",
    "is_verb",
    "leading_surnames",
    "name_is_over",
    "person_verbs",
    "runs_on",
]

LONGEST_STATE = 3
_BEFORE_NAMES = ("sir", "mr", "mrs", "ms", "dr", "dame")  # another name begins


def name_is_over(marked: Marked, at: int) -> bool:
    """Whether a headline's verb, or the same name once more, ends a name at `at`."""
    keys = marked.text.keys
    again = keys[at] == keys[at - 1] and not marked.text.kinds[at] & INITIAL
    if again or keys[at].rstrip(".") in _BEFORE_NAMES:
        return True
    kinds = marked.text.kinds
    if kinds[at] & UPPER and not kinds[at - 1] & (UPPER | INITIAL):
        if len(keys[at]) <= LONGEST_STATE or marked.text.bare:
            return True  # Rep Ana Ruiz CA: the state
    if keys[at] in ("r", "d", "i") and is_state(marked, at + 1):
        return True  # Rep Ana Ruiz R OH: the party
    if kinds[at] & DATE and kinds[at + 1] & NUMBER:
        return True  # ANA RUIZ August 31
    return is_verb(marked, at)


def another_begins(marked: Marked, first: int, at: int) -> bool:
    """Whether, where no signs part them, a second name begins behind two full words."""
    kinds = marked.text.kinds
    full = sum(not kinds[i] & (INITIAL | PARTICLE) for i in range(first, at))
    # Senator Hillary Rodham Clinton said
    middle = kinds[at - 1] & GIVEN or not kinds[at - 1] & (LISTED | INITIAL)
    last = kinds[at] & SURNAME and not kinds[at + 1] & CAPITAL
    third = bool(middle and last and kinds[first] & GIVEN)
    return full > 1 and not (third or kinds[at] & (SUFFIX | PARTICLE | INITIAL))


def runs_on(marked: Marked, first: int, at: int) -> bool:
    """Whether a second name begins right behind a first: Kate Atkinson Ian Barker."""
    kinds = marked.text.kinds
    if at - first != 2 or not kinds[first] & kinds[at] & GIVEN or kinds[at] & SURNAME:
        return False
    surname = kinds[at - 1] & SURNAME and not kinds[at - 1] & (GIVEN | PARTICLE)
    eastern = marked.text.keys[at - 1] in leading_surnames()  # Colin Low Hsien Yang
    return bool(surname and kinds[at + 1] & NAME and not eastern)


@cache
def leading_surnames() -> frozenset[str]:
    """Return the surnames that stand before the given name: Xi, Nguyen."""
    return frozenset(entry.lstrip("-") for entry in entries("leading_surnames"))


def is_verb(marked: Marked, at: int) -> bool:
    # a headline: Ruiz Welcomes Envoy, Attorney General Appoints Ruiz
    return marked.text.keys[at] in person_verbs() and not marked.text.kinds[at] & LISTED


def is_state(marked: Marked, at: int) -> bool:
    """Whether the token at `at` is a state in short: OH, Vt, Calif."""
    return marked.text.keys[at].rstrip(".") in _states()


@cache
def _states() -> frozenset[str]:
    forms = (
        form for forms, *_ in rows("state_abbreviations") for form in forms.split(";")
    )
    return frozenset(form.lower().rstrip(".") for form in forms)


@cache
def person_verbs() -> frozenset[str]:
    """Return what people do in releases, as in "Ruiz said", "Ruiz Visits Oslo"."""
    listed = entries("person_verbs")
    # told of the past there, and of the present in headlines: inaugurates
    now = {f"{verb[:-cut]}s" for verb in listed if verb[-2:] == "ed" for cut in (1, 2)}
    return frozenset((*listed, *now))
