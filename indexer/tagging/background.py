"""Whom a sentence brings in only as background, by its grammar."""

from collections.abc import Callable

from index.release import Span
from indexer.tagging.beside import Mention, after_honours
from indexer.tagging.marked import Marked

__all__ = ["TAKING_PART", "background", "past_aside"]

LEAD = 2  # sentences that tell what is new
MOST_ASIDE = 12  # tokens of ", the Mayor of Elmo," behind a name
MOST_TO_MESSAGE = 20  # tokens from "greetings" to whom they are sent
MOST_TO_THAT = 14  # tokens from "proposed that" to whom it is about
MOST_TO_SIGNING = 14  # tokens from "the signing of" to "by"
_SKIPPED = frozenset(
    "the a an his her its their our then , former "
    "widow widower wife husband son daughter mother father parents family".split()
)
# "was drafted by": what is told; "a plan drafted by": what was there before
_AUXILIARIES = frozenset(
    "was were been be being is are has had have and or , get got not also later then "
    "jointly who".split()
)
# who does this is there: a team led by, a dinner hosted by
TAKING_PART = frozenset(
    "led headed chaired co-chaired accompanied received attended represented joined "
    "hosted welcomed assisted greeted followed moderated delivered presented opened "
    "signed issued provided organised organized flanked conducted prosecuted "
    "handled performed addressed introduced witnessed inaugurated sponsored".split()
)
_GIVEN = frozenset("given made written drawn taken begun sent won built".split())
_PAST = frozenset(
    "had was made took gave led won wrote said told became held left saw began brought "
    "met sent spoke went came did put paid set".split()
)
_BEFORE_DONE = frozenset("not also earlier already long once often then just".split())
_AFTER = frozenset("after since because although though until when how".split())
_ENCOUNTERS = frozenset(
    "talks meeting meetings call conversation conversations summit discussions "
    "correspondence contacts dialogue".split()
)
_WHOSE = frozenset("his her their recent previous earlier telephone phone".split())
_TOLD_OF = frozenset("about on of and from regarding".split())
_TRAVELS = frozenset(("visit", "visits", "trip", "tour"))
_MESSAGES = frozenset(
    "greetings regards condolences sympathies sympathy invitation congratulations "
    "wishes felicitations respects".split()
)
_PROPOSED = frozenset(
    "proposed suggested recommended requested agreed asked ordered".split()
)
_DONE = frozenset("signing adoption ratification conclusion".split())
_ASKED = frozenset(
    "ask asked instruct instructed direct directed request requested urge urged".split()
)
_ASKING = _PROPOSED | _ASKED
_VERBAL = ("ed", "ing", "es")
# nouns and verbs that go on with what is told, as "the fact that"
_TOLD = frozenset(
    "said say says told tell tells fact news hope belief view claim claims known clear "
    "so now shows show found find hear heard learn learned think believe know hopes "
    "understand agree see saw feel felt day time way evidence sign proof idea word "
    "report reports announcement statement decision order condition glad sure certain "
    "aware confident pleased proud delighted grateful sorry sad important evident "
    "possible likely and or but provided such given except ensure warn".split()
)
_SAYING = frozenset(
    "said noted explained wrote remarked observed stated argued stressed put reminded "
    "pointed announced warned told".split()
)
_STOPS = (".", ";", "!", "?")


def background(marked: Marked, mention: Mention) -> Span | None:
    """Return the words that make a mention background behind the lead, if any do.

    As in "a plan drafted by X", "which X signed", "after X had ordered it", "his talks
    with X", "conveyed greetings to X", "proposed that X sign", and "X had asked".
    """
    text = marked.text
    before = mention.first - 1
    while before > 0 and text.keys[before] in _SKIPPED:
        before -= 1
    tell = _TELLS.get(text.keys[before])
    found = tell(marked, mention, before) if tell and before > 0 else -1
    if found < 0:
        found = mention.first if _had_done(marked, mention) else -1
    if found < 0:
        found = _asked(marked, mention, before)
    if found < 0 or not _is_late(marked, mention):
        return None
    return Span(text.where, text.starts[found], text.ends[mention.end - 1])


def _is_late(marked: Marked, mention: Mention) -> bool:
    text = marked.text
    late = len(text.sentences) > LEAD and text.where == "body"
    return late and text.starts[mention.first] >= text.sentences[LEAD]


def _done_by(marked: Marked, mention: Mention, by: int) -> int:
    """Return where "drafted by", "the signing of the pact by" begins, else -1."""
    keys = marked.text.keys
    verb = keys[by - 1]
    before = keys[by - 2 - keys[by - 2].endswith("ly")]
    participle = verb.endswith("ed") or verb in _GIVEN
    if participle and verb not in TAKING_PART and marked.text.words[by - 1].islower():
        return by - 1 if before.isalpha() and before not in _AUXILIARIES else -1
    for at in range(by - 1, max(by - MOST_TO_SIGNING, 0), -1):
        if marked.text.words[at] in _STOPS:
            return -1
        if keys[at] in _DONE and keys[at + 1] == "of":
            return at
    return -1


def _which(marked: Marked, mention: Mention, which: int) -> int:
    """Return the token of "which" in "a cheque which Ana Ruiz handed over", else -1."""
    return which if _acts(marked, past_aside(marked, mention)) else -1


def _that(marked: Marked, mention: Mention, that: int) -> int:
    """Return the noun of "a letter that Ana Ruiz sent", not of "said that", else -1."""
    text = marked.text
    noun = text.keys[that - 1]
    told = noun.endswith(_VERBAL) or noun in _TOLD or not text.words[that - 1].islower()
    return -1 if told or _which(marked, mention, that) < 0 else that - 1


def _said(marked: Marked, mention: Mention, link: int) -> int:
    """Return the token of "as" in "as Ana Ruiz has often said", else -1."""
    keys = marked.text.keys
    at = past_aside(marked, mention)
    while keys[at] in ("has", "have", "once") or keys[at] in _BEFORE_DONE:
        at += 1
    return link if keys[at] in _SAYING else -1


def _encounter(marked: Marked, mention: Mention, link: int) -> int:
    """Return where "his talks with" behind "about" begins, else -1."""
    keys = marked.text.keys
    if keys[link - 1] not in _ENCOUNTERS:
        return -1
    at = link - 2
    while keys[at] in _WHOSE:
        at -= 1
    return at + 1 if at < link - 2 and keys[at] in _TOLD_OF else -1


def _between(marked: Marked, mention: Mention, link: int) -> int:
    """Return the token of "talks" in "the talks between X and Y", else -1."""
    text = marked.text
    told = text.keys[link - 1] in _ENCOUNTERS and text.words[link - 2].islower()
    return link - 1 if told else -1


def _travel(marked: Marked, mention: Mention, of: int) -> int:
    """Return the token of "visit" in "the state visit of", else -1."""
    return of - 1 if marked.text.keys[of - 1] in _TRAVELS else -1


def _message(marked: Marked, mention: Mention, to: int) -> int:
    """Return where "greetings of … to" begins, else -1."""
    text = marked.text
    for at in range(to - 1, max(to - MOST_TO_MESSAGE, 0), -1):
        if text.words[at] in _STOPS:
            return -1
        if text.keys[at] in _MESSAGES:
            return at
    return -1


_TELLS: dict[str, Callable[[Marked, Mention, int], int]] = {
    "by": _done_by,
    "which": _which,
    "whom": _which,
    **dict.fromkeys(_AFTER, _which),
    "that": _that,
    "as": _said,
    "with": _encounter,
    "of": _travel,
    "to": _message,
    "between": _between,
}


def _asked(marked: Marked, mention: Mention, before: int) -> int:
    """Return where "proposed that X", "asked Y and X to" begins, else -1."""
    text = marked.text
    if text.vocabulary.isdisjoint(_ASKING):
        return -1
    end = past_aside(marked, mention)
    to_do = "to" in text.keys[end - 1 : end + 2]
    for at in range(before, max(before - MOST_TO_THAT, 0), -1):
        key = text.keys[at]
        if text.words[at] in _STOPS or key == "that":
            return at - 1 if text.keys[at - 1] in _PROPOSED else -1
        if to_do and key in _ASKED and text.keys[at + 1] != "by":
            return at
    return -1


def _had_done(marked: Marked, mention: Mention) -> bool:
    """Whether "had asked" stands behind a name, and not "had a" or "had to"."""
    keys = marked.text.keys
    if "had" not in marked.text.vocabulary:
        return False
    at = after_honours(marked, mention.end)
    at += keys[at] == "," and keys[at + 1] == "had"
    at = at if keys[at] == "had" else past_aside(marked, mention)
    done = at + 1
    while keys[done] in _BEFORE_DONE or keys[done].endswith("ly"):
        done += 1
    participle = keys[done].endswith(("ed", "en", "wn")) or keys[done] in _PAST
    # "had been arrested" may be what is new, as others tell it
    return keys[at] == "had" and participle and keys[done] != "been"


def past_aside(marked: Marked, mention: Mention) -> int:
    """Return the token behind a name, its honours and ", the Mayor of Elmo,"."""
    words = marked.text.words
    at = after_honours(marked, mention.end)
    if words[at] != ",":
        return at
    aside = range(at + 1, min(at + MOST_ASIDE, len(marked.text)))
    end = next((i for i in aside if words[i] in (",", ".", ";")), at)
    return end + 1 if words[end] == "," else at


def _acts(marked: Marked, at: int) -> bool:
    text = marked.text
    key = text.keys[at]
    return (key.endswith("ed") or key in _PAST) and text.words[at].islower()
