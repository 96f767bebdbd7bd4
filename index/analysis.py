"""What a word is, in releases and in queries alike.

A word is a run of letters, digits and the marks that belong to them. Dotted initials
are one word (`U.S.` is `us`), so are numbers with thousands separators and words with
an apostrophe inside (`O'Brien` is `obrien`); a possessive `'s` is dropped. Behind an
elided article an apostrophe parts words (`l'Iran`, `dell'Unione`, `D'Amato`). Hyphens
part words, and a query that has one becomes a phrase; so do the capitals inside a
hashtag or handle (`#StandWithUkraine` is `stand with ukraine`). Every Chinese or
Japanese character is a word, and so is every letter of Thai, Lao, Burmese and Khmer
with its marks: they are written without blanks, and a word of them is a phrase. Case,
accents and vowel points are folded away; signs of vowels and tones that spell words,
from India to Indochina, are kept.
"""

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Any

from whoosh.analysis import Token, Tokenizer

__all__ = [
    "APOSTROPHES",
    "WORDS",
    "flattened",
    "fold",
    "parted",
    "parted_at",
    "plain_punctuation",
    "spans",
    "words",
]

# Python's \w leaves combining marks out, which would cut words of Indic, Thai,
# Hebrew and Arabic script in pieces; these are the blocks that hold them.
_MARKS = (
    "\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7"
    "\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed"
    "\u0900-\u0903\u093a-\u094f\u0951-\u0957\u0962\u0963\u0981-\u0983\u09bc-\u09cd"
    "\u0a01-\u0a03\u0a3c-\u0a4d\u0a70\u0a71\u0a81-\u0a83\u0abc-\u0acd\u0b01-\u0b03"
    "\u0b3c-\u0b57\u0b82\u0bbe-\u0bcd\u0bd7\u0c00-\u0c04\u0c3e-\u0c56\u0c81-\u0c83"
    "\u0cbc-\u0cd6\u0d00-\u0d03\u0d3b-\u0d4d\u0d57\u0d81-\u0d83\u0dca-\u0ddf\u0df2\u0df3"
    "\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u0eb1\u0eb4-\u0ebc\u0ec8-\u0ece\u0f71-\u0f87"
    "\u102b-\u103e\u1056-\u1059\u17b4-\u17d3\u200c\u200d"
)
_IDEOGRAPHS = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_UNSPACED = (  # Thai, Lao, Burmese and Khmer
    "\u0e01-\u0e30\u0e32\u0e33\u0e40-\u0e46\u0e81-\u0eb0\u0eb2\u0eb3\u0ebd-\u0ec6"
    "\u0edc-\u0edf\u1000-\u102a\u103f\u1050-\u1055\u1780-\u17b3"
)
APOSTROPHES = "'‘’ʼʻ＇´׳"
_LETTER = rf"(?:[^\W_{_IDEOGRAPHS}{_UNSPACED}]|[{_MARKS}])"
# articles and the like that lose their vowel before that of the next word
_ELIDED = "(?:[cdjlmnst]|[a-z0-9]{0,4}qu|[a-z0-9]{1,3}ll|[a-z0-9]{3}st|un)(?![a-z0-9])"
_VOWELS = "aehiouyAEHIOUYœŒ\u00c0-\u00dc\u00e0-\u00fc"
_WORD = (
    rf"[{_IDEOGRAPHS}][\u3099\u309a]*"  # marks that make another sound
    rf"|[{_UNSPACED}][{_MARKS}]*"
    rf"|(?<![^\W_])[^\W\d_](?:\.[^\W\d_])+(?![^\W_])\.?"
    rf"|(?<!\d)\d{{1,3}}(?:,\d{{3}})+(?!\d)"
    rf"|(?i:(?=[a-z0-9]{{1,6}}[{APOSTROPHES}][{_VOWELS}]){_ELIDED})"
    rf"|{_LETTER}+(?:[{APOSTROPHES}]{_LETTER}+)*"
)
_ASCII_WORD = re.compile(
    r"(?<![a-z0-9])[a-z](?:\.[a-z])+(?![a-z0-9])\.?"
    r"|(?<!\d)\d{1,3}(?:,\d{3})+(?!\d)"
    rf"|(?=[a-z0-9]{{1,6}}'[aehiouy]){_ELIDED}"  # seldom: the rest is seldom tried
    r"|[a-z0-9]+(?:'[a-z0-9]+)*"
)
# compiled when they are first needed, as in most searches they never are
_HASHTAG = r"[#@][^\W_]+"
_CAPITAL = r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])"
_WIDENER = "\u0640"  # a letter, says Unicode
_NOT_A_LETTER = str.maketrans("", "", f".,{APOSTROPHES}\u200c\u200d{_WIDENER}")
_PUNCTUATION = dict.fromkeys(APOSTROPHES[1:], "'")
_PUNCTUATION |= zip("“”–—…•\u00a0§·", '""-- * **', strict=True)
# combining classes of Hebrew points, Arabic vowels and accents; the marks that spell
# words have classes up to 9 and from 84 (Telugu) to 132 (Tibetan)
_FOLDED_AWAY = frozenset((*range(10, 84), *range(133, 256)))
# letters with a stroke or a ligature, which Unicode does not decompose
_STROKES = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th"}
)


@cache
def _word() -> re.Pattern[str]:
    """Return _WORD compiled: that takes 4 ms, which most searches need not pay."""
    return re.compile(_WORD)


def _plain(word: str) -> str:
    """Return a lower-case word without possessive, dots, commas and apostrophes, and
    without the stroke that only widens Arabic ones."""
    if word.isalnum() and _WIDENER not in word:
        return word
    if word.endswith(("'s", "‘s", "’s")):
        word = word[:-2]
    return word.translate(_NOT_A_LETTER)


def plain_punctuation(text: str) -> str:
    """Return a text with plain marks for typographic ones, each in its place; they are
    all that most releases have beyond ASCII."""
    for mark, plain in _PUNCTUATION.items():
        text = text.replace(mark, plain)
    return text


@lru_cache(maxsize=65536)
def fold(word: str) -> str:
    """Return the word as the index knows it: `Müller’s` is `muller`."""
    if word.isascii():
        return _plain(word.lower())
    # twice: a mathematical capital is a letter only when it is taken apart
    plain = _plain(plain_punctuation(word.casefold()))
    parts = unicodedata.normalize("NFKD", plain).casefold()
    kept = "".join(
        c
        for c in parts
        if unicodedata.combining(c) not in _FOLDED_AWAY
        and (c.isalnum() or unicodedata.category(c)[0] == "M")  # "½" is not "1⁄2"
    )
    return unicodedata.normalize("NFC", kept).translate(_STROKES)


def parted(text: str) -> str:
    """Return a text whose hashtags and handles are parted at their capitals."""
    if "#" not in text and "@" not in text:
        return text
    return re.sub(_HASHTAG, lambda found: re.sub(_CAPITAL, " ", found[0]), text)


def words(text: str) -> list[str]:
    """Return the folded words of a text in order; O(characters)."""
    text = parted(text)
    if not text.isascii():
        text = plain_punctuation(text)
    if not text.isascii():
        return [folded for word in _word().findall(text) if (folded := fold(word))]
    found = _ASCII_WORD.findall(text.lower())
    return [word if word.isalnum() else _plain(word) for word in found]


def flattened(text: str) -> bytes:
    """Return a text of the same words, in UTF-8, where all that is beyond ASCII is a
    word that is cut and folded."""
    text = parted(text)
    if not text.isascii():
        text = plain_punctuation(text)
    if not text.isascii():
        # no word has white space in it, so pieces between white space are cut alone
        text = " ".join(
            piece if piece.isascii() else " ".join(words(piece))
            for piece in text.split()
        )
    return text.encode("utf-8", "surrogatepass")


def spans(text: str) -> Iterator[tuple[str, int, int]]:
    """Yield each folded word with its start and end (exclusive) in the text."""
    text, gaps = parted_at(text)
    plain = text if text.isascii() else plain_punctuation(text)
    if plain.isascii():
        matches = _ASCII_WORD.finditer(plain.lower())
    else:
        matches = _word().finditer(plain)
    for match in matches:
        if folded := fold(match.group()):  # marks with no letter fold to nothing
            start, end = match.span()
            yield folded, start - bisect_left(gaps, start), end - bisect_left(gaps, end)


def parted_at(text: str) -> tuple[str, list[int]]:
    """Return what `parted` gives, and where in it blanks were put in."""
    if "#" not in text and "@" not in text:
        return text, []
    capitals = (
        tag.start() + found.start()
        for tag in re.finditer(_HASHTAG, text)
        for found in re.finditer(_CAPITAL, tag[0])
    )
    return parted(text), [at + n for n, at in enumerate(capitals)]


class WordTokenizer(Tokenizer):  # type: ignore[misc]  # Whoosh has no types
    """Whoosh tokenizer that finds the same words as `words`, where they stand."""

    def __call__(
        self,
        value: str,
        positions: bool = False,
        chars: bool = False,
        start_pos: int = 0,
        start_char: int = 0,
        **modes: Any,
    ) -> Iterator[Any]:
        token = Token(positions, chars, **modes)
        for position, (word, start, end) in enumerate(spans(value), start_pos):
            token.text, token.pos = word, position
            token.startchar, token.endchar = start_char + start, start_char + end
            yield token


# the analyzer Whoosh's query parser asks for
WORDS = WordTokenizer()
