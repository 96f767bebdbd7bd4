"""Names of bodies and offices that differ in spelling alone."""

from collections.abc import Iterable
from functools import lru_cache

from indexer.naming.answer import Answer, Counted, most_used
from indexer.naming.spellings import Spelling, spelling

__all__ = ["one_spelling"]


def one_spelling(rows: Iterable[Counted]) -> dict[int, Answer]:
    """Return, by usage, the answers for names of one core that are not as most are.

    A body without its country is the one with it where the publisher is of that
    country and says both.
    """
    rows = sorted(rows, key=lambda row: row.usage.key)
    groups: dict[Spelling, list[Counted]] = {}
    home = {
        (row.usage.publisher, spelling(row.usage.name).state)
        for row in rows
        if row.usage.country == spelling(row.usage.name).country != ""
    }
    for row in rows:
        groups.setdefault(_spelt(row, home), []).append(row)
    answers = {}
    for found in groups.values():
        told = [row for row in found if spelling(row.usage.name).state]
        value = most_used(told or found)
        for row in found:
            if row.usage.name != value:
                answers[row.usage.key] = Answer(value, _reason(row, value))
    return answers


def _spelt(row: Counted, home: set[tuple[str, str]]) -> Spelling:
    found, use = spelling(row.usage.name), row.usage
    bare = use.field == "organisations" and not found.state
    own = next((state for at, state in home if at == use.publisher), "")
    return Spelling(found.core, own) if bare and own and _telling(found) else found


@lru_cache(maxsize=1 << 12)
def _telling(found: Spelling) -> bool:
    """Whether a name says which body it is: a task force or an embassy may be any."""
    return "of" in found.core.split() or len(found.core.split()) > 2


def _reason(row: Counted, value: str) -> str:
    if spelling(row.usage.name) == spelling(value):
        return f"another spelling of {value}"
    return f"{row.usage.publisher} says {value} too, which is of its own country"
