"""The plain-text lists the tagger reads: one entry a line, # for comments.

To teach the tagger a new office, honorific, place type or name, add a line to the
list named after it; no Python is needed.
"""

from functools import cache
from importlib.resources import files

__all__ = ["distinct", "entries", "pairs", "rows"]


@cache
def entries(name: str) -> tuple[str, ...]:
    """Return the lines of the list `name`, without comments and blank lines."""
    text = files(__name__).joinpath(f"{name}.txt").read_text("utf-8")
    lines = (
        (line.partition("#")[0] if "#" in line else line).strip()
        for line in text.splitlines()
    )
    return tuple(filter(None, lines))


@cache
def distinct(name: str) -> frozenset[str]:
    """Return the lines of the list `name` for look-up, which the tuple is slow at."""
    return frozenset(entries(name))


@cache
def pairs(name: str) -> dict[str, frozenset[str]]:
    """Return the entries of two words of the list `name`: the first by the second."""
    found: dict[str, frozenset[str]] = {}
    for words in map(str.split, entries(name)):
        if len(words) == 2:
            first, second = words
            found[second] = found.get(second, frozenset()) | {first}
    return found


@cache
def rows(name: str) -> tuple[tuple[str, ...], ...]:
    """Return the lines of the list `name`, each cut at its `|` signs."""
    return tuple(
        tuple(cell.strip() for cell in line.split("|")) for line in entries(name)
    )
