"""A compiled module of the index, and its source as Python reads it without Cython."""

import importlib
import importlib.util
import sys
from pathlib import Path
from types import ModuleType
from unittest.mock import patch

import pytest

__all__ = ["assert_built_of_its_source", "at_speed"]

SOURCES = Path(__file__).resolve().parents[1] / "index"
_SLACK = 60.0  # seconds; an installer may write the source after the extension


def at_speed(name: str, speed: str) -> ModuleType:
    """Return the module `name` of the index, "compiled" or "plain"."""
    if speed == "plain":
        return _plain(name)
    module = importlib.import_module(f"index.{name}")
    if not module.COMPILED:
        pytest.skip(f"index.{name} is not compiled here")
    return module


def assert_built_of_its_source(name: str) -> None:
    """Assert that the source is not newer than what was compiled from it."""
    built = Path(str(at_speed(name, "compiled").__file__))
    sources = [built.with_name(f"{name}{suffix}") for suffix in (".py", ".pxd")]
    newest = max(path.stat().st_mtime for path in sources)
    assert built.stat().st_mtime > newest - _SLACK, f"build index.{name} again"


def _plain(name: str) -> ModuleType:
    source = SOURCES / f"{name}.py"
    spec = importlib.util.spec_from_file_location(f"plain_{name}", source)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    with patch.dict(sys.modules, {"cython": None}):
        spec.loader.exec_module(module)
    assert not module.COMPILED
    return module
