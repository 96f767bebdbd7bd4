"""Conditional requests, packing, reading from other sites, health, and robots."""

import gzip
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

import pytest
from faces import BUDGET, RELEASES, make_index
from flask.testing import FlaskClient
from msgspec.structs import replace

from webapp import create_app
from webapp.settings import Settings

SITEMAP = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return make_index(tmp_path / "index", RELEASES)


@pytest.fixture
def client(folder: Path) -> FlaskClient:
    return create_app(Settings(folder)).test_client()


@pytest.mark.parametrize(
    "address", ["/", "/search.json?q=trade", "/releases/budget", "/search.csv"]
)
def test_an_unchanged_answer_is_not_sent_again(
    client: FlaskClient, folder: Path, address: str
) -> None:
    seen = {"If-None-Match": client.get(address).headers["ETag"]}
    again = client.get(address, headers=seen)
    assert (again.status_code, again.data) == (304, b"")
    assert again.headers["ETag"] == seen["If-None-Match"]
    make_index(folder, [replace(BUDGET, id="newer")])
    assert client.get(address, headers=seen).status_code == 200


def test_each_address_and_each_index_has_its_own_tag(
    client: FlaskClient, tmp_path: Path
) -> None:
    other = create_app(Settings(make_index(tmp_path / "other"))).test_client()
    answers = (client.get("/search?q=a"), client.get("/search?q=b"), other.get("/"))
    assert len({answer.headers["ETag"] for answer in answers}) == 3


def test_a_fault_has_no_tag(client: FlaskClient) -> None:
    assert "ETag" not in client.get("/search?q=(").headers


@pytest.mark.parametrize("address", ["/", "/search.json", "/search.jsonl"])
def test_answers_are_packed_for_those_who_take_it(
    client: FlaskClient, address: str
) -> None:
    plain = client.get(address)
    packed = client.get(address, headers={"Accept-Encoding": "gzip"})
    assert packed.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.data) == plain.data
    assert "Accept-Encoding" in plain.headers["Vary"]
    assert "Content-Encoding" not in plain.headers


def test_small_answers_stay_as_they_are(client: FlaskClient) -> None:
    answer = client.get("/health", headers={"Accept-Encoding": "gzip"})
    assert "Content-Encoding" not in answer.headers


def test_programs_on_other_sites_may_read_the_data_but_not_the_pages(
    client: FlaskClient,
) -> None:
    for address in ("/search.json", "/suggest?q=an", "/search.json?size=0"):
        assert client.get(address).headers["Access-Control-Allow-Origin"] == "*"
    asked = client.options("/search.json")
    assert asked.headers["Access-Control-Allow-Headers"] == "If-None-Match"
    assert "Access-Control-Allow-Origin" not in client.get("/").headers


def test_the_next_page_is_in_the_head_too(client: FlaskClient) -> None:
    answer = client.get("/search.json?size=2")
    assert answer.headers["Link"] == f'<{answer.json["next_url"]}>; rel="next"'
    assert "Link" not in client.get("/search.json").headers


def test_health_tells_counts_and_generation(folder: Path, client: FlaskClient) -> None:
    before = client.get("/health").json
    assert before["ready"] is True and before["releases"] == 3
    make_index(folder, [replace(BUDGET, id="newer")])
    assert client.get("/health").json["generation"] > before["generation"]


def test_health_is_unready_without_an_index(tmp_path: Path) -> None:
    answer = create_app(Settings(tmp_path / "none")).test_client().get("/health")
    assert answer.status_code == 503 and answer.json["ok"] is False


def test_robots_keep_no_copy_of_what_is_for_programs(client: FlaskClient) -> None:
    for address in ("/search.json", "/search.atom", "/releases/visit-to-vienna.json"):
        assert client.get(address).headers["X-Robots-Tag"] == "noindex"
    assert "X-Robots-Tag" not in client.get("/releases/visit-to-vienna").headers


def test_robots_are_kept_out_of_searches_and_led_to_releases(
    client: FlaskClient,
) -> None:
    rules = client.get("/robots.txt")
    assert rules.mimetype == "text/plain"
    assert "Disallow: /search\n" in rules.text and "Disallow: /facets/\n" in rules.text
    assert "Sitemap: http://localhost/sitemap.xml" in rules.text


def test_sitemaps_name_every_release_once(client: FlaskClient) -> None:
    index = ElementTree.fromstring(client.get("/sitemap.xml").data)
    parts = [str(loc.text) for loc in index.findall("s:sitemap/s:loc", SITEMAP)]
    maps = [ElementTree.fromstring(client.get(part).data) for part in parts]
    named = [loc.text for part in maps for loc in part.findall("s:url/s:loc", SITEMAP)]
    assert sorted(map(str, named)) == sorted(
        f"http://localhost/releases/{release.id}" for release in RELEASES
    )


def test_a_sitemap_with_too_many_releases_in_a_year_goes_by_month(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch, folder: Path
) -> None:
    same_year = replace(BUDGET, id="same", published=date(2021, 3, 10))
    long_ago = replace(BUDGET, id="long-ago", published=date(1999, 5, 1))
    make_index(folder, [same_year, long_ago])
    assert client.get("/sitemap.xml").text.count("<sitemap>") == 4  # years, and undated
    monkeypatch.setattr("webapp.discovery.MOST", 1)
    text = client.get("/sitemap.xml").text
    assert "since=2021-03&amp;until=2021-03" in text
