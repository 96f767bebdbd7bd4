"""In which countries a village has a name, or a town is called so besides."""

from functools import cache
from importlib.resources import files

from indexer.tagging.words import Remembered

__all__ = ["countries_of_villages"]

_NONE: frozenset[str] = frozenset()
MOST_LINE = 400  # bytes, and more


def countries_of_villages(key: str) -> frozenset[str]:
    """Return the ISO codes of the countries with a village of this look-up key."""
    return _COUNTRIES[key]


def _countries(key: str) -> frozenset[str]:
    lines, wanted = _lines(), b"\n" + key.encode() + b"|"
    low, high = 0, len(lines)
    # the list is not cut into lines: it is long, and few of them are asked for
    while high - low > MOST_LINE:
        middle = lines.rindex(b"\n", low, (low + high) // 2)
        if lines[middle : middle + len(wanted)] < wanted:
            low = middle
        else:
            high = middle
    at = lines.find(wanted, low, high + MOST_LINE)
    if at < 0:
        return _NONE
    end = lines.index(b"\n", at + 1)
    return frozenset(lines[at + len(wanted) : end].decode().split(","))


_COUNTRIES = Remembered(_countries)


@cache
def _lines() -> bytes:
    text = files("indexer.lexicon").joinpath("villages.txt").read_bytes()
    return text[text.index(b"\n", text.rindex(b"\n#") + 1) :]
