"""Programs choose the parts of an answer: fields, facets, the reasons of tags."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from faces import HOSTILE, RELEASES, make_index
from flask.testing import FlaskClient

from index.errors import QueryError
from webapp import create_app
from webapp.cli import main
from webapp.parts import HIT_FIELDS, Parts, explaining, read_parts
from webapp.records import _HIT
from webapp.settings import Settings


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_index(tmp_path_factory.mktemp("parts") / "index", [*RELEASES, HOSTILE])


@pytest.fixture(scope="module")
def client(folder: Path) -> FlaskClient:
    return create_app(Settings(folder)).test_client()


def test_every_field_that_can_be_chosen_can_be_made() -> None:
    assert tuple(_HIT) == HIT_FIELDS


def test_only_the_chosen_fields_of_a_release_are_sent(client: FlaskClient) -> None:
    (hit,) = client.get("/search.json?q=vienna&fields=title,id").json["results"]
    assert hit == {"id": "visit-to-vienna", "title": "Talks on trade in Vienna"}


def test_only_the_chosen_facets_are_sent(client: FlaskClient) -> None:
    body = client.get("/search.json?facets=topics&facets=locations").json
    assert list(body["facets"]) == ["locations", "topics"]
    assert client.get("/search.json?facets=").json["facets"] == {}


def test_every_address_in_an_answer_asks_for_the_same_parts(
    client: FlaskClient,
) -> None:
    body = client.get("/search.json?size=1&fields=id&facets=topics").json
    (value,) = body["facets"]["topics"]["values"]
    bars = body["histogram"]["bars"]
    for url in (body["url"], body["next_url"], value["url"], bars[0]["url"]):
        assert url.endswith("&fields=id&facets=topics")
    following = client.get(body["next_url"]).json
    assert [list(hit) for hit in following["results"]] == [["id"]]


def test_a_tag_is_explained_by_its_rule_and_its_sentence(client: FlaskClient) -> None:
    (hit,) = client.get("/search.json?q=vienna&fields=id&explain=tags").json["results"]
    person = hit["tags"][0]
    assert person["value"] == "Ana Brik" and person["rule"] == "office-before-name"
    assert person["sentences"][0].startswith("Foreign Minister Ana Brik of Austria")
    release = client.get("/releases/visit-to-vienna.json?explain=tags").json
    assert release["tags"] == hit["tags"]


def test_a_score_is_explained_by_its_shares_and_in_words(client: FlaskClient) -> None:
    asked = "?q=trade+vienna&fields=id,score&explain=score"
    (hit,) = client.get(f"/search.json{asked}").json["results"]
    why = hit["explanation"]
    total = sum(share["gives"] for share in why["shares"]) * why["age"]
    assert total == pytest.approx(hit["score"], abs=1e-3)
    assert "“vienna” in the title and once in the text" in why["sentence"]
    assert json.loads(client.get(f"/search.jsonl{asked}").text) == hit
    (newest,) = client.get(f"/search.json{asked}&sort=newest").json["results"]
    assert newest["explanation"] is None


@pytest.mark.parametrize(
    ("asked", "message"),
    [
        ("/search.json?fields=titel", 'fields has no "titel"; it can name id, title'),
        ("/search.json?facets=people", 'facets has no "people"; it can name part'),
        ("/search.json?explain=all", 'explain has no "all"; it can name tags'),
        ("/releases/budget.json?explain=score", "a release by itself has no score"),
        ("/releases/budget.json?fields=id", 'no parameter "fields"; there is only exp'),
    ],
)
def test_an_unknown_part_is_named(
    client: FlaskClient, asked: str, message: str
) -> None:
    answer = client.get(asked)
    assert answer.status_code == 400 and message in answer.json["error"]


def test_the_terminal_prints_the_same_parts(folder: Path, client: FlaskClient) -> None:
    sent = client.get(
        "/search.json?q=vienna&fields=id,url&facets=topics&explain=tags,score"
    )
    words = ["--index", str(folder), "search", "vienna", "--json", "--fields", "id,url"]
    words += ["--facets", "topics", "--explain", "tags,score"]
    assert CliRunner().invoke(main, words).stdout_bytes == sent.data


def test_lines_have_the_chosen_fields(client: FlaskClient) -> None:
    lines = client.get("/search.jsonl?q=vienna&fields=id").text.splitlines()
    assert [json.loads(line) for line in lines] == [{"id": "visit-to-vienna"}]


def test_the_parameters_of_parts_are_read_back() -> None:
    parts = Parts(fields=("id", "title"), facets=(), explain=("tags",))
    assert read_parts(parts.pairs()) == parts
    assert read_parts([]).pairs() == []
    with pytest.raises(QueryError, match="only explain"):
        explaining([("q", "x")])
