"""A search as a feed."""

from xml.etree import ElementTree

import pytest
from faces import HOSTILE, RELEASES, make_index
from flask.testing import FlaskClient

from webapp import create_app
from webapp.settings import Settings

ATOM = {"a": "http://www.w3.org/2005/Atom"}


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> FlaskClient:
    folder = make_index(tmp_path_factory.mktemp("feed") / "index", [*RELEASES, HOSTILE])
    return create_app(Settings(folder)).test_client()


def atom(client: FlaskClient, query: str = "") -> ElementTree.Element:
    answer = client.get(f"/search.atom{query}")
    assert answer.mimetype == "application/atom+xml"
    return ElementTree.fromstring(answer.data)


def texts(feed: ElementTree.Element, path: str) -> list[str | None]:
    return [found.text for found in feed.findall(path, ATOM)]


def test_a_feed_is_titled_in_words_and_newest_first(client: FlaskClient) -> None:
    feed = atom(client, "?q=minister&sort=oldest")
    assert texts(feed, "a:title") == [
        "Release Search: releases with minister; newest first"
    ]
    assert texts(feed, "a:entry/a:published") == [
        "2022-11-30T00:00:00Z",
        "2021-03-09T00:00:00Z",
    ]
    assert texts(feed, "a:updated") == ["2022-11-30T00:00:00Z"]


def test_ids_do_not_depend_on_the_place_of_the_server(client: FlaskClient) -> None:
    here = texts(atom(client), "a:entry/a:id")
    there = client.get("/search.atom", base_url="https://elsewhere.example")
    assert texts(ElementTree.fromstring(there.data), "a:entry/a:id") == here
    assert all(str(name).startswith("urn:uuid:") for name in here)
    assert [i["id"] for i in client.get("/search.feed.json").json["items"]] == here


def test_a_release_without_a_date_is_left_out_and_counted(client: FlaskClient) -> None:
    feed = atom(client)
    assert "Budget for roads" not in texts(feed, "a:entry/a:title")
    assert texts(feed, "a:subtitle") == ["1 release without a date left out"]


def test_a_feed_that_is_empty_still_has_a_time(client: FlaskClient) -> None:
    assert texts(atom(client, "?q=nothingatall"), "a:updated") == [
        "1970-01-01T00:00:00Z"
    ]


@pytest.mark.parametrize(
    "query", ["", "?q=hostile", "?publisher=%01%1b%3Cb%3E%ef%bf%bf"]
)
def test_nothing_in_a_release_or_search_breaks_the_xml(
    client: FlaskClient, query: str
) -> None:
    feed = atom(client, query)
    titles = texts(feed, "a:entry/a:title")
    assert (HOSTILE.title in titles) == ("publisher" not in query)
    links = [
        link.get("href", "") for link in feed.iter("{http://www.w3.org/2005/Atom}link")
    ]
    assert all(link.startswith(("http://localhost/", "https://gov.")) for link in links)


def test_a_json_feed_says_the_same(client: FlaskClient) -> None:
    answer = client.get("/search.feed.json?q=vienna")
    assert answer.mimetype == "application/feed+json"
    body = answer.json
    assert body["version"] == "https://jsonfeed.org/version/1.1"
    assert body["feed_url"].startswith("http://localhost/search.feed.json?q=vienna")
    (item,) = body["items"]
    assert item["title"] == "Talks on trade in Vienna"
    assert item["url"] == "http://localhost/releases/visit-to-vienna"
    assert item["external_url"] == "https://gov.example/visit"
    assert item["tags"] == ["Trade"] and item["date_published"][:10] == "2021-03-09"


def test_a_page_announces_its_feeds(client: FlaskClient) -> None:
    html = client.get("/search?q=trade&size=5").get_data(as_text=True)
    for form, ending in (("atom+xml", "atom"), ("feed+json", "feed.json")):
        link = f'type="application/{form}" href="/search.{ending}?q=trade"'
        assert f'<link rel="alternate" {link}' in html
