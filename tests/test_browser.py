"""A reader's walk in a real browser: ask, pick two people, drop one, open a release."""

import pytest
from browsing import Keys, WebDriverWait, count, leaving, webdriver

pytestmark = pytest.mark.browser


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


def test_hostile_releases_run_no_script(browser: "webdriver.Chrome", site: str) -> None:
    for address in ("/search?q=hostile", "/releases/hostile"):
        browser.get(site + address)
        assert not browser.find_elements("css selector", "main img, main script")
        assert "alert(1)" in browser.find_element("tag name", "main").text
