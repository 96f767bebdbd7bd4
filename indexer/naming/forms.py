"""A person's name in its parts, and whether two names can be those of one person."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

from indexer.lexicon import distinct, entries, rows
from indexer.tagging.words import fold

__all__ = ["Form", "Likeness", "form", "given_keys", "likeness", "sound"]

# How one name comes from the other: the same but for case, dots and accents; longer by
# initials or middle names; another form of the given name; another transliteration.
Likeness = Literal["same", "longer", "nickname", "spelling"]

_WORDS = re.compile(r"[^\s,.]+\.?")
# what transliterations write in several ways, and what all of them may stand for
_SOUNDS = (
    *(
        ("ph", "f"),
        ("th", "t"),
        ("ck", "k"),
        ("kh", "h"),
        ("oe", "o"),
        ("ae", "a"),
        ("ue", "u"),
    ),
    *(
        ("w", "v"),
        ("y", "i"),
        ("j", "i"),
        ("q", "k"),
        ("x", "ks"),
        ("'", ""),
        ("-", ""),
    ),
)
MOST_VOWELS = 3  # by so many more, a spelling is of another given name
SYLLABLE = 5  # letters of the longest syllable of a given name behind a surname
_VOWELS = re.compile("[aeiou]")
_TWICE = re.compile(r"(.)\1+")


@dataclass(frozen=True, slots=True, order=True)
class Form:
    """A name: folded words without particles, the rank behind it, as `jr`, or "".

    `words` ends with the surname, or begins with it where `family_first`.
    """

    words: tuple[str, ...]
    rank: str = ""
    family_first: bool = False

    @property
    def surname(self) -> str:
        """The name that stands for the person when it stands alone."""
        return self.words[0 if self.family_first else -1]

    @property
    def given(self) -> tuple[str, ...]:
        """All words but the surname, in order; () when that is all there is."""
        return self.words[1:] if self.family_first else self.words[:-1]


@lru_cache(maxsize=1 << 15)
def form(name: str) -> Form:
    """Return the parts of a name as written; a name of particles alone is its words."""
    words = [fold(word) for word in _apart(_WORDS.findall(name))]
    bare = [word.rstrip(".") for word in words]
    rank = next((word for word in bare[1:] if word in _ranks()), "")
    # "K.D." was cut at its dots already: every initial is a word
    kept = [w for w in bare if w not in distinct("name_particles") and w != rank]
    if len(kept) < len(bare) and bare[0] in _short_forms() and bare[0] not in kept[:1]:
        kept.insert(0, bare[0])  # Ben Reed is no Ben Gurion
    found = tuple(kept or bare or [name])
    leads = _family_first(found)
    return Form(_without_hyphens(found, all_words=leads), rank, leads)


def _apart(words: list[str]) -> list[str]:
    """Return the words with the letters of "PJ" apart, but not of "NG Eng Hen"."""
    first, *rest = words or [""]
    initials = first.isupper() and first.isalpha() and len(first) in (2, 3)
    if not initials or not rest or all(map(str.isupper, rest)):
        return words
    key = fold(first)
    if key in _leading() or key in distinct("name_particles"):
        return words
    if len(first) > 2 and _VOWELS.search(key):
        return words  # a name in capitals
    return [*first, *rest]


@lru_cache(maxsize=1 << 15)
def sound(word: str) -> str:
    """Return what the spellings of a name in several alphabets have in common."""
    for written, heard in _SOUNDS:
        word = word.replace(written, heard)
    return _TWICE.sub(r"\1", word)


@lru_cache(maxsize=1 << 14)
def given_keys(first: str) -> frozenset[str]:
    """Return texts of which two given names that may be one have one in common, unless
    one is an initial."""
    return frozenset((first, *_short_forms().get(first, ()), f"~{_consonants(first)}"))


def likeness(one: Form, two: Form) -> Likeness | None:
    """Return how one name can be the other; None where they are of two people.

    The same in either order. Names of one word are like the same word alone.
    """
    ranks = {one.rank, two.rank}
    if len(ranks) > 1 and ("sr" in ranks or "" not in ranks):
        return None  # the father is told by his rank, and only he is
    if one.words == two.words:
        return "same" if one.rank == two.rank else "longer"
    if not (one.given and two.given) or one.family_first != two.family_first:
        return None
    if one.surname != two.surname:
        return _spelt(one, two)
    short, long = sorted((one.given, two.given), key=len)
    if len(long[0]) == 1 < len(short[0]) and long[1:] == short:
        return "longer"  # C. Ray Nagin
    first = _first_names(short[0], long[0])
    if first is None or not _in_order(short[1:], long[1:]):
        return None
    return first


def _spelt(one: Form, two: Form) -> Likeness | None:
    if sound(one.surname) != sound(two.surname):
        return None
    short, long = sorted((one.given, two.given), key=len)
    same = _first_names(short[0], long[0])
    return "spelling" if same and _in_order(short[1:], long[1:]) else None


def _first_names(one: str, two: str) -> Likeness | None:
    if one == two or _initial_of(one, two) or _initial_of(two, one):
        return "longer"
    if two in _short_forms().get(one, ()):
        return "nickname"
    return "spelling" if _sound_alike(*sorted((one, two))) else None


def _sound_alike(one: str, two: str) -> bool:
    """Whether two spellings are of one name: Binyamin is Benjamin, Jon is not Jan."""
    if min(len(one), len(two)) < 3 or _consonants(one) != _consonants(two):
        return False
    if sound(one) == sound(two):
        return True
    # Soyoung is not Sung
    vowels = abs(len(_VOWELS.findall(sound(one))) - len(_VOWELS.findall(sound(two))))
    return len(_consonants(one)) > 2 and vowels < MOST_VOWELS


def _in_order(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Whether the middle names of one begin those of the other, in full or cut short:
    George W. Bush is not George H. W. Bush."""
    return all(map(_may_be, short, long))


def _may_be(one: str, two: str) -> bool:
    return one == two or _initial_of(one, two) or _initial_of(two, one)


def _initial_of(one: str, two: str) -> bool:
    return len(one) == 1 and two.startswith(one)


def _consonants(word: str) -> str:
    return _TWICE.sub(r"\1", _VOWELS.sub("", sound(word)))


def _family_first(words: tuple[str, ...]) -> bool:
    """Whether the surname leads: Xi Jinping, Lee Hsien Loong, Moon Jae-in."""
    leads, rest = _leading().get(words[0], ""), words[1:]
    if not (leads and 0 < len(rest) < 3) or min(map(len, rest)) < 2:
        return False
    if leads == "always" or "-" in rest[0]:
        return True
    return len(rest) == 2 and max(map(len, rest)) <= SYLLABLE


def _without_hyphens(words: tuple[str, ...], all_words: bool) -> tuple[str, ...]:
    """Return the words with Ki-moon as Ki Moon; a double surname stays one."""
    last = len(words) - 1
    return tuple(
        part
        for at, word in enumerate(words)
        for part in (word.split("-") if all_words or at < last else [word])
        if part
    )


@cache
def _leading() -> dict[str, str]:
    listed = entries("leading_surnames")
    return {n.lstrip("-"): "sometimes" if n[0] == "-" else "always" for n in listed}


@cache
def _ranks() -> frozenset[str]:
    return frozenset(e[1:] for e in entries("name_suffixes") if e[0] == "+")


@cache
def _short_forms() -> dict[str, frozenset[str]]:
    """Return, for each given name, those it is short for and those short for it."""
    pairs: dict[str, set[str]] = {}
    for short, full in rows("nicknames"):
        for name in full.split(";"):
            one, two = fold(short), fold(name.strip())
            pairs.setdefault(one, set()).add(two)
            pairs.setdefault(two, set()).add(one)
    return {name: frozenset(others) for name, others in pairs.items()}
