"""How far an `add` has come: a bar on a terminal, plain lines elsewhere."""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import click

from indexer.pipeline import Progress
from webapp.words import counted, percent

__all__ = ["counting", "shown"]

# Seconds between two plain lines.
PAUSE = 5.0


@contextmanager
def shown() -> Iterator[Callable[[Progress], None]]:
    """Give the function that shows progress, on the error stream."""
    if sys.stderr.isatty():
        with _bar() as show:
            yield show
    else:
        yield _lines()


def counting(done: str) -> Callable[[int], None]:
    """Return the function that says, on the error stream, how many are `done`."""
    last = time.monotonic()

    def show(releases: int) -> None:
        nonlocal last
        if time.monotonic() - last >= PAUSE:
            last = time.monotonic()
            click.echo(f"{counted(releases, 'release')} {done}", err=True)

    return show


@contextmanager
def _bar() -> Iterator[Callable[[Progress], None]]:
    bar = click.progressbar(length=1, label="Adding", file=sys.stderr, width=30)
    with bar:

        def show(progress: Progress) -> None:
            bar.length = progress.total or None
            bar.label = _said(progress)
            bar.update(min(progress.done, bar.length or progress.done) - bar.pos)

        yield show


def _lines() -> Callable[[Progress], None]:
    last = time.monotonic()

    def show(progress: Progress) -> None:
        nonlocal last
        if time.monotonic() - last >= PAUSE:
            last = time.monotonic()
            read = progress.done / progress.total if progress.total else 0
            click.echo(f"{percent(read)} read, {_said(progress)}", err=True)

    return show


def _said(progress: Progress) -> str:
    done = counted(progress.added.new + progress.added.changed, "release")
    refused = f", {progress.refused:,} refused" if progress.refused else ""
    return f"{done} added{refused}"
