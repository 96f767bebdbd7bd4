"""Whoosh without what it imports and never calls.

Its module `compat` takes `urlretrieve` from `urllib.request`, which takes in `http`,
`email`, `socket` and `ssl`: a seventh of the time in which `releases search` starts.
Nothing of Whoosh calls it. Import this module before any other of Whoosh.
"""

import sys
from types import ModuleType

__all__: list[str] = []

_SPARED = "urllib.request"


def _import_compat() -> None:
    stand_in = ModuleType(_SPARED)
    stand_in.urlretrieve = None  # type: ignore[attr-defined]
    sys.modules[_SPARED] = stand_in
    try:
        import whoosh.compat  # noqa: F401
    finally:
        del sys.modules[_SPARED]


if _SPARED not in sys.modules:
    _import_compat()
