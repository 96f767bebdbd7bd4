"""What is known of names: every usage, its releases, its answer; in `names.sqlite`.

All of it is made from the archive, up to version `covered`, and can be made again: a
file of another format is begun anew. The one writer of the index alone opens it.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

from indexer.naming.answer import Answer, Counted
from indexer.naming.database import Database, marks, parts
from indexer.naming.usage import Usage

__all__ = ["REGISTER", "Block", "Register"]

REGISTER = "names.sqlite"
Block = tuple[str, str]  # field and block
Answered = list[tuple[Counted, Answer | None]]

_FOLLOWING = 2_000  # releases that follow at once
_SEPARATOR = "\x1f"
_USAGE = "field, name, publisher, country, offices, address, year"
_ANSWER = "value, reason, rule, trust"


class Register:
    """An open register. Every method raises IndexDamaged where the file is."""

    def __init__(self, path: Path) -> None:
        self._file = Database(path)

    def close(self) -> None:
        """Give the file back."""
        self._file.close()

    def writing(self) -> AbstractContextManager[None]:
        """Make all changes inside at once, or none."""
        return self._file.writing()

    @property
    def covered(self) -> int:
        """The number of the last version of the archive that is counted."""
        return int(self._file.about("covered"))

    @covered.setter
    def covered(self, sequence: int) -> None:
        self._file.tell("covered", str(sequence))

    @property
    def ledger(self) -> str:
        """The text of the names ledger that the answers follow."""
        return self._file.about("ledger")

    @ledger.setter
    def ledger(self, text: str) -> None:
        self._file.tell("ledger", text)

    def clear(self) -> None:
        """Forget everything."""
        for table in ("usages", "uses", "releases"):
            self._file.run(f"DELETE FROM {table}")
        self.covered, self.ledger = 0, ""

    def count(self, found: Mapping[str, Iterable[Usage]]) -> set[Block]:
        """Note what each release, by id, uses now, in place of what it used before;
        return the blocks in which something counts otherwise than before.

        Usages that nothing had before are stale no sooner than `settled`.
        """
        usages = {usage.key: usage for used in found.values() for usage in used}
        uses = {id: {usage.key for usage in used} for id, used in found.items()}
        numbers = self._numbers(uses)
        before = self._used(numbers.values())
        change: Counter[int] = Counter()
        gone, come = [], []
        for release_id, keys in uses.items():
            number = numbers[release_id]
            old = before.get(number, set())
            gone += [(key, number) for key in old - keys]
            come += [(key, number) for key in keys - old]
        change.update(key for key, _ in come)
        change.subtract(key for key, _ in gone)
        self._file.many("DELETE FROM uses WHERE usage = ? AND release = ?", gone)
        self._file.many("INSERT INTO uses VALUES (?, ?)", come)
        return self._add(usages, {key: n for key, n in change.items() if n})

    def rows(
        self, blocks: Iterable[Block], lone: bool
    ) -> Iterator[tuple[Block, Answered]]:
        """Yield each block with its usages and their answers; unless `lone`, leave out
        those of one name alone, which nothing has to be compared with."""
        for field, names in _by_field(blocks).items():
            for part in parts(names):
                told = part if lone else self._differing(field, part)
                sql = f"SELECT block, {_USAGE}, releases, {_ANSWER} FROM usages"
                sql = f"{sql} WHERE field = ? AND block IN ({marks(len(told))})"
                for block, found in _together(self._file.run(sql, (field, *told))):
                    yield (field, block), found

    def blocks(self, names: Iterable[tuple[str, str]]) -> set[Block]:
        """Return the blocks that have one of these (field, name) as a name or value."""
        sql = "SELECT DISTINCT field, block FROM usages WHERE field = ? AND value = ?"
        found: set[Block] = set()
        for field, name in names:
            found.add((field, Usage(field, name, "", "").block))
            found.update(self._file.run(sql, (field, name)))
        return found

    def settle(self, answers: Iterable[tuple[int, Answer | None]]) -> None:
        """Keep new answers, by usage; the releases of all but new ones must follow."""
        rows = [
            (*((a.value, a.reason, a.rule, a.trust) if a else [None] * 4), key)
            for key, a in answers
        ]
        sql = "UPDATE usages SET value = ?, reason = ?, rule = ?, trust = ?"
        self._file.many(f"{sql}, stale = stale IS NOT NULL WHERE id = ?", rows)

    def settled(self) -> None:
        """Note that the releases counted last bear the answers there are now."""
        self._file.run("UPDATE usages SET stale = 0 WHERE stale IS NULL")

    def answers(self, keys: Iterable[int]) -> dict[int, Answer]:
        """Return the answers of usages, those that have one."""
        sql = f"SELECT id, {_ANSWER} FROM usages WHERE value IS NOT NULL AND id IN"
        rows = self._file.each(sql, sorted(set(keys)))
        found = ((row[0], _answer(row[1:])) for row in rows)
        return {key: answer for key, answer in found if answer}

    def sizes(self, blocks: Iterable[Block]) -> Counter[tuple[str, str]]:
        """Return how many releases have each (field, value) in these blocks."""
        sql = """
            SELECT coalesce(value, name), count(DISTINCT release) FROM usages
            JOIN uses ON usage = id WHERE field = ? AND block = ? GROUP BY 1"""
        found: Counter[tuple[str, str]] = Counter()
        for field, block in blocks:
            for value, releases in self._file.run(sql, (field, block)):
                found[field, value] += releases
        return found

    def stale(self, release_ids: Iterable[str]) -> None:
        """Note that these releases may not bear the answers of their usages."""
        numbers = self._numbers(dict.fromkeys(release_ids))
        sql = "UPDATE usages SET stale = 1 WHERE id IN (SELECT usage FROM uses "
        self._file.many(f"{sql} WHERE release = ?)", [(n,) for n in numbers.values()])

    def following(self) -> Iterator[list[str]]:
        """Yield the ids of all releases with a stale usage, some at a time;
        once they are through, nothing is stale."""
        self._file.run("""CREATE TEMP TABLE following AS
            SELECT DISTINCT release FROM uses
            WHERE usage IN (SELECT id FROM usages WHERE stale)""")
        sql = """SELECT number, id FROM releases WHERE number > ? AND number IN
            (SELECT release FROM following) ORDER BY number LIMIT ?"""
        last = 0
        while rows := self._file.run(sql, (last, _FOLLOWING)):
            yield [release_id for _, release_id in rows]
            last = rows[-1][0]
        self._file.run("DROP TABLE following")
        self._file.run("UPDATE usages SET stale = 0 WHERE stale")

    def _differing(self, field: str, blocks: Sequence[str]) -> list[str]:
        """Return the blocks with several names, or with one that has an answer."""
        rows = self._file.run(
            f"""SELECT block FROM usages
            WHERE field = ? AND block IN ({marks(len(blocks))}) GROUP BY block
            HAVING min(name) <> max(name) OR count(value) > 0""",
            (field, *blocks),
        )
        return [block for (block,) in rows]

    def _add(
        self, usages: Mapping[int, Usage], change: Mapping[int, int]
    ) -> set[Block]:
        sql = "SELECT id, field, block, releases FROM usages WHERE id IN"
        known = {key: rest for key, *rest in self._file.each(sql, sorted(change))}
        new = [key for key in change if key not in known]
        values = [_row(usages[key], change[key]) for key in new]
        columns = f"id, {_USAGE}, block, releases"
        sql = f"INSERT INTO usages ({columns}, stale) VALUES ({marks(10)}, NULL)"
        self._file.many(sql, values)
        sql = "UPDATE usages SET releases = ? WHERE id = ?"
        counts = {key: known[key][2] + change[key] for key in known}
        self._file.many(sql, [(count, key) for key, count in counts.items() if count])
        lost = [(key,) for key, count in counts.items() if not count]
        self._file.many("DELETE FROM usages WHERE id = ?", lost)
        touched = {(usages[key].field, usages[key].block) for key in new}
        return touched | {
            (field, block)
            for key, (field, block, before) in known.items()
            if before.bit_length() != counts[key].bit_length()
        }

    def _numbers(self, release_ids: Mapping[str, object]) -> dict[str, int]:
        ids = [(release_id,) for release_id in release_ids]
        self._file.many("INSERT OR IGNORE INTO releases (id) VALUES (?)", ids)
        sql = "SELECT id, number FROM releases WHERE id IN"
        return dict(self._file.each(sql, list(release_ids)))

    def _used(self, numbers: Iterable[int]) -> dict[int, set[int]]:
        found: dict[int, set[int]] = {}
        sql = "SELECT release, usage FROM uses WHERE release IN"
        for number, usage in self._file.each(sql, list(numbers)):
            found.setdefault(number, set()).add(usage)
        return found


def _row(usage: Usage, releases: int) -> tuple[Any, ...]:
    offices = _SEPARATOR.join(usage.offices)
    told = (usage.field, usage.name, usage.publisher, usage.country, offices)
    return usage.key, *told, usage.address, usage.year, usage.block, releases


def _counted(row: Sequence[Any]) -> Counted:
    field, name, publisher, country, offices, address, year, releases = row[:8]
    held = tuple(offices.split(_SEPARATOR)) if offices else ()
    usage = Usage(field, name, publisher, country, held, address, year)
    return Counted(usage, releases)


def _answer(row: Sequence[Any]) -> Answer | None:
    return None if row[0] is None else Answer(*row)


def _by_field(blocks: Iterable[Block]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for field, block in sorted(blocks):
        found.setdefault(field, []).append(block)
    return found


def _together(rows: Iterable[Any]) -> Iterable[tuple[str, Answered]]:
    found: dict[str, Answered] = {}
    for block, *row in rows:
        found.setdefault(block, []).append((_counted(row), _answer(row[8:])))
    return found.items()
