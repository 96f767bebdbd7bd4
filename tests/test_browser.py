"""A reader's walk in a real browser: ask, pick two people, drop one, open a release."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from threading import Thread

import pytest
from faces import HOSTILE, MET, RELEASES, make_index
from waitress.server import create_server

from webapp import create_app
from webapp.serving import listen, location
from webapp.settings import Settings

webdriver = pytest.importorskip("selenium.webdriver", reason="selenium is missing")
Keys = webdriver.Keys
WebDriverWait = import_module("selenium.webdriver.support.wait").WebDriverWait
staleness_of = import_module(
    "selenium.webdriver.support.expected_conditions"
).staleness_of
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


# every kind of page
KINDS = (
    "/",
    "/search?q=minister&participants=Ana+Brik&topics.not=budget&since=2020",
    "/search?q=nothingatall&participants=Nobody",
    "/search?x=1",
    "/nothing/is/here",
    "/releases/visit-to-vienna",
    "/releases/call-with-maran",
    "/releases/met",
    "/timeline",
    "/facets/participants",
    "/facets/participants?q=minister&prefix=zzz",
    "/participants/Ana%20Brik",
    "/offices/Foreign%20Minister",
    "/organisations/Port%20Authority",
    "/locations/Vienna",
    "/topics/trade",
    "/api",
    "/commands",
)
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("browser") / "index"
    app = create_app(Settings(make_index(folder, [*RELEASES, HOSTILE, MET])))
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


@pytest.fixture
def scripted(request: pytest.FixtureRequest) -> bool:
    """Whether the browser of this test runs scripts."""
    return "with JavaScript" in request.node.name


def axe(browser: "webdriver.Chrome") -> list[str]:
    """Return what axe finds wrong with the page that is open."""
    carrier = find_spec("axe_playwright_python")
    if carrier is None or carrier.origin is None:
        pytest.skip("axe-core is missing")
    source = Path(carrier.origin).with_name("axe.min.js").read_text(encoding="utf-8")
    browser.execute_script(source)
    run = "axe.run(document, {runOnly: arguments[0]}).then(arguments[1])"
    found = browser.execute_async_script(run, WCAG)
    assert len(found["passes"]) > 10
    return [
        f"{rule['id']}: {node['html']} {node['failureSummary']}"
        for rule in found["violations"]
        for node in rule["nodes"]
    ]


def count(browser: "webdriver.Chrome") -> str:
    return str(browser.find_element("id", "count").text)


@contextmanager
def leaving(browser: "webdriver.Chrome") -> Iterator[None]:
    """What is done within leads to another page: wait until that one is whole.

    A submitted form only begins to load; the next look could still meet the old page,
    or none.
    """
    old = browser.find_element("tag name", "html")
    yield
    wait = WebDriverWait(browser, 20)
    wait.until(staleness_of(old))
    whole = "return document.readyState === 'complete'"
    wait.until(lambda _: browser.execute_script(whole))


def click(browser: "webdriver.Chrome", where: str, words: str) -> None:
    """Click the link within `where` (a CSS selector) that has these words."""
    links = browser.find_elements("css selector", f"{where} a")
    next(link for link in links if words in link.text).click()


def follow(browser: "webdriver.Chrome", where: str, words: str) -> None:
    with leaving(browser):
        click(browser, where, words)


def submit(browser: "webdriver.Chrome", field: str, words: str) -> None:
    """Type `words` into the field of this id and send its form."""
    box = browser.find_element("id", field)
    box.clear()
    box.send_keys(words)
    with leaving(browser):
        box.submit()


def search(browser: "webdriver.Chrome", words: str) -> None:
    submit(browser, "q", words)


def test_a_reader_asks_picks_two_people_drops_one_and_opens_a_release(
    browser: "webdriver.Chrome", site: str
) -> None:
    browser.get(site)
    assert count(browser) == "5 releases"
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
    with leaving(browser):
        chips[0].click()
    assert count(browser) == "1 release"
    follow(browser, ".hits", "Talks on trade")
    assert browser.current_url == f"{site}/releases/visit-to-vienna?q=minister"
    assert browser.find_element("tag name", "h1").text == "Talks on trade in Vienna"


def test_a_mark_in_the_text_leads_to_its_reason(
    browser: "webdriver.Chrome", site: str
) -> None:
    browser.get(f"{site}/releases/visit-to-vienna")
    reason = browser.find_element("css selector", "#tag-0 .why")
    assert not reason.is_displayed()
    click(browser, ".text", "Ana Brik")
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
    submit(browser, "since", "2022")
    assert count(browser) == "1 release"
    assert "since 1 January 2022" in browser.page_source


def test_the_search_box_suggests_and_the_keyboard_picks(
    browser: "webdriver.Chrome", site: str, scripted: bool
) -> None:
    browser.get(site)
    box = browser.find_element("id", "q")
    box.send_keys("talks ana br")
    if not scripted:
        assert box.get_attribute("role") is None
        return
    wait = WebDriverWait(browser, 10)
    told = browser.find_element("id", "suggested")
    wait.until(lambda _: "1 suggestion" in told.get_attribute("textContent"))
    assert box.get_attribute("aria-expanded") == "true"
    box.send_keys(Keys.ESCAPE)
    assert box.get_attribute("aria-expanded") == "false"
    box.send_keys(Keys.ARROW_DOWN, Keys.ARROW_DOWN)
    chosen = browser.find_element("id", box.get_attribute("aria-activedescendant"))
    assert chosen.text.startswith("Ana Brik")
    with leaving(browser):
        box.send_keys(Keys.ENTER)
    assert "participants=Ana+Brik" in browser.current_url
    assert count(browser) == "1 release"


def test_a_long_facet_is_looked_through(browser: "webdriver.Chrome", site: str) -> None:
    browser.get(f"{site}/facets/participants?q=minister")
    assert count(browser) == "4 values"
    submit(browser, "prefix", "sad")
    assert count(browser) == "1 value"
    follow(browser, ".values", "Omar Sadiq")
    assert count(browser) == "1 release"


def test_who_picks_a_value_goes_on_where_it_was(
    browser: "webdriver.Chrome", site: str, scripted: bool
) -> None:
    if not scripted:
        pytest.skip("without scripts every page begins at its top")
    browser.get(f"{site}/search")
    value = browser.find_element("css selector", "#filters a[href*='locations=Vienna']")
    browser.execute_script("arguments[0].scrollIntoView({block: 'center'})", value)
    top = "return arguments[0].getBoundingClientRect().top"
    before = browser.execute_script(top, value)
    with leaving(browser):
        value.click()
    here = browser.switch_to.active_element
    assert here.text.split()[:3] == ["✓", "Remove", "Vienna"]
    assert abs(browser.execute_script(top, here) - before) < 2


def test_who_picks_a_value_below_the_results_sees_what_it_finds(
    browser: "webdriver.Chrome", site: str
) -> None:
    size = {"width": 390, "height": 700, "deviceScaleFactor": 1, "mobile": True}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
    browser.get(f"{site}/search?participants=Ana+Brik#filters")
    found = browser.find_element("css selector", ".to-results a")
    assert found.is_displayed() and found.text == "3 releases ↑"
    assert 0 < found.rect["y"] - browser.execute_script("return scrollY") < 700
    found.click()
    assert browser.execute_script("return scrollY") < 300
    browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
    browser.get(f"{site}/search")
    assert not browser.find_element("css selector", ".to-results").is_displayed()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("address", KINDS)
def test_every_kind_of_page_is_accessible(
    browser: "webdriver.Chrome", site: str, scripted: bool, address: str, scheme: str
) -> None:
    if not scripted:
        pytest.skip("axe is a script itself")
    media = {"features": [{"name": "prefers-color-scheme", "value": scheme}]}
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", media)
    browser.get(site + address)
    found = axe(browser)
    assert not found, "\n".join(found)


def test_the_suggestions_are_accessible(
    browser: "webdriver.Chrome", site: str, scripted: bool
) -> None:
    if not scripted:
        pytest.skip("there are none without scripts")
    browser.get(site)
    browser.find_element("id", "q").send_keys("an")
    options = ("css selector", "#suggestions [role=option]")
    WebDriverWait(browser, 10).until(lambda _: browser.find_elements(*options))
    browser.find_element("id", "q").send_keys(Keys.ARROW_DOWN)
    assert not axe(browser)


def test_the_keyboard_reaches_results_and_filters(
    browser: "webdriver.Chrome", site: str
) -> None:
    browser.get(f"{site}/search?q=minister")
    browser.switch_to.active_element.send_keys(Keys.TAB)
    skip = browser.switch_to.active_element
    assert skip.text == "Skip to the results" and skip.is_displayed()
    skip.send_keys(Keys.ENTER)
    assert browser.switch_to.active_element.get_attribute("id") == "main"
    seen = set()
    for _ in range(40):
        browser.switch_to.active_element.send_keys(Keys.TAB)
        here = browser.switch_to.active_element
        if here.tag_name == "body":  # past the last
            break
        assert here.value_of_css_property("outline-style") != "none", here.text
        seen.add(here.get_attribute("aria-label") or here.text.split("\n")[0])
    assert {"Ana Brik", "not Ana Brik"} <= seen


def test_no_page_is_wider_than_a_window_at_four_times_its_size(
    browser: "webdriver.Chrome", site: str
) -> None:
    # 1280 CSS pixels at 400 %: WCAG 2.2, success criterion 1.4.10
    size = {"width": 320, "height": 800, "deviceScaleFactor": 1, "mobile": True}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
    for address in (*KINDS, "/search?q=hostile", "/releases/hostile"):
        browser.get(site + address)
        width = browser.execute_script("return document.documentElement.scrollWidth")
        assert width <= size["width"], address
    browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


def test_no_page_is_wider_than_a_window_at_twice_its_size(
    browser: "webdriver.Chrome", site: str
) -> None:
    # 1280 CSS pixels at 200 %: WCAG 2.2, success criterion 1.4.4
    size = {"width": 640, "height": 450, "deviceScaleFactor": 2, "mobile": False}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
    for address in KINDS:
        browser.get(site + address)
        width = browser.execute_script("return document.documentElement.scrollWidth")
        assert width <= size["width"], address
    browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


@pytest.mark.parametrize("address", ["/search?q=minister", "/releases/visit-to-vienna"])
def test_a_printed_page_is_accessible_and_has_no_controls(
    browser: "webdriver.Chrome", site: str, scripted: bool, address: str
) -> None:
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    browser.get(site + address)
    controls = browser.find_elements("css selector", "button, input")
    assert controls and not any(control.is_displayed() for control in controls)
    found = axe(browser) if scripted else []
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})
    assert not found, "\n".join(found)


def test_the_keyboard_leaves_a_value_out(
    browser: "webdriver.Chrome", site: str
) -> None:
    browser.get(f"{site}/search?q=minister")
    for button in browser.find_elements("css selector", ".facet button"):
        if button.get_attribute("value") == "Ivo Maran":
            with leaving(browser):
                button.send_keys(Keys.ENTER)
            break
    assert count(browser) == "1 release"
    assert "not participant Ivo Maran" in browser.page_source


def test_hostile_releases_run_no_script(browser: "webdriver.Chrome", site: str) -> None:
    for address in ("/search?q=hostile", "/releases/hostile"):
        browser.get(site + address)
        assert not browser.find_elements("css selector", "main img, main script")
        assert "alert(1)" in browser.find_element("tag name", "main").text
