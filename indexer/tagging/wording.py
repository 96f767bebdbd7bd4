"""An office in words: singular, in full, in ordinary capitals."""

from functools import cache, lru_cache

from indexer.lexicon import rows
from indexer.tagging.marked import Marked
from indexer.tagging.offices import Office

__all__ = ["office_text"]

LONGEST_ACRONYM = 4  # letters


def office_text(marked: Marked, office: Office) -> str:
    """Return the office in words, singular, in ordinary capitals."""
    text = marked.text
    words = list(text.words[office.start : office.end])
    head = office.head - office.start
    if office.plural:
        words[head] = _singular(words[head])
    stated = text.cut(office.start, office.end)
    before = text.cut(office.start, office.head) if head else ""
    after = stated[text.ends[office.head] - text.starts[office.start] :]
    stated = _in_full(f"{before} {words[head]}{after}".strip())
    return " ".join((_ordinary(stated) if _shouted(stated) else stated).split())


def _shouted(stated: str) -> bool:
    # MINISTER OF TRADE, while an MP and an ELMA CEO are written so
    longest = max(map(len, stated.split()), default=0)
    return stated.isupper() and longest > LONGEST_ACRONYM


def _singular(word: str) -> str:
    first, hyphen, rest = word.partition("-")
    if hyphen and not word.lower().endswith("s"):
        return f"{_singular(first)}-{rest}"  # Attorneys-at-law
    if word.lower().endswith("ies"):
        return f"{word[:-3]}{'Y' if word.isupper() else 'y'}"
    return word.removesuffix("s").removesuffix("S")


@lru_cache(maxsize=1 << 12)  # the same few offices are held in all releases
def _in_full(text: str) -> str:
    """Return the text with Sen., Dy. and the like in full."""
    shouted = text.isupper()
    return " ".join(_full(word, shouted) for word in text.split())


def _full(word: str, shouted: bool) -> str:
    full = _full_forms().get(word.lower().rstrip("."), word)
    if not word[:1].isupper():
        return word
    # the SEC is no Sec., while the DPM is the Deputy Prime Minister
    acronym = word.isupper() and not shouted and " " not in full
    return word if acronym else full


@cache
def _full_forms() -> dict[str, str]:
    return {short: full for short, full in rows("office_abbreviations")}


def _ordinary(text: str) -> str:
    words = text.lower().split()
    return " ".join(w if w in ("of", "for", "and", "the") else w.title() for w in words)
