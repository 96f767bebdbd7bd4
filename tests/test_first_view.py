"""The first view of a page is light: every name, link and passage is paid for."""

from datetime import date
from pathlib import Path

import pytest
from faces import make_index
from flask.testing import FlaskClient

from index.release import Location, Participant, Release, Tag
from webapp import create_app
from webapp.settings import Settings

MOST = 50_000  # bytes, not packed
TOWNS = tuple(f"Upper Example Town {n}" for n in range(40))
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


def test_many_filters_do_not_make_a_page_much_heavier(client: FlaskClient) -> None:
    # the search is repeated in links alone, so that each filter costs them all
    picked = "/search?q=health+care+fraud&since=2010&locations=Upper+Example+Town+7"
    shown = client.get(picked)
    assert "Upper Example Town 7" in shown.text
    assert len(shown.data) < 1.1 * MOST
