"""The pages as tests read them."""

from html.parser import HTMLParser
from pathlib import Path

from flask.testing import FlaskClient

from webapp import create_app
from webapp.settings import Settings

__all__ = ["Page", "browse", "page"]


class Page(HTMLParser):
    """What a test asks of a page: its tags, and its links with their words."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.links: dict[str, str] = {}
        self.words = ""
        self._open: str | None = None
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag == "a":
            self._open = dict(attrs).get("href")

    def handle_endtag(self, tag: str) -> None:
        if tag == "a":
            self._open = None

    def handle_data(self, data: str) -> None:
        self.words += data
        if self._open:
            self.links[self._open] = self.links.get(self._open, "") + data

    def link(self, words: str) -> str:
        found = (a for a, said in self.links.items() if words in " ".join(said.split()))
        return next(found)


def browse(folder: Path) -> FlaskClient:
    return create_app(Settings(folder)).test_client()


def page(client: FlaskClient, address: str, status: int = 200) -> Page:
    response = client.get(address)
    assert response.status_code == status
    return Page(response.get_data(as_text=True))
