"""What never gets through to a page: markup, scripts, robots, links to nowhere."""

import pytest
from faces import HOSTILE
from flask.testing import FlaskClient
from pages import Page, page

from webapp import links
from webapp.parameters import read

ADDRESSES = (
    "/",
    "/search?q=trade&participants=Ana+Brik&since=2021&topics.not=budget",
    "/search?q=nothingatall&participants=Nobody",
    "/search?q=hostile",
    "/releases/visit-to-vienna",
    "/releases/call-with-maran",
    "/releases/hostile",
    "/releases/hostile?q=hostile+%3Cb%3E+eve",
    "/releases/unknown",
    "/search?unknown=1",
    "/facets/participants?prefix=%22%3E%3Cb%3E",
    "/facets/participants?q=hostile&order=name",
    "/participants/%3Cb%20onmouseover%3Dalert%283%29%3EEve%3C%2Fb%3E",
    "/offices/Foreign%20Minister",
    "/api",
)


@pytest.mark.parametrize("address", ADDRESSES)
def test_ids_are_unique_and_every_inner_link_has_its_target(
    client: FlaskClient, address: str
) -> None:
    shown = Page(client.get(address).get_data(as_text=True))
    ids = [attrs["id"] for _, attrs in shown.tags if "id" in attrs]
    assert len(ids) == len(set(ids))
    inner = {a[1:] for a in shown.links if a.startswith("#")}
    assert inner <= set(ids)


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_page_holds_no_script_or_style_of_its_own(
    client: FlaskClient, address: str
) -> None:
    response = client.get(address)
    policy = response.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy and "unsafe-inline" not in policy
    assert "frame-ancestors 'none'" in policy
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers["Referrer-Policy"] == "same-origin"
    for tag, attrs in Page(response.get_data(as_text=True)).tags:
        assert tag != "style" and "style" not in attrs
        assert tag != "script" or attrs.get("src") == "/static/page.js"
        assert not any(name.startswith("on") for name in attrs)
        assert not (attrs.get("href") or "").startswith("javascript:")


@pytest.mark.parametrize(
    "address", ["/search?q=hostile", "/releases/hostile", ADDRESSES[-3]]
)
def test_nothing_in_a_release_becomes_markup(client: FlaskClient, address: str) -> None:
    shown = page(client, address)
    assert {tag for tag, _ in shown.tags}.isdisjoint({"img", "b", "u", "i"})
    assert HOSTILE.title in " ".join(shown.words.split())


@pytest.mark.parametrize(
    ("text", "status"), [("'><b>alert(1)</b>", 200), ('"><script>alert(1)', 400)]
)
def test_nothing_in_a_search_becomes_markup(
    client: FlaskClient, text: str, status: int
) -> None:
    address = links.address(read([("q", text), ("publisher", text)]))
    shown = page(client, address, status)
    assert "b" not in {tag for tag, _ in shown.tags}
    scripts = [attrs for tag, attrs in shown.tags if tag == "script"]
    assert scripts == [{"src": "/static/page.js", "defer": None}]
    (box,) = (attrs for _, attrs in shown.tags if attrs.get("id") == "q")
    assert box["value"] == text


@pytest.mark.parametrize(
    ("address", "listed"),
    [
        *(("/", True), ("/search", True), ("/search?q=trade", False)),
        *(("/search?since=2021", False), ("/search?participants=Ana+Brik", False)),
        *(("/facets/participants?order=name", False), ("/timeline", False)),
        *(("/releases/visit-to-vienna", True), ("/participants/Ana%20Brik", True)),
        *(("/locations/Vienna", True), ("/search?q=zzz", False), ("/api", True)),
    ],
)
def test_no_link_to_a_search_or_a_facet_is_for_robots(
    client: FlaskClient, address: str, listed: bool
) -> None:
    tags = page(client, address).tags
    (told,) = [a["content"] for _, a in tags if a.get("name") == "robots"] or [""]
    assert ("noindex" in (told or "")) != listed
    wide = ("/search?", "/facets/", "/timeline")
    for tag, given in tags:
        if tag == "a" and (given.get("href") or "").startswith(wide):
            assert "nofollow" in f"{told} {given.get('rel')}", given
