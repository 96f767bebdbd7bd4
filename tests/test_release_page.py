"""The page of a release: its tags, their reasons, what leads on from it."""

from pathlib import Path

from faces import VISIT, make_index
from flask.testing import FlaskClient
from msgspec.structs import replace
from pages import Page, page

from index.release import (
    Meeting,
    Member,
    Span,
    content_hash,
)
from webapp import create_app
from webapp.settings import Settings


def test_a_release_page_marks_its_tags_and_gives_their_reasons(
    client: FlaskClient,
) -> None:
    response = client.get("/releases/visit-to-vienna")
    html = response.get_data(as_text=True)
    assert '<a id="m0-0" class="tag participants" href="#tag-0">Ana Brik</a>' in html
    shown = Page(html)
    assert "office-before-name”, confidence 90 %" in shown.words
    assert "Present, because of:" in shown.words
    assert "Acts for Austria by the rule “told”, confidence 96 %" in shown.words
    assert "of <mark>Austria</mark> received" in html
    assert "All releases with Trade" in shown.words
    assert "Vienna city, Austria" in shown.words
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
