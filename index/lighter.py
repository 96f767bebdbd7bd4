"""Libraries without what they import and a query never calls: a third of the time in
which `releases search` starts.

Whoosh's module `compat` takes `urlretrieve` from `urllib.request`, which takes in
`http`, `email`, `socket` and `ssl`, and one function from `html`, which has a list of
2,231 signs; its trees, fields and filters take functions and an exception from modules
that know its files, the forms of English words and how they sound, and chance; two of
its packages take in all of their modules, of which a query needs half. msgspec
takes from `typing_extensions` what `typing` has and describes types for others; its
`uuid` asks `platform` for what the system tells. `calendar` knows the days in other
languages by `locale`, and `urllib.parse` hosts given as numbers by `ipaddress`. A
stand-in takes their place while they are imported, and fetches the module itself if
anything of it is asked for. Import this module before any of them.
"""

import os
import sys
import typing
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib import import_module
from types import ModuleType
from typing import Any

__all__ = ["later", "sparing"]


def later(module: str, name: str) -> Callable[..., Any]:
    """Return a function that is the one of this name, imported when it is called."""
    return lambda *given: getattr(import_module(module), name)(*given)


def _functions(module: str, *names: str) -> dict[str, Callable[..., Any]]:
    return {name: later(module, name) for name in names}


class _Unraised(Exception):
    """What Whoosh catches where it would read its own files, which nobody asks for."""


# what is taken from each by name
_SPARED: dict[str, dict[str, Any]] = {
    "html": _functions("html", "escape"),
    "ipaddress": {},
    "locale": {},
    "msgspec._json_schema": _functions(
        "msgspec._json_schema", "schema", "schema_components"
    ),
    "msgspec.inspect": {},
    "pickle": _functions("pickle", "dump", "dumps", "load", "loads"),
    "platform": {"system": lambda: os.uname().sysname},
    "random": {},
    "typing_extensions": {
        name: getattr(typing, name)
        for name in ("NotRequired", "Required", "get_type_hints")
    },
    "urllib.request": _functions("urllib.request", "urlretrieve"),
    "whoosh.columns": {},
    "whoosh.lang.dmetaphone": _functions("whoosh.lang.dmetaphone", "double_metaphone"),
    "whoosh.lang.morph_en": _functions("whoosh.lang.morph_en", "variations"),
    "whoosh.lang.porter": _functions("whoosh.lang.porter", "stem"),
    "whoosh.reading": {"TermNotFound": _Unraised},
}


# the modules that each of these packages takes in and a query does not need
_PARTS = {
    "whoosh.analysis": ("analyzers", "filters", "intraword", "morph", "ngrams"),
    "whoosh.query": ("nested", "qcolumns", "spans"),
}
_SPARED |= {f"{whole}.{part}": {} for whole, parts in _PARTS.items() for part in parts}


def _stand_in(name: str, taken: dict[str, Any]) -> ModuleType:
    def asked(wanted: str) -> Any:
        if wanted.startswith("__"):  # importing asks for these
            raise AttributeError(wanted)
        return getattr(import_module(name), wanted)

    module = ModuleType(name)
    vars(module).update(taken, __getattr__=asked)
    return module


def _fetch_later(package: str) -> None:
    """Let a package give the names of its spared modules when they are asked for."""

    def asked(wanted: str) -> Any:
        for part in () if wanted.startswith("__") else _PARTS[package]:
            module = import_module(f"{package}.{part}")
            if hasattr(module, wanted):
                return getattr(module, wanted)
        raise AttributeError(wanted)

    vars(sys.modules[package])["__getattr__"] = asked


@contextmanager
def sparing(modules: dict[str, dict[str, Any]]) -> Iterator[None]:
    """While this lasts, whoever imports one of these modules gets what is given of it,
    and the rest once it is asked for. Those that were imported before stay."""
    spared = [name for name in modules if name not in sys.modules]
    sys.modules.update((name, _stand_in(name, modules[name])) for name in spared)
    try:
        yield
    finally:
        for name in spared:
            del sys.modules[name]


with sparing(_SPARED):
    # for those who import them later: what these import is spared now
    import calendar  # noqa: F401  kept for others
    import urllib.parse  # noqa: F401  kept for others

    import msgspec  # noqa: F401  kept for others
    import whoosh.fields
    import whoosh.query  # noqa: F401  kept for others

for package in _PARTS:
    _fetch_later(package)
