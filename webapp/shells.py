"""How bash, zsh and fish ask what completes a line, and what they are answered."""

import os
import shlex

import click
from click.shell_completion import (
    BashComplete,
    CompletionItem,
    FishComplete,
    ShellComplete,
    ZshComplete,
    add_completion_class,
    get_completion_class,
    split_arg_string,
)

from webapp.options import COMPLETING

__all__ = ["SHELLS", "after", "script"]

SHELLS = ("bash", "zsh", "fish")

# click's own scripts take a name of several words for several, cut it at a comma, and
# know nothing of a value that is joined to its option by "=".
BASH = r"""
%(complete_func)s() {
    local type value
    while IFS=, read -r type value; do
        case $type in
            dir) compopt -o dirnames ;;
            file) compopt -o default ;;
            begun) COMPREPLY+=("$value"); compopt -o nospace ;;
            plain)
                COMPREPLY+=("$value")
                # bash quotes what it takes for the name of a file
                [[ $value == *[!a-z_-]* ]] && compopt -o filenames ;;
        esac
    done < <(env COMP_LINE="${COMP_LINE:0:COMP_POINT}" COMP_WORD="$2" \
        %(complete_var)s=bash_complete "$1")
}
complete -o nosort -F %(complete_func)s %(prog_name)s
"""
ZSH = r"""#compdef %(prog_name)s

%(complete_func)s() {
    local type value told
    local -a begun plain described answer
    answer=("${(@f)$(env COMP_LINE="${(j: :)words[1,CURRENT-1]} $QIPREFIX$PREFIX" \
        %(complete_var)s=zsh_complete %(prog_name)s)}")
    for type value told in $answer; do
        case $type in
            dir) _path_files -/ ;;
            file) _path_files -f ;;
            begun) begun+=("$value") ;;
            plain)
                if [[ $told == _ ]]; then
                    plain+=("$value")
                else
                    described+=("$value:$told")
                fi ;;
        esac
    done
    (( $#described )) && _describe -V releases described -U
    (( $#plain )) && compadd -U -V releases -a plain
    (( $#begun )) && compadd -U -S '' -V releases -a begun
    return 0
}

if [[ $zsh_eval_context[-1] == loadautofunc ]]; then
    %(complete_func)s "$@"
else
    compdef %(complete_func)s %(prog_name)s
fi
"""
FISH = r"""
function %(complete_func)s
    set -l found (env COMP_LINE=(commandline -cp | string collect) \
        %(complete_var)s=fish_complete %(prog_name)s)
    for one in $found
        set -l parts (string split --max 1 , -- $one)
        switch $parts[1]
            case dir
                __fish_complete_directories $parts[2]
            case file
                __fish_complete_path $parts[2]
            case begun plain
                printf '%%s\n' $parts[2]
        end
    end
end
complete --no-files --keep-order --command %(prog_name)s \
    --arguments "(%(complete_func)s)"
"""
FISH_GOES_ON = tuple("/=@:.,-")
# What no command line has, put where the cursor is: its word is incomplete.
CURSOR = "\0"


class _Line(ShellComplete):
    """A shell that tells the line before the cursor, and replaces the whole word."""

    def get_completion_args(self) -> tuple[list[str], str]:
        """Return the words before the one that is typed, and that."""
        _, *words, typed = split_arg_string(os.environ["COMP_LINE"] + CURSOR)
        return words, typed.removesuffix(CURSOR)

    def get_completions(
        self, args: list[str], incomplete: str
    ) -> list[CompletionItem[str]]:
        """Return what the word may become, with the option a value is joined to."""
        option, equals, _ = incomplete.partition("=")
        joined = option + equals if equals and option.startswith("--") else ""
        found = super().get_completions(args, incomplete)
        return [after(joined, item) for item in found] if joined else found


@add_completion_class
class Bash(_Line, BashComplete):
    """Bash, where a name of several words stays one word."""

    source_template = BASH

    def get_completions(
        self, args: list[str], incomplete: str
    ) -> list[CompletionItem[str]]:
        """Return what may stand for the part of a word behind its last "=" or ":",
        which is all that bash replaces."""
        before = len(incomplete) - len(_replaced())
        found = super().get_completions(args, incomplete)
        return [_shown(item, item.value[before:]) for item in found]


@add_completion_class
class Zsh(_Line, ZshComplete):
    """Zsh, where the most frequent stands first."""

    source_template = ZSH


@add_completion_class
class Fish(_Line, FishComplete):
    """Fish, where a name keeps its commas, and the most frequent stands first."""

    source_template = FISH

    def get_completions(
        self, args: list[str], incomplete: str
    ) -> list[CompletionItem[str]]:
        """Return what the word may become. Fish leaves a quote open behind a value that
        may go on as a path or a domain; one that ends in a space it closes, and of a
        value no space at its end counts."""
        found = super().get_completions(args, incomplete)
        if not _quoted():
            return found
        return [_shown(item, item.value + _closing(item)) for item in found]


def _quoted() -> bool:
    """Return whether the cursor stands behind a quote that is open."""
    try:
        shlex.split(os.environ["COMP_LINE"])
    except ValueError as error:
        return str(error) == "No closing quotation"
    return False


def _closing(item: CompletionItem[str]) -> str:
    return " " if item.type == "plain" and item.value.endswith(FISH_GOES_ON) else ""


def _replaced() -> str:
    """Return what bash replaces of a word; behind a quote it is told as meant."""
    line, part = os.environ["COMP_LINE"], os.environ["COMP_WORD"]
    if line.removesuffix(part).endswith(("'", '"')):
        return part
    return "".join(split_arg_string(part + CURSOR)).removesuffix(CURSOR)


def after(joined: str, item: CompletionItem[str]) -> CompletionItem[str]:
    """Return what may stand behind what is typed, as one word with that."""
    return _shown(item, joined + item.value)


def _shown(item: CompletionItem[str], value: str) -> CompletionItem[str]:
    return CompletionItem(value, item.type, item.help)


def script(command: click.Command, shell: str) -> str:
    """Return what a shell reads to complete `releases`; `shell` is one of SHELLS."""
    kind = get_completion_class(shell)
    assert kind is not None
    return kind(command, {}, "releases", COMPLETING).source()
