"""Files to a searchable index: read, tag, write, in batches over worker processes."""

import sqlite3
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor
from contextlib import ExitStack
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from index.engine import Added, Engine, Writer
from index.errors import ReleaseError
from index.garbage import uncollected
from index.release import Release, content_hash
from indexer.naming import Change, Names, open_names
from indexer.parts import parted
from indexer.sources import Item, Options, find, read, size_of
from indexer.tagging import tag
from indexer.workers import all_cores, executor, mapped, stop, worker_deaths

__all__ = ["TASK_RELEASES", "Progress", "Report", "add", "tag_paths", "tagged"]

# A task is long enough to outweigh its way to a worker and short enough to keep all
# workers busy to the end.
TASK_BYTES, TASK_ITEMS, TASK_RELEASES = 512 * 1024, 64, 100
# A batch is what is in memory, and what an interruption can lose.
BATCH_RELEASES, BATCH_CHARACTERS = 2_000, 16_000_000
# Below this, starting workers takes longer than the work.
WORTH_WORKERS = 2_000_000

Found = Release | ReleaseError


@dataclass(frozen=True, slots=True)
class Progress:
    """How far an `add` has come: bytes of the input, `total` of them (0: unknown),
    what is in the index for good, and how many files or records were refused."""

    done: int
    total: int
    added: Added
    refused: int


@dataclass(frozen=True, slots=True)
class Report:
    """What an `add` did. `repeated` counts the records left out because one with the
    same id came before them; `followed` the releases of before that have names anew
    now; `interrupted` that the user stopped it half-way. `changes` is what a changed
    names ledger changed."""

    added: Added
    refused: tuple[ReleaseError, ...]
    repeated: int
    seconds: float
    interrupted: bool
    followed: int = 0
    changes: tuple[Change, ...] = ()


def add(
    paths: Iterable[str | Path],
    engine: Engine,
    options: Options | None = None,
    *,
    workers: int | None = None,
    wait: float = 0.0,
    progress: Callable[[Progress], None] = lambda progress: None,
    ledger: Path | None = None,
) -> Report:
    """Add the releases at `paths` and return what was added and what refused.

    What the index holds unchanged is left alone. `workers` None: one for each core, or
    none for little input. `wait`: seconds to wait for another writer. `ledger` takes
    the place of the index's names ledger. Raise IndexLocked if the other writer does
    not finish, LedgerError if a line of the ledger is damaged, ReleaseSearchError if a
    worker dies; what was added stays.
    """
    start, options = time.monotonic(), options or Options()
    names = [str(path) for path in paths]
    total = size_of(names)
    workers = workers or _workers_for(total, names)
    with ExitStack() as open:
        writer = open.enter_context(engine.writer(wait))
        known = open.enter_context(open_names(engine, writer, ledger))
        pool, seen = open.enter_context(executor(workers)), open.enter_context(_Seen())
        run = _Run(writer, known, seen, total, progress)
        interrupted = run.carry_out(pool, workers, find(names, options), options)
        # what is interrupted is not made to wait; the next run does it
        followed = 0 if interrupted else known.follow()
    return Report(
        run.added,
        tuple(run.refused),
        run.repeated,
        time.monotonic() - start,
        interrupted,
        followed,
        known.changes,
    )


def tag_paths(
    paths: Iterable[str | Path], options: Options | None = None
) -> Iterator[Found]:
    """Yield the tagged releases at `paths`, in order, and why others were refused."""
    options = options or Options()
    for item in find(paths, options):
        yield from tagged(read(item, options))


class _Run:
    """One `add`: its stages, and what has come of it so far."""

    def __init__(
        self,
        writer: Writer,
        names: Names,
        seen: "_Seen",
        total: int,
        progress: Callable[[Progress], None],
    ) -> None:
        self._writer, self._names, self._seen = writer, names, seen
        self._total, self._progress = total, progress
        self.added, self.repeated, self.done = Added(), 0, 0
        self.refused: list[ReleaseError] = []

    def carry_out(
        self, pool: Executor, workers: int, items: Iterator[Item], options: Options
    ) -> bool:
        """Read, tag and write all items; return whether the user interrupted."""
        ahead = 2 * workers if workers > 1 else 1
        reading = partial(_read_all, options=options)
        try:
            tasks = parted(items, TASK_ITEMS, lambda item: len(item.data), TASK_BYTES)
            found = mapped(pool, reading, tasks, ahead)
            ready = mapped(pool, tagged, self._fresh(found), ahead)
            with worker_deaths(self._done):
                for batch in self._batches(ready):
                    self.added += self._names.add(batch)
                    self._tell()
        except KeyboardInterrupt:
            stop(pool)
            return True
        return False

    def _done(self) -> str:
        return f"{self.added.new + self.added.changed} releases were added"

    def _fresh(
        self, results: Iterable[tuple[int, list[Found]]]
    ) -> Iterator[list[Release]]:
        """Yield what must be tagged: all but the refused, repeated and unchanged."""
        for size, found in results:
            fresh = [
                release for release in self._accepted([found]) if self._is_new(release)
            ]
            self.done += size
            self._tell()
            yield from parted(fresh, TASK_RELEASES)

    def _batches(self, results: Iterable[list[Found]]) -> Iterator[list[Release]]:
        return parted(
            self._accepted(results),
            BATCH_RELEASES,
            lambda release: len(release.body),
            BATCH_CHARACTERS,
        )

    def _accepted(self, results: Iterable[list[Found]]) -> Iterator[Release]:
        for found in results:
            for release in found:
                if isinstance(release, ReleaseError):
                    self.refused.append(release)
                else:
                    yield release

    def _is_new(self, release: Release) -> bool:
        if self._seen.before(release.id):
            self.repeated += 1
            return False
        if self._writer.unchanged(release.id, content_hash(release)):
            self.added += Added(unchanged=1)
            return False
        return True

    def _tell(self) -> None:
        refused = len(self.refused)
        self._progress(Progress(self.done, self._total, self.added, refused))


class _Seen:
    """The ids met in one run, in a database that spills to disk and goes with the run.

    The first record of an id counts: were it the last, adding the same files again
    would write both again.
    """

    def __enter__(self) -> "_Seen":
        self._database = sqlite3.connect("")
        self._database.execute("create table seen (id text primary key) without rowid")
        return self

    def __exit__(self, *error: object) -> None:
        self._database.close()

    def before(self, release_id: str) -> bool:
        """Return whether the id was asked about before."""
        row = (release_id,)
        done = self._database.execute("insert or ignore into seen values (?)", row)
        return done.rowcount == 0


def _workers_for(total: int, paths: Sequence[str]) -> int:
    small = total < WORTH_WORKERS and "-" not in paths
    return 1 if small else all_cores()


def _read_all(items: list[Item], options: Options) -> tuple[int, list[Found]]:
    found = [release for item in items for release in read(item, options)]
    return sum(item.size for item in items), found


def tagged(releases: Iterable[Found]) -> list[Found]:
    """Return releases with their tags, and why those that have none could get none."""
    with uncollected():
        return [_tagged(release) for release in releases]


def _tagged(release: Found) -> Found:
    if isinstance(release, ReleaseError):
        return release
    try:
        return tag(release)
    except Exception as error:  # one release must not stop the others; it is named
        place = release.source_url or release.id
        return ReleaseError(place, f"it could not be tagged: {error!r}")
