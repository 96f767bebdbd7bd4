"""A reader's walk in a real browser: ask, pick two people, drop one, open a release."""

import shutil
from collections.abc import Iterator
from threading import Thread

import pytest
from faces import HOSTILE, RELEASES, make_index
from waitress.server import create_server

from webapp import create_app
from webapp.serving import listen, location
from webapp.settings import Settings

webdriver = pytest.importorskip("selenium.webdriver", reason="selenium is missing")
pytestmark = pytest.mark.browser

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


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("browser") / "index"
    app = create_app(Settings(make_index(folder, [*RELEASES, HOSTILE])))
    with listen("127.0.0.1", 0) as listening:
        server = create_server(app, sockets=[listening], threads=4)
        Thread(target=server.run, daemon=True).start()
        yield location(listening)
        server.close()


@pytest.fixture(scope="module", params=["with JavaScript", "without JavaScript"])
def browser(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator["webdriver.Chrome"]:
    chromium, driver = shutil.which("chromium"), shutil.which("chromedriver")
    if not (chromium and driver):
        pytest.skip("needs the commands chromium and chromedriver")
    options = webdriver.ChromeOptions()
    options.binary_location = chromium
    profile = tmp_path_factory.mktemp("profile")
    for flag in (*FLAGS, f"--user-data-dir={profile}"):
        options.add_argument(flag)
    if request.param == "without JavaScript":
        settings = {"profile.managed_default_content_settings.javascript": 2}
        options.add_experimental_option("prefs", settings)
    service = webdriver.ChromeService(executable_path=driver)
    chrome = webdriver.Chrome(options=options, service=service)
    yield chrome
    chrome.quit()


def count(browser: "webdriver.Chrome") -> str:
    return str(browser.find_element("id", "count").text)


def follow(browser: "webdriver.Chrome", where: str, words: str) -> None:
    """Click the link within `where` (a CSS selector) that has these words."""
    links = browser.find_elements("css selector", f"{where} a")
    next(link for link in links if words in link.text).click()


def search(browser: "webdriver.Chrome", words: str) -> None:
    box = browser.find_element("id", "q")
    box.clear()
    box.send_keys(words)
    box.submit()


def test_a_reader_asks_picks_two_people_drops_one_and_opens_a_release(
    browser: "webdriver.Chrome", site: str
) -> None:
    browser.get(site)
    assert count(browser) == "4 releases"
    search(browser, "minister")
    assert count(browser) == "2 releases"
    follow(browser, ".filters", "Ivo Maran")
    assert count(browser) == "1 release"
    follow(browser, ".filters", "Lina Haddad")
    assert count(browser) == "2 releases"
    chips = browser.find_elements("css selector", ".chips a")
    assert [" ".join(chip.text.split()) for chip in chips][:2] == [
        "Remove filter: participant Ivo Maran ×",
        "Remove filter: participant Lina Haddad ×",
    ]
    chips[0].click()
    assert count(browser) == "1 release"
    follow(browser, ".hits", "Talks on trade")
    assert browser.current_url == f"{site}/releases/visit-to-vienna"
    assert browser.find_element("tag name", "h1").text == "Talks on trade in Vienna"


def test_a_mark_in_the_text_leads_to_its_reason(
    browser: "webdriver.Chrome", site: str
) -> None:
    browser.get(f"{site}/releases/visit-to-vienna")
    reason = browser.find_element("css selector", "#tag-0 .why")
    assert not reason.is_displayed()
    follow(browser, ".text", "Ana Brik")
    assert reason.is_displayed() and "office-before-name" in reason.text


def test_a_kind_of_mark_can_be_switched_off(
    browser: "webdriver.Chrome", site: str
) -> None:
    browser.get(f"{site}/releases/visit-to-vienna")
    mark = browser.find_element("css selector", ".text .participants")
    before = mark.value_of_css_property("background-color")
    browser.find_element("id", "show-participants").click()
    assert mark.value_of_css_property("background-color") != before


def test_a_period_narrows_the_search(browser: "webdriver.Chrome", site: str) -> None:
    browser.get(f"{site}/search?q=minister")
    browser.find_element("id", "since").send_keys("2022")
    browser.find_element("id", "until").submit()
    assert count(browser) == "1 release"
    assert "since 1 January 2022" in browser.page_source


def test_no_page_is_wider_than_a_telephone(
    browser: "webdriver.Chrome", site: str
) -> None:
    browser.set_window_size(390, 844)
    for address in ("/", "/search?q=hostile", "/releases/hostile", "/search?x=1"):
        browser.get(site + address)
        width = browser.execute_script("return document.documentElement.scrollWidth")
        assert width <= browser.get_window_size()["width"]


def test_hostile_releases_run_no_script(browser: "webdriver.Chrome", site: str) -> None:
    for address in ("/search?q=hostile", "/releases/hostile"):
        browser.get(site + address)
        assert not browser.find_elements("css selector", "main img, main script")
        assert "alert(1)" in browser.find_element("tag name", "main").text
