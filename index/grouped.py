"""Numbers whose thousands are set apart: 1,000,000, 1.000.000, 1 000 000."""

import re
from collections.abc import Iterator

__all__ = ["are_groups", "grouped", "tied"]

_APART = re.compile(r"(?<![\w.,])\d{1,3}(?:\s\d{3})+(?![\w.,])")


def are_groups(parts: tuple[str, ...]) -> bool:
    """Return whether words are a number that has its thousands apart; two may be
    anything else: 3.125 is none, 2.000 is."""
    first, *others = parts
    several = len(others) > 1 or others == ["000"]
    return several and len(first) < 4 and all(len(other) == 3 for other in others)


def grouped(number: str, typed: str) -> Iterator[tuple[str, ...]]:
    """Yield the parts of a number with its thousands apart, if it is round or typed
    with a mark between them."""
    if len(number) > 3 and (number.endswith("000") or not typed.isdigit()):
        first = len(number) % 3 or 3
        ends = range(first, len(number), 3)
        yield (number[:first], *(number[end : end + 3] for end in ends))


def tied(text: str) -> str:
    """Return a query in which the parts of a number hang together: 1.000.000."""
    if not _APART.search(text):
        return text
    parts = text.split('"')
    parts[::2] = (_APART.sub(_with_points, part) for part in parts[::2])
    return '"'.join(parts)


def _with_points(found: re.Match[str]) -> str:
    parts = tuple(found[0].split())
    return ".".join(parts) if are_groups(parts) else found[0]
