"""Serving behind a proxy: under a prefix, on a socket file, with an access log."""

import gc
import re
import socket
from collections.abc import Iterator
from io import StringIO
from pathlib import Path
from threading import Thread

import pytest
from faces import RELEASES, make_index
from flask.testing import FlaskClient

from webapp import create_app, links
from webapp.access import logged, open_log
from webapp.asked import ENGINE
from webapp.serving import PortTaken, behind, listen, listen_for, location, warm
from webapp.settings import Settings

PAGES = (
    *("/", "/search?q=minister", "/releases/visit-to-vienna", "/facets/participants"),
    *("/participants/Ana%20Brik", "/api", "/search?q=nothingatall", "/nowhere"),
)
LINK = re.compile(r'(?:href|action|data-suggest|src)="(/[^"]*)"')


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_index(tmp_path_factory.mktemp("serving") / "index", RELEASES)


@pytest.fixture
def under_prefix(folder: Path) -> Iterator[FlaskClient]:
    yield create_app(Settings(folder, prefix="/town")).test_client()
    links.lie_under("")


@pytest.mark.parametrize("address", PAGES)
def test_every_link_of_a_page_begins_with_the_prefix(
    under_prefix: FlaskClient, address: str
) -> None:
    html = under_prefix.get(address, base_url="http://gov.example/town").text
    found = LINK.findall(html)
    assert found and all(link.startswith("/town/") for link in found), found


def test_data_under_a_prefix_links_to_itself(under_prefix: FlaskClient) -> None:
    base = "http://gov.example/town"
    body = under_prefix.get("/search.json?size=1", base_url=base).json
    assert body["next_url"].startswith("/town/search.json?size=1&cursor=")
    assert body["results"][0]["url"].startswith("/town/releases/")
    feed = under_prefix.get("/search.atom", base_url=base).text
    assert f'href="{base}/search"' in feed and "/town/town" not in feed
    robots = under_prefix.get("/robots.txt", base_url=base).text
    assert "Disallow: /town/search" in robots and f"{base}/sitemap.xml" in robots
    assert under_prefix.get("/openapi.json").json["servers"] == [{"url": "/town/"}]


def test_the_first_visitor_does_not_wait_for_the_index(folder: Path) -> None:
    app = create_app(Settings(folder))
    warm(app)
    opened = app.extensions[ENGINE]
    before = opened.cache_info().misses
    assert before == 1 and app.test_client().get("/").status_code == 200
    assert opened.cache_info().misses == before
    assert set(app.jinja_env.list_templates()) <= {
        key[1] for key in app.jinja_env.cache
    }


def test_no_visitor_waits_while_all_is_looked_through_for_garbage(folder: Path) -> None:
    try:
        warm(create_app(Settings(folder)))
        assert gc.get_freeze_count() > len(gc.get_objects())
    finally:
        gc.unfreeze()


def test_a_server_starts_before_there_is_an_index(tmp_path: Path) -> None:
    app = create_app(Settings(tmp_path / "none"))
    warm(app)
    assert app.test_client().get("/").status_code == 503


def test_a_socket_file_is_listened_on(folder: Path, tmp_path: Path) -> None:
    settings = Settings(folder, socket=tmp_path / "s", prefix="/town")
    for _ in range(2):  # the file of a server that was killed is no hindrance
        with listen_for(settings) as listening:
            where = location(listening, "/town")
            assert where == f"unix:{tmp_path / 's'}, under /town"
            server = behind(settings, listening)
            Thread(target=server.run, daemon=True).start()
            answer = ask(tmp_path / "s", "/town/search.json?q=vienna")
            assert answer.startswith(b"HTTP/1.0 200") and b'"/town/releases/' in answer
            server.close()


@pytest.mark.parametrize("proxy", [None, "localhost"])
def test_a_proxy_is_believed_only_where_it_is_named(
    folder: Path, tmp_path: Path, proxy: str | None
) -> None:
    settings = Settings(folder, socket=tmp_path / "s", proxy=proxy)
    with listen_for(settings) as listening:
        server = behind(settings, listening)
        Thread(target=server.run, daemon=True).start()
        forwarded = "X-Forwarded-Proto: https\r\nX-Forwarded-Host: town.example\r\n"
        robots = ask(tmp_path / "s", "/robots.txt", forwarded)
        believed = b"Sitemap: https://town.example/sitemap.xml" in robots
        assert robots.startswith(b"HTTP/1.0 200") and believed == bool(proxy)
        server.close()


def ask(path: Path, address: str, headers: str = "") -> bytes:
    with socket.socket(socket.AF_UNIX) as client:
        client.connect(str(path))
        client.sendall(f"GET {address} HTTP/1.0\r\n{headers}\r\n".encode())
        return b"".join(iter(lambda: client.recv(65536), b""))


def test_a_file_that_is_no_socket_is_left_alone(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "kept").write_text("kept")
    with pytest.raises(PortTaken, match="choose another with --socket"):
        listen_for(Settings(folder, socket=tmp_path / "kept"))
    assert (tmp_path / "kept").read_text() == "kept"


def test_without_a_socket_file_host_and_port_count(folder: Path) -> None:
    with listen("127.0.0.1", 0) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(PortTaken, match=f"127.0.0.1 port {port}"):
            listen_for(Settings(folder, port=port))


def test_each_request_is_logged_in_the_common_format(folder: Path) -> None:
    log = StringIO()
    app = create_app(Settings(folder))
    app.wsgi_app = logged(app.wsgi_app, log)  # type: ignore[method-assign]
    answer = app.test_client().get('/search?q=a%22%0ab&x="')
    size = len(answer.data)  # a request is logged when all of its answer is sent
    line = re.fullmatch(
        r"(\S+) - - \[(\d\d/[A-Z][a-z]{2}/\d{4}:[\d:]{8} [+-]\d{4})\] "
        r'"GET (\S+) HTTP/1.1" 400 (\d+)\n',
        log.getvalue(),
    )
    assert line and line[1] == "127.0.0.1" and int(line[4]) == size
    assert line[3].startswith("/search?q=a%22%0") and '"' not in line[3]


def test_a_log_is_appended_to(tmp_path: Path) -> None:
    for words in ("one\n", "two\n"):
        with open_log(str(tmp_path / "log")) as log:
            log.write(words)
    assert (tmp_path / "log").read_text() == "one\ntwo\n"
