"""What is installed: every file the program needs, the command, a version."""

import importlib
import subprocess
import sys
import tomllib
from importlib.metadata import PackageNotFoundError, entry_points, version
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[1]
ROOMS = ("index", "indexer", "webapp")
# what is made beside the sources, or is carried without being named
NOT_DATA = {".py", ".pyc", ".pyd", ".so", ".c"}


@pytest.fixture(scope="module")
def project() -> dict[str, Any]:
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def data_files() -> set[Path]:
    found = (path for room in ROOMS for path in (ROOT / room).rglob("*"))
    return {path for path in found if path.is_file() and path.suffix not in NOT_DATA}


def test_every_data_file_is_carried_by_the_package(project: dict[str, Any]) -> None:
    carried = {
        path
        for package, patterns in project["tool"]["setuptools"]["package-data"].items()
        for pattern in patterns
        for path in (ROOT / package.replace(".", "/")).glob(pattern)
    }
    assert data_files() - carried == set()


def test_every_folder_of_modules_is_a_package() -> None:
    modules = (path for room in ROOMS for path in (ROOT / room).rglob("*.py"))
    assert all((path.parent / "__init__.py").exists() for path in modules)


def test_every_module_with_types_beside_it_is_compiled_when_installing(
    project: dict[str, Any],
) -> None:
    named = {one["name"] for one in project["tool"]["setuptools"]["ext-modules"]}
    typed = {f"index.{path.stem}" for path in (ROOT / "index").glob("*.pxd")}
    assert named == {"index._shared"} | typed


def test_all_modules_with_types_beside_them_are_compiled_or_none_is() -> None:
    typed = [path.stem for path in (ROOT / "index").glob("*.pxd")]
    modules = [importlib.import_module(f"index.{name}") for name in typed]
    assert len({Path(str(module.__file__)).suffix for module in modules}) == 1


def test_the_readme_has_the_two_command_lines_of_the_gate() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    section = text.split("## Install and start", 1)[1].split("\n## ", 1)[0]
    lines = [line for line in section.splitlines() if line.startswith("    ")]
    assert len(lines) == 2
    assert lines[0].endswith("releases demo")
    assert "[test]" in lines[1] and lines[1].endswith("pytest")


@pytest.fixture
def installed() -> str:
    try:
        return version("release-search")
    except PackageNotFoundError:
        pytest.skip("release-search is not installed in this environment")


def test_the_installed_version_is_that_of_the_sources(
    installed: str, project: dict[str, Any]
) -> None:
    assert installed == project["project"]["version"]


def test_the_command_is_installed_and_helps(installed: str) -> None:
    (script,) = entry_points(group="console_scripts", name="releases")
    assert script.value == "webapp.start:run"
    command = Path(sys.executable).with_name("releases")
    said = subprocess.run([command, "--help"], capture_output=True, text=True)
    assert said.returncode == 0
    assert said.stdout.startswith("Usage: releases")
