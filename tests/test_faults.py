"""What the pages say where an index, an address or a search is at fault."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from faces import make_index
from flask.testing import FlaskClient
from pages import browse, page


@pytest.mark.parametrize(
    ("address", "status", "message"),
    [
        ("/search?topcs=trade", 400, '(did you mean "topics"?); the parameters are q'),
        ("/search?since=soon", 400, 'since cannot be "soon"'),
        ("/search?size=1000", 400, "a number from 1 to 100"),
        ("/search?q=(trade", 400, "bracket"),
        ("/search?cursor=nonsense", 400, "cursor"),
        ("/releases/unknown", 404, "there is no release “unknown” in the index"),
        ("/nowhere", 404, "there is nothing at this address"),
    ],
)
def test_a_fault_is_told_in_words_on_page_and_in_json(
    client: FlaskClient, address: str, status: int, message: str
) -> None:
    assert message[1:] in page(client, address, status).words
    path, mark, query = address.partition("?")
    answer = client.get(f"{path}.json{mark}{query}")
    assert answer.status_code == answer.json["status"] == status
    assert answer.json["ok"] is False and message in answer.json["error"]


def test_an_address_that_is_only_read_refuses_writing(client: FlaskClient) -> None:
    answer = client.post("/search.json")
    assert answer.status_code == 405 and "read only" in answer.json["error"]


def test_until_the_index_is_there_pages_say_so(tmp_path: Path) -> None:
    client = browse(tmp_path / "index")
    assert "here is no index at" in page(client, "/", 503).words
    assert client.get("/search.json").status_code == 503
    make_index(tmp_path / "index")
    assert "3 releases" in page(client, "/").words


def test_a_folder_of_something_else_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("Dear reader")
    page(browse(tmp_path), "/", 503)
    assert [path.name for path in tmp_path.iterdir()] == ["letter.txt"]


def test_a_damaged_index_is_named(tmp_path: Path) -> None:
    folder = make_index(tmp_path / "index")
    (folder / "manifest.json").write_text("{")
    assert "manifest.json" in page(browse(folder), "/", 503).words


def test_an_unforeseen_fault_shows_our_words_and_no_trace(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> Iterator[None]:
        raise RuntimeError("a secret of the house")

    monkeypatch.setattr("webapp.views.chips", fail)
    words = page(client, "/", 500).words
    assert "on our side" in words and "secret" not in words
