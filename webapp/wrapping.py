"""Text in the lines of a terminal, its marks in bold."""

import re
import shutil
from collections.abc import Iterable, Iterator

import click

from webapp.marks import Mark, split

__all__ = ["INDENT", "WIDEST", "wrapped"]

INDENT = "    "
# Lines longer than this tire the eye, however wide the terminal.
WIDEST = 100


def wrapped(text: str, marks: Iterable[Mark], indent: str) -> Iterator[str]:
    """Yield `text` in lines of the terminal's width, its marks in bold."""
    marks = tuple(marks)
    line: list[str] = []
    used = 0
    for word in re.finditer(r"\S+", text):
        length = word.end() - word.start()
        if line and used + length > _width() - len(indent):
            yield indent + " ".join(line)
            line, used = [], 0
        line.append(_styled(word[0], word.start(), marks))
        used += length + 1
    yield indent + " ".join(line)


def _styled(word: str, at: int, marks: Iterable[Mark]) -> str:
    moved = ((max(start - at, 0), end - at) for start, end in marks if end > at)
    return "".join(
        click.style(piece, fg="yellow", bold=True) if hit else piece
        for piece, hit in split(word, moved)
    )


def _width() -> int:
    return max(min(shutil.get_terminal_size().columns, WIDEST), 40)
