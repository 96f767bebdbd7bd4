"""The names of one index while it is written to: counted, compared, corrected.

A batch is counted before it is written, and bears the answers of that moment. What it
makes of names in older releases, those follow once, at the end (`follow`).
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from msgspec.structs import replace

from index.engine import Added, Engine, Writer
from index.release import Release
from indexer.naming.answer import Answer, Counted
from indexer.naming.block import (
    body_answers,
    known_persons,
    person_answers,
    surname_answers,
)
from indexer.naming.forms import form
from indexer.naming.ledger import LEDGER, Ledger, keep_ledger, parse_ledger, read_ledger
from indexer.naming.register import REGISTER, Block, Register
from indexer.naming.renaming import Found, as_found, renamed
from indexer.naming.usage import Usage

__all__ = ["Change", "Names", "open_names"]

_CAUGHT_UP = 1_000  # releases counted at once


@dataclass(frozen=True, slots=True)
class Change:
    """How many releases have a value, before a correction and after it."""

    field: str
    value: str
    before: int
    after: int


@contextmanager
def open_names(
    engine: Engine, writer: Writer, ledger: Path | None = None
) -> Iterator["Names"]:
    """Hold the names of an index, whose writer is open, up to date with its archive.

    A `ledger` given here takes the place of the one that lies in the index. Raise
    LedgerError where it is damaged, IndexDamaged where the register is.
    """
    place = engine.place(LEDGER)
    corrections = keep_ledger(ledger, place) if ledger else read_ledger(place)
    with closing(Register(engine.place(REGISTER))) as register:
        names = Names(writer, register)
        names.catch_up(corrections)
        yield names


class Names:
    """What all releases together say about names; `changes` is what the ledger changed
    since it was last looked at."""

    def __init__(self, writer: Writer, register: Register) -> None:
        self._writer, self._register = writer, register
        self._ledger = Ledger()
        self.changes: tuple[Change, ...] = ()

    def add(self, releases: Sequence[Release]) -> Added:
        """Add a batch to the index under the names that are known by then."""
        with self._register.writing():
            added = self._writer.add(self._named(releases))
            self._register.covered = self._writer.sequence
        return added

    def retag(self, releases: Sequence[Release]) -> list[tuple[Release, Release]]:
        """Give a batch of releases of the index other tags, as found; return those that
        have others now, before and after."""
        with self._register.writing():
            before = {r.id: r for r in self._writer.releases(r.id for r in releases)}
            named = self._named([r for r in releases if r.id in before])
            changed = [(before[r.id], r) for r in named if _differ(before[r.id], r)]
            self._writer.retag(after for _, after in changed)
            self._register.covered = self._writer.sequence
        return changed

    def follow(self) -> int:
        """Let every older release follow what is known by now; return how many did."""
        done = 0
        with self._register.writing():
            for release_ids in self._register.following():
                older = {r.id: r for r in self._writer.releases(release_ids)}
                named = self._answered([as_found(one) for one in older.values()])
                done += self._writer.retag(r for r in named if _differ(older[r.id], r))
            self._register.covered = self._writer.sequence
        return done

    def catch_up(self, ledger: Ledger) -> None:
        """Count what the archive has beyond the register; correct by the ledger."""
        with self._register.writing():
            if self._register.covered > self._writer.sequence:
                self._register.clear()  # of another index, or of a newer archive
            self._ledger = parse_ledger(self._register.ledger)
            self._count_missing()
            self.changes = self._correct(ledger)

    def anew(self) -> None:
        """Forget what is known and count it again, all of it."""
        with self._register.writing():
            ledger = self._register.ledger
            self._register.clear()
            self._register.ledger = ledger
            self._count_missing()

    def _count_missing(self) -> None:
        touched: set[Block] = set()
        found: dict[str, list[Usage]] = {}
        for version, release in self._writer.since(self._register.covered):
            names = as_found(release).names if release else ()
            found[version.id] = [usage for _, usage in names]
            if len(found) == _CAUGHT_UP:
                touched |= self._counted_late(found)
        touched |= self._counted_late(found)
        self._compare(touched)
        self._register.covered = self._writer.sequence

    def _counted_late(self, found: dict[str, list[Usage]]) -> set[Block]:
        touched = self._register.count(found)
        self._register.settled()
        self._register.stale(found)
        found.clear()
        return touched

    def _correct(self, ledger: Ledger) -> tuple[Change, ...]:
        names = ledger.names(self._ledger)
        if not names:
            return ()
        touched = self._register.blocks(names)
        sizes = self._register.sizes(touched)
        self._ledger, self._register.ledger = ledger, str(ledger)
        self._compare(touched)
        later = self._register.sizes(touched)
        return tuple(
            Change(*key, sizes[key], later[key])
            for key in sorted(sizes | later)
            if sizes[key] != later[key]
        )

    def _named(self, releases: Iterable[Release]) -> list[Release]:
        """Count releases and return them under the names that are known now."""
        found = [as_found(release) for release in releases]
        used = {one.release.id: [usage for _, usage in one.names] for one in found}
        self._compare(self._register.count(used))
        self._register.settled()
        return self._answered(found)

    def _answered(self, found: Sequence[Found]) -> list[Release]:
        keys = {usage.key for one in found for _, usage in one.names}
        answers = self._register.answers(keys)
        return [renamed(one, answers) for one in found]

    def _compare(self, blocks: Iterable[Block]) -> None:
        """Find the answers of these blocks anew, and keep those that are others."""
        for block, rows in self._register.rows(blocks, lone=bool(self._ledger.lines)):
            answers = _answers(block, [row for row, _ in rows], self._ledger)
            self._register.settle(
                (row.usage.key, answers.get(row.usage.key))
                for row, before in rows
                if answers.get(row.usage.key) != before
            )


def _differ(one: Release, two: Release) -> bool:
    """Whether two taggings differ in more than the words of a reason."""
    tags = ([replace(t, reason=t.reason and "") for t in r.tags] for r in (one, two))
    return one.found != two.found or next(tags) != next(tags)


def _answers(
    block: Block, rows: Sequence[Counted], ledger: Ledger
) -> dict[int, Answer]:
    if block[0] != "participants":
        return body_answers(rows, ledger)
    full = [row for row in rows if form(row.usage.name).given]
    answers, partial = person_answers(full, ledger)
    known = known_persons(full, answers, partial)
    rest = [r for r in rows if not form(r.usage.name).given or r.usage.key in partial]
    return answers | surname_answers(rest, known, ledger)
