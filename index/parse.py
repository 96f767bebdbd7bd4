"""From what a reader typed to a query tree, or to the fault and a repaired query."""

import re
from datetime import date
from functools import lru_cache
from itertools import accumulate, pairwise
from typing import Any

from msgspec import Struct
from whoosh.qparser import plugins, syntax

from index.analysis import words
from index.clauses import notice
from index.days import today as present_day
from index.errors import QueryError
from index.grammar import cut, parser
from index.grouped import tied
from index.search import Match
from index.trees import DayRange, Tree, highlights

__all__ = ["DayRange", "Query", "Tree", "highlights", "parse"]

MAX_LENGTH = 1000  # characters
MAX_DEPTH = 32  # brackets within brackets
MAX_WORDS = 256
MAX_REPAIRS = 8

# what pasted text holds and a query cannot: other quotation marks, and what is no
# character at all
_READABLE = str.maketrans({"“": '"', "”": '"', "„": '"', "\0": " "}) | {
    code: " " for code in range(0xD800, 0xE000)
}
# in Hebrew abbreviations a quotation mark stands between letters
_ABBREVIATED = re.compile('(?<=[א-ת])"(?=[א-ת])')


class Query(Struct, frozen=True):
    """A text as understood.

    `text` reads as the same tree again. `words` counts the clauses side by side that
    are about the text, not about tags and dates, and not exclusions: with two or more,
    matching any of them can find what matching all does not. `notices` are sentences
    about what was read otherwise than written.
    """

    tree: Tree
    text: str
    words: int
    notices: tuple[str, ...] = ()


def parse(text: str, match: Match = "all", today: date | None = None) -> Query:
    """Return how a text is understood; `match` joins what stands side by side.

    The language is described in index/grammar.py, the tree in index/trees.py. Blank
    text is Every. Words of dates (`last week`) are relative to `today`, in UTC. Raise
    QueryError that names the fault; its suggestion, if there is one, can be parsed.
    """
    day = today or present_day()
    try:
        return _understood(text, match, day)
    except QueryError as error:
        suggestion = _repaired(text, error.suggestion, match, day)
        raise QueryError(str(error), suggestion) from None


def _repaired(text: str, suggestion: str | None, match: Match, day: date) -> str | None:
    """Return the suggestion, repaired until it parses, or else the plain words.

    Return None when no word is left.
    """
    for _ in range(MAX_REPAIRS):
        if suggestion is None:
            break
        suggestion = _tidied(suggestion)
        fault = _fault(suggestion, match, day)
        if fault is None:
            return suggestion or None
        suggestion = fault.suggestion
    found = words(text[:MAX_LENGTH].translate(_READABLE))[:MAX_WORDS]
    plain = " ".join(found)[:MAX_LENGTH]
    return plain if plain and _fault(plain, match, day) is None else None


def _tidied(text: str) -> str:
    """Return the text without the blanks that what was cut out of it has left."""
    return " ".join(text.split()).replace("( ", "(").replace(" )", ")")


def _fault(text: str, match: Match, day: date) -> QueryError | None:
    try:
        _understood(text, match, day)
    except QueryError as error:
        return error
    return None


def _understood(text: str, match: Match, day: date) -> Query:
    if len(text) > MAX_LENGTH:
        raise QueryError(
            f"the query has {len(text)} characters; {MAX_LENGTH} are the most"
        )
    readable = _ABBREVIATED.sub("״", text.translate(_READABLE))
    return _read(tied(" ".join(readable.split())), match, day)


@lru_cache(maxsize=1024)
def _read(text: str, match: Match, day: date) -> Query:
    _check_quotes(text)
    reader = parser(text, match, day)
    nodes = [node for node in reader.tag(text) if _says_something(node)]
    _check_nodes(text, nodes)
    clauses = reader.filterize(reader.group(nodes))
    trees = clauses.trees(reader)
    return Query(
        clauses.joined(trees),
        _within_bounds(clauses.text(trees)),
        sum(bool(highlights(tree)) for tree in trees),
        tuple(said for node in nodes if (said := notice(node))),
    )


def _within_bounds(text: str) -> str:
    """Return the text as understood if it can be read again."""
    steps = ({"(": 1, ")": -1}.get(character, 0) for character in text)
    if len(text) > MAX_LENGTH or max(accumulate(steps), default=0) > MAX_DEPTH:
        raise QueryError(
            "the query is too long or nested too deep when written in full"
        )
    return text


def _says_something(node: Any) -> bool:
    """Return whether a node is more than blanks and punctuation."""
    return not node.is_ws() and (not node.is_text() or bool(words(node.text)))


def _check_quotes(text: str) -> None:
    if text.count('"') % 2:
        last = text.rindex('"')
        closed = text + '"' if text[last + 1 :].strip() else text[:last]
        raise QueryError("a quotation mark is not closed", closed)


def _check_nodes(text: str, nodes: list[Any]) -> None:
    if text and not nodes:
        raise QueryError(f'there is no word in "{text}"')
    count = sum(_kind(node) == "word" for node in nodes)
    if count > MAX_WORDS:
        raise QueryError(f"the query has {count} words; {MAX_WORDS} are the most")
    _check_brackets(text, nodes)
    for before, after in pairwise([None, *nodes, None]):
        _check_pair(text, before, after)


def _check_brackets(text: str, nodes: list[Any]) -> None:
    depth = 0
    for node in nodes:
        depth += {"open": 1, "close": -1}.get(_kind(node), 0)
        if depth < 0:
            without = cut(text, node.startchar, node.endchar)
            raise QueryError("a closing bracket has no opening one", without)
        if depth > MAX_DEPTH:
            raise QueryError(f"brackets may be nested {MAX_DEPTH} deep, not deeper")
    if depth:
        raise QueryError("a bracket is not closed", text + ")" * depth)


_KINDS = {
    plugins.GroupPlugin.OpenBracket: "open",
    plugins.GroupPlugin.CloseBracket: "close",
    syntax.InfixOperator: "joiner",
    syntax.PrefixOperator: "sign",
    syntax.FieldnameNode: "field",
}


def _kind(node: Any) -> str:
    """Return what part a node plays; None is the edge of the text."""
    return "edge" if node is None else _KINDS.get(type(node), "word")


def _check_pair(text: str, before: Any, after: Any) -> None:
    match _kind(before), _kind(after):
        case "edge" | "open", "joiner":
            raise _misplaced(text, after, after, "has nothing before it")
        case "joiner" | "sign" | "field", "edge" | "close" | "joiner":
            raise _misplaced(text, before, before, "has nothing after it")
        case ("sign", "sign") | ("field", "sign" | "field"):
            raise _misplaced(text, before, before, "must stand before a word")
        case "open", "close":
            raise _misplaced(text, before, after, "holds nothing")
        case "sign" | "field", _ if text[before.endchar : after.startchar].strip():
            raise _misplaced(text, before, before, "has no word after it")


def _misplaced(text: str, first: Any, last: Any, fault: str) -> QueryError:
    start, end = first.startchar, last.endchar
    return QueryError(f"{text[start:end]} {fault}", cut(text, start, end))
