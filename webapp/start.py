"""The program `releases`, started as quickly as it can be."""

import gc
from importlib import import_module

__all__ = ["run"]


def run() -> None:
    """Run the command line.

    What is imported stays: looking for garbage in it, again and again while it grows
    and once more at the end, would be a quarter of the time of a search.
    """
    gc.disable()
    # first: it makes what others import lighter
    sparing = import_module("index.lighter").sparing
    with sparing(_CLICK):
        import_module("click.shell_completion")
    command_line = import_module("webapp.cli")
    gc.freeze()
    gc.enable()
    command_line.main()


def _clean(text: str) -> str:
    """Return a text as `inspect.cleandoc` would."""
    if "\n" in text:
        return str(import_module("inspect").cleandoc(text))
    return text.expandtabs().lstrip()


def _one_or_many(one: str, many: str, count: int) -> str:
    return one if count == 1 else many


# What click takes from each: it looks for a translation of every word it says, and
# there are none of it; it cleans each line of help, and few have a second.
_CLICK = {
    "gettext": {"gettext": str, "ngettext": _one_or_many},
    "inspect": {"cleandoc": _clean},
}
