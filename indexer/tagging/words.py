"""What one word may be: name, honorific, office, organisation head, link …, as bits."""

import unicodedata
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable
from functools import cache
from typing import TypeVar

from indexer.lexicon import distinct, entries, rows

CAPITAL = 1 << 0  # begins with a capital, or a prefix such as al- before one
UPPER = 1 << 1  # two or more letters, all capitals
INITIAL = 1 << 2  # J., K.D. or a lone capital
COMMON = 1 << 3  # often written in lower case
GIVEN = 1 << 4
SURNAME = 1 << 5
HONORIFIC = 1 << 6
OFFICE = 1 << 7  # an office is named by it: minister, chair
OPENER = 1 << 8  # stands before an office head: deputy, acting
ORGANISATION = 1 << 9  # an organisation's name ends with it: council
BODY = 1 << 10  # an organisation's name opens with it: ministry (of)
COMPANY = 1 << 11  # Ltd, Inc.
PLACE = 1 << 12  # a site's or region's name ends with it: airport
BEFORE_PLACE = 1 << 13  # a site's or region's name opens with it: lake
DEMONYM = 1 << 14
PARTICLE = 1 << 15  # bin, van, de
SUFFIX = 1 << 16  # Jr., II
LINK = 1 << 17  # of, for, to, and …
DATE = 1 << 18  # month or day of the week
PUNCT = 1 << 19
BREAK = 1 << 20  # a line end
NUMBER = 1 << 21
STRONG = 1 << 22  # capitalised and nothing but a name, as far as we know
WEAK = 1 << 23  # may be a name, and something else too
PLURAL = 1 << 24  # of an office: secretaries

LISTED = GIVEN | SURNAME
NAME = STRONG | WEAK
_TAKEN = COMMON | OFFICE | OPENER | ORGANISATION | BODY | COMPANY | PLACE | DEMONYM
_TAKEN |= DATE | LINK | BEFORE_PLACE

# words that in capitals are something else: His Excellency, a body
_SHOUTED = {"HE": CAPITAL | HONORIFIC, "WHO": CAPITAL | UPPER}
Key = TypeVar("Key", bound=Hashable)
Value = TypeVar("Value")
MOST_REMEMBERED = 1 << 16  # words of each kind of memory
FORMERLY = ("ex", "former", "then")  # before an office, with a hyphen
_BEFORE_OFFICES = (*FORMERLY, "vice", "deputy", "co", "sub", "pro")
_LINKS = "of for to at in on with and & the from by as its".split()
# inside names with hyphens: Anse-à-Galets
_BETWEEN = (
    "a au aux de des du en la le les sur sous on upon under by am an der ob".split()
)
_JOINED = ("co", "non", "anti", "pre", "post", "pro", "sub", "self", "inter", "multi")
_DATES = (
    "january february march april may june july august september october november "
    "december monday tuesday wednesday thursday friday saturday sunday jan feb mar "
    "apr jun jul aug sep sept oct nov dec"
).split()
# the feminine and Slavic plural need no list; English plurals drop an s
_PREFIXES = "al el an as ash ad ar at az d l o ul bin ben ibn abu".split()


def fold(word: str) -> str:
    """Return the word for look-up: lower case, no accents, plain apostrophes."""
    word = word.lower()
    if word.isascii():
        return word
    decomposed = unicodedata.normalize("NFKD", word.replace("’", "'"))
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def keys_and_kinds(words: Iterable[str]) -> tuple[list[str], list[int]]:
    """Return the look-up keys of words as written, and what each may be."""
    words = list(words)
    return list(map(_KEYS.__getitem__, words)), list(map(_KINDS.__getitem__, words))


def kind(word: str) -> int:
    """Return what `word`, as written, may be: the union of this module's bits."""
    return _KINDS[word]


class Remembered(dict[Key, Value]):
    """What a function makes of the words seen lately: a dict, since each word of each
    text is looked up, and nothing is found faster."""

    def __init__(self, of: Callable[[Key], Value]) -> None:
        super().__init__()
        self._of = of

    def __missing__(self, word: Key) -> Value:
        if len(self) >= MOST_REMEMBERED:
            self.clear()
        value = self[word] = self._of(word)
        return value


def _kind(word: str) -> int:
    if word in _SHOUTED:
        return _SHOUTED[word]
    first = word[0]
    if not first.isalnum():
        return _kind_of_sign(word)
    if first.isdigit():
        return NUMBER
    key = fold(word).rstrip(".'")
    bits = _listed().get(key, 0) | _plural(key) | _inflected(key)
    if "-" in key:
        bits |= _hyphenated_office(key) | _hyphenated_rank(key)
    capital = first.isupper() or _prefixed(word)
    if capital and key in _short_offices():
        bits |= OFFICE | (PLURAL if key.endswith("s") and key != "pres" else 0)
    if capital and (key not in distinct("function_words") or _is_initials(word)):
        bits |= CAPITAL | _name_bits(word, key, bits)
    return bits


def _kind_of_sign(word: str) -> int:
    if word[0] == "\n":
        return BREAK
    return PUNCT | (LINK if word == "&" else 0)


def _name_bits(word: str, key: str, bits: int) -> int:
    shape = UPPER if len(word) > 1 and word.isupper() and "." not in word else 0
    if _is_initials(word):
        return INITIAL
    if word[-1] == ".":
        return GIVEN | STRONG if key in distinct("name_abbreviations") else 0
    if bits & HONORIFIC and not bits & LISTED:
        return shape
    if "-" in key and _compound(key):
        # Urban-Rural, but after a given name a surname: Ilan Bar-Or
        return shape | COMMON | WEAK
    if bits & (_TAKEN | HONORIFIC):
        return shape | (WEAK if bits & LISTED else 0)
    if bits & SUFFIX:
        return shape
    return shape | (0 if shape and not bits & LISTED else STRONG)


def _is_initials(word: str) -> bool:
    letters = word.replace(".", "")
    return len(letters) == 1 or ("." in word and len(letters) * 2 == len(word))


def _compound(key: str) -> bool:
    # Urban-Rural, 12-member: no name unless a part is one
    listed = _listed()
    names = key.split("-")
    if any(name in _PREFIXES for name in names):
        return False
    if names[0] in _JOINED:
        return True  # Co-defendant
    # Anse-à-Galets, Carrick-upon-Elm
    parts = [listed.get(name, 0) for name in names if name not in _BETWEEN]
    return any(part & _TAKEN for part in parts) and not any(p & GIVEN for p in parts)


def _prefixed(word: str) -> bool:
    for sign in "-’'":
        before, found, after = word.partition(sign)
        if found:
            return before.lower() in _PREFIXES and after[:1].isupper()
    return False


def _hyphenated_office(key: str) -> int:
    # Inspector-General, Minister-Delegate
    # and ex-Minister, then-Senator, Vice-Chairwoman
    first, _, rest = key.partition("-")
    if key == "attorneys-at-law":
        return OFFICE | PLURAL
    if key.endswith("-law"):
        return 0
    return OFFICE & _listed().get(rest if first in _BEFORE_OFFICES else first, 0)


def _hyphenated_rank(key: str) -> int:
    # Major-General, Colonel-Major
    listed = _listed()
    honoured = all(listed.get(part, 0) & HONORIFIC for part in key.split("-"))
    return HONORIFIC if honoured else 0


def _inflected(key: str) -> int:
    # Appoints, Leaders: a form of a word that is often written in lower case
    listed = _listed()
    if not key.endswith("s") or key in listed:
        return 0
    longer = listed.get(key[:-2], 0) if key.endswith("es") else 0
    return COMMON & (listed.get(key[:-1], 0) | longer)


def _plural(key: str) -> int:
    if not key.endswith("s") or len(key) <= 4:
        return 0
    singular = f"{key[:-3]}y" if key.endswith("ies") else key[:-1]
    return (PLURAL | OFFICE) if _listed().get(singular, 0) & OFFICE else 0


_KEYS, _KINDS = Remembered(fold), Remembered(_kind)


@cache
def _short_offices() -> frozenset[str]:
    return frozenset(short for short, _ in rows("office_abbreviations"))


@cache
def _listed() -> dict[str, int]:
    bits: dict[str, int] = defaultdict(int)
    for name, bit in {
        "common_words": COMMON,
        "office_words": COMMON,
        "occupations": COMMON,
        "given_names": GIVEN,
        "surnames": SURNAME,
        "honorifics": HONORIFIC,
        "office_heads": OFFICE,
        "office_openers": OPENER,
        "company_suffixes": COMPANY,
        "name_particles": PARTICLE,
    }.items():
        for entry in entries(name):
            bits[fold(entry).rstrip(".'")] |= bit
    for short, *_ in rows("nicknames"):
        bits[fold(short)] |= GIVEN
    _add_marked(bits)
    for word in _LINKS:
        bits[word] |= LINK
    for word in _DATES:
        bits[word] |= DATE
    return dict(bits)


def _add_marked(bits: dict[str, int]) -> None:
    for entry in entries("organisation_heads"):
        if " " in entry:
            continue  # the two words together: organisations.py
        bits[entry.lstrip("+=")] |= BODY if entry[0] in "+=" else 0
        bits[entry.lstrip("+=")] |= ORGANISATION if entry[0] != "=" else 0
    for entry in entries("place_types"):
        if " " in entry:
            continue  # the two words together: sites.py
        before = BEFORE_PLACE if "+" in entry[:2] else 0
        bits[entry.lstrip("+*@/")] |= PLACE | before
    for entry in entries("name_suffixes"):
        bits[entry.lstrip("+-")] |= SUFFIX
    for demonym, _ in rows("demonyms"):
        if " " not in demonym:
            bits[fold(demonym)] |= DEMONYM
