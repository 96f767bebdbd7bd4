"""For whom those act who work for, stand for or serve somebody, and who are sent."""

import pytest

from index.release import Participant, Release
from indexer.tagging import tag
from indexer.tagging.home import home_of
from indexer.tagging.of_the_state import of_the_state
from indexer.tagging.publishers import agency


def acts_for(body: str, publisher: str = "", title: str = "") -> dict[str, str | None]:
    release = Release("1", title, body, publisher=publisher)
    found = tag(release).tagged("participants")
    return {p.value: p.affiliation for p in found if isinstance(p, Participant)}


@pytest.mark.parametrize(
    "text, name, body",
    [
        ("Kenn Harker of Arctic Frames will build it.", "Kenn Harker", "Arctic Frames"),
        ("Mr Jens Kvam of SN Power had told it.", "Jens Kvam", "SN Power"),
        (
            "There was Bo Kranz, 26, a guard employed by Elmuk Security Services.",
            "Bo Kranz",
            "Elmuk Security Services",
        ),
        (
            "We saw the Elm Water Board, whose Captain Bo Kranz spoke.",
            "Bo Kranz",
            "Elm Water Board",
        ),
    ],
)
def test_who_works_for_a_body_acts_for_it(text: str, name: str, body: str) -> None:
    assert acts_for(text)[name] == body


@pytest.mark.parametrize(
    "text",
    [
        "Kimmie Meissner of Little Rock, Arkansas, won.",
        "Kimmie Meissner, who works for a living, won.",
    ],
)
def test_who_is_of_a_town_is_of_no_body(text: str) -> None:
    assert acts_for(text)["Kimmie Meissner"] is None


@pytest.mark.parametrize(
    "text, name, whom",
    [
        (
            "Elmuk Ferries was represented by Kevin Hobson.",
            "Kevin Hobson",
            "Elmuk Ferries",
        ),
        (
            "Elmuk Ferries, represented by Kevin Hobson, won.",
            "Kevin Hobson",
            "Elmuk Ferries",
        ),
        ("Ralph Kaseka represented the Elm Bank.", "Ralph Kaseka", "Elm Bank"),
        ("Ralph Kaseka represented the Peruvian State.", "Ralph Kaseka", "Peru"),
        (
            "The Minister of Food, Mr Bo Humando, was represented by Mrs Angela Ito.",
            "Angela Ito",
            "Ghana",
        ),
    ],
)
def test_who_represents_acts_for_those_represented(
    text: str, name: str, whom: str
) -> None:
    assert acts_for(text, "Ministry of Food (Ghana)")[name] == whom


def test_servants_act_for_whom_they_serve() -> None:
    text = "Elmuk Ltd's owner, Bo Kranz, paid through his accountant, Ana Ruiz."
    assert acts_for(text)["Ana Ruiz"] == acts_for(text)["Bo Kranz"] == "Elmuk Ltd"


def test_who_accompanied_her_accompanied_whom_the_sentence_before_is_about() -> None:
    text = (
        "Minister Ana Ruiz will meet the Latvian State Secretary, Janis Sarts. She will"
        " be accompanied by Director General Bo Kranz."
    )
    assert acts_for(text, "Ministry of Water (Peru)")["Bo Kranz"] == "Peru"


def test_each_ambassador_of_a_list_acts_for_the_country_before_the_name() -> None:
    text = "She met the ambassadors of Chad, Bo Kranz, and of Vietnam, Ana Ruiz."
    assert acts_for(text, "Ministry of Water (Peru)")["Ana Ruiz"] == "Vietnam"


def test_a_town_of_farmers_is_not_whom_their_leader_acts_for() -> None:
    town = acts_for("A delegation from the port of Rotterdam, led by Bo Kranz, came.")
    assert town["Bo Kranz"] == "Rotterdam"
    farmers = acts_for("A delegation of farmers of Rotterdam, led by Bo Kranz, came.")
    assert farmers["Bo Kranz"] is None


def test_a_press_unit_with_its_bank_behind_it_is_the_bank() -> None:
    text = "Contact: Ana Ruiz, Press Department, Elm Development Bank, tel. 0123 4567"
    assert acts_for(text)["Ana Ruiz"] == "Elm Development Bank"


@pytest.mark.parametrize(
    "publisher, whom",
    [("Ministry of Water (Jordan)", "Jordan"), ("Ministry of Water (Peru)", "Jahra")],
)
def test_a_governor_acts_for_the_state_that_sends_governors(
    publisher: str, whom: str
) -> None:
    text = "The Governor of Jahra, Issa Qaralleh, was there."
    assert acts_for(text, publisher)["Issa Qaralleh"] == whom


def test_a_bank_governor_and_one_of_another_country_are_not_sent() -> None:
    found = acts_for(
        "The Governor of California, Bo Kranz, met the Mayor of Lima, Ana Ruiz.",
        "Ministry of Water (Jordan)",
    )
    assert found == {"Bo Kranz": "California", "Ana Ruiz": "Lima"}


def test_a_mayor_is_of_the_town_before_and_not_of_the_state() -> None:
    text = "In Lima, Texas, many came. Mayor Ana Ruiz spoke."
    assert acts_for(text, "Ministry of Water (Peru)")["Ana Ruiz"] != "Texas"
    text = "She went from Texas to the town hall of Rotterdam. Mayor Ana Ruiz spoke."
    assert acts_for(text, "Ministry of Water")["Ana Ruiz"] == "Rotterdam"


@pytest.mark.parametrize(
    "text",
    [
        "Elm Provincial Police Commander Bo Kranz spoke.",
        "Divisional Police Commander Western, SSP Bo Kranz, spoke.",
        "Chief Inspector Bo Kranz spoke.",
    ],
)
def test_officers_act_for_the_police_that_publishes(text: str) -> None:
    found = acts_for(text, "Elmish Police Force (Fiji)")
    assert found["Bo Kranz"] == "Elmish Police Force"


def test_another_countrys_officer_does_not_act_for_the_police_that_publishes() -> None:
    text = "Spanish Police Inspector Bo Kranz spoke."
    assert acts_for(text, "Fiji Police Force")["Bo Kranz"] != "Fiji Police Force"


def test_the_companys_paymaster_is_of_the_company_named_before() -> None:
    text = (
        "They robbed Elm Poultry Ltd. They were taken to the Elm District Court. The"
        " company's paymaster, Mr Bo Kranz, was hurt."
    )
    assert acts_for(text, "Elm Police Force (Fiji)")["Bo Kranz"] == "Elm Poultry Ltd."


def test_a_national_seat_is_the_countrys_in_a_release_of_its_part() -> None:
    text = "Minister Ana Ruiz and Bo Kranz MP looked on."
    assert acts_for(text, "Government of Nunavut")["Bo Kranz"] == "Canada"


def test_who_is_of_no_place_does_not_act_for_the_union_that_publishes() -> None:
    text = "Bo Kranz of the Elm Rescue Board spoke."
    assert acts_for(text, "United Nations")["Bo Kranz"] == "Elm Rescue Board"
    text = "Bo Kranz of Peru was appointed."
    assert acts_for(text, "United Nations")["Bo Kranz"] == "United Nations"


def test_a_prince_acts_for_his_country() -> None:
    text = "AMMAN – HRH Prince Bo bin Talal opened a school."
    assert acts_for(text, "Royal Court (Jordan)")["Bo bin Talal"] == "Jordan"


@pytest.mark.parametrize(
    "publisher, body",
    [
        ("Polícia Judiciária (Portugal)", "Polícia Judiciária"),
        ("Texas Water Board", "Texas Water Board"),
        ("Royal Hashemite Court (Jordan)", None),
        ("Supreme Court of Elmland", "Supreme Court of Elmland"),
    ],
)
def test_police_of_all_languages_are_agencies_and_royal_households_are_none(
    publisher: str, body: str | None
) -> None:
    assert agency(publisher) == body


def test_who_meets_a_counterpart_is_of_the_country_of_the_release() -> None:
    text = (
        "The Peruvian port was seen by Transport Minister Bo Kranz and his Chadian"
        " colleague Ana Ruiz."
    )
    found = acts_for(text, "Council of Ministers (Bulgaria)")
    assert found == {"Bo Kranz": "Bulgaria", "Ana Ruiz": "Chad"}


def test_an_office_in_the_body_that_publishes_is_the_states() -> None:
    text = "National Assembly Vice Chairwoman Ana Ruiz received guests from Finland."
    assert acts_for(text, "National Assembly (Vietnam)")["Ana Ruiz"] == "Vietnam"
    text = "Water Authority head Ana Ruiz spoke."
    found = acts_for(text, "Water Authority (Estonia)")
    assert found["Ana Ruiz"] == "Water Authority"


def test_a_listed_contact_is_of_the_body_before_the_name() -> None:
    text = "Enquiries: Bo Kranz, Officer; Save the Children, Ana Ruiz (+44 20 7012 64)."
    assert acts_for(text)["Ana Ruiz"] == "Save the Children"


def test_the_chairman_of_an_unlisted_firm_and_his_deputy_are_of_it() -> None:
    text = "Bo Kranz, the former board chairman of AS Elmukveld, was tried."
    assert acts_for(text)["Bo Kranz"] == "AS Elmukveld"


def test_an_executive_council_is_of_the_state() -> None:
    text = "She met the President of the Federal Executive Council, Bo Kranz."
    assert acts_for(text, "Ministry of Water (Peru)")["Bo Kranz"] == "Peru"


def test_an_association_is_whom_its_own_act_for() -> None:
    text = "ABA President, Ana Ruiz, spoke in Lima. Press: Bo Kranz 0270 5477."
    found = acts_for(text, "AUSTRALIAN BOAT ASSOCIATION")
    assert found["Ana Ruiz"] == "ABA"


def test_friends_of_a_country_do_not_act_for_it() -> None:
    home = home_of("PARLIAMENTARY FRIENDS FOR TONGA", "http://x.gov.au/1")
    assert home.country == "AU"


def test_a_department_before_a_colon_is_whom_a_contact_acts_for() -> None:
    text = "Contact: Elm Department of Water: Ana Ruiz (02) 6215 3650."
    assert acts_for(text)["Ana Ruiz"] == "Elm Department of Water"
    text = "Contact: Senator Elms Office: Ana Ruiz (02) 6277 7400."
    assert acts_for(text)["Ana Ruiz"] is None


@pytest.mark.parametrize(
    "body, whom",
    [
        ("House of Representatives", "Peru"),
        ("Water Appropriations Subcommittee", "Peru"),
        ("National Police Department", "Peru"),
        ("Reserve Bank", "Peru"),
        ("European Commission", "European Commission"),
        ("Los Angeles Police Department", "Los Angeles Police Department"),
        ("Houston Police Department", "Houston Police Department"),
        ("Elm Trading Company", "Elm Trading Company"),
    ],
)
def test_chambers_of_a_parliament_and_its_forces_are_organs_of_the_state(
    body: str, whom: str
) -> None:
    assert of_the_state(body, home_of("Ministry of Water (Peru)", "")) == whom


def test_letters_that_a_release_spells_out_may_be_an_organ_of_the_state() -> None:
    text = (
        "The Department of Sea Trade (DOST) spoke. DOST State Director Bo Kranz and"
        " Elm Sea Bank (ESBK) Manager Ana Ruiz came."
    )
    found = acts_for(text, "Ministry of Water (Peru)")
    assert found["Bo Kranz"] == "Peru"
    assert found["Ana Ruiz"] == "Elm Sea Bank"


def test_a_ruler_of_the_country_of_the_release_acts_for_it() -> None:
    text = "Ukraine was told of it by Ukrainian ministers. President Biden spoke."
    assert acts_for(text, "U.S. Department of Water")["Biden"] == "United States"


@pytest.mark.parametrize(
    "office, whom",
    [
        ("Special Representative for Chad", "Peru"),
        ("ambassador to Cambodia", "Peru"),
        ("Kenyan ambassador to Chad", "Kenya"),
    ],
)
def test_an_envoy_to_another_country_is_of_the_country_of_the_release(
    office: str, whom: str
) -> None:
    text = f"Chad and Cambodia were named twice. The {office}, Bo Kranz, met Kenyans."
    assert acts_for(text, "Ministry of Water (Peru)")["Bo Kranz"] == whom


def test_an_envoy_of_the_united_nations_is_no_countrys_of_the_release() -> None:
    text = "Special Representative of the Secretary-General for Chad Bo Kranz spoke."
    found = tag(Release("1", "", text, publisher="Ministry of Water (Peru)"))
    (person,) = (p for p in found.tags if isinstance(p, Participant))
    assert person.acting is None or person.acting.rule != "envoy-to-another-country"
