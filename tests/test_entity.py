"""The page of one person, office, place or topic."""

from datetime import date
from pathlib import Path

import pytest
from faces import CALL, HOSTILE, RELEASES, VISIT, make_index
from flask.testing import FlaskClient
from msgspec.structs import replace

from index import open_index
from index.errors import NotFound
from index.release import Meeting, Participant, Release, Tag
from webapp import create_app, links
from webapp.entity import Entity, entity
from webapp.settings import Settings

SLASH = replace(
    CALL,
    id="slash",
    published=date(2019, 5, 1),
    tags=(Participant("participants", "A/B Team?", (), "list", offices=("Minister",)),),
)
PROMOTED = replace(
    VISIT,
    id="promoted",
    published=date(2023, 1, 2),
    tags=(replace(VISIT.tags[0], offices=("Prime Minister",)),),
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("entity") / "index"
    return make_index(folder, [*RELEASES, HOSTILE, SLASH, PROMOTED])


@pytest.fixture(scope="module")
def client(folder: Path) -> FlaskClient:
    return create_app(Settings(folder)).test_client()


def found(folder: Path, field: str, value: str) -> Entity:
    return entity(open_index(folder), field, value)


def test_a_person_is_seen_from_the_first_release_to_the_last(folder: Path) -> None:
    brik = found(folder, "participants", "Ana Brik")
    assert brik.first and brik.first.id == "visit-to-vienna"
    assert brik.last and brik.last.id == "promoted"
    assert brik.results.total == 3


def test_an_office_has_its_holders_however_it_is_written(tmp_path: Path) -> None:
    office = Tag("offices", "Foreign Minister", (), "x", variants=("Foreign minister",))
    person = replace(VISIT.tags[0], offices=("Foreign minister",))
    folder = make_index(tmp_path / "i", [replace(VISIT, tags=(person, office))])
    (holder,) = found(folder, "offices", "Foreign Minister").holdings
    assert holder.spell.name == "Ana Brik"
    (held,) = found(folder, "participants", "Ana Brik").holdings
    assert held.spell.name == "Foreign Minister"


def test_others_are_counted_among_the_releases_of_the_person(folder: Path) -> None:
    people = found(folder, "participants", "Ana Brik").others[0]
    assert [(value.value, value.count) for value in people.values] == [
        ("Ivo Maran", 1),
        ("Lina Haddad", 1),
        ("Omar Sadiq", 1),
    ]
    assert people.total == 3


def test_offices_of_a_person_are_a_strip_through_time(folder: Path) -> None:
    early, late = found(folder, "participants", "Ana Brik").holdings
    assert (early.spell.name, late.spell.name) == ("Foreign Minister", "Prime Minister")
    assert early.spell.first == date(2021, 3, 9) and late.spell.last.year == 2023
    assert early.x == 0 and late.x + late.width == pytest.approx(100)


def test_an_office_shows_who_held_it(folder: Path) -> None:
    (holding,) = found(folder, "offices", "Foreign Minister").holdings
    assert holding.spell.name == "Ana Brik"


def mayors(count: int) -> list[Release]:
    return [
        replace(
            CALL,
            id=f"mayor-{n}",
            published=date(1990 + n // 20, n % 12 + 1, 1),
            tags=(replace(CALL.tags[0], offices=("Mayor",)),),
        )
        for n in range(count)
    ]


def test_what_is_told_of_a_person_rests_on_all_their_releases(tmp_path: Path) -> None:
    index = make_index(tmp_path / "index", mayors(120))
    maran = found(index, "participants", "Ivo Maran")
    (holding,) = maran.holdings
    assert holding.spell.releases == maran.results.total == 120


@pytest.mark.parametrize(
    ("count", "told"), [(12, ""), (13, "; of 13 the 12 that most releases name")]
)
def test_of_more_than_twelve_offices_those_that_most_name_are_shown(
    tmp_path: Path, count: int, told: str
) -> None:
    person = replace(CALL.tags[0], offices=tuple(f"Office {n}" for n in range(count)))
    index = make_index(tmp_path / "index", [replace(CALL, tags=(person,))])
    assert len(found(index, "participants", "Ivo Maran").holdings) == 12
    html = create_app(Settings(index)).test_client().get("/participants/Ivo%20Maran")
    assert f"last that says so{told}</p>" in html.text


def test_one_of_many_releases_is_not_overlooked(tmp_path: Path) -> None:
    once = replace(CALL.tags[0], offices=("Envoy",))
    releases = mayors(400)
    releases[217] = replace(releases[217], tags=(once,))
    index = make_index(tmp_path / "index", releases)
    mayor, envoy = found(index, "participants", "Ivo Maran").holdings
    assert (mayor.spell.first.year, mayor.spell.last) == (1990, date(2009, 12, 1))
    assert mayor.spell.releases == 399
    assert (envoy.spell.name, envoy.spell.first) == ("Envoy", releases[217].published)


def test_a_person_without_a_date_has_a_page_without_time(tmp_path: Path) -> None:
    undated = make_index(tmp_path / "index", [replace(VISIT, published=None)])
    brik = found(undated, "participants", "Ana Brik")
    assert (brik.first, brik.last, brik.holdings) == (None, None, ())
    client = create_app(Settings(undated)).test_client()
    assert "first seen" not in client.get("/participants/Ana%20Brik").text


def test_what_no_release_has_is_not_found(folder: Path, client: FlaskClient) -> None:
    with pytest.raises(NotFound, match='no release has the participant "Nobody"'):
        found(folder, "participants", "Nobody")
    answer = client.get("/participants/Some%20Nobody?x=1")
    assert answer.status_code == 404
    assert '<a href="/search?q=Some+Nobody" rel="nofollow">' in answer.text


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("participants", "Ana Brik", "Offices held"),
        ("participants", "A/B Team?", "1 May 2019"),
        ("participants", HOSTILE.tags[0].value, "1 January 2020"),
        ("offices", "Foreign Minister", "Who held it"),
        ("locations", "Vienna", "Talks on trade"),
        ("topics", "trade", "<h1>Trade</h1>"),
    ],
)
def test_every_kind_of_value_has_a_page(
    client: FlaskClient, field: str, value: str, said: str
) -> None:
    answer = client.get(links.entity_address(field, value))
    assert answer.status_code == 200 and said in answer.text
    assert "<b onmouseover" not in answer.text


def test_the_page_of_a_search_for_a_person_leads_to_theirs(
    client: FlaskClient,
) -> None:
    html = client.get("/search?participants=Ana+Brik").text
    assert (
        '<a href="/participants/Ana%20Brik" rel="nofollow">About Ana Brik</a>' in html
    )


def meeting(who: str, whom: str, day: str | None, place: str | None = None) -> Meeting:
    words = f"{who} met {whom}"
    return Meeting(
        *("meetings", words, (), "test"), who=(who,), whom=(whom,), day=day, place=place
    )


def test_whom_a_person_met_is_told_across_releases(tmp_path: Path) -> None:
    brik = replace(VISIT.tags[0], variants=("Brik",))
    maran = replace(VISIT.tags[0], value="Ivo Maran")
    sadiq = replace(VISIT.tags[0], value="Omar Sadiq")
    told = (
        ("one", (brik, maran, meeting("Brik", "Ivo Maran", "2021-03-02", "Vienna"))),
        ("two", (brik, maran, meeting("Ivo Maran", "Brik", None))),
        ("three", (brik, sadiq, meeting("Omar Sadiq", "Brik", "2020-01-05"))),
        ("four", (brik, sadiq, maran, meeting("Omar Sadiq", "Ivo Maran", None))),
    )
    place = VISIT.tags[4]
    releases = [replace(VISIT, id=name, tags=(*tags, place)) for name, tags in told]
    folder = make_index(tmp_path / "index", releases)
    met = found(folder, "participants", "Ana Brik").met
    assert [(one.names, one.releases, one.newest, one.last) for one in met] == [
        (("Ivo Maran",), 2, "two", VISIT.published),
        (("Omar Sadiq",), 1, "three", date(2020, 1, 5)),
    ]
    (here,) = found(folder, "locations", "Vienna").met
    assert (here.names, here.last) == (("Ana Brik", "Ivo Maran"), date(2021, 3, 2))
    html = create_app(Settings(folder)).test_client().get("/participants/Ana%20Brik")
    met_with = html.text.partition("Met and spoke with")[2]
    assert '<a href="/participants/Ivo%20Maran">Ivo Maran</a>' in met_with
    assert '<a href="/releases/three">' in met_with and "5 January 2020" in met_with
