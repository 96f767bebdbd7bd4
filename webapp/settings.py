"""What a start of the program is told, read once at its edge."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

__all__ = ["Settings", "read_settings"]


@dataclass(frozen=True, slots=True)
class Settings:
    """Where the index lies."""

    index: Path


def read_settings(
    index: Path | None = None, environment: Mapping[str, str] = os.environ
) -> Settings:
    """Return the settings: `index` if given, else $RELEASES_INDEX, else a folder
    named release-index where the program was started."""
    named = environment.get("RELEASES_INDEX") or "release-index"
    return Settings(index=index or Path(named))
