"""Whoosh and msgspec without what they import and a query never calls: a quarter of the
time in which `releases search` starts.

Whoosh's module `compat` takes `urlretrieve` from `urllib.request`, which takes in
`http`, `email`, `socket` and `ssl`; its trees, fields and filters take functions and an
exception from modules that know its files, the forms of English words and how they
sound, and chance. msgspec takes from `typing_extensions` what `typing` has
and describes types for others; its `uuid` asks `platform` for what the system tells. A
stand-in takes their place while the two are imported, and fetches the module itself if
anything of it is asked for. Import this module before any other of theirs.
"""

import os
import sys
import typing
from collections.abc import Callable
from importlib import import_module
from types import ModuleType
from typing import Any

__all__: list[str] = []


def _later(module: str, *names: str) -> dict[str, Callable[..., Any]]:
    """Return functions that are those of these names, imported when one is called."""
    return {
        name: lambda *given, name=name: getattr(import_module(module), name)(*given)
        for name in names
    }


class _Unraised(Exception):
    """What Whoosh catches where it would read its own files, which nobody asks for."""


# what is taken from each by name
_SPARED: dict[str, dict[str, Any]] = {
    "msgspec._json_schema": _later(
        "msgspec._json_schema", "schema", "schema_components"
    ),
    "msgspec.inspect": {},
    "pickle": _later("pickle", "dump", "dumps", "load", "loads"),
    "platform": {"system": lambda: os.uname().sysname},
    "random": {},
    "typing_extensions": {
        name: getattr(typing, name)
        for name in ("NotRequired", "Required", "get_type_hints")
    },
    "urllib.request": _later("urllib.request", "urlretrieve"),
    "whoosh.columns": {},
    "whoosh.lang.dmetaphone": _later("whoosh.lang.dmetaphone", "double_metaphone"),
    "whoosh.lang.morph_en": _later("whoosh.lang.morph_en", "variations"),
    "whoosh.lang.porter": _later("whoosh.lang.porter", "stem"),
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


def _import_both() -> None:
    spared = [name for name in _SPARED if name not in sys.modules]
    sys.modules.update((name, _stand_in(name, _SPARED[name])) for name in spared)
    try:
        import msgspec  # noqa: F401  what it imports is spared as well
        import whoosh.fields
        import whoosh.query  # noqa: F401
    finally:
        for name in spared:
            del sys.modules[name]


_import_both()
