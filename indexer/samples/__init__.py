"""Releases to try the program with. Their people, bodies and events are invented."""

from pathlib import Path

__all__ = ["folder"]


def folder() -> Path:
    """Return the folder of the sample releases, in several formats."""
    return Path(__file__).parent / "releases"
