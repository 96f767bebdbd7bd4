"""Places and bodies as other countries and other languages name them."""

import pytest

from index.release import Location, Release
from indexer.tagging import tag


def named(field: str, body: str, publisher: str | None = None) -> list[str]:
    tags = tag(Release("one", "", body, publisher=publisher)).tags
    return [one.value for one in tags if one.field == field]


def places(body: str, publisher: str | None = None) -> dict[str, str | None]:
    tags = tag(Release("one", "", body, publisher=publisher)).tags
    return {one.value: one.country for one in tags if isinstance(one, Location)}


@pytest.mark.parametrize(
    ("body", "place"),
    [
        ("It hit Zorga District, Bagmati Province.", "Zorga District"),
        ("They live in Zorga Sector, Karz District.", "Karz District"),
        ("A school was opened in Zorga Governorate today.", "Zorga Governorate"),
        ("The road in Zorgu aimag is closed.", "Zorgu"),
        ("It lies in Zorga Municipality, Central Region.", "Central Region"),
        ("He has a farm in Zorgahaun, Co. Mayo.", "Co. Mayo"),
        ("They crossed the Zorga Pass at night.", "Zorga Pass"),
        ("They work at the Kara Zorga mine.", "Kara Zorga mine"),
        ("She prayed at Wat Phra Zorg.", "Wat Phra Zorg"),
        ("A ferry from Zorgavik to Karzamont sank.", "Karzamont"),
        ("She later visited Shelby Park in the north.", "Shelby Park"),
        ("The minister spoke at Zorga Bay Sands.", "Zorga Bay Sands"),
        ("He inaugurated the Zorga Hospital today.", "Zorga Hospital"),
    ],
)
def test_a_place_is_known_by_what_it_is_a_part_of_or_serves_for(
    body: str, place: str
) -> None:
    assert place in places(body, "Ministry of Trade of Peru")
    assert named("participants", body) == []


@pytest.mark.parametrize(
    ("body", "base"),
    [
        ("They flew from RAF Brize Norton.", "RAF Brize Norton"),
        ("They live near CFB Zorga.", "CFB Zorga"),
        ("She works at Naval Air Station Zorga.", "Naval Air Station Zorga"),
    ],
)
def test_a_base_is_a_place_with_the_forces_it_is_of(body: str, base: str) -> None:
    assert list(places(body)) == [base]
    assert named("organisations", body) == named("participants", body) == []


def test_forces_are_a_body_where_they_are_not_at_a_base() -> None:
    assert named("organisations", "RAF Zorga jets flew.") == ["RAF"]


@pytest.mark.parametrize(
    ("body", "street"),
    [
        ("He lived at 1200 N. Charles St. in Baltimore.", "N. Charles St."),
        ("The shop on Zorga Ave. is closed.", "Zorga Ave."),
        ("Call at 8 Zorga West St 52, Singapore.", "Zorga West St 52"),
        (
            "It is on Martin Luther King Jr. Boulevard.",
            "Martin Luther King Jr. Boulevard",
        ),
    ],
)
def test_a_street_in_short_is_a_place_and_nobody(body: str, street: str) -> None:
    assert street in places(body)
    assert named("participants", body) == []


def test_somebody_called_after_a_saint_is_no_street() -> None:
    assert places("A letter of John St. Clair was read.") == {}


@pytest.mark.parametrize(
    ("body", "place", "country"),
    [
        ("He went to San Juan de Pasto by bus.", "San Juan de Pasto", "CO"),
        ("Ships leave the port of Piraeus daily.", "Piraeus", "GR"),
        ("They saw the Fordow Enrichment Plant.", "Fordow Enrichment Plant", "IR"),
    ],
)
def test_a_town_is_that_of_its_whole_name(body: str, place: str, country: str) -> None:
    home = "Government of Colombia" if country == "CO" else None
    assert places(body, home) == {place: country}


@pytest.mark.parametrize(
    "name",
    [
        "Ministère des Affaires étrangères",
        "Conseil national de la transition écologique",
        "Direction générale de la sécurité extérieure",
        "Deutsche Gesellschaft für Internationale Zusammenarbeit",
        "Ministero dell'Economia e delle Finanze",
        "Registro Nacional de Identificación y Estado Civil",
        "Ministério das Relações Exteriores",
        "Ministerie van Buitenlandse Zaken",
        "Instytut Pamięci Narodowej",
        "Majlis Amanah Rakyat",
        "Caixa Econômica Federal",
        "Migrationsverket",
    ],
)
def test_a_body_has_the_whole_name_it_has_in_another_language(name: str) -> None:
    assert named("organisations", f"They wrote to the {name} today.") == [name]


def test_a_surname_begins_no_body_in_another_language() -> None:
    assert named("organisations", "They saw Senator Camara Elmada today.") == []


@pytest.mark.parametrize(
    ("body", "names"),
    [
        ("The IAEA Board of Governors meets.", ["IAEA Board of Governors"]),
        (
            "The United Nations and Karz-Zorga Commission wrote.",
            ["United Nations", "Karz-Zorga Commission"],
        ),
        (
            "The Crimes Against Children Task Force met.",
            ["Crimes Against Children Task Force"],
        ),
        ("A Suit Against Zorga Stores was filed.", ["Zorga Stores"]),
        (
            "They saw the Water District of Southern California.",
            ["Water District of Southern California"],
        ),
        ("The Michigan State Police came.", ["Michigan State Police"]),
        (
            "He led the Seattle Area Business Alliance.",
            ["Seattle Area Business Alliance"],
        ),
        ("The Free Patriotic Movement won.", ["Free Patriotic Movement"]),
        ("She was in the Civil Rights Movement.", []),
        (
            "The United States Attorney's Office for the District of Maryland agreed.",
            ["United States Attorney's Office for the District of Maryland"],
        ),
    ],
)
def test_a_body_is_all_of_its_name_and_no_other(body: str, names: list[str]) -> None:
    assert named("organisations", body) == names


def test_a_firm_with_and_without_its_form_is_one() -> None:
    text = (
        "Zorga Systems LLC has agreed. Zorga Systems said so. Yonhap News Agency wrote."
    )
    assert named("organisations", f"{text} (Yonhap)") == [
        "Zorga Systems LLC",
        "Yonhap News Agency",
    ]


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("They live in New Hanover and work.", "New Hanover"),
        ("They live in Porto Zorgando, by the sea.", "Porto Zorgando"),
        ("It is on Congress Street, by the sea.", "Congress Street"),
        ("They live in Zorga-sous-Karz, by the sea.", "Zorga-sous-Karz"),
        ("They saw the Zorga industrial park.", "Zorga industrial park"),
    ],
)
def test_a_place_is_all_of_its_name(body: str, found: str) -> None:
    assert list(places(body, "Government of Kenya")) == [found]


def test_what_somebody_took_part_in_is_no_place() -> None:
    assert places("They took part in Zorganda, he said.", "Government of Kenya") == {}


def test_a_person_called_like_a_street_is_one() -> None:
    assert named("participants", "“We will,” Ethan Lane said.") == ["Ethan Lane"]


def test_a_line_with_somebodys_office_is_no_heading() -> None:
    body = "Those who came:\nLina Zorga, Chair of the Federal Karz Commission\nBo Ek\n"
    assert named("organisations", body) == ["Federal Karz Commission"]


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("They live in the Vatozorga region, he said.", "Vatozorga"),
        ("It was seen in Zorga, Karz territory, on Monday.", "Karz"),
        ("They came from the south coast of Zorgolu, and ate.", "Zorgolu"),
        ("The officers left Mombasa for Zorgavik, by sea.", "Zorgavik"),
        ("Ash fell on Zorgwo and Pentecost Island.", "Zorgwo"),
        ("The Zorgaro volcano is quiet.", "Zorgaro volcano"),
        ("It was seen in the health zones of Zorgoro and Karzolo.", "Karzolo"),
        ("He lives in the City of Nairobi.", "Nairobi"),
        ("The talks were in London, Paris, Geneva and Hong Kong.", "Geneva"),
    ],
)
def test_a_place_is_known_by_the_words_around_it(body: str, found: str) -> None:
    assert found in places(body, "Government of Kenya")


def test_a_people_before_a_region_is_no_place() -> None:
    assert places("Trade in the Asian region grows.", "Government of Kenya") == {}


def test_a_town_is_in_the_region_that_stands_behind_it() -> None:
    body = "They met in Solhan, Yagha Province, on Monday."
    assert places(body, "Government of Mali")["Solhan"] == "BF"


@pytest.mark.parametrize(
    ("body", "names"),
    [
        ("The OWTU objected to it.", ["OWTU"]),
        ("DPM announced rebates.", []),
        (
            "They wrote to the Österreichische Zorgapartei.",
            ["Österreichische Zorgapartei"],
        ),
        ("She left McKinsey & Company today.", ["McKinsey & Company"]),
        ("The City of Zorga agreed.", ["City of Zorga"]),
    ],
)
def test_a_body_is_known_by_what_it_does_or_is(body: str, names: list[str]) -> None:
    assert named("organisations", body) == names


def test_a_small_town_is_none_where_a_firm_is_called_so() -> None:
    body = "The Goodyear Tire Company agreed. He was on leave from Goodyear."
    assert places(body) == {}


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("At the Summit of the Americas they met.", {}),
        ("He fell in the Battle of Verdun.", {}),
        ("They met on the Iraqi Kurdistan Region.", {"Iraqi Kurdistan Region": "IQ"}),
        ("He is in the U.S. Army Reserve.", {}),
        ("They saw Long Island Sound.", {"Long Island Sound": "US"}),
    ],
)
def test_an_event_and_a_reserve_are_no_places(
    body: str, found: dict[str, str | None]
) -> None:
    assert places(body) == found


@pytest.mark.parametrize(
    ("body", "names"),
    [
        ("She met U.S. Energy Secretary Ana Ruiz.", []),
        ("She left the University of Hawaii and Waikiki.", ["University of Hawaii"]),
    ],
)
def test_a_body_ends_before_an_office_and_before_another_place(
    body: str, names: list[str]
) -> None:
    assert named("organisations", body) == names


@pytest.mark.parametrize(
    ("body", "names"),
    [
        ("Zorgaswana and De Beers signed.", ["Zorgaswana", "De Beers"]),
        ("They thanked Boeing and Zorghaeuser.", ["Boeing", "Zorghaeuser"]),
        ("She met ZKAC and the World Bank.", ["ZKAC", "World Bank"]),
        ("The World Bank and Zorga Lumber signed.", ["World Bank", "Zorga Lumber"]),
        ("The World Bank and Zorgology grew.", ["World Bank"]),
        ("The World Bank and Zorgov met. Ana Zorgov left.", ["World Bank"]),
        ("The World Bank and Kenya signed.", ["World Bank"]),
    ],
)
def test_what_is_joined_to_a_body_is_one_unless_it_is_somebody(
    body: str, names: list[str]
) -> None:
    assert named("organisations", body) == names


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("They met at Marlborough House, he said.", "Marlborough House"),
        ("They saw the Kaesong Industrial Complex.", "Kaesong Industrial Complex"),
        ("The floods on the Zorgava were long.", "Zorgava"),
        ("Teams reached Zorgovci, he said.", "Zorgovci"),
        ("Aircraft flew from Zorgnik, he said.", "Zorgnik"),
    ],
)
def test_more_words_show_a_place(body: str, found: str) -> None:
    assert list(places(body, "Government of Kenya")) == [found]


def test_a_village_is_in_the_country_of_a_region_named_with_its_kind() -> None:
    body = "They hit Zorga Gyi village in Sagaing Region on Monday."
    assert places(body, "U.S. Department of State")["Zorga Gyi"] == "MM"


def test_a_committee_is_called_after_all_its_matters() -> None:
    name = "Senate Health, Education, Labor, and Pensions Committee"
    assert named("organisations", f"She left the {name} today.") == [name]


def test_a_side_of_a_state_is_a_region_of_it() -> None:
    assert places("They live in Northeastern Pennsylvania.") == {
        "Northeastern Pennsylvania": "US"
    }
