"""Everything a search finds, as a table and as lines of JSON."""

import csv
import json
from collections.abc import Iterator
from datetime import date
from io import StringIO
from pathlib import Path

import pytest
from click.testing import CliRunner
from faces import BUDGET, CALL, VISIT, make_index
from flask.testing import FlaskClient
from msgspec.structs import replace

from index.release import Tag
from webapp import create_app
from webapp.cli import main
from webapp.export import COLUMNS
from webapp.settings import Settings

FORMULA = replace(
    BUDGET,
    id="formula",
    title='=HYPERLINK("http://evil.example")',
    publisher="@office",
    tags=(
        Tag("organisations", "+1 Fund", (), "list"),
        Tag("organisations", "-2 Bank", (), "list"),
    ),
)
# more than fit on one answer of the engine
MANY = [
    replace(BUDGET, id=f"many-{n}", published=date.fromordinal(730_000 + n))
    for n in range(230)
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("export") / "index"
    return make_index(folder, [VISIT, CALL, FORMULA, *MANY])


@pytest.fixture(scope="module")
def client(folder: Path) -> FlaskClient:
    return create_app(Settings(folder)).test_client()


def rows(client: FlaskClient, query: str) -> Iterator[dict[str, str]]:
    answer = client.get(f"/search.csv{query}")
    assert answer.mimetype == "text/csv"
    assert "attachment" in answer.headers["Content-Disposition"]
    return csv.DictReader(StringIO(answer.text, newline=""))


def test_a_table_has_a_line_for_each_release(client: FlaskClient) -> None:
    (visit,) = rows(client, "?q=vienna")
    assert tuple(visit) == COLUMNS
    assert visit["published"] == "2021-03-09"
    assert visit["participants"] == "Ana Brik; Omar Sadiq; Lina Haddad"
    assert (visit["locations"], visit["topics"]) == ("Vienna", "Trade")


def test_an_export_reaches_the_last_release(client: FlaskClient) -> None:
    table = [row["id"] for row in rows(client, "?size=5")]
    lines = client.get("/search.jsonl?size=5").text.splitlines()
    assert len(table) == len(set(table)) == 233
    assert [json.loads(line)["id"] for line in lines] == table


def test_an_export_is_of_exactly_what_was_filtered(client: FlaskClient) -> None:
    found = rows(client, "?q=minister&participants.not=Omar+Sadiq")
    assert [row["id"] for row in found] == ["call-with-maran"]


def test_no_cell_is_a_formula(client: FlaskClient) -> None:
    (row,) = rows(client, "?publisher=%40office")
    assert row["title"] == "'" + FORMULA.title
    assert row["publisher"] == "'@office"
    assert row["organisations"] == "'+1 Fund; '-2 Bank"


@pytest.mark.parametrize("begin", "=+-@\t\r\n＝＋－＠")
def test_what_begins_as_a_formula_is_made_inert(tmp_path: Path, begin: str) -> None:
    told = replace(VISIT, publisher=f"{begin}SUM(A1)")
    app = create_app(Settings(make_index(tmp_path / "index", [told])))
    (row,) = rows(app.test_client(), "")
    assert row["publisher"].startswith("'")


def test_a_line_of_json_is_a_result_of_the_search(client: FlaskClient) -> None:
    (line,) = client.get("/search.jsonl?q=vienna").text.splitlines()
    assert [json.loads(line)] == client.get("/search.json?q=vienna").json["results"]


@pytest.mark.parametrize(("option", "ending"), [("--csv", "csv"), ("--jsonl", "jsonl")])
def test_the_terminal_prints_the_same_bytes(
    folder: Path, client: FlaskClient, option: str, ending: str
) -> None:
    words = ["--index", str(folder), "search", "minister", option]
    printed = CliRunner().invoke(main, words).stdout_bytes
    assert printed == client.get(f"/search.{ending}?q=minister").data


@pytest.mark.parametrize("ending", ["csv", "jsonl"])
def test_a_fault_comes_before_the_first_line(client: FlaskClient, ending: str) -> None:
    answer = client.get(f"/search.{ending}?q=(")
    assert answer.status_code == 400 and answer.json["ok"] is False
