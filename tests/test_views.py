"""The pages: what they say, what they link to, and what they never let through."""

import re
import shlex
from collections.abc import Iterator
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urlencode
from xml.etree import ElementTree

import pytest
from faces import BUDGET, CALL, HOSTILE, RELEASES, VISIT, make_index
from flask.testing import FlaskClient
from msgspec.structs import replace

from index.release import (
    Location,
    Meeting,
    Member,
    Participant,
    Span,
    content_hash,
)
from index.results import Facet, FacetValue
from webapp import create_app, links
from webapp.page import settled
from webapp.parameters import read
from webapp.settings import Settings

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


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> FlaskClient:
    folder = tmp_path_factory.mktemp("views") / "index"
    return browse(make_index(folder, [*RELEASES, HOSTILE]))


def browse(folder: Path) -> FlaskClient:
    return create_app(Settings(folder)).test_client()


def page(client: FlaskClient, address: str, status: int = 200) -> Page:
    response = client.get(address)
    assert response.status_code == status
    return Page(response.get_data(as_text=True))


def test_the_first_page_shows_everything_newest_first(client: FlaskClient) -> None:
    shown = page(client, "/")
    assert "4 releases in the index" in shown.words
    assert "title made from its first sentence" in shown.words
    hits = [a for a in shown.links if a.startswith("/releases/")]
    assert hits == [f"/releases/{r.id}" for r in (CALL, VISIT, HOSTILE, BUDGET)]


def test_a_result_shows_title_date_publisher_people_and_marks(
    client: FlaskClient,
) -> None:
    html = client.get("/search?q=vienna").get_data(as_text=True)
    assert "9 March 2021" in html and '<time datetime="2021-03-09">' in html
    assert "Talks on trade in <mark>Vienna</mark></a>" in html
    assert "Omar Sadiq in <mark>Vienna</mark>" in html
    assert Page(html).links["/search?q=vienna&publisher=Ministry+of+Example"]
    assert Page(html).links["/participants/Lina%20Haddad"]


def test_a_facet_link_narrows_and_a_chip_widens_again(client: FlaskClient) -> None:
    everything = page(client, "/search")
    narrowed = page(client, everything.link("Ana Brik 2"))
    assert "2 releases" in narrowed.words
    both = page(client, narrowed.link("Ivo Maran 1"))
    assert "2 releases" in both.words
    all_of = page(client, both.link("all of these"))
    assert "1 release" in all_of.words
    widened = page(client, both.link("Remove filter: participant Ana Brik"))
    assert "1 release" in widened.words


def test_a_value_can_be_excluded(client: FlaskClient) -> None:
    shown = page(client, "/search?since=2019")
    assert ("button", "participants.not", "Ana Brik") in (
        (tag, attrs.get("name"), attrs.get("value")) for tag, attrs in shown.tags
    )
    without = page(client, "/search?participants.not=Ana+Brik")
    assert "2 releases" in without.words
    assert "not participant Ana Brik" in without.words


def test_a_value_stays_in_its_place_when_it_is_picked_or_left_out(
    client: FlaskClient,
) -> None:
    def people(address: str) -> list[str]:
        html = client.get(address).get_data(as_text=True)
        (listed,) = re.findall('<ul aria-label="Participants, .*?</ul>', html, re.S)
        return re.findall(r"<bdi>([^<]*)</bdi>", listed)

    before = people("/search")
    assert before[0] == "Ana Brik" and len(before) > 4
    for name in before[1:4]:
        picked = urlencode({"participants": unescape(name)})
        assert people(f"/search?{picked}") == before
        # others may be gone with what is left out, or without what is demanded
        for form in ("not", "all"):
            picked = urlencode({f"participants.{form}": unescape(name)})
            rest = people(f"/search?{picked}")
            assert name in rest
            assert [n for n in rest if n in before] == [n for n in before if n in rest]
    listed = people("/facets/participants")
    picked = urlencode({"participants": unescape(listed[-1])})
    assert people(f"/facets/participants?{picked}") == listed


def test_what_is_picked_and_rare_stands_behind_the_frequent() -> None:
    counted = [FacetValue(f"p{n}", f"P{n}", 20 - n) for n in range(6)]
    rare = FacetValue("rare", "Rare", 0, excluded=True)
    nothing = FacetValue("", "none given", 50, picked=True)
    facet = Facet("participants", (nothing, rare, *counted), 7, 50)
    shown = [value.value for value in settled(facet, 3).values]
    assert shown == ["p0", "p1", "p2", "rare", ""]


def test_pages_reach_the_last_release(client: FlaskClient) -> None:
    seen, shown = [], page(client, "/search?size=3")
    while True:
        seen += [a for a in shown.links if a.startswith("/releases/")]
        following = [a for a, said in shown.links.items() if said.startswith("Next")]
        if not following:
            break
        shown = page(client, following[0])
    assert len(seen) == len(set(seen)) == 4
    assert "First page" in shown.words


def test_topics_and_languages_are_shown_by_name(client: FlaskClient) -> None:
    shown = page(client, "/search?language=de&topics=trade")
    assert "language German" in shown.words and "topic Trade" in shown.words


def test_nothing_found_offers_ways_out(client: FlaskClient) -> None:
    shown = page(client, "/search?q=vienna&since=2022&participants=Ivo+Maran")
    assert "No release fits all of this" in shown.words
    words = " ".join(shown.words.split())
    assert "Search without any filter 1 release" in words
    assert page(client, shown.link("without any filter")).words.count("1 release")
    # without the one filter alone, nothing is found either
    assert "Search without “" not in words
    shown = page(client, "/search?q=vienna&since=2022")
    assert "without “since 1 January 2022” 1 release" in " ".join(shown.words.split())


def test_each_word_says_what_it_finds_alone(client: FlaskClient) -> None:
    shown = page(client, "/search?q=roads+zzz+vienna")
    words = " ".join(shown.words.split())
    assert "roads 1 release zzz 0 releases vienna 1 release" in words
    assert shown.links["/search?q=roads"] == "roads"
    assert "zzz" not in page(client, "/search?q=roads").words


def test_a_hit_says_on_demand_why_it_stands_there(client: FlaskClient) -> None:
    said = "“trade” near “vienna”"
    words = " ".join(page(client, "/search?q=trade+vienna").words.split())
    assert "“trade” in the title and twice in the text" in words
    assert "“vienna” in the title and once in the text" in words
    assert f"{said}. Rare words" in words
    for address in ("/search", "/search?q=trade+vienna&sort=newest"):
        assert "Why here" not in page(client, address).words


def test_words_that_name_filters_are_offered_with_their_count(
    client: FlaskClient,
) -> None:
    shown = page(client, "/search?q=brik+vienna+2021")
    words = " ".join(shown.words.split())
    assert "participant Ana Brik · location Vienna · 2021 1 release" in words
    address = "/search?participants=Ana+Brik&locations=Vienna&since=2021"
    assert shown.link("participant Ana Brik") == f"{address}&until=2021"


def test_a_page_names_the_command_and_the_json_of_the_same_answer(
    client: FlaskClient,
) -> None:
    address = "/search?q=trade&participants=Ana+Brik"
    html = client.get(address).get_data(as_text=True)
    (command,) = re.findall('class="command">(.*?)</code>', html)
    words = shlex.split(command.replace("&#39;", "'"))
    assert words == ["releases", "search", "--participants", "Ana Brik", "trade"]
    assert "/search.json?q=trade&participants=Ana+Brik" in Page(html).links


def test_a_long_facet_can_be_looked_through_in_the_context_of_the_search(
    tmp_path: Path,
) -> None:
    people = tuple(
        Participant("participants", f"Person {n:02}", (), "test") for n in range(31)
    )
    folder = make_index(tmp_path / "index", [replace(VISIT, tags=people)])
    client = create_app(Settings(folder)).test_client()
    html = client.get("/search?q=trade&since=2021").get_data(as_text=True)
    form = html[html.index('<form class="find" action="/facets/participants">') :]
    form = form[: form.index("</form>")]
    fields = re.findall(r'name="(\w+)" value="([^"]*)"', form)
    assert fields == [("q", "trade"), ("since", "2021")]
    found = page(client, "/facets/participants?q=trade&since=2021-01-01&prefix=30")
    assert "Person 30" in found.words and "Person 29" not in found.words


def test_the_map_links_to_its_places_and_to_the_list_of_them(tmp_path: Path) -> None:
    place = Location(
        *("locations", "<b>Vienna</b>", (), "test"),
        kind="city",
        latitude=48.2,
        longitude=16.4,
    )
    folder = make_index(tmp_path / "index", [replace(VISIT, tags=(place,))])
    client = create_app(Settings(folder)).test_client()
    for address in ("/search?q=trade", "/locations/%3Cb%3EVienna%3C%2Fb%3E"):
        html = client.get(address).get_data(as_text=True)
        assert html.count("<circle") == 1
        assert "<title>&lt;b&gt;Vienna&lt;/b&gt;: 1 release</title>" in html
        assert "/facets/locations?" in html
    with client.get("/static/land.svg") as outline:
        assert outline.mimetype == "image/svg+xml"


def test_the_table_has_the_numbers_of_the_timeline(client: FlaskClient) -> None:
    drawn = page(client, "/search?q=trade&size=3")
    bars = [a for tag, a in drawn.tags if tag == "path" and "class" not in a]
    assert drawn.link("as a table") == "/timeline?q=trade&size=3"
    told = page(client, drawn.link("as a table"))
    rows = [a for tag, a in told.tags if tag == "th" and a.get("scope") == "row"]
    assert len(bars) == len(rows) == 1
    narrowed = told.link("March 2021")
    assert narrowed == "/search?q=trade&since=2021-03&until=2021-03&size=3"
    assert told.link("back to the releases") == "/search?q=trade&size=3"
    nothing = page(client, "/timeline?until=2001&q=zzz")
    assert "No release fits all of this." in nothing.words
    assert "No date1" in page(client, "/timeline").words


def test_what_a_release_says_is_marked_as_in_its_language(tmp_path: Path) -> None:
    german = replace(VISIT, language="de", title="Gespräche über den Handel", tags=())
    unknown = replace(german, id="unknown", language=None, title="Gespräch in Wien")
    index = make_index(tmp_path / "index", [german, unknown])
    client = create_app(Settings(index)).test_client()
    found = client.get("/search?q=vienna").text
    assert re.search('<h[23] lang="de" dir="auto"><a', found)
    assert re.search('<h[23] dir="auto"><a', found)
    assert '<p class="snippet" lang="de" dir="auto">' in found
    read = client.get(f"/releases/{german.id}").text
    assert '<h1 lang="de" dir="auto">' in read
    assert '<div class="text" lang="de" dir="auto">' in read


def test_an_empty_index_says_how_it_is_filled(tmp_path: Path) -> None:
    client = create_app(Settings(make_index(tmp_path / "index", []))).test_client()
    shown = page(client, "/")
    assert "0 releases in the index" in shown.words
    assert "releases add puts releases into it" in shown.words
    assert "No release fits" not in shown.words and "Narrow" not in shown.words
    assert "None of these releases has any." in page(client, "/facets/topics").words


def test_a_release_page_marks_its_tags_and_gives_their_reasons(
    client: FlaskClient,
) -> None:
    response = client.get("/releases/visit-to-vienna")
    html = response.get_data(as_text=True)
    assert '<a id="m0-0" class="tag participants" href="#tag-0">Ana Brik</a>' in html
    shown = Page(html)
    assert "office-before-name”, confidence 90 %" in shown.words
    assert "Present, because of:" in shown.words
    assert "All releases with Trade" in shown.words
    assert "date from the source's own data" in shown.words
    assert shown.links["https://gov.example/visit"] == "source"


def test_words_searched_for_are_still_marked_in_the_release(
    client: FlaskClient,
) -> None:
    found = page(client, "/search?q=talks+omar")
    address = found.link("Talks on trade")
    assert address == "/releases/visit-to-vienna?q=talks+omar"
    html = client.get(address).get_data(as_text=True)
    mark = 'class="tag participants" href="#tag-1"><mark>Omar</mark> Sadiq</a>'
    assert mark in html
    assert "<h1><mark>Talks</mark> on" in html
    assert "“talks omar”: 2 matches in the text" in Page(html).words
    assert "in the text ·" not in page(client, "/releases/visit-to-vienna").words


def test_a_mark_around_a_tag_holds_its_link(client: FlaskClient) -> None:
    address = "/releases/visit-to-vienna?q=%22in+vienna+for%22"
    html = client.get(address).get_data(as_text=True)
    assert '<mark>in <a id="m4-0" class="tag locations" href="#tag-4">Vienna' in html


def test_a_release_page_leads_to_similar_ones_and_says_what_both_have(
    client: FlaskClient,
) -> None:
    html = client.get("/releases/visit-to-vienna").text
    similar = html.partition("Similar releases")[2]
    assert 'href="/releases/call-with-maran"' in similar
    assert "shares Ana Brik" in similar
    assert "Similar releases" not in client.get("/releases/budget").text


def test_a_release_is_cited_by_version_and_state(client: FlaskClient) -> None:
    version = content_hash(VISIT).hex()[:16]
    words = " ".join(page(client, "/releases/visit-to-vienna").words.split())
    assert (
        "“Talks on trade in Vienna”. Ministry of Example, 9 March 2021, "
        f"https://gov.example/visit. Release visit-to-vienna, version {version}, index"
    ) in words
    assert "no date. Release budget" in page(client, "/releases/budget").words


def test_a_release_page_takes_words_alone(client: FlaskClient) -> None:
    answer = client.get("/releases/budget?size=3")
    assert answer.status_code == 400
    assert "there is only q" in answer.get_data(as_text=True)


def test_delegations_are_listed_by_side(client: FlaskClient) -> None:
    words = " ".join(page(client, "/releases/visit-to-vienna").words.split())
    assert "Austria Ana Brik Foreign Minister Jordan Omar Sadiq" in words


def test_meetings_and_members_without_a_name_are_told(tmp_path: Path) -> None:
    start = VISIT.body.index("received")
    tags = (
        *VISIT.tags,
        Member("members", "<i>Justice Minister</i>", (), "test", side="Jordan"),
        Meeting(
            "meetings",
            "Ana Brik hosted Omar Sadiq in Vienna",
            (Span("body", start, start + 8),),
            "test",
            kind="hosted",
            who=("Ana Brik",),
            whom=("Omar Sadiq",),
            day="2021-03-08",
            place="Vienna",
        ),
    )
    folder = make_index(tmp_path / "index", [replace(VISIT, tags=tags)])
    client = create_app(Settings(folder)).test_client()
    html = client.get("/releases/visit-to-vienna").get_data(as_text=True)
    words = " ".join(Page(html).words.split())
    assert "Lina Haddad Ambassador <i>Justice Minister</i> not named" in words
    assert "Ana Brik hosted Omar Sadiq in Vienna 8 March 2021" in words
    assert "<mark>received</mark> Trade Secretary" in html


def test_a_made_title_and_a_mention_are_said_to_be_so(client: FlaskClient) -> None:
    words = " ".join(page(client, "/releases/call-with-maran").words.split())
    assert "made from its first sentence" in words
    assert "Mentioned Ana Brik" in words
    assert "date from the address of the source" in words


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


def test_what_is_all_releases_is_the_first_page(client: FlaskClient) -> None:
    for address in ("/", "/search"):  # robots are told to leave /search alone
        assert '<link rel="canonical" href="/">' in client.get(address).text


@pytest.mark.parametrize(
    ("address", "status", "message"),
    [
        ("/search?topcs=trade", 400, '(did you mean "topics"?); the parameters are q'),
        ("/search?since=soon", 400, 'since cannot be "soon"'),
        ("/search?size=1000", 400, "a number from 1 to 100"),
        ("/search?q=(trade", 400, "bracket"),
        ("/search?cursor=nonsense", 400, "cursor"),
        ("/releases/unknown", 404, "there is no release 'unknown' in the index"),
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


def test_a_running_server_shows_what_was_added_since(tmp_path: Path) -> None:
    client = browse(make_index(tmp_path / "index"))
    assert "3 releases" in page(client, "/").words
    make_index(tmp_path / "index", [replace(BUDGET, id="new", title="A newer budget")])
    assert "4 releases" in page(client, "/").words


def test_an_unforeseen_fault_shows_our_words_and_no_trace(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> Iterator[None]:
        raise RuntimeError("a secret of the house")

    monkeypatch.setattr("webapp.views.chips", fail)
    words = page(client, "/", 500).words
    assert "on our side" in words and "secret" not in words


def test_a_browser_can_add_us_to_its_search_box(client: FlaskClient) -> None:
    heads = [a for t, a in page(client, "/").tags if t == "link"]
    (described,) = (a["href"] for a in heads if a["rel"] == "search")
    response = client.get(str(described))
    assert response.mimetype == "application/opensearchdescription+xml"
    space = {"os": "http://a9.com/-/spec/opensearch/1.1/"}
    root = ElementTree.fromstring(response.data)
    templates = [url.get("template") for url in root.findall("os:Url", space)]
    assert "http://localhost/search?q={searchTerms}" in templates
