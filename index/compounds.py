"""Words of several parts, with their hyphen or without: COVID-19, covid19, F-16s."""

import re
from collections.abc import Iterator

from whoosh.query import Phrase, Term

from index.analysis import words
from index.trees import Tree

__all__ = ["compounds", "respelt_compound"]

Words = tuple[str, ...]

_RUN = re.compile(r'"[^"]*"?|[^\s()"]+')  # a phrase, or what stands between blanks
_MIXED = re.compile(r"([^\W\d_]+)(\d+s?)|(\d+)([^\W\d_]+)")  # covid19, f16s, 5g


def compounds(text: str) -> frozenset[Words]:
    """Return the words of several parts in a query as typed; none in quotation marks,
    where a phrase is meant as it is written."""
    runs = (run for run in _RUN.findall(text) if not run.startswith('"'))
    found = (tuple(words(run)) for run in runs)
    return frozenset(parts for parts in found if len(parts) > 1)


def respelt_compound(tree: Tree, known: frozenset[Words]) -> Iterator[Words]:
    """Yield other spellings of a part of a query; `known` are its compounds."""
    if type(tree) is Term and tree.fieldname == "text":
        if match := _MIXED.fullmatch(tree.text):
            yield from _with_plural(tuple(filter(None, match.groups())))
    elif type(tree) is Phrase and tree.fieldname == "text":
        parts = tuple(tree.words)
        if parts in known:
            yield ("".join(parts),)
            yield from (other for other in _with_plural(parts) if other != parts)


def _with_plural(parts: Words) -> Iterator[Words]:
    yield parts
    *first, last = parts
    if last.isdigit():
        yield (*first, f"{last}s")  # F-16, F-16s
    elif last[:-1].isdigit() and last.endswith("s"):
        yield (*first, last[:-1])
