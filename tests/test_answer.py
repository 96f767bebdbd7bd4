"""The JSON of searches, releases and errors."""

import json
from pathlib import Path
from typing import Any

import pytest
from faces import HOSTILE, RELEASES, make_index

from index import open_index
from index.errors import IndexMissing, NotFound, QueryError, ReleaseSearchError
from webapp.answer import dumps, error_answer, search_answer
from webapp.parameters import read
from webapp.records import release_answer


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_index(tmp_path_factory.mktemp("answer") / "index", [*RELEASES, HOSTILE])


def ask(folder: Path, *given: tuple[str, str]) -> Any:
    results = open_index(folder).search(read(given))
    return json.loads(dumps(search_answer(results)))


def test_a_hit_carries_who_where_when_and_what_about(folder: Path) -> None:
    (hit,) = ask(folder, ("q", "vienna trade"))["results"]
    assert hit["published"] == "2021-03-09"
    assert hit["url"] == "/releases/visit-to-vienna"
    assert hit["json_url"] == "/releases/visit-to-vienna.json"
    assert [person["value"] for person in hit["participants"]] == [
        "Ana Brik",
        "Omar Sadiq",
        "Lina Haddad",
    ]
    assert hit["participants"][0]["offices"] == ["Foreign Minister"]
    assert hit["locations"] == [{"value": "Vienna", "kind": "city", "country": "AT"}]
    assert hit["topics"] == [{"value": "trade", "label": "Trade"}]


def test_a_release_without_a_date_has_null(folder: Path) -> None:
    (hit,) = ask(folder, ("q", "bridges"))["results"]
    assert hit["published"] is None


def test_marks_of_a_snippet_are_the_words_searched_for(folder: Path) -> None:
    (hit,) = ask(folder, ("q", "telephone"))["results"]
    (snippet,) = hit["snippets"]
    assert [snippet["text"][start:end] for start, end in snippet["marks"]] == [
        "telephone"
    ]
    assert "<mark>telephone</mark>" in snippet["html"]


def test_markup_in_a_release_is_escaped_in_html_fields_only(folder: Path) -> None:
    (hit,) = ask(folder, ("q", "hostile"))["results"]
    assert hit["title"] == HOSTILE.title
    htmls = [hit["title_html"], *(snippet["html"] for snippet in hit["snippets"])]
    for html in htmls:
        assert "<" not in html.replace("<mark>", "").replace("</mark>", "")


def test_every_facet_value_carries_its_count_and_toggle(folder: Path) -> None:
    body = ask(folder, ("participants", "Ana Brik"), ("topics.not", "trade"))
    people = body["facets"]["participants"]
    assert people["values"][0] == {
        "value": "Ana Brik",
        "label": "Ana Brik",
        "count": 1,
        "selected": True,
        "excluded": False,
        "url": "/search.json?topics.not=trade",
    }
    (trade,) = body["facets"]["topics"]["values"]
    assert (trade["label"], trade["excluded"]) == ("Trade", True)
    assert trade["url"] == "/search.json?participants=Ana+Brik"


def test_a_facet_says_how_many_releases_have_no_value(folder: Path) -> None:
    facet = ask(folder)["facets"]["topics"]
    assert (facet["total"], facet["missing"]) == (1, 3)


def test_bars_narrow_the_search_to_their_time(folder: Path) -> None:
    histogram = ask(folder, ("since", "2021-03-05"))["histogram"]
    first = histogram["bars"][0]
    assert first["count"] == 1
    assert first["url"].startswith("/search.json?since=2021-03-05&until=2021-")


def test_following_next_url_reaches_every_release_once(folder: Path) -> None:
    seen, address = [], "/search.json?size=1"
    while address:
        given = [pair.split("=") for pair in address.partition("?")[2].split("&")]
        body = ask(folder, *((name, value) for name, value in given))
        seen += [hit["id"] for hit in body["results"]]
        address = body["next_url"]
    assert len(seen) == len(set(seen)) == body["total"] == 4


def test_a_release_carries_its_tags_with_their_reasons(folder: Path) -> None:
    release = open_index(folder).release("visit-to-vienna")
    body = json.loads(dumps(release_answer(release)))
    assert body["ok"] and body["url"] == "/releases/visit-to-vienna"
    brik = body["tags"][0]
    assert (brik["value"], brik["rule"]) == ("Ana Brik", "office-before-name")
    span = brik["spans"][0]
    assert body["body"][span["start"] : span["end"]] == "Ana Brik"


@pytest.mark.parametrize(
    ("error", "status", "suggestion"),
    [
        (QueryError("a bracket is open", "iran"), 400, "iran"),
        (NotFound("no such release"), 404, None),
        (IndexMissing("no index"), 503, None),
        (ReleaseSearchError("anything else"), 500, None),
    ],
)
def test_an_error_has_one_shape(
    error: ReleaseSearchError, status: int, suggestion: str | None
) -> None:
    assert error_answer(error) == {
        "ok": False,
        "error": str(error),
        "status": status,
        "suggestion": suggestion,
    }


def test_the_bytes_are_utf8_a_line_for_each_part() -> None:
    assert dumps({"name": "Şahin"}) == '{\n  "name": "Şahin"\n}\n'.encode()
    body = {"a": [{"b": [1, 2]}, 3], "c": {}, "d": {"e": 1}}
    lines = (
        *("{", '  "a": [', '    {"b":[1,2]},', "    3", "  ],"),
        *('  "c": {},', '  "d": {', '    "e": 1', "  }", "}", ""),
    )
    assert dumps(body).decode() == "\n".join(lines)
    assert json.loads(dumps(body)) == body
