"""The language a release is written in, told by its script and its commonest words."""

import re
from bisect import bisect_right
from collections import Counter

from indexer.lexicon import rows

__all__ = ["language_of"]

SAMPLE = 1500  # characters that are looked at
LEAST_HITS = 3  # common words without which nothing is said
LEAST_SHARE = 0.12  # of the words looked at that must be common words

# Where scripts begin among the code points, in order; None where no one language or
# group of languages lives. Languages that share a script are told by their words.
_BLOCKS: tuple[tuple[int, str | None], ...] = (
    (0x0000, "latin"),
    (0x0370, "el"),
    (0x0400, "cyrillic"),
    (0x0530, "hy"),
    (0x0590, "he"),
    (0x0600, "arabic"),
    (0x0700, None),
    (0x0780, "dv"),
    (0x07C0, None),
    (0x0900, "devanagari"),
    (0x0980, "bn"),
    (0x0A00, "pa"),
    (0x0A80, "gu"),
    (0x0B00, "or"),
    (0x0B80, "ta"),
    (0x0C00, "te"),
    (0x0C80, "kn"),
    (0x0D00, "ml"),
    (0x0D80, "si"),
    (0x0E00, "th"),
    (0x0E80, "lo"),
    (0x0F00, "bo"),
    (0x1000, "my"),
    (0x10A0, "ka"),
    (0x1100, "ko"),
    (0x1200, "am"),
    (0x13A0, None),
    (0x1780, "km"),
    (0x1800, None),
    (0x1E00, "latin"),
    (0x1F00, "el"),
    (0x2000, None),
    (0x3040, "ja"),
    (0x3100, None),
    (0x3400, "zh"),
    (0xA000, None),
    (0xAC00, "ko"),
    (0xD800, None),
)
_STARTS = [start for start, _ in _BLOCKS]
_SHARED = frozenset({"latin", "cyrillic", "arabic", "devanagari"})
# a word with the signs that combine with its letters, as in Hindi
_WORDS = re.compile(r"[^\W\d_](?:[^\W\d_]|[\u0300-\u036f\u0900-\u094f'’])*")


def _common_words() -> dict[str, tuple[str, ...]]:
    spoken: dict[str, tuple[str, ...]] = {}
    for language, words in rows("stopwords"):
        for word in set(words.split()):
            spoken[word] = (*spoken.get(word, ()), language)
    return spoken


_SPOKEN = _common_words()
_LANGUAGES = tuple(language for language, _ in rows("stopwords"))


def language_of(text: str) -> str | None:
    """Return the ISO 639-1 code of the text's main language, None when unsure.

    Only the first 1,500 characters are looked at.
    """
    sample = text[:SAMPLE].lower()
    script = _script_of(sample)
    return _by_words(sample) if script in _SHARED else script


def _script_of(sample: str) -> str | None:
    counts: Counter[str | None] = Counter()
    for character, times in Counter(sample).items():
        if character.isalpha():
            counts[_BLOCKS[bisect_right(_STARTS, ord(character)) - 1][1]] += times
    if counts["ja"] and counts["zh"]:
        # Japanese writes Chinese characters between its own
        counts["ja"] += counts.pop("zh")
    return max(counts, key=counts.__getitem__, default=None)


def _by_words(sample: str) -> str | None:
    words = _WORDS.findall(sample)
    hits = dict.fromkeys(_LANGUAGES, 0)
    for word, times in Counter(words).items():
        for language in _SPOKEN.get(word, ()):
            hits[language] += times
    best = max(hits, key=hits.__getitem__)  # of equals the one the list names first
    return best if hits[best] >= max(LEAST_HITS, LEAST_SHARE * len(words)) else None
