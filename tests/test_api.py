"""The description of the JSON: it is true, and every example on its page works."""

import re
from html import unescape

import pytest
import schemathesis
from faces import HOSTILE, MET, RELEASES, make_index
from flask import Flask
from hypothesis import HealthCheck, given, settings
from schemathesis import GenerationMode
from schemathesis.checks import negative_data_rejection, positive_data_acceptance

from index.release import FACET_FIELDS
from webapp import create_app
from webapp.api import openapi
from webapp.parameters import PARAMETERS
from webapp.parts import OWN
from webapp.settings import Settings


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Flask:
    folder = tmp_path_factory.mktemp("api") / "index"
    return create_app(Settings(make_index(folder, [*RELEASES, HOSTILE, MET])))


@pytest.fixture(scope="module")
def described(app: Flask) -> schemathesis.BaseSchema:
    return schemathesis.openapi.from_wsgi("/openapi.json", app)


PATHS = tuple(openapi()["paths"])
WITH_QUERY = [path for path in PATHS if path.startswith(("/search", "/f", "/suggest"))]
CASES = [(path, GenerationMode.POSITIVE) for path in PATHS] + [
    (path, GenerationMode.NEGATIVE) for path in WITH_QUERY
]
# What a query or a cursor may be is more than a schema can say, and a blank parameter
# asks for nothing, whatever its type: both refusals have tests of their own.
SAID_ELSEWHERE = [positive_data_acceptance, negative_data_rejection]
# the client of these tests promises to unpack answers, and does not
PLAIN = {"Accept-Encoding": "identity"}


@pytest.mark.parametrize(("path", "mode"), CASES)
def test_every_answer_is_as_described(
    described: schemathesis.BaseSchema, path: str, mode: GenerationMode
) -> None:
    operation = described[path]["GET"]

    @settings(max_examples=20, suppress_health_check=list(HealthCheck))
    @given(operation.as_strategy(generation_mode=mode))
    def asked(case: schemathesis.Case) -> None:
        case.call_and_validate(headers=PLAIN, excluded_checks=SAID_ELSEWHERE)

    asked()


def test_every_parameter_of_a_search_is_described() -> None:
    spec = openapi()
    given = spec["paths"]["/search.json"]["get"]["parameters"]
    names = {reference["$ref"].rpartition("/")[2] for reference in given}
    assert names == {*PARAMETERS, *OWN}


def test_the_page_names_every_address_parameter_and_field(app: Flask) -> None:
    html = app.test_client().get("/api").text
    spec = openapi()
    answer = spec["components"]["schemas"]["Answer"]["properties"]
    for name in (*spec["paths"], *answer, *FACET_FIELDS, "cursor", "prefix"):
        assert f"<code>{name}</code>" in html, name


def test_every_example_on_the_page_works(app: Flask) -> None:
    client = app.test_client()
    html = client.get("/api").text
    examples = re.findall('class="example" href="(.*?)"', html)
    assert len(examples) > 10
    for example in examples:
        answer = client.get(unescape(example))
        assert answer.status_code == 200 and answer.data, example


def test_every_field_of_an_answer_is_described(app: Flask) -> None:
    client, spec = app.test_client(), openapi()["components"]["schemas"]
    answer = client.get("/search.json?q=trade&explain=tags,score").json
    release = client.get("/releases/budget.json").json
    listing = client.get("/facets/topics.json").json
    similar = client.get("/releases/budget/similar.json").json
    suggestions = client.get("/suggest?q=an").json
    for name, body in (
        ("Answer", answer),
        ("Hit", answer["results"][0]),
        ("Facet", answer["facets"]["topics"]),
        ("Value", answer["facets"]["topics"]["values"][0]),
        ("Release", release),
        ("Listing", listing),
        ("Similar", similar),
        ("Suggestions", suggestions),
    ):
        assert body.keys() == spec[name]["properties"].keys(), name


def test_every_part_of_a_tag_is_described(app: Flask) -> None:
    described = openapi()["components"]["schemas"]["Tag"]["properties"]
    answer = app.test_client().get("/releases/met.json?explain=tags").json
    assert {name for tag in answer["tags"] for name in tag} == described.keys()
    for tag in answer["tags"]:
        assert tag["field"] in described["field"]["enum"]
        assert tag.get("kind", "met") in described["kind"]["enum"]


def test_every_field_says_what_it_is() -> None:
    for name, schema in openapi()["components"]["schemas"].items():
        for field, told in schema.get("properties", {}).items():
            assert told.get("description") or "$ref" in told, (name, field)
            # a comma in a description without quotes begins another key
            assert None not in told.values(), (name, field)
