"""Bodies and places of countries that nothing was fitted to."""

import pytest

from index.release import Location, Release
from indexer.tagging import tag


def bodies(body: str) -> list[str]:
    tags = tag(Release("one", "", body)).tags
    return [one.value for one in tags if one.field == "organisations"]


def places(body: str, publisher: str | None = None) -> dict[str, str | None]:
    tags = tag(Release("one", "", body, publisher=publisher)).tags
    return {one.value: one.country for one in tags if isinstance(one, Location)}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("They asked Sonatrach and the Jakarta Post.", ["Sonatrach", "Jakarta Post"]),
        ("She thanked the BC Nurses' Union.", ["BC Nurses' Union"]),
        ("He was heard in the Elmo Magistrates Court.", ["Elmo Magistrates Court"]),
        (
            "The Water Authority of Kenya and Kenya Roads Board signed.",
            ["Water Authority of Kenya", "Kenya Roads Board"],
        ),
        (
            "The grant is of the Office of Youth Justice and Crime Prevention.",
            ["Office of Youth Justice and Crime Prevention"],
        ),
        ("The Elmo Private Sector Council met.", ["Elmo Private Sector Council"]),
        ("A Senior State Department Official spoke.", ["State Department"]),
        ("the Kenya Water Board Chairman Ana Ruiz was there.", ["Kenya Water Board"]),
        ("The Elmo Motors Limited's (ELMO) works grew.", ["Elmo Motors Limited"]),
    ],
)
def test_a_body_is_known_and_ends_where_its_name_does(
    text: str, names: list[str]
) -> None:
    assert bodies(text) == names


def test_no_town_is_meant_within_the_name_of_a_body() -> None:
    assert places("They met Enterprise Singapore and left.") == {}


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("He came from the Orange Free State.", "Orange Free State", "ZA"),
        ("The road crosses the Limpopo River twice.", "Limpopo River", None),
        ("She was born in Stettin before the war.", "Szczecin", "PL"),
    ],
)
def test_old_names_and_waters_between_states_are_known(
    text: str, name: str, country: str | None
) -> None:
    assert places(text) == {name: country}


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("A truck was stopped on the N7 near Malmesbury.", "N7", "ZA"),
        ("He was born in Gomel, Belarus.", "Gomel", "BY"),
        ("They sailed to Arkhangelsk, Russia.", "Arkhangelsk", "RU"),
        ("Oil was found in the Eastern Gulf of Mexico.", "Gulf of Mexico", None),
        ("They met in Muntinlupa City, Philippines.", "Muntinlupa", "PH"),
        (
            "They spoke of the Kajaki reservoir in Afghanistan.",
            "Kajaki reservoir",
            "AF",
        ),
        ("She went to the Government of St. Lucia.", "Saint Lucia", "LC"),
    ],
)
def test_a_place_has_the_name_that_english_has_for_it(
    text: str, name: str, country: str | None
) -> None:
    assert places(text).get(name, "missing") == country


def test_a_rank_before_a_name_is_no_body() -> None:
    assert bodies("The case was read by DSP Kofi Mensah in the valley.") == []


def test_a_party_in_brackets_behind_its_member_is_a_body() -> None:
    assert bodies("The vice-chairman, Mr Ruiz (KVP/Elmo), disagreed.") == ["KVP"]


def test_a_ship_is_no_body() -> None:
    assert bodies("The crew of HMAS Childers boarded the boat.") == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("They came to Puerto Rico and the Virgin Islands.", {"PR", "VI"}),
        ("Water came to Maine, Ohio, New York, Guam and Kenya.", {"US", "GU", "KE"}),
        ("In Jamaica they met at Black River, St. Elizabeth.", {"JM"}),
        (
            "It is old. In Kenya pupils thanked Japan for the Zorga prison.",
            {"KE", "JP"},
        ),
        ("They went from Limuro, Zorga and Karzu districts of Kenya.", {"KE"}),
        ("He met the Governor of Zorga Province Mr. Bo Ek in Kenya.", {"KE"}),
        ("In Kenya the Zorga hydroelectric power plant was opened.", {"KE"}),
        ("They sailed to Elisabethville.", {"CD"}),
    ],
)
def test_a_place_has_the_country_that_it_lies_in(text: str, found: set[str]) -> None:
    assert set(places(text).values()) == found


def test_the_places_of_a_row_are_told_by_the_word_behind_the_last() -> None:
    found = places("In Kenya they went to Zorga, Limuro and Karzu districts.")
    assert {"Zorga", "Limuro", "Karzu"} <= found.keys()


@pytest.mark.parametrize(
    "text",
    [
        "In the end the Louisville Lions won.",
        "She was blessed by Manila Archbishop Ana Ruiz.",
        "It has a Kentucky Elm Pie for all.",
        "He was heard by Commissioner Multan Zubair Daha.",
        "A Cape Verdean captain was heard.",
        "It is for St. Mary's Cancer Ward.",
    ],
)
def test_a_town_that_begins_another_name_is_no_place(text: str) -> None:
    assert places(text) == {}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "She serves on the Water, Justice and Science Subcommittee.",
            ["Water, Justice and Science Subcommittee"],
        ),
        (
            "He led the Housing, Trade, and Science Committee of the Kenya Assembly.",
            ["Housing, Trade, and Science Committee of the Kenya Assembly"],
        ),
        (
            "It was held by the Kenyan Ministry of Trade and Kenyan Institute of Law.",
            ["Ministry of Trade", "Kenyan Institute of Law"],
        ),
        (
            "They asked the Office of the UN High Commissioner for Refugees.",
            ["Office of the UN High Commissioner for Refugees"],
        ),
        (
            "The Vice-President of the World Bank for Africa spoke.",
            ["World Bank"],
        ),
        ("He is of the Prosecutor General's Office.", ["Prosecutor General's Office"]),
        ("They came to the Karzu Magistrate's Court.", ["Karzu Magistrate's Court"]),
        ("The Returned Soldiers League met.", ["Returned Soldiers League"]),
        ("The Federal Executive Council met.", ["Federal Executive Council"]),
        ("It is for the Kenya Highway Patrol.", ["Kenya Highway Patrol"]),
        ("He serves in His Majesty's Armed Forces.", ["His Majesty's Armed Forces"]),
        ("They met the firms Karzu Havbruk and Zorga.", ["Karzu Havbruk", "Zorga"]),
        ("The consortium of Zorga, Limu and Karzu won.", ["Zorga", "Limu", "Karzu"]),
        ("It is of the Zorgaprojekt enterprise.", ["Zorgaprojekt"]),
        ("It went to the Chinese contractor Poly Karzu.", ["Poly Karzu"]),
        ("He led AS Zorgasadam then.", ["AS Zorgasadam"]),
        ("They fined Zorga Energy SA today.", ["Zorga Energy SA"]),
        ("The Director of ZKAR spoke.", ["ZKAR"]),
        ("A ZKAR spokesman spoke.", ["ZKAR"]),
    ],
)
def test_a_body_is_known_by_what_it_is_said_to_be(text: str, names: list[str]) -> None:
    assert bodies(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "It was read by the Press Section.",
        "He came from the Nairobi Field Office.",
        "They met in Whyalla SA 5600.",
        "It is for the firms and Elmo.",
        "THE MINISTER OF STATE spoke.",
        "the Sydney company grew.",
    ],
)
def test_a_part_of_a_body_a_state_and_a_title_are_none(text: str) -> None:
    assert bodies(text) == []


@pytest.mark.parametrize(
    ("text", "publisher", "name", "country"),
    [
        ("They sailed on the Irtysh.", None, "Irtysh", None),
        ("Muscat: The Minister spoke.", None, "Muscat", "OM"),
        ("They came to the Geneva talks.", "The White House", "Geneva", "CH"),
        ("He saw the Smederevo steel works in Serbia.", None, "Smederevo", "RS"),
        ("In Iceland it is east of Karzunes.", None, "Karzunes", "IS"),
        (
            "They met at Parque de las Karzas in Peru.",
            None,
            "Parque de las Karzas",
            "PE",
        ),
        ("A bridge over the Jurwa was built in Kenya.", None, "Jurwa", "KE"),
        ("Karzupath, Kathmandu\nThey met.", None, "Karzupath", "NP"),
        ("They left Kakuma camp in Kenya.", None, "Kakuma camp", "KE"),
    ],
)
def test_a_place_is_known_by_what_is_beside_it(
    text: str, publisher: str | None, name: str, country: str | None
) -> None:
    assert places(text, publisher).get(name, "missing") == country


@pytest.mark.parametrize("title", ["Sanctions notice: Belarus", "Aid for Belarus"])
def test_a_title_may_tell_the_country_that_a_release_is_about(title: str) -> None:
    body = "They are held at the Karzina prison."
    tags = tag(Release("one", title, body, publisher="Foreign Office (UK)")).tags
    found = {one.value: one.country for one in tags if isinstance(one, Location)}
    assert found["Karzina prison"] == "BY"


def test_a_broadcaster_may_be_called_after_its_town() -> None:
    assert bodies("He told Radio Brazzaville so.") == ["Radio Brazzaville"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The 4th Battalion stayed.", ["4th Battalion"]),
        (
            "He is of the Senate Trade and Water Committees.",
            ["Senate Trade and Water Committees"],
        ),
        ("She met several Expert Committees.", []),
        (
            "They sued the Minister of Transport and Zorga Ferries Limited.",
            ["Zorga Ferries Limited"],
        ),
        ("She is at University College Cork now.", ["University College Cork"]),
        ("JSC Karzu Sputnik signed.", ["Karzu Sputnik"]),
        ("It is for the John F. Karzu Foundation.", ["John F. Karzu Foundation"]),
        (
            "She is of the UN Committee on the Rights of the Child.",
            ["UN Committee on the Rights of the Child"],
        ),
        ("KUWAIT, Jan 30, 2019 (KUNA) -- They met.", ["KUNA"]),
        ("He spoke of the FBIs Washington Field Office.", ["FBI"]),
    ],
)
def test_a_body_has_all_of_its_name_and_no_more(text: str, names: list[str]) -> None:
    assert bodies(text) == names


def test_a_federation_that_was_a_country_is_a_place() -> None:
    text = "They came from the Federation of Rhodesia and Nyasaland."
    assert places(text) == {"Federation of Rhodesia and Nyasaland": None}
    assert bodies(text) == []


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("In Germany they met in the Karzukirche.", "Karzukirche", "DE"),
        (
            "In Poland he was at the Monument to the Fallen Pilots.",
            "Monument to the Fallen Pilots",
            "PL",
        ),
        (
            "In Kenya they saw the National Heroes' Memorial.",
            "National Heroes' Memorial",
            "KE",
        ),
        (
            "In Kenya he was at the National Pantheon of the Pilots.",
            "National Pantheon of the Pilots",
            "KE",
        ),
        (
            "They met at the Council of Ministers building in Sofia.",
            "Council of Ministers building",
            "BG",
        ),
        ("In Peru they saw Parque Karzu.", "Parque Karzu", "PE"),
    ],
)
def test_a_site_is_known_by_its_form(text: str, name: str, country: str) -> None:
    assert places(text).get(name, "missing") == country


def test_a_country_in_brackets_tells_where_a_publisher_is() -> None:
    text = "The tanker lay at Karzul."
    assert places(text, "Maritime Authority (Panama)") == {"Karzul": "PA"}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "The Directorate for National Roads and Karzuways (DDKiA) spoke.",
            ["Directorate for National Roads and Karzuways"],
        ),
        (
            "He is of the Inspectorate General of Border Police.",
            ["Inspectorate General of Border Police"],
        ),
    ],
)
def test_a_body_goes_on_to_its_short_form(text: str, names: list[str]) -> None:
    assert bodies(text) == names


def test_a_site_lies_where_its_town_does_at_home() -> None:
    text = "Trains to Copenhagen stop at Lund Central Station."
    found = places(text, "Swedish Transport Administration")
    assert found["Lund Central Station"] == "SE"


@pytest.mark.parametrize(
    ("text", "publisher", "found"),
    [
        (
            "The Enguri hydroelectric power plant works in Zugdidi.",
            "Ministry of Energy (Georgia)",
            {"Enguri hydroelectric power plant": "GE", "Zugdidi": "GE"},
        ),
        ("He feared the barbarism of Stalin.", "Senator Ruiz (Australia)", {}),
        ("They offered Puerto Ricans a vote.", None, {}),
        ("They met in Danzig.", None, {"Gdańsk": "PL"}),
        ("They stayed at Luluabourg.", None, {"Kananga": "CD"}),
        (
            "They sailed to Puerto Karzu in Chile.",
            None,
            {"Puerto Karzu": "CL", "Chile": "CL"},
        ),
    ],
)
def test_what_few_call_a_city_is_none_where_others_are_spoken_of(
    text: str, publisher: str | None, found: dict[str, str]
) -> None:
    assert places(text, publisher) == found


def test_a_valley_is_no_city_abroad() -> None:
    text = "It struck villages in the Rasht valley."
    found = places(text, "Ministry of Emergency Situations (Tajikistan)")
    assert found == {"Rasht valley": "TJ"}


def test_a_town_may_be_called_one() -> None:
    found = places("They went to Karzu Town and fled at Bumbu Settlement in Kenya.")
    assert found == {"Karzu Town": "KE", "Bumbu Settlement": "KE", "Kenya": "KE"}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "They came to the Amadou Karzu Mbaye hospital.",
            ["Amadou Karzu Mbaye hospital"],
        ),
        ("They came to the Nairobi hospital.", []),
        ("Troops of the 14th Division came.", ["14th Division"]),
    ],
)
def test_a_hospital_and_a_division_have_names_of_their_own(
    text: str, names: list[str]
) -> None:
    assert bodies(text) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("They asked the Governing Board of the Elm Water Authority.", "Water Author"),
        ("It met at the National Congress of the Elm Services League.", "Services Le"),
        ("The Water Committee of the Parliament met.", "Water Committee"),
        ("The contractor, Hebei Road and Bridge Group, left.", "Hebei Road and Bridge"),
        ("They praised the Queen's Own Nigeria Regiment.", "Queen's Own Nigeria"),
        ("They were heard at the Kahawa Law Courts.", "Kahawa Law Courts"),
        ("She met Department of Defense Secretary Ana Brik.", "Department of Defense"),
        ("They sued Elmo Tax Planners Inc. on Monday.", "Elmo Tax Planners Inc."),
        ("It is for the Pueblo of Laguna.", "Pueblo of Laguna"),
        ("It is from the Cabildo de Tunja.", "Cabildo de Tunja"),
        ("Troops of the 10th Mountain Division came.", "10th Mountain Division"),
        ("The Afterschool Alliance and the U.S.-Japan Alliance won.", "Afterschool"),
        ("She thanked the Navajo Nation.", "Navajo Nation"),
        (
            "They met the Congress of Elmish Trade Unions.",
            "Congress of Elmish Trade Un",
        ),
        ("The Deputy Chief of Mission of the Lund Embassy left.", "Lund Embassy"),
    ],
)
def test_a_body_is_known_without_what_has_it_or_what_is_around_it(
    text: str, names: str
) -> None:
    (name,) = bodies(text)
    assert name.find(names) >= 0 and "of the" not in name


@pytest.mark.parametrize(
    "body, name",
    [
        ("Zorga Mobile (Pty) Ltd must pay a fine.", "Zorga Mobile (Pty) Ltd"),
        ("He was heard at the Zorga Law Courts today.", "Zorga Law Courts"),
        ("Minutes of the Zorga Water Committee Meeting.", "Zorga Water Committee"),
        ("She is on the Governing Board of the Zorga Authority.", "Zorga Authority"),
        ("He is on the Advisory Board of the Zorga Institute.", "Zorga Institute"),
    ],
)
def test_a_body_is_known_by_form_where_others_stand_around_it(
    body: str, name: str
) -> None:
    assert list(bodies(body)) == [name]


def test_a_judge_of_a_court_and_a_faculty_of_a_university_name_no_body() -> None:
    text = "She was heard by Zorga District Court Judge Ana Ruiz."
    assert list(bodies(text)) == []
    text = "He was Dean of the Faculty of Law at the University of Ghana."
    assert list(bodies(text)) == ["University of Ghana"]
