"""What the search box offers while someone types."""

from pathlib import Path

import pytest
from faces import RELEASES, VISIT, make_index
from flask.testing import FlaskClient
from msgspec.structs import replace

from index import open_index
from webapp import create_app
from webapp.settings import Settings
from webapp.suggesting import suggest


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_index(tmp_path_factory.mktemp("suggesting") / "index", RELEASES)


@pytest.fixture(scope="module")
def client(folder: Path) -> FlaskClient:
    return create_app(Settings(folder)).test_client()


def offered(folder: Path, text: str) -> list[tuple[str, str]]:
    found = suggest(open_index(folder), text)
    return [(offer.search.text, offer.suggestion.label) for offer in found]


def test_a_beginning_offers_people_places_and_topics(folder: Path) -> None:
    assert offered(folder, "bri") == [("", "Ana Brik")]
    assert offered(folder, "vie") == [("", "Vienna"), ("", "Talks on trade in Vienna")]
    assert offered(folder, "tra")[0] == ("", "Trade")


def test_words_before_a_name_are_kept(folder: Path) -> None:
    assert offered(folder, "bridges lina had") == [("bridges", "Lina Haddad")]


def test_a_name_is_offered_without_its_initials_too(tmp_path: Path) -> None:
    names = ("Lina B. Haddad", "X. Omar Y. Z. Sadiq")
    people = tuple(replace(VISIT.tags[0], value=name) for name in names)
    folder = make_index(tmp_path / "index", [replace(VISIT, title="", tags=people)])
    for text in ("lina had", "lina b had", "b haddad", "roads lina hadd"):
        assert [label for _, label in offered(folder, text)] == [names[0]]
    assert [label for _, label in offered(folder, "omar sad")] == [names[1]]


@pytest.mark.parametrize("text", ["", "a", "xyz", '"ana', "title:ana", "an*"])
def test_too_little_the_unknown_and_operators_offer_nothing(
    folder: Path, text: str
) -> None:
    assert offered(folder, text) == []


def test_a_title_with_the_words_leads_to_its_release(client: FlaskClient) -> None:
    body = client.get("/suggest?q=roads+budg").json
    assert [(s["kind"], s["label"], s["url"]) for s in body["suggestions"]] == [
        ("release", "Budget for roads", "/releases/budget")
    ]


def test_a_suggestion_carries_its_kind_its_count_and_its_search(
    client: FlaskClient,
) -> None:
    body = client.get("/suggest?q=talks+ana+b").json
    assert body["suggestions"] == []  # one letter begins too much
    body = client.get("/suggest?q=talks+ana+br").json
    assert body["suggestions"] == [
        {
            "field": "participants",
            "kind": "participant",
            "value": "Ana Brik",
            "label": "Ana Brik",
            "count": 2,
            "url": "/search?q=talks&participants=Ana+Brik",
        }
    ]


def test_a_browser_gets_them_in_its_own_form(client: FlaskClient) -> None:
    answer = client.get("/suggest?form=browser&q=talks+ana")
    assert answer.mimetype == "application/x-suggestions+json"
    assert answer.json == [
        "talks ana",
        ["talks Ana Brik"],
        ["2 releases"],
        ["http://localhost/search?q=talks&participants=Ana+Brik"],
    ]


@pytest.mark.parametrize(
    ("query", "message"),
    [("?x=1", "the parameters are q and form"), ("?form=xml", "form cannot be")],
)
def test_what_cannot_be_read_is_named(
    client: FlaskClient, query: str, message: str
) -> None:
    answer = client.get(f"/suggest{query}")
    assert answer.status_code == 400 and message in answer.json["error"]
