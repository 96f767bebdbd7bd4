"""Whoosh without what it imports and a query never calls: a fifth of the time in which
`releases search` starts.

Its module `compat` takes `urlretrieve` from `urllib.request`, which takes in `http`,
`email`, `socket` and `ssl`; its trees and fields take a function and an exception from
modules that know its files and the forms of English words. A stand-in takes their place
while Whoosh is imported, and fetches the module itself if anything of it is asked for.
Import this module before any other of Whoosh.
"""

import sys
from collections.abc import Callable
from importlib import import_module
from types import ModuleType
from typing import Any

__all__: list[str] = []


def _later(module: str, name: str) -> Callable[..., Any]:
    """Return a function that is the one of this name, imported when it is called."""
    return lambda *given: getattr(import_module(module), name)(*given)


class _Unraised(Exception):
    """What Whoosh catches where it would read its own files, which nobody asks for."""


# what Whoosh takes from each by name
_SPARED: dict[str, dict[str, Any]] = {
    "urllib.request": {"urlretrieve": _later("urllib.request", "urlretrieve")},
    "whoosh.columns": {},
    "whoosh.lang.morph_en": {
        "variations": _later("whoosh.lang.morph_en", "variations")
    },
    "whoosh.reading": {"TermNotFound": _Unraised},
}


def _stand_in(name: str, taken: dict[str, Any]) -> ModuleType:
    def asked(wanted: str) -> Any:
        if wanted.startswith("__"):  # importing asks for these
            raise AttributeError(wanted)
        return getattr(import_module(name), wanted)

    module = ModuleType(name)
    vars(module).update(taken, __getattr__=asked)
    return module


def _import_whoosh() -> None:
    spared = [name for name in _SPARED if name not in sys.modules]
    sys.modules.update((name, _stand_in(name, _SPARED[name])) for name in spared)
    try:
        import whoosh.fields
        import whoosh.query  # noqa: F401
    finally:
        for name in spared:
            del sys.modules[name]


_import_whoosh()
