"""Fixtures shared by the suite."""

from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from browsing import served, started
from faces import HOSTILE, MET, RELEASES, make_index
from flask.testing import FlaskClient
from hypothesis import settings
from pages import browse
from speeds import at_speed

# a busy machine is not a fault of what it runs
settings.register_profile("unhurried", settings(), deadline=None)
settings.load_profile("unhurried")


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real releases and gold tags beside the project."""
    folder = Path(__file__).resolve().parents[2] / "shared"
    if not folder.is_dir():
        pytest.skip("the shared folder with real releases is not beside the project")
    return folder


@pytest.fixture(scope="session")
def client(tmp_path_factory: pytest.TempPathFactory) -> FlaskClient:
    """The pages of the releases in faces.py, a hostile one among them."""
    folder = tmp_path_factory.mktemp("client") / "index"
    return browse(make_index(folder, [*RELEASES, HOSTILE]))


@pytest.fixture(scope="module", params=["compiled", "plain"])
def kernels(request: pytest.FixtureRequest) -> ModuleType:
    """The kernels as compiled, where they are, and as plain Python."""
    return at_speed("kernels", request.param)


@pytest.fixture(scope="module", params=["compiled", "plain"])
def counting(request: pytest.FixtureRequest) -> ModuleType:
    """What counts facet values, as compiled, where it is, and as plain Python."""
    return at_speed("counting", request.param)


@pytest.fixture(scope="module", params=["compiled", "plain"])
def ranking(request: pytest.FixtureRequest) -> ModuleType:
    """What finds the best, as compiled, where it is, and as plain Python."""
    return at_speed("ranking", request.param)


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a site with the releases in faces.py."""
    folder = tmp_path_factory.mktemp("site") / "index"
    with served(make_index(folder, [*RELEASES, HOSTILE, MET])) as address:
        yield address


@pytest.fixture(scope="module", params=["with JavaScript", "without JavaScript"])
def browser(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Any]:
    """A browser that runs scripts, and one that does not."""
    profile = tmp_path_factory.mktemp("profile")
    with started(profile, request.param == "with JavaScript") as chrome:
        yield chrome


@pytest.fixture
def scripted(request: pytest.FixtureRequest) -> bool:
    """Whether the browser of this test runs scripts."""
    return "with JavaScript" in request.node.name
