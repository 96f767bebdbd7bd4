"""The stems of words, by the rules of the language a release is in.

The rules are those of Snowball, as Whoosh carries them from NLTK: importing NLTK itself
takes a quarter of a second, one language of these a hundredth, and a query for words
the index knows not even that. Releases of no known language are read as English; in
languages without a stemmer every word is its own stem.
"""

import re
from functools import cache, lru_cache
from importlib import import_module
from typing import Protocol

__all__ = ["ENGLISH", "PLAIN", "STEMMED", "rules_of", "stem"]

ENGLISH, PLAIN = "en", "plain"
# languages with a Snowball stemmer, by ISO 639-1 code: its module and its name there
STEMMED = {
    "da": ("danish", "Danish"),
    "de": ("german", "German"),
    "en": ("english", "English"),
    "es": ("spanish", "Spanish"),
    "fi": ("finnish", "Finnish"),
    "fr": ("french", "French"),
    "hu": ("hungarian", "Hungarian"),
    "it": ("italian", "Italian"),
    "nl": ("dutch", "Dutch"),
    "no": ("norwegian", "Norwegian"),
    "pt": ("portugese", "Portuguese"),  # as Whoosh spells it
    "ro": ("romanian", "Romanian"),
    "ru": ("russian", "Russian"),
    "sv": ("swedish", "Swedish"),
}
_ALIASES = {"nb": "no", "nn": "no"}
# words come folded, and these endings are known to Snowball with their accents alone
_ACCENTED = {
    "es": (r"(?<=[au])cion$", "ción", r"logia(?=s?$)", "logía"),
    "fr": (r"ee(?=s?$)", "ée"),
    "hu": (r"(?<=[rtb])ol$", "ól", r"ert$", "ért"),
    "pt": (r"(?<=[au])cao$", "ção", r"(?<=[au])coes$", "ções"),
    "ru": (r"(?<=[ыо])и$", "й"),
}
_LATIN, _CYRILLIC = re.compile("[a-z]+"), re.compile("[\u0430-\u044f]+")
_SHORTEST = 4  # letters of a word that has endings


class _Stemmer(Protocol):
    def stem(self, word: str) -> str: ...


def rules_of(language: str | None) -> str:
    """Return whose rules hold in releases of a language (ISO 639-1): a code of STEMMED,
    or PLAIN where words stay as they are."""
    code = _ALIASES.get(language or ENGLISH, language or ENGLISH)
    return code if code in STEMMED else PLAIN


@lru_cache(maxsize=300_000)
def stem(word: str, rules: str = ENGLISH) -> str:
    """Return the stem of a folded word; a word in a script that the language is not
    written in is its own."""
    script = _CYRILLIC if rules == "ru" else _LATIN
    if rules == PLAIN or len(word) < _SHORTEST or not script.fullmatch(word):
        return word
    return _stemmer(rules).stem(_accented(word, rules))


@cache
def _stemmer(rules: str) -> _Stemmer:
    module, name = STEMMED[rules]
    found = getattr(import_module(f"whoosh.lang.snowball.{module}"), f"{name}Stemmer")
    stemmer: _Stemmer = found()
    return stemmer


def _accented(word: str, rules: str) -> str:
    """Return the word with its ending as its language writes it."""
    endings = _ACCENTED.get(rules, ())
    for pattern, ending in zip(endings[::2], endings[1::2], strict=True):
        word = re.sub(pattern, ending, word)
    return word
