"""Tags made anew for what the index has: by the tagger of today, or by the ledger.

The archive keeps all text, so that no file is read again. A release whose tags come out
otherwise gets a new version with them; its older versions keep those they had.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

from msgspec.structs import replace

from index.engine import Engine
from index.errors import ReleaseError
from index.release import FACET_FIELDS, Release
from indexer.naming import Change, Names, open_names
from indexer.parts import parted
from indexer.pipeline import TASK_RELEASES, tagged
from indexer.workers import all_cores, executor, mapped, worker_deaths

__all__ = ["Correction", "Retagging", "correct", "recount", "retag"]

BATCH = 20  # tasks; what is in memory
WORTH_WORKERS = 500  # releases

Told = Callable[[int], None]


@dataclass(frozen=True, slots=True)
class Correction:
    """What the names ledger changed: sizes of values, and how many releases."""

    changes: tuple[Change, ...]
    releases: int


@dataclass(slots=True)
class Retagging:
    """What a new tagging changed: releases looked at, and those with other tags; per
    field, how many values releases gained and lost; what could not be tagged."""

    releases: int = 0
    changed: int = 0
    gained: Counter[str] = field(default_factory=Counter)
    lost: Counter[str] = field(default_factory=Counter)
    refused: list[ReleaseError] = field(default_factory=list)


def correct(
    engine: Engine, ledger: Path | None = None, *, wait: float = 0.0
) -> Correction:
    """Let the releases that a changed ledger speaks of follow it, and no others.

    `ledger` takes the place of the one in the index. Raise LedgerError, IndexLocked.
    """
    with engine.writer(wait) as writer, open_names(engine, writer, ledger) as names:
        return Correction(names.changes, names.follow())


def recount(engine: Engine, *, wait: float = 0.0) -> int:
    """Forget what is known of names, count it again from the archive, and let all
    releases follow; return how many did."""
    with engine.writer(wait) as writer, open_names(engine, writer) as names:
        names.anew()
        return names.follow()


def retag(
    engine: Engine,
    *,
    workers: int | None = None,
    wait: float = 0.0,
    progress: Told = lambda done: None,
    ledger: Path | None = None,
) -> Retagging:
    """Tag all that the index has by the rules of today; say what changed.

    `progress` is told how many releases are done; `ledger` takes the place of the one
    in the index. Raise LedgerError, IndexLocked, ReleaseSearchError if a worker dies.
    """
    done = Retagging()
    with ExitStack() as open:
        writer = open.enter_context(engine.writer(wait))
        names = open.enter_context(open_names(engine, writer, ledger))
        workers = workers or (all_cores() if writer.sequence > WORTH_WORKERS else 1)
        pool = open.enter_context(executor(workers))
        bare = parted(map(_bare, writer.releases()), TASK_RELEASES)
        found = mapped(pool, tagged, bare, 2 * workers if workers > 1 else 1)
        with worker_deaths(lambda: f"{done.releases} releases were tagged"):
            for batch in parted(_accepted(found, done), BATCH * TASK_RELEASES):
                _retag(names, batch, done)
                progress(done.releases)
        done.changed += names.follow()
    return done


def _bare(release: Release) -> Release:
    return replace(release, tags=(), found=())


def _accepted(
    results: Iterable[list[Release | ReleaseError]], done: Retagging
) -> Iterator[Release]:
    for found in results:
        for release in found:
            done.releases += 1
            if isinstance(release, ReleaseError):
                done.refused.append(release)
            else:
                yield release


def _retag(names: Names, batch: list[Release], done: Retagging) -> None:
    for before, after in names.retag(batch):
        done.changed += 1
        for name in FACET_FIELDS:
            old, new = set(before.values(name)), set(after.values(name))
            done.gained[name] += len(new - old)
            done.lost[name] += len(old - new)
