"""Every kind of page for all readers: axe, keyboard, zoom, print."""

from importlib.util import find_spec
from pathlib import Path

import pytest
from browsing import Keys, WebDriverWait, count, leaving, webdriver

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
pytestmark = pytest.mark.browser
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


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
