"""The query language, as a Whoosh parser with a closed list of plugins.

iran talks            side by side: all of them, or any of them (`match`)
"security council"    an exact phrase, its words never stemmed
"council vote"~5      in this order, each word at most 5 places after the last
immigra*              words that begin so; three letters or more before the star
wom?n  organi*ation   words so spelt: ? is one letter, * any or none; two letters first
putin~1  putin~2      words one or two letters different, the first one the same
a AND b  a OR b       both, either; AND binds tighter than OR, OR than a blank
NOT a  -a  +a         without; demanded even where any word may match
( )                   brackets
title:iran            in one field; see FIELDS and ALIASES
date:2018-02..        published on those days; see index/days.py
"""

import re
from collections.abc import Iterable
from datetime import date
from functools import partial
from typing import Any

from whoosh.fields import TEXT, Schema
from whoosh.qparser import plugins, syntax
from whoosh.qparser.default import QueryParser
from whoosh.qparser.plugins import FieldsPlugin
from whoosh.query import Phrase, Term

from index.analysis import WORDS, words
from index.clauses import (
    MAX_SLOP,
    Both,
    Clauses,
    Demanded,
    Either,
    Excluded,
    FuzzyNode,
    PrefixNode,
    WildcardNode,
)
from index.days import SPACED, days
from index.errors import QueryError
from index.lighter import later
from index.search import Match
from index.trees import DayRange, Tree

__all__ = ["ALIASES", "FIELDS", "cut", "parser"]

FIELDS = (
    *("title", "body", "participants", "offices", "organisations", "locations"),
    *("sides", "topics", "publisher", "language", "date"),
)
ALIASES = {
    **{"participant": "participants", "person": "participants"},
    **{"location": "locations", "place": "locations"},
    **{"topic": "topics", "office": "offices", "side": "sides"},
    **{"published": "date"},
    **{"organisation": "organisations", "organization": "organisations"},
    **{"organizations": "organisations", "text": "text"},
}
MIN_PREFIX = 3  # letters of a pattern, before a * that ends it
MIN_START = 2  # letters of a pattern before the first * or ?

_close_matches = later("difflib", "get_close_matches")
_WORDED = TEXT(analyzer=WORDS, multitoken_query="phrase")
_SCHEMA = Schema(text=_WORDED, **{f: _WORDED for f in FIELDS if f != "date"})


def parser(text: str, match: Match, today: date) -> QueryParser:
    """Return the parser that reads `text`; its `tag` and `filterize` do the work.

    Both raise QueryError, with a repaired text as suggestion.
    """
    return QueryParser(
        "text",
        _SCHEMA,
        plugins=_PLUGINS,
        termclass=partial(_term, text, today),
        phraseclass=partial(_phrase, text, today),
        group=partial(Clauses, match=match),
    )


def cut(text: str, start: int, end: int, instead: str = "") -> str:
    """Return the text with one stretch of it replaced."""
    return " ".join(f"{text[:start]} {instead} {text[end:]}".split())


def _term(text: str, today: date, field: str, word: str, boost: float = 1.0) -> Tree:
    if field != "date":
        return Term(field, word)
    try:
        return DayRange(*days(word, today))
    except QueryError as error:
        raise QueryError(str(error), _mend(text, word, error.suggestion)) from None


def _phrase(
    text: str, today: date, field: str, words: list[str], slop: int = 1, **_: Any
) -> Tree:
    if field == "date":
        return _term(text, today, field, " ".join(words))
    return Phrase(field, words, slop=max(1, min(slop, MAX_SLOP)))


def _mend(text: str, written: str, repaired: str | None) -> str:
    """Return the text with a bad date repaired, or without it and its field."""
    bad = re.compile(rf'(\w+:)"?{re.escape(written)}"?')
    return bad.sub(lambda match: f"{match[1]}{repaired}" if repaired else " ", text, 1)


class _KnownField(FieldsPlugin.FieldnameTagger):  # type: ignore[misc]  # Whoosh has no types
    """The name of a field, or of one that is meant; any other name is a word."""

    def create(self, parser: QueryParser, match: re.Match[str]) -> Any:
        name = match["text"].lower()
        if name in FIELDS or name in ALIASES:
            return syntax.FieldnameNode(ALIASES.get(name, name), match.group())
        if near := _close_matches(name, [*FIELDS, *ALIASES], 1, 0.8):
            raise _unknown_field(match, near[0])
        return None


class _Fields(FieldsPlugin):  # type: ignore[misc]  # Whoosh has no types
    """`field:` directly before a value."""

    FieldnameTagger = _KnownField


def _unknown_field(match: re.Match[str], near: str) -> QueryError:
    return QueryError(
        f'there is no field "{match["text"]}"; the fields are {", ".join(FIELDS)}',
        f"{match.string[: match.start()]}{near}:{match.string[match.end() :]}",
    )


class _Dates(plugins.TaggingPlugin):  # type: ignore[misc]  # Whoosh has no types
    """Dates of several words: `date:[2018 TO 2019]`, `date:last week`."""

    expr = re.compile(rf'(?<=:)(?:\[[^\[\]"]*\bTO\b[^\[\]"]*\]|{SPACED})', re.I)
    priority = 5

    def create(self, parser: QueryParser, match: re.Match[str]) -> Any:
        before = match.string[: match.start()].lower()
        if before.endswith(("date:", "published:")):
            return syntax.WordNode(match.group())
        if match.group().startswith("["):
            raise QueryError(f"{match.group()}: only date: can be asked for a range")
        return None


class _Words(plugins.TaggingPlugin):  # type: ignore[misc]  # Whoosh has no types
    """A run of anything but blanks, brackets and quotation marks."""

    expr = re.compile(r'[^\s()"]+')
    priority = 10
    fuzzy = re.compile(r"(?P<text>.+?)~(?P<distance>\d{0,9})[.,;:!?]*")
    wildcard = re.compile(r".*\*.*|[\w'’-]*\?[\w?'’-]*\w")

    def create(self, parser: QueryParser, match: re.Match[str]) -> Any:
        raw = match.group()
        if not words(raw):
            return syntax.WordNode(raw)
        if fuzzy := self.fuzzy.fullmatch(raw):
            return _fuzzy_node(match, fuzzy)
        if self.wildcard.fullmatch(raw):
            return _pattern_node(match, raw.rstrip(".,;:!?"))
        return syntax.WordNode(raw)


def _fuzzy_node(match: re.Match[str], fuzzy: re.Match[str]) -> FuzzyNode:
    found = words(fuzzy["text"])
    if len(found) == 1:
        return FuzzyNode(found[0], max(1, int(fuzzy["distance"] or 1)))
    raise QueryError(
        f'"{match.group()}": ~ stands after a single word, as in putin~1',
        cut(match.string, *match.span(), " ".join(found)),
    )


def _pattern_node(match: re.Match[str], raw: str) -> PrefixNode | WildcardNode:
    parts = _MARKS.split(raw)  # letters and marks by turns
    letters = [words(part) for part in parts[::2]]
    if all(len(one) == 1 for one in letters[:-1]) and len(letters[-1]) < 2:
        parts[::2] = map("".join, letters)
        parts[1::2] = map(_fewest, parts[1::2])
        if node := _pattern("".join(parts)):
            return node
    raise QueryError(
        f'"{match.group()}": ? and * stand after {MIN_START} letters of a word or '
        f"more, as in wom?n, a * that ends it after {MIN_PREFIX}, as in immigra*",
        cut(match.string, *match.span(), _without_wildcards(match.group())),
    )


def _pattern(spelt: str) -> PrefixNode | WildcardNode | None:
    """Return the node of a pattern, None where it begins with too few letters."""
    first, *others = _MARKS.split(spelt)
    if others == ["*", ""]:
        return PrefixNode(first) if len(first) >= MIN_PREFIX else None
    return WildcardNode(spelt) if len(first) >= MIN_START else None


def _fewest(marks: str) -> str:
    """Return marks side by side in the one way to write them."""
    return "?" * marks.count("?") + "*" * ("*" in marks)


def _without_wildcards(raw: str) -> str:
    """Return the beginning of a word up to its first wildcard, where that is long
    enough, else what stands between them."""
    begun = words(re.split("[*?]", raw)[0])
    if len(begun) == 1 and len(begun[0]) >= MIN_PREFIX:
        return f"{begun[0]}*"
    return re.sub("[*?]+", " ", raw)


_MARKS = re.compile(r"([*?]+)")
_NOT = r'(?<![^\s()"])NOT(?![^\s()"])|(?<![^\s(])-(?=[^\s-])'
_PLUS = r"(?<![^\s(])\+(?=[^\s+])"
_AND, _OR = (rf'(?<![^\s()"]){name}(?![^\s()"])' for name in ("AND", "OR"))


def _operators() -> Iterable[tuple[Any, int]]:
    operator, prefix = plugins.OperatorsPlugin.OpTagger, syntax.PrefixOperator
    yield operator(_NOT, Excluded, prefix), 0
    yield operator(_PLUS, Demanded, prefix), 0
    yield operator(_AND, Both), 0
    yield operator(_OR, Either), 0


_PLUGINS = [
    _Fields(r"(?P<text>[A-Za-z_]+):(?!//)(?=\S)", remove_unknown=False),
    plugins.PhrasePlugin(r'"(?P<text>[^"]*)"(~(?P<slop>[0-9]{1,9}))?'),
    plugins.GroupPlugin(),
    plugins.OperatorsPlugin(_operators(), clean=True),
    _Dates(),
    _Words(),
]
