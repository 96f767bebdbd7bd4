"""A real browser, and a site for it: what the tests that walk through pages share."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from waitress.server import create_server

from webapp import create_app
from webapp.serving import listen, location
from webapp.settings import Settings

__all__ = [
    "Keys",
    "WebDriverWait",
    "count",
    "leaving",
    "served",
    "started",
    "webdriver",
]


def _selenium(module: str) -> Any:
    """A module of selenium; None where it is missing, and tests are skipped."""
    return import_module(f"selenium.{module}") if find_spec("selenium") else None


webdriver = _selenium("webdriver")
Keys = getattr(webdriver, "Keys", None)
WebDriverWait = getattr(_selenium("webdriver.support.wait"), "WebDriverWait", None)
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    # a link that glides away while the page scrolls cannot be clicked
    "--force-prefers-reduced-motion",
    "--window-size=1280,1000",
)


@contextmanager
def served(index: Path) -> Iterator[str]:
    """Serve the pages of an index; the address they have."""
    with listen("127.0.0.1", 0) as listening:
        app = create_app(Settings(index))
        server = create_server(app, sockets=[listening], threads=4)
        Thread(target=server.run, daemon=True).start()
        yield location(listening)
        server.close()


@contextmanager
def started(profile: Path, scripted: bool) -> Iterator["webdriver.Chrome"]:
    """A browser that runs scripts, or does not. Skip the test where there is none."""
    chromium, driver = shutil.which("chromium"), shutil.which("chromedriver")
    if not (webdriver and chromium and driver):
        pytest.skip("needs selenium and the commands chromium and chromedriver")
    options = webdriver.ChromeOptions()
    options.binary_location = chromium
    for flag in (*FLAGS, f"--user-data-dir={profile}"):
        options.add_argument(flag)
    if not scripted:
        settings = {"profile.managed_default_content_settings.javascript": 2}
        options.add_experimental_option("prefs", settings)
    service = webdriver.ChromeService(executable_path=driver)
    chrome = webdriver.Chrome(options=options, service=service)
    yield chrome
    chrome.quit()


def count(browser: "webdriver.Chrome") -> str:
    return str(browser.find_element("id", "count").text)


@contextmanager
def leaving(browser: "webdriver.Chrome") -> Iterator[None]:
    """What is done within leads to another page: wait until that one is whole.

    A submitted form only begins to load; the next look could still meet the old page,
    or none.
    """
    conditions = _selenium("webdriver.support.expected_conditions")
    old = browser.find_element("tag name", "html")
    yield
    # between two pages the browser may have no answer to a question
    unanswered = [_selenium("common.exceptions").WebDriverException]
    wait = WebDriverWait(browser, 20, ignored_exceptions=unanswered)
    wait.until(conditions.staleness_of(old))
    whole = "return document.readyState === 'complete'"
    wait.until(lambda _: browser.execute_script(whole))
