"""What completes a command line: values of the index, fields, a few words."""

from collections.abc import Callable, Iterable

import click
from click.shell_completion import CompletionItem

from index import open_index
from index.errors import ReleaseSearchError
from index.release import FACET_FIELDS
from index.results import FacetValue
from index.search import Search
from webapp.shells import after
from webapp.words import counted

__all__ = ["Completion", "pick_of", "values_of", "words_of"]

Completion = Callable[[click.Context, click.Parameter, str], list[CompletionItem]]


def values_of(field: str) -> Completion:
    """Return what completes the values of a facet field, the most frequent first."""

    def complete(
        context: click.Context, _: click.Parameter, typed: str
    ) -> list[CompletionItem]:
        return _values(context, field, typed)

    return complete


def pick_of(
    context: click.Context, _: click.Parameter, typed: str
) -> list[CompletionItem]:
    """Return what completes a FIELD=VALUE: the fields, then the values of one."""
    field, equals, begun = typed.partition("=")
    if not equals:
        fields = (name for name in FACET_FIELDS if name.startswith(typed))
        return [CompletionItem(f"{name}=", "begun") for name in fields]
    if field not in FACET_FIELDS:
        return []
    found = _values(context, field, begun)
    return [after(field + equals, item) for item in found]


def words_of(choices: Iterable[str]) -> Completion:
    """Return what completes one of a few words."""

    def complete(_: object, __: object, typed: str) -> list[CompletionItem]:
        return [CompletionItem(word) for word in choices if word.startswith(typed)]

    return complete


def _values(context: click.Context, field: str, typed: str) -> list[CompletionItem]:
    settings = context.find_root().obj
    try:
        facet = open_index(settings.index).facet(field, Search(), typed)
    except ReleaseSearchError:
        return []  # a shell that completes has no place for a message
    return [
        CompletionItem(value.value, help=_told(value))
        for value in facet.values
        if value.value.casefold().startswith(typed.casefold())
    ]


def _told(value: FacetValue) -> str:
    found = counted(value.count, "release")
    return found if value.label == value.value else f"{value.label}, {found}"
