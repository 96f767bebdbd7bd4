"""Fixtures shared by the suite."""

from pathlib import Path
from types import ModuleType

import pytest
from faces import HOSTILE, RELEASES, make_index
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
