"""Text in the lines of a terminal, its marks in bold."""

import os
import re
from collections.abc import Iterable, Iterator
from importlib import import_module

import click

from webapp.marks import Mark, split

__all__ = ["INDENT", "WIDEST", "terminal_size", "wrapped"]

INDENT = "    "
# Lines longer than this tire the eye, however wide the terminal.
WIDEST = 100


def terminal_size() -> os.terminal_size:
    """Return the columns and lines of the terminal, 80 and 24 where there is none."""
    # only who asks pays for it: it takes in all kinds of archives, in 2 ms
    size: os.terminal_size = import_module("shutil").get_terminal_size()
    return size


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
    return max(min(terminal_size().columns, WIDEST), 40)
