"""For which country people of others act: hosts of a journey, guests, speakers."""

import pytest

from index.release import Participant, Release
from indexer.tagging import tag


def acts_for(body: str, publisher: str, title: str = "") -> dict[str, str | None]:
    release = Release("1", title, body, publisher=publisher)
    found = tag(release).tagged("participants")
    return {p.value: p.affiliation for p in found if isinstance(p, Participant)}


@pytest.mark.parametrize(
    "text, country",
    [
        ("Envoy Bo Li travelled to Chad and Mali. In Bamako, he met {}.", "Mali"),
        ("Envoy Bo Li will travel to Panama City. He will meet {}.", "Panama"),
        ("Envoy Bo Li visited Malta. He called on {}.", "Malta"),
        ("Envoy Bo Li visited Malta. He held talks on fish with {}.", "Malta"),
        ("Envoy Bo Li visited Malta. He came with {}.", "Peru"),
        ("Envoy Bo Li visited Chad and Mali. He met {}.", "Peru"),
        ("Envoy Bo Li went to Algiers, Algeria. He met {}.", "Algeria"),
    ],
)
def test_who_is_met_on_a_journey_acts_for_the_country(text: str, country: str) -> None:
    said = text.format("Deputy Minister Ana Ruiz")
    assert acts_for(said, "Ministry of Water (Peru)")["Ana Ruiz"] == country


def test_a_title_tells_a_journey() -> None:
    text = "Envoy Bo Li called on President Ana Ruiz today."
    found = acts_for(text, "Ministry of Water (Peru)", "Visit by Envoy Bo Li to Palau")
    assert found == {"Bo Li": "Peru", "Ana Ruiz": "Palau"}


@pytest.mark.parametrize(
    "publisher, seat, country",
    [
        (
            "High Commission of India, Canberra",
            "Member for Elm, Ana Ruiz MP",
            "Australia",
        ),
        ("Embassy of Ireland, Washington", "Senator Ana Ruiz", "United States"),
        ("Embassy of Ireland, Tokyo", "Senator Ana Ruiz", "Ireland"),
        ("Embassy of Chad", "Ana Ruiz, MP for Elm", "Kenya"),
    ],
)
def test_an_embassy_meets_members_of_its_host_s_parliament(
    publisher: str, seat: str, country: str
) -> None:
    text = f"Kenya is a friend. In Nairobi, Kenya, we saw {seat}, of whom we spoke."
    assert acts_for(text, publisher)["Ana Ruiz"] == country


@pytest.mark.parametrize(
    "publisher, office, country",
    [
        ("Ministry of Water (Peru)", "Secretary of State for Water", "Spain"),
        ("Ministry of Water (Portugal)", "Secretary of State for Water", "Portugal"),
        (
            "Ministry of Water (Peru)",
            "Secretary of State for the Colonies",
            "United Kingdom",
        ),
        (
            "Ministry of Water (Canada)",
            "Secretary of State for External Affairs",
            "Canada",
        ),
    ],
)
def test_a_secretary_of_state_for_something_is_no_minister_elsewhere(
    publisher: str, office: str, country: str
) -> None:
    text = f"She spoke of Spain. The {office}, Ana Ruiz, agreed."
    assert acts_for(text, publisher)["Ana Ruiz"] == country


@pytest.mark.parametrize(
    "said, country",
    [
        ("our Ambassador, Ivo Kranz", "Chad"),
        ("my predecessor, Minister Ivo Kranz", "Chad"),
        ("my friend, Minister Ivo Kranz", "Peru"),
    ],
)
def test_ours_are_whose_the_speaker_is(said: str, country: str) -> None:
    text = (
        "MINISTER RUIZ: I welcome Chadian Minister Bo Masra.\n\n"
        f"MINISTER MASRA: I thank {said}, for it."
    )
    assert acts_for(text, "Ministry of Water (Peru)")["Ivo Kranz"] == country


@pytest.mark.parametrize(
    "text",
    [
        "Chadian Envoy Bo Masra conveyed a message from President Ivo Kranz.",
        "Minister Ana Ruiz met Chad's Envoy Bo Masra, who conveyed the greetings of"
        " President Ivo Kranz.",
        "In response, Chadian Envoy Bo Masra thanked us. He handed over a letter from"
        " President Ivo Kranz.",
    ],
)
def test_a_message_is_from_the_side_that_conveys_it(text: str) -> None:
    assert acts_for(text, "Ministry of Water (Togo)")["Ivo Kranz"] == "Chad"


def test_who_accompanies_a_guest_is_of_the_guest_s_country() -> None:
    text = (
        "The Minister, Mr Bo Li, said that the Chadian Premier, Ana Ruiz, will come."
        " She will be accompanied by Mr Ivo Kranz, Minister for Water."
    )
    assert acts_for(text, "Ministry of Water (Peru)")["Ivo Kranz"] == "Chad"


def test_governors_listed_as_both_of_a_state_act_for_it() -> None:
    text = "He served Senator Ana Ruiz of Ohio, and Governor Bo Li, both of Virginia."
    assert acts_for(text, "U.S. Senate")["Bo Li"] == "Virginia"


def test_offices_are_read_across_dashes() -> None:
    text = "Ana Ruiz, Leader of the Elm Party - Deputy Prime Minister - Envoy, spoke."
    assert acts_for(text, "Ministry of Water (Peru)") == {"Ana Ruiz": "Peru"}


@pytest.mark.parametrize(
    "text",
    [
        "The Minister met Premier Bo Li during his visit to Peru. Chad is a friend.",
        "Chad is a friend. Premier Bo Li will visit Peru in May.",
        "Chad is a friend. Premier Bo Li's forthcoming visit to Peru is welcome.",
        "We recall the visit to Peru by Premier Bo Li. Chad is a friend.",
    ],
)
def test_who_visits_home_is_of_the_other_country(text: str) -> None:
    assert acts_for(text, "Ministry of Water (Peru)")["Bo Li"] == "Chad"


def test_a_suite_is_listed_behind_a_colon() -> None:
    text = (
        "Premier Bo Li of Chad came. He was accompanied by two colleagues of high rank:"
        " the Minister for Water, Mr Ivo Kranz; and the Minister for Fish, Ms Ana Ruiz."
    )
    found = acts_for(text, "Ministry of Water (Peru)")
    assert found["Ivo Kranz"] == found["Ana Ruiz"] == "Chad"


def test_a_title_before_a_chief_s_name_is_no_part_of_the_office() -> None:
    found = tag(Release("1", "", "She met President Ratu Penaia Ganilau.")).tags
    people = [one for one in found if isinstance(one, Participant)]
    assert [(one.value, one.offices) for one in people] == [
        ("Penaia Ganilau", ("President",))
    ]


def test_a_state_is_not_the_capital_of_its_name() -> None:
    text = "The Treasurer of Victoria, Ana Ruiz, agreed."
    assert acts_for(text, "Prime Minister of Australia")["Ana Ruiz"] != "Seychelles"


def test_the_department_that_publishes_is_called_without_its_country() -> None:
    text = "Polish Minister Bo Li met Counselor of the Department of State Ana Ruiz."
    assert acts_for(text, "U.S. Department of State")["Ana Ruiz"] == "United States"


@pytest.mark.parametrize(
    "said, country",
    [
        ("Prime Minister Ana Ruiz will come", "Israel"),
        ("Foreign Minister Ana Ruiz will visit Washington", "Israel"),
        ("Homeland Security Secretary Ana Ruiz spoke", "United States"),
    ],
)
def test_an_office_of_one_side_tells_it_at_an_embassy(said: str, country: str) -> None:
    found = acts_for(f"{said} in May.", "Embassy of Israel, Washington")
    assert found["Ana Ruiz"] == country


@pytest.mark.parametrize(
    "said, whom",
    [("Ambassador Ana Ruiz", "European Union"), ("Minister Ana Ruiz", "Kenya")],
)
def test_who_governs_is_of_the_country_of_a_union_s_delegation(
    said: str, whom: str
) -> None:
    publisher = "Delegation of the European Union to Kenya"
    assert acts_for(f"{said} opened the school.", publisher)["Ana Ruiz"] == whom


def test_an_attaché_serves_the_ambassador_named_before() -> None:
    text = "She received Chad's Ambassador Bo Li and Defence Attaché Ivo Kranz."
    assert acts_for(text, "Ministry of Water (Peru)")["Ivo Kranz"] == "Chad"


def test_who_takes_part_on_a_side_acts_for_it() -> None:
    text = "Ambassador Ana Ruiz took part on the Swiss side, Ambassador Bo Li for us."
    assert acts_for(text, "Ministry of Water (Peru)")["Ana Ruiz"] == "Switzerland"


@pytest.mark.parametrize(
    "text, title, country",
    [
        ("She held talks with Mr Bo Li in Lusaka. She met {}.", "", "Zambia"),
        ("I met {} today.", "Press conference, Port Moresby", "Papua New Guinea"),
        ("In Gothenburg, she met {}.", "", "Sweden"),
        ("She left for Lusaka today. She will confer with {}.", "", "Zambia"),
    ],
)
def test_who_is_met_where_talks_are_held_acts_for_the_country(
    text: str, title: str, country: str
) -> None:
    said = text.format("Deputy Minister Ana Ruiz")
    found = acts_for(said, "Ministry of Water (Peru)", title)
    assert found["Ana Ruiz"] == country


@pytest.mark.parametrize(
    "text",
    [
        "Premier Bo Li will visit the Peru Museum. Chad is a friend.",
        "MINISTER MASRA: Chad speaks. Our question is from Minister Bo Li.",
    ],
)
def test_a_museum_is_no_country_and_a_question_is_no_one_s_own(text: str) -> None:
    assert acts_for(text, "Ministry of Water (Peru)")["Bo Li"] == "Peru"


def test_an_office_that_home_lacks_is_of_the_title_s_country() -> None:
    text = "The delegation saw Defense Minister Ana Ruiz."
    found = acts_for(text, "U.S. Senate", "Delegation in Vietnam")
    assert found["Ana Ruiz"] == "Vietnam"


@pytest.mark.parametrize(
    "publisher, country",
    [("Federal Foreign Office", "Germany"), ("HM Treasury", "United Kingdom")],
)
def test_a_department_that_one_country_has_publishes_for_it(
    publisher: str, country: str
) -> None:
    text = "Minister Ana Ruiz went to Chad."
    assert acts_for(text, publisher)["Ana Ruiz"] == country


def test_a_state_s_release_names_the_president_of_the_whole() -> None:
    text = "Governor Bo Li met with President Ana Ruiz."
    found = acts_for(text, "Lagos State Government")
    assert found == {"Bo Li": "Lagos State", "Ana Ruiz": "Nigeria"}


def test_the_town_that_ends_a_title_is_where_people_met() -> None:
    found = acts_for(
        "I met Secretary Ana Ruiz.", "Treasurer of Australia", "Doorstop, Washington DC"
    )
    assert found["Ana Ruiz"] == "United States"


@pytest.mark.parametrize(
    "text, country",
    [
        ("Japan and the U.S. agreed. Prime Minister Ana Ruiz said so.", "Japan"),
        ("Germany and Peru agreed. Chancellor Ana Ruiz said so to Peru.", "Germany"),
    ],
)
def test_a_country_without_an_office_is_not_whom_its_holder_acts_for(
    text: str, country: str
) -> None:
    assert acts_for(text, "U.S. Department of State")["Ana Ruiz"] == country


def test_an_unnamed_minister_conveys_for_the_own_country() -> None:
    text = (
        "She met Chad's Envoy Bo Li and Peru's Ana Ruiz, Envoy of Peru.\n\n"
        "The Chadian minister conveyed the greetings of King Ivo."
    )
    assert acts_for(text, "News Agency of Kuwait")["Ivo"] == "Chad"
