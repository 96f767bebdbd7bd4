"""The plain-text lists the tagger reads: one entry a line, # for comments.

To teach the tagger a new office, honorific, place type or name, add a line to the
list named after it; no Python is needed.
"""

from functools import cache
from importlib.resources import files

__all__ = ["entries", "rows"]


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
def rows(name: str) -> tuple[tuple[str, ...], ...]:
    """Return the lines of the list `name`, each cut at its `|` signs."""
    return tuple(
        tuple(cell.strip() for cell in line.split("|")) for line in entries(name)
    )
