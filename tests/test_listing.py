"""All values of a facet on pages of their own."""

import shlex
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import pytest
from click.testing import CliRunner
from faces import BUDGET, RELEASES, make_index
from flask.testing import FlaskClient
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import escape
from msgspec.structs import replace

from index.errors import QueryError
from index.release import Participant, Span
from index.search import Search
from webapp import create_app
from webapp.cli import main
from webapp.listing import Listing, listing_address, read_listing
from webapp.settings import Settings

CROWD = replace(
    BUDGET,
    id="crowd",
    tags=tuple(
        Participant("participants", f"Guest {n:03}", (Span("body", 0, 4),), "list")
        for n in range(120)
    ),
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_index(tmp_path_factory.mktemp("listing") / "index", [*RELEASES, CROWD])


@pytest.fixture(scope="module")
def client(folder: Path) -> FlaskClient:
    return create_app(Settings(folder)).test_client()


def ask(client: FlaskClient, query: str) -> Any:
    answer = client.get(f"/facets/participants.json{query}")
    assert answer.status_code == 200
    return answer.json


def names(body: Any) -> list[str]:
    return [value["label"] for value in body["values"]]


def test_the_most_frequent_come_first_or_all_a_to_z(client: FlaskClient) -> None:
    assert names(ask(client, ""))[:2] == ["Ana Brik", "Guest 000"]
    assert names(ask(client, "?order=name&q=minister")) == [
        "Ana Brik",
        "Ivo Maran",
        "Lina Haddad",
        "Omar Sadiq",
    ]


@pytest.mark.parametrize(
    ("query", "then"),
    [
        *(("", ""), ("&page=2", "")),
        ("&order=name", " --order name"),
        ("&prefix=had&order=name", " --prefix had --order name"),
        ("&prefix=o%27h+%24(x)", " --prefix 'o'\"'\"'h $(x)'"),
        ("&prefix=-x", " --prefix -x"),
    ],
)
def test_every_list_of_values_shows_a_command_that_prints_them(
    folder: Path, client: FlaskClient, query: str, then: str
) -> None:
    html = client.get(f"/facets/participants?q=minister{query}").text
    command = f"releases search --facet participants{then} minister"
    assert f'<code class="command">{escape(command)}</code>' in html
    asked = ["--index", str(folder), *shlex.split(command)[1:]]
    printed = CliRunner().invoke(main, asked)
    assert printed.exit_code == 0
    first = ask(client, f"?q=minister{query.replace('&page=2', '')}")
    lines = (line.split(maxsplit=1)[1] for line in printed.stdout.splitlines())
    assert [line for line in lines if line != "(none given)"] == names(first)


def test_a_command_prints_the_very_bytes_of_a_list_of_values(
    folder: Path, client: FlaskClient
) -> None:
    query = "q=minister&prefix=had&order=name"
    asked = ["--index", str(folder), "search", "minister", "--facet", "participants"]
    asked += ["--prefix", "had", "--order", "name"]
    printed = CliRunner().invoke(main, [*asked, "--json"]).stdout_bytes
    assert printed == client.get(f"/facets/participants.json?{query}").data
    address = CliRunner().invoke(main, [*asked, "--url"]).stdout.strip()
    assert address.endswith(f"/facets/participants?{query}")


def test_where_no_value_begins_so_a_terminal_says_so(folder: Path) -> None:
    asked = ["--index", str(folder), "search", "--facet", "topics", "--prefix", "zz"]
    assert "begins with “zz”; give fewer" in CliRunner().invoke(main, asked).stderr


def test_which_values_are_printed_is_asked_of_a_facet(folder: Path) -> None:
    refused = CliRunner().invoke(main, ["search", "minister", "--prefix", "had"])
    assert refused.exit_code == 2
    assert "--prefix and --order go with --facet" in refused.stderr


def test_the_page_of_the_timeline_shows_a_command_with_its_numbers(
    client: FlaskClient,
) -> None:
    html = client.get("/timeline?q=minister").text
    command = "releases search --json --fields id --facets '' minister"
    assert escape(command) in html
    assert "/search.json?q=minister&fields=id&facets=" in html


def test_a_value_is_found_by_the_beginning_of_any_word(client: FlaskClient) -> None:
    assert names(ask(client, "?prefix=had")) == ["Lina Haddad"]
    assert names(ask(client, "?prefix=had&q=telephone")) == []


def test_pages_reach_the_last_value(client: FlaskClient) -> None:
    first = ask(client, "?order=name")
    assert (first["total"], first["pages"], len(names(first))) == (124, 2, 100)
    second = client.get(first["next_url"]).json
    assert not set(names(first)) & set(names(second))
    assert len(names(second)) == 24 and second["next_url"] is None


def test_a_value_leads_to_its_releases(client: FlaskClient) -> None:
    html = client.get("/facets/participants?q=minister").get_data(as_text=True)
    assert '"/search?q=minister&participants=Omar+Sadiq"' in html
    assert "4 values" in html and "in 2 releases" in html
    assert '<meta name="robots" content="noindex, nofollow">' in html


def test_the_search_page_leads_to_all_values_in_its_context(
    client: FlaskClient,
) -> None:
    html = client.get("/search?q=budget").get_data(as_text=True)
    assert 'href="/facets/participants?q=budget"' in html
    assert "110 more values" in html


def test_none_given_is_a_value_to_pick_and_to_exclude(client: FlaskClient) -> None:
    html = client.get("/search").get_data(as_text=True)
    assert 'href="/search?participants="' in html
    without = client.get("/search?participants=").get_data(as_text=True)
    assert "participant none given" in without and "1 release<" in without
    given = client.get("/search.json?participants.not=").json
    assert given["total"] == 3


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("?order=size", "one of count, name"),
        ("?page=0", "page cannot be"),
        ("?page=²", "page cannot be"),
        ("?prefx=a", 'no parameter "prefx"'),
        ("?q=(", "bracket"),
    ],
)
def test_an_unreadable_listing_is_named(
    client: FlaskClient, query: str, message: str
) -> None:
    answer = client.get(f"/facets/participants.json{query}")
    assert answer.status_code == 400 and message in answer.json["error"]
    page = client.get(f"/facets/participants{query}")
    assert page.status_code == 400
    assert escape(answer.json["error"])[1:] in page.text


def test_a_facet_that_is_none_is_not_found(client: FlaskClient) -> None:
    assert client.get("/facets/title").status_code == 404
    assert client.get("/facets/title.json").json["status"] == 404


@given(
    st.builds(
        Listing,
        field=st.just("topics"),
        search=st.builds(Search, text=st.text().map(str.strip)),
        prefix=st.text().map(str.strip),
        order=st.sampled_from(["count", "name"]),
        page=st.integers(1, 999),
    )
)
def test_reading_the_address_of_a_listing_gives_it_back(listing: Listing) -> None:
    query = urlsplit(listing_address(listing)).query
    assert read_listing("topics", parse_qsl(query)) == listing


def test_a_listing_asks_for_a_page_that_can_be() -> None:
    with pytest.raises(QueryError, match="a number from 1"):
        read_listing("topics", [("page", "-1")])
