"""Room for arrays that are written in no order."""

from typing import Literal

__all__ = ["room"]

_SIZES = {"B": 1, "H": 2, "I": 4, "Q": 8}


def room(kind: Literal["B", "H", "I", "Q"], count: int) -> "memoryview[int]":
    """Return `count` zeros as a flat array; `kind` is a code of the struct module."""
    return memoryview(bytearray(_SIZES[kind] * count)).cast(kind)
