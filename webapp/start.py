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
    import_module("index")  # first: it makes what others import lighter
    command_line = import_module("webapp.cli")
    gc.freeze()
    gc.enable()
    command_line.main()
