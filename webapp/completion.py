"""Completion in bash, zsh and fish: commands, options, and values of the index."""

from collections.abc import Callable, Iterable

import click
from click.shell_completion import (
    BashComplete,
    CompletionItem,
    FishComplete,
    add_completion_class,
    get_completion_class,
)

from index import open_index
from index.errors import ReleaseSearchError
from index.results import FacetValue
from index.search import Search
from webapp.words import counted

__all__ = ["SHELLS", "Completion", "script", "values_of", "words_of"]

SHELLS = ("bash", "zsh", "fish")
Completion = Callable[[click.Context, click.Parameter, str], list[CompletionItem]]


# click's own scripts take a name of several words for several, and cut it at a comma.
BASH = r"""
%(complete_func)s() {
    local type value
    while IFS=, read -r type value; do
        case $type in
            dir) compopt -o dirnames ;;
            file) compopt -o default ;;
            plain)
                COMPREPLY+=("$value")
                # bash quotes what it takes for the name of a file
                [[ $value == *[!a-z_-]* ]] && compopt -o filenames ;;
        esac
    done < <(env COMP_WORDS="${COMP_WORDS[*]}" COMP_CWORD=$COMP_CWORD \
        %(complete_var)s=bash_complete "$1")
}
complete -o nosort -F %(complete_func)s %(prog_name)s
"""
FISH = r"""
function %(complete_func)s
    set -l found (env COMP_WORDS=(commandline -cp | string collect) \
        COMP_CWORD=(commandline -t | string collect) \
        %(complete_var)s=fish_complete %(prog_name)s)
    for one in $found
        set -l parts (string split --max 1 , -- $one)
        switch $parts[1]
            case dir
                __fish_complete_directories $parts[2]
            case file
                __fish_complete_path $parts[2]
            case plain
                printf '%%s\n' $parts[2]
        end
    end
end
complete --no-files --keep-order --command %(prog_name)s \
    --arguments "(%(complete_func)s)"
"""


@add_completion_class
class Bash(BashComplete):
    """Bash, where a name of several words stays one word."""

    source_template = BASH


@add_completion_class
class Fish(FishComplete):
    """Fish, where a name keeps its commas, and the most frequent stands first."""

    source_template = FISH


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
            CompletionItem(value.value, help=_told(value))
            for value in facet.values
            if value.value.casefold().startswith(typed.casefold())
        ]

    return complete


def words_of(choices: Iterable[str]) -> Completion:
    """Return what completes one of a few words."""

    def complete(_: object, __: object, typed: str) -> list[CompletionItem]:
        return [CompletionItem(word) for word in choices if word.startswith(typed)]

    return complete


def _told(value: FacetValue) -> str:
    found = counted(value.count, "release")
    return found if value.label == value.value else f"{value.label}, {found}"
