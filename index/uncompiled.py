"""Stands in for `cython` where the kernels run as plain Python without it."""

from contextlib import nullcontext

__all__ = ["compiled", "nogil"]

compiled = False
nogil = nullcontext()
