"""The search page, its facets, figures and lists: what they say and link to."""

import re
import shlex
from html import unescape
from pathlib import Path
from urllib.parse import urlencode
from xml.etree import ElementTree

from faces import BUDGET, CALL, HOSTILE, VISIT, make_index
from flask.testing import FlaskClient
from msgspec.structs import replace
from pages import Page, browse, page

from index.release import (
    Location,
    Participant,
)
from index.results import Facet, FacetValue
from webapp import create_app
from webapp.page import settled
from webapp.settings import Settings


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


def test_words_are_told_in_words_and_filters_by_chips_alone(
    client: FlaskClient,
) -> None:
    both = client.get("/search?q=vienna+talks&topics=trade").text
    assert '<p class="described">with all of: vienna, talks</p>' in both
    assert "topic Trade ×" in Page(both).words
    assert 'class="described"' not in client.get("/search?topics=trade").text
    listed = page(client, "/facets/topics?q=vienna&topics=trade").words
    assert "in 1 release with vienna · back" in listed


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


def test_a_value_that_no_release_has_is_offered_as_it_is_spelt(
    client: FlaskClient,
) -> None:
    shown = page(client, "/search?participants=Anna+Brick&since=2021")
    words = " ".join(shown.words.split())
    assert "Search with “participant Ana Brik”" in words
    address = "/search?participants=Ana+Brik&since=2021"
    assert shown.link("participant Ana Brik") == address
    shown = page(client, "/search?participants=Anna+Brick&locations=Viena")
    words = " ".join(shown.words.split())
    assert "Search with “participant Ana Brik” and “location Vienna”" in words
    # a value that some release has is meant as it is
    shown = page(client, "/search?participants=Ana+Brik&since=2031")
    assert "Search with “" not in " ".join(shown.words.split())


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


def test_what_is_all_releases_is_the_first_page(client: FlaskClient) -> None:
    for address in ("/", "/search"):  # robots are told to leave /search alone
        assert '<link rel="canonical" href="/">' in client.get(address).text


def test_a_running_server_shows_what_was_added_since(tmp_path: Path) -> None:
    client = browse(make_index(tmp_path / "index"))
    assert "3 releases" in page(client, "/").words
    make_index(tmp_path / "index", [replace(BUDGET, id="new", title="A newer budget")])
    assert "4 releases" in page(client, "/").words


def test_a_browser_can_add_us_to_its_search_box(client: FlaskClient) -> None:
    heads = [a for t, a in page(client, "/").tags if t == "link"]
    (described,) = (a["href"] for a in heads if a["rel"] == "search")
    response = client.get(str(described))
    assert response.mimetype == "application/opensearchdescription+xml"
    space = {"os": "http://a9.com/-/spec/opensearch/1.1/"}
    root = ElementTree.fromstring(response.data)
    templates = [url.get("template") for url in root.findall("os:Url", space)]
    assert "http://localhost/search?q={searchTerms}" in templates
