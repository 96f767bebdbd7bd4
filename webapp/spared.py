"""The addresses of a search as the attributes of a page have them, without escapes.

A page has some two hundred, and each of them several "&". HTML needs no escape of one
before a parameter: no name of a character stands there, for "=" follows or a letter.
"""

from collections.abc import Callable
from functools import wraps
from types import ModuleType, SimpleNamespace
from typing import ParamSpec

from markupsafe import Markup, escape

__all__ = ["sparing"]

Asked = ParamSpec("Asked")


def sparing(module: ModuleType, *names: str) -> SimpleNamespace:
    """Return what a module has, those of its functions named so that their addresses
    are markup already."""
    spared = {name: _spared(getattr(module, name)) for name in names}
    return SimpleNamespace(**{n: getattr(module, n) for n in module.__all__} | spared)


def _spared(address: Callable[Asked, str]) -> Callable[Asked, Markup]:
    @wraps(address)
    def spared(*positional: Asked.args, **named: Asked.kwargs) -> Markup:
        escaped = escape(address(*positional, **named))
        return Markup(str(escaped).replace("&amp;", "&"))

    return spared
