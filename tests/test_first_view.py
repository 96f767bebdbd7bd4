"""The first view of a page is light: every name, link and passage is paid for."""

from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import parse_qsl, urlencode

import pytest
from faces import make_index
from flask.testing import FlaskClient

from index.release import Location, Participant, Release, Tag
from index.search import Search
from webapp import create_app, links
from webapp.parameters import read
from webapp.settings import Settings
from webapp.weight import MOST, Shown, lightest

TOWNS = tuple(f"Upper Example Town {n}" for n in range(40))
TOWN = "&since=2010&locations=Upper+Example+Town+7"
MORE = f"{TOWN}&publisher=Department+of+Examples&language=en&sort=oldest"
OFFICES = tuple(f"Deputy Assistant Attorney General {n}" for n in range(40))


def told(number: int) -> Release:
    """Return a release with names as long, and as many, as those of a ministry have."""
    people = (
        Participant("participants", f"Bartholomew Q. Example {n % 60}", (), "test")
        for n in range(number, number + 6)
    )
    places = (
        Location(
            *("locations", TOWNS[n % 40], (), "test"),
            kind="city",
            country="AT",
            latitude=n % 60,
            longitude=n % 90,
        )
        for n in range(number, number + 4)
    )
    offices = (
        Tag("offices", OFFICES[n % 40], (), "test") for n in (number, number * 7)
    )
    bodies = (Tag("organisations", f"Bureau of Examples {number % 30}", (), "test"),)
    text = f"Health care fraud was charged in case {number} of the grand jury. " * 20
    return Release(
        id=f"attorney-general-announces-charges-in-health-care-fraud-{number}",
        title=f"Attorney General announces charges in health care fraud, part {number}",
        body=text,
        publisher="Department of Examples",
        published=date(2009 + number % 12, 1 + number % 12, 1 + number % 28),
        language="en",
        tags=(*people, *places, *offices, *bodies),
    )


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> FlaskClient:
    folder: Path = tmp_path_factory.mktemp("light") / "index"
    index = make_index(folder, [told(number) for number in range(120)])
    return create_app(Settings(index)).test_client()


@pytest.mark.parametrize(
    "address",
    [
        "/",
        "/search?q=health+care+fraud",
        "/search?since=2012-01-01&until=2013-12-31",
        "/facets/participants?q=fraud",
        "/participants/Bartholomew%20Q.%20Example%207",
        "/releases/attorney-general-announces-charges-in-health-care-fraud-7",
    ],
)
def test_a_first_view_is_under_fifty_thousand_bytes(
    client: FlaskClient, address: str
) -> None:
    shown = client.get(address)
    assert shown.status_code == 200
    assert 5_000 < len(shown.data) < MOST


@pytest.mark.parametrize(
    ("search", "values"),
    [("", 10), (TOWN, 8), (MORE, 6)],
)
def test_many_filters_do_not_make_a_page_heavier(
    client: FlaskClient, search: str, values: int
) -> None:
    # the search is repeated in links alone, so that each filter costs them all
    shown = client.get(f"/search?q=health+care+fraud{search}")
    assert len(shown.data) < MOST
    people = shown.text.partition("<h3>Participants")[2].partition("</details>")[0]
    assert people.count("<li>") == values and "more values" in people


def made(shown: Shown) -> str:
    """Return a page that costs two bytes a letter."""
    return "é" * 4000 * shown.open


def test_of_pages_that_are_light_the_one_that_shows_most_is_taken() -> None:
    assert lightest(Search(), made) == "é" * 4000 * 6
    assert lightest(Search(size=50), made) == "é" * 4000 * 10  # is asked to be long
    assert lightest(Search(), lambda _: "é" * MOST) == "é" * MOST


def test_where_no_bar_can_be_a_link_the_table_has_them(client: FlaskClient) -> None:
    picked = "".join(f"&locations=Upper+Example+Town+{n}" for n in range(40))
    html = client.get(f"/search?q=health+care+fraud{picked}").text
    drawing = html.partition('<figure class="timeline')[2].partition("</svg>")[0]
    assert "<path" in drawing and "<a " not in drawing
    assert "By year, as a table</a>" in html


def test_who_asks_for_many_releases_gets_a_long_page(client: FlaskClient) -> None:
    shown = client.get("/search?q=health&size=100")
    assert len(shown.data) > MOST and shown.text.count('<li class="hit">') == 100


class Addresses(HTMLParser):
    """All addresses of searches in a page, as a browser reads them."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, _: str, attributes: list[tuple[str, str | None]]) -> None:
        address = dict(attributes).get("href") or ""
        if address.startswith("/search?"):
            self.found.append(address)


def test_a_browser_reads_the_addresses_as_they_were_made(client: FlaskClient) -> None:
    asked = {"q": 'health OR "&copy=1; &amp;lt"', "since": "2010"}
    page = Addresses()
    page.feed(client.get(f"/search?{urlencode(asked)}").text)
    assert len(page.found) > 3
    for address in page.found:
        given = parse_qsl(address.partition("?")[2], keep_blank_values=True)
        assert links.address(read(given)) == address
