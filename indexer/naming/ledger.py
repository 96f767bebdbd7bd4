"""The names ledger: corrections of names, one a line, in a file that people write.

    # what stands behind # is a comment
    alias Bush = George H. W. Bush; until 1993; publisher The White House
    merge Ana Brik = Anna Brik = A. K. Brik
    split John Smith | John A. Smith
    split John Smith by country
    never Grand Jury
    [organisations]
    merge Federal Bureau of Investigation = FBI

`alias` gives a name, as found, another value, under conditions: `since` and `until` a
year, `publisher`, `office`, `country`. `merge` makes all values, and names as found,
the first one. `split` keeps two names apart, or the bearers of one by `country`,
`office` or `publisher`. `never` takes back what is no name. A line in brackets says of
which field the next lines speak: participants (as at the beginning), offices or
organisations. Later lines go before earlier ones.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from index.errors import LedgerError
from index.files import replace_file
from indexer.naming.answer import Answer
from indexer.naming.forms import Form, form
from indexer.naming.usage import NAMED, Usage

__all__ = ["LEDGER", "Ledger", "Line", "keep_ledger", "parse_ledger", "read_ledger"]

LEDGER = "names.ledger"
RULE = "names-ledger"
_BY = ("country", "office", "publisher")
_YEARS = ("since", "until")
_CURE = {
    "alias": "write: alias NAME AS FOUND = VALUE; until 1993; publisher WHO",
    "merge": "write: merge VALUE = ANOTHER NAME = ANOTHER",
    "split": "write: split ONE NAME | ANOTHER, or: split NAME by country",
    "never": "write: never NAME",
}
_VERB = re.compile(r"(alias|merge|split|never)\s+(.*)")
_SECTION = re.compile(r"\[\s*(\w*)\s*\]")


@dataclass(frozen=True, slots=True)
class Line:
    """One correction: what is done to which names of a field, and when."""

    verb: str
    field: str
    names: tuple[str, ...]
    conditions: tuple[tuple[str, str], ...] = ()

    def holds(self, usage: Usage) -> bool:
        """Whether the conditions hold for a usage."""
        return all(_holds(name, value, usage) for name, value in self.conditions)

    def __str__(self) -> str:
        sign = " | " if self.verb == "split" else " = "
        by = "".join(f" by {value}" for name, value in self.conditions if name == "by")
        rest = "".join(f"; {n} {value}" for n, value in self.conditions if n != "by")
        return f"{self.verb} {sign.join(self.names)}{by}{rest}"


@dataclass(frozen=True)
class Ledger:
    """All corrections, in the order of the file."""

    lines: tuple[Line, ...] = ()

    def __str__(self) -> str:
        """Return a file that is read as this ledger."""
        field, written = NAMED[0], []
        for line in self.lines:
            if line.field != field:
                field = line.field
                written.append(f"[{field}]")
            written.append(str(line))
        return "".join(f"{line}\n" for line in written)

    def names(self, other: "Ledger") -> set[tuple[str, str]]:
        """Return (field, name) of all that only one of two ledgers says."""
        changed = set(self.lines) ^ set(other.lines)
        if self.lines != other.lines and not changed:
            changed = set(self.lines)  # in another order, another goes before
        return {(line.field, name) for line in changed for name in line.names}

    @property
    def apart(self) -> frozenset[frozenset[Form]]:
        """The pairs of persons that no rule may merge."""
        pairs = (
            one.names
            for one in self.lines
            if one.verb == "split" and len(one.names) == 2
        )
        return frozenset(frozenset(map(form, names)) for names in pairs)

    def corrected(self, usage: Usage, answer: Answer | None) -> Answer | None:
        """Return the answer for a usage after all lines that speak of it."""
        for line in reversed(self.lines):
            if line.field == usage.field and line.verb in ("never", "alias"):
                if usage.name == line.names[0] and line.holds(usage):
                    return _said(line, usage, line.names[1:] or ("",))
        for line in self.lines:
            value = answer.value if answer else usage.name
            if line.field != usage.field or not {value, usage.name} & set(line.names):
                continue
            if line.verb == "merge" and value != line.names[0]:
                answer = _said(line, usage, line.names)
            elif line.verb == "split" and len(line.names) == 1:
                answer = _parted(line, usage, answer)
        return answer


def read_ledger(path: Path) -> Ledger:
    """Return the ledger in a file, empty if there is none. Raise LedgerError, naming
    file, line and cure."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        return Ledger()
    except (OSError, UnicodeDecodeError) as error:
        raise LedgerError(
            f"{path}: it cannot be read as text in UTF-8: {error}; save it so"
        ) from error
    return parse_ledger(text, str(path))


def keep_ledger(path: Path, place: Path) -> Ledger:
    """Return the ledger in a file and keep a copy of it at `place`; one that lies there
    and is another is kept beside it, as `.old`. Raise LedgerError."""
    if not path.exists():
        raise LedgerError(f"there is no names ledger at {path}; give the path of one")
    ledger = read_ledger(path)
    text = path.read_bytes()
    try:
        before = place.read_bytes() if place.exists() else text
        if before != text:
            replace_file(place.with_name(f"{place.name}.old"), before)
        replace_file(place, text)
    except OSError as error:
        raise LedgerError(f"{place}: {error}; see that there is room") from error
    return ledger


def parse_ledger(text: str, place: str = LEDGER) -> Ledger:
    """Return the ledger written in `text`. Raise LedgerError."""
    field, lines = NAMED[0], []
    for number, written in enumerate(text.splitlines(), 1):
        line = " ".join(written.partition("#")[0].split())
        try:
            if section := _SECTION.fullmatch(line):
                field = _field(section[1])
            elif line:
                lines.append(_line(field, line))
        except ValueError as error:
            raise LedgerError(f"{place}, line {number}: {error}") from None
    return Ledger(tuple(lines))


def _field(name: str) -> str:
    if name not in NAMED:
        raise ValueError(f"there is no field {name!r}; write one of {', '.join(NAMED)}")
    return name


def _line(field: str, text: str) -> Line:
    found = _VERB.fullmatch(text)
    if not found:
        verb = text.split()[0]
        raise ValueError(
            f"{verb!r} is no correction; begin with alias, merge, split or never"
        )
    verb, (said, *conditions) = found[1], found[2].split(";")
    names, by = _names(verb, said.strip())
    told = tuple(_condition(verb, condition.strip()) for condition in conditions)
    return Line(verb, field, names, (*by, *told))


def _names(verb: str, said: str) -> tuple[tuple[str, ...], tuple[tuple[str, str], ...]]:
    by: tuple[tuple[str, str], ...] = ()
    if verb == "split" and "|" not in said:
        said, _, what = said.rpartition(" by ")
        if what not in _BY:
            raise ValueError(f"it does not say between whom; {_CURE[verb]}")
        by = (("by", what),)
    names = tuple(n.strip() for n in re.split(r"\|" if verb == "split" else "=", said))
    most = {"alias": 2, "never": 1, "split": 1 if by else 2}.get(verb, len(names))
    least = {"merge": 2}.get(verb, most)
    if not least <= len(names) <= most or not all(names):
        raise ValueError(f"it names {len([n for n in names if n])}; {_CURE[verb]}")
    if verb != "alias" and len(set(names)) < len(names):
        raise ValueError(f"it names {names[0]!r} twice; {_CURE[verb]}")
    return names, by


def _condition(verb: str, text: str) -> tuple[str, str]:
    name, _, value = text.partition(" ")
    if verb != "alias" or name not in (*_BY, *_YEARS) or not value:
        raise ValueError(f"{text!r} is no condition here; {_CURE[verb]}")
    if name in _YEARS and not re.fullmatch(r"\d{4}", value):
        raise ValueError(f"{value!r} is no year; write four digits, as {name} 1993")
    return name, value


def _holds(name: str, value: str, usage: Usage) -> bool:
    match name:
        case "since":
            return usage.year >= int(value)
        case "until":
            return 0 < usage.year <= int(value)
        case "office":
            return value in usage.offices
        case _:
            return bool(getattr(usage, name) == value)


def _said(line: Line, usage: Usage, names: Iterable[str]) -> Answer | None:
    value = next(iter(names))
    if value == usage.name:
        return None
    return Answer(value, f"the names ledger says: {line}", RULE)


def _parted(line: Line, usage: Usage, answer: Answer | None) -> Answer | None:
    value = answer.value if answer else usage.name
    by: Mapping[str, str] = dict(line.conditions)
    said = usage.offices[:1] if by["by"] == "office" else (getattr(usage, by["by"]),)
    if not any(said):
        return answer
    return Answer(f"{value} ({said[0]})", f"the names ledger says: {line}", RULE)
