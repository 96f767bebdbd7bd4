"""A query tree written as text again."""

from functools import singledispatch

from whoosh import query

from index.days import days_text
from index.errors import QueryError
from index.trees import DayRange, Tree, is_exclusion

__all__ = ["query_text"]


@singledispatch
def query_text(tree: Tree) -> str:
    """Return text that reads as this tree again, whichever words must match.

    What has several parts stands in brackets. Raise QueryError on a foreign tree.
    """
    raise QueryError(f"a query cannot hold a {type(tree).__name__}")


@query_text.register(query.And)
def _and_text(tree: query.And) -> str:
    return f"({' AND '.join(map(query_text, tree))})"


@query_text.register(query.Or)
def _or_text(tree: query.Or) -> str:
    return f"({' OR '.join(map(query_text, tree))})"


@query_text.register(query.AndNot)
def _and_not_text(tree: query.AndNot) -> str:
    excluded = f"-{query_text(tree.b)}"
    if is_exclusion(tree):
        return excluded
    parts = tree.a.children() if isinstance(tree.a, query.And) else [tree.a]
    return f"({' AND '.join([*map(query_text, parts), excluded])})"


@query_text.register(query.Every)
def _every_text(tree: query.Every) -> str:
    return ""


@query_text.register(query.Term)
def _term_text(tree: query.Term) -> str:
    return _in_field(tree.fieldname, tree.text)


@query_text.register(query.Prefix)
def _prefix_text(tree: query.Prefix) -> str:
    return _in_field(tree.fieldname, f"{tree.text}*")


@query_text.register(query.Wildcard)
def _wildcard_text(tree: query.Wildcard) -> str:
    return _in_field(tree.fieldname, tree.text)


@query_text.register(query.FuzzyTerm)
def _fuzzy_text(tree: query.FuzzyTerm) -> str:
    return _in_field(tree.fieldname, f"{tree.text}~{tree.maxdist}")


@query_text.register(query.Phrase)
def _phrase_text(tree: query.Phrase) -> str:
    near = "" if tree.slop == 1 else f"~{tree.slop}"
    return _in_field(tree.fieldname, f'"{" ".join(tree.words)}"{near}')


@query_text.register(DayRange)
def _day_range_text(tree: DayRange) -> str:
    return _in_field(tree.fieldname, days_text(tree.since, tree.until))


def _in_field(field: str, text: str) -> str:
    return text if field == "text" else f"{field}:{text}"
