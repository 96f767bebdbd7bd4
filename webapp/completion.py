"""Completion in bash, zsh and fish: commands, options, and values of the index."""

from collections.abc import Callable

import click
from click.shell_completion import (
    BashComplete,
    CompletionItem,
    add_completion_class,
    get_completion_class,
)

from index import open_index
from index.errors import ReleaseSearchError
from index.search import Search

__all__ = ["SHELLS", "Completion", "script", "values_of"]

SHELLS = ("bash", "zsh", "fish")
Completion = Callable[[click.Context, click.Parameter, str], list[CompletionItem]]


@add_completion_class
class QuotingBash(BashComplete):
    """Bash as click completes in it, but a name of several words stays one word."""

    def format_completion(self, item: CompletionItem) -> str:
        """Return kind and value as the script of bash reads them."""
        value = str(item.value).replace("\\", "\\\\").replace(" ", "\\ ")
        return f"{item.type},{value}"


def script(command: click.Command, shell: str) -> str:
    """Return what a shell reads to complete `releases`; `shell` is one of SHELLS."""
    kind = get_completion_class(shell)
    assert kind is not None
    return kind(command, {}, "releases", "_RELEASES_COMPLETE").source()


def values_of(field: str) -> Completion:
    """Return what completes the values of a facet field, the most frequent first."""

    def complete(
        context: click.Context, parameter: click.Parameter, typed: str
    ) -> list[CompletionItem]:
        settings = context.find_root().obj
        try:
            facet = open_index(settings.index).facet(field, Search(), typed)
        except ReleaseSearchError:
            return []  # a shell that completes has no place for a message
        return [
            CompletionItem(value.value, help=f"{value.label}, {value.count}")
            for value in facet.values
            if value.value.casefold().startswith(typed.casefold())
        ]

    return complete
