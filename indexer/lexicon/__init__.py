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
    if "#" in text:
        lines = (line.partition("#")[0].strip() for line in text.splitlines())
    else:
        lines = (line.strip() for line in text.splitlines())
    return tuple(line for line in lines if line)


@cache
def rows(name: str) -> tuple[tuple[str, ...], ...]:
    """Return the lines of the list `name`, each cut at its `|` signs."""
    return tuple(
        tuple(cell.strip() for cell in line.split("|")) for line in entries(name)
    )
