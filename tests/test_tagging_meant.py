"""For whom those act whose body is told by a noun, its letters or behind their name."""

import pytest

from index.release import Participant, Release
from indexer.tagging import tag
from indexer.tagging.publishers import agency


def acts_for(body: str, publisher: str = "") -> dict[str, str | None]:
    found = tag(Release("1", "", body, publisher=publisher)).tagged("participants")
    return {p.value: p.affiliation for p in found if isinstance(p, Participant)}


@pytest.mark.parametrize(
    "text, name, body",
    [
        (
            "The Elm Polytechnic closed. The Registrar of the Polytechnic, "
            "Bo Kranz, left.",
            "Bo Kranz",
            "Elm Polytechnic",
        ),
        (
            "He spoke to the Congress of Elmish Trade Unions. The federation's "
            "president, Ana Ruiz, agreed.",
            "Ana Ruiz",
            "Congress of Elmish Trade Unions",
        ),
        (
            "The Elm Grammar School won. The Principal, Ana Ruiz, was glad.",
            "Ana Ruiz",
            "Elm Grammar School",
        ),
        (
            "The Lund Ornithological Society met. Society President Ana Ruiz spoke.",
            "Ana Ruiz",
            "Lund Ornithological Society",
        ),
    ],
)
def test_a_noun_means_the_body_named_last_by_it(
    text: str, name: str, body: str
) -> None:
    publisher = "Elm Crimes Commission (Peru)"
    assert acts_for(text, publisher)[name] == body


def test_the_commission_is_the_one_that_publishes() -> None:
    text = (
        "Bo Kranz of the Elm Union left.\n\nAna Ruiz\nSpokesperson for the Commission"
    )
    assert acts_for(text, "Water Commission")["Ana Ruiz"] == "Water Commission"


@pytest.mark.parametrize(
    "text, name, body",
    [
        ("We met President Ruiz of ELMUKA.", "Ruiz", "ELMUKA"),
        (
            "Ana Ruiz, spokesperson for Elmuk Pharma, agreed.",
            "Ana Ruiz",
            "Elmuk Pharma",
        ),
        ("Ana Ruiz, head of research at Elmuk, agreed.", "Ana Ruiz", "Elmuk"),
        ("Ana Ruiz, chief operating officer of Elmuk, left.", "Ana Ruiz", "Elmuk"),
        ("Ana Ruiz, managing director of Peru Power, left.", "Ana Ruiz", "Peru Power"),
        ("Elmuk-Dae's Vice Chairman Ana Ruiz came.", "Ana Ruiz", "Elmuk-Dae"),
        (
            "Ana Ruiz, president of the Medical Association of Malta, left.",
            "Ana Ruiz",
            "Medical Association of Malta",
        ),
        (
            "Ana Ruiz, general secretary of the People's Elm Convention, left.",
            "Ana Ruiz",
            "People's Elm Convention",
        ),
    ],
)
def test_a_body_that_no_list_has_is_told_by_what_stands_beside_it(
    text: str, name: str, body: str
) -> None:
    assert acts_for(text, "Ministry of Trade (Chad)")[name] == body


def test_who_speaks_for_a_person_is_of_no_body_called_so() -> None:
    assert acts_for("Bo Kranz, a spokesman for Ana Ruiz, left.")["Bo Kranz"] is None


@pytest.mark.parametrize("told", ["(ELMC)", ", ELMC,"])
def test_letters_that_a_release_has_for_its_publisher_are_the_publisher(
    told: str,
) -> None:
    publisher = "Elm Law and Mining Claims Commission"
    text = f"The {publisher} {told} met. Ana Ruiz, Secretary, ELMC, left."
    text = text.replace(" ,", ",")
    assert acts_for(text, publisher)["Ana Ruiz"] == publisher


def test_letters_in_brackets_tell_where_a_name_begins() -> None:
    text = "The Unfair Trading and Other Related Offences Board (UTORB) met Ana Ruiz."
    bodies = tag(Release("1", "", text)).tagged("organisations")
    name = "Unfair Trading and Other Related Offences Board"
    assert [one.value for one in bodies] == [name]


def test_a_stop_behind_the_form_of_a_firm_ends_an_office() -> None:
    text = "Bo Kranz was a director of Elmuk Pty Ltd. ELMA Chair Ana Ruiz left."
    assert acts_for(text)["Bo Kranz"] == "Elmuk Pty Ltd."


@pytest.mark.parametrize(
    "text, name, body",
    [
        ("Bo Kranz, 43, an accountant with Elm Ltd, left.", "Bo Kranz", "Elm Ltd"),
        (
            "Ana Ruiz, chief of surgery at Elm Hospital, left.",
            "Ana Ruiz",
            "Elm Hospital",
        ),
        (
            "We hired Bo Kranz. Kranz's company, Elmuk Wells, lost.",
            "Bo Kranz",
            "Elmuk Wells",
        ),
        ("Bo Kranz, whose firm Elmuk Wells lost, left.", "Bo Kranz", "Elmuk Wells"),
        ("They sued Elmuk Loans and its owner, Bo Kranz.", "Bo Kranz", "Elmuk Loans"),
        (
            "The Elm Museum grew. Its director, Ana Ruiz, left.",
            "Ana Ruiz",
            "Elm Museum",
        ),
        (
            "The Elm Museum grew. The Museum's Board is chaired by Ana Ruiz.",
            "Ana Ruiz",
            "Elm Museum",
        ),
        (
            "The mission of the University of Lund in Oslo, directed by Dr Ana Ruiz, "
            "dug.",
            "Ana Ruiz",
            "University of Lund",
        ),
        ("Elm Workers' Union general secretary Bo Kranz left.", "Bo Kranz", "Union"),
    ],
)
def test_what_is_said_of_somebody_tells_the_body(
    text: str, name: str, body: str
) -> None:
    found = acts_for(text, "Ministry of Trade (Chad)")[name]
    assert found and found.endswith(body)


@pytest.mark.parametrize(
    "text",
    [
        "Bo Kranz, a former customer of Elm Bank, left.",
        "Bo Kranz, not for the Elm Party, left.",
    ],
)
def test_who_is_none_of_a_bodys_own_does_not_act_for_it(text: str) -> None:
    assert acts_for(text)["Bo Kranz"] is None


@pytest.mark.parametrize(
    "publisher, body",
    [
        ("NASA", "NASA"),
        ("Medical Council", "Medical Council"),
        ("National Council (Peru)", None),
        ("Council of Ministers (Peru)", None),
        ("Elm Safety Executive", "Elm Safety Executive"),
        ("British High Commission Lima", None),
        ("Labour Party (Malta)", "Labour Party"),
    ],
)
def test_councils_of_a_trade_parties_and_listed_letters_are_agencies(
    publisher: str, body: str | None
) -> None:
    assert agency(publisher) == body


def test_an_office_in_an_agency_that_publishes_is_the_agencys() -> None:
    text = "Ana Ruiz, Director General of the Danish Competition Authority, left."
    publisher = "Danish Competition Authority"
    assert acts_for(text, publisher)["Ana Ruiz"] == publisher


@pytest.mark.parametrize(
    "text, body",
    [
        ("Board:\n\nAna Ruiz\n\nCEO\n\nLima Innovate Pte Ltd\n\nBo Li", "Ltd"),
        ("Board:\n\nAna Ruiz\n\nFounding Partner\n\nElmuk & Partners", "Partners"),
        ("Dr Ana Ruiz, Chief Executive Officer, Lima Innovate Pte Ltd", "Ltd"),
        (
            "Bo Kranz\nChairman, Elm Chambers\nAna Ruiz\nVice Chairman, Lund Law Board",
            "Peru",
        ),
    ],
)
def test_a_body_stands_behind_an_office_or_on_the_line_below(
    text: str, body: str
) -> None:
    found = acts_for(text, "Ministry of Law (Peru)")["Ana Ruiz"]
    assert found and found.endswith(body)


def test_the_line_below_an_office_may_be_the_next_person_or_a_place() -> None:
    text = "Board:\n\nAna Ruiz\n\nChairman\n\nBo Kranz\n\nDirector\n\nLima"
    found = acts_for(text, "Ministry of Law (Peru)")
    assert found == {"Ana Ruiz": "Peru", "Bo Kranz": "Peru"}


def test_a_senator_on_a_subcommittee_acts_for_the_country() -> None:
    text = "Ana Ruiz, a member of the Elm Water Subcommittee, left."
    assert acts_for(text, "Senate (Peru)")["Ana Ruiz"] == "Peru"


@pytest.mark.parametrize(
    "text, name, body",
    [
        ("We met the president of Urbs, Ogeny Ruz.", "Ogeny Ruz", "Urbs"),
        ("UNISAN's Ana Ruiz agreed.", "Ana Ruiz", "UNISAN"),
        ("Elm Workers' Union's Ana Ruiz agreed.", "Ana Ruiz", "Elm Workers' Union"),
        ("Lund University hydrologist Ana Ruiz left.", "Ana Ruiz", "Lund University"),
        ("Peru Farmers' Society President Ana Ruiz left.", "Ana Ruiz", "Society"),
        ("Ana Ruiz, head of Peru Airways, left.", "Ana Ruiz", "Peru Airways"),
        ("Ana Ruiz, rector of the University of Peru, left.", "Ana Ruiz", "Peru"),
        (
            "The school's deputy head, Ana Ruiz, told pupils of Elm School.",
            "Ana Ruiz",
            "Elm School",
        ),
        (
            "Quote: Ana Ruiz, Dean, Faculty of Law, Elm University",
            "Ana Ruiz",
            "Elm University",
        ),
        (
            "He saw Akron Health with its chief executive, Bo Kranz.",
            "Bo Kranz",
            "Akron Health",
        ),
        ("RADA Chief Executive Officer Ana Ruiz left.", "Ana Ruiz", "RADA"),
        ("Bo Kranz, director of Elm Works Berhad, left.", "Bo Kranz", "Berhad"),
    ],
)
def test_owners_units_and_firms_tell_the_body(text: str, name: str, body: str) -> None:
    found = acts_for(text, "Ministry of Trade (Chad)")[name]
    assert found and found.endswith(body)


def test_a_party_before_its_leader_is_not_the_one_named_before() -> None:
    text = (
        "He met Elm Workers Party leader Bo Kranz and Lund Green Party leader Ana Ruiz."
    )
    assert acts_for(text)["Ana Ruiz"] != "Elm Workers Party"


@pytest.mark.parametrize(
    "text, name, body",
    [
        ("Greenlyx Pte Ltd lost. Its director, Mr Bo Kranz, left.", "Bo Kranz", "Ltd"),
        ("ELMAKA country director Ana Ruiz left.", "Ana Ruiz", "ELMAKA"),
        ("Casa Elmuk president Ana Ruiz left.", "Ana Ruiz", "Casa Elmuk"),
        ("Bo Kranz, a director of rival Elmuk Link Ltd, left.", "Bo Kranz", "Link Ltd"),
        ("We saw Elm Copper Mines. The mine's manager, Bo Li, left.", "Bo Li", "Mines"),
    ],
)
def test_firms_in_two_forms_and_offices_of_those_sent_tell_the_body(
    text: str, name: str, body: str
) -> None:
    found = acts_for(text, "Ministry of Trade (Chad)")[name]
    assert found and found.endswith(body)


def test_who_heads_another_agency_than_the_publisher_acts_for_that() -> None:
    text = "Co-author Ana Ruiz of the Elm Mining Commission agreed."
    assert acts_for(text, "Lund Survey")["Ana Ruiz"] == "Elm Mining Commission"


@pytest.mark.parametrize(
    "text, publisher",
    [
        ("The Chancellor, Dr Ana Ruiz, spoke.", "University of Lund"),
        ("President and CEO Ana Ruiz met the Elm Board.", "Elmuk Corporation"),
        ("Contact: Ana Ruiz, National Spokesperson.", "Elmuk Holdings"),
        ("The investigation was conducted by Ana Ruiz.", "Lund Crimes Commission"),
    ],
)
def test_who_heads_or_serves_the_publisher_acts_for_it(
    text: str, publisher: str
) -> None:
    assert acts_for(text, publisher)["Ana Ruiz"] == publisher


def test_another_firms_spokeswoman_is_not_the_publishers() -> None:
    text = "Zenlyne spokeswoman Ana Ruiz left."
    assert acts_for(text, "Safety Commission")["Ana Ruiz"] != "Safety Commission"


def test_a_trustee_is_of_a_body_of_any_words() -> None:
    text = "Bo Kranz, a former trustee of Helping Hands, left."
    assert acts_for(text, "Charity Commission (Peru)")["Bo Kranz"] == "Helping Hands"


def test_a_nominee_acts_for_the_country() -> None:
    text = "Ana Ruiz, Nominee for Chairman of the National Elm Union, spoke."
    assert acts_for(text, "President of Peru")["Ana Ruiz"] == "Peru"


def test_a_member_of_a_house_acts_for_the_country() -> None:
    text = "Ms Ana Ruiz, Member of the House of Councillors, spoke."
    assert acts_for(text, "Ministry of Trade (Japan)")["Ana Ruiz"] == "Japan"


@pytest.mark.parametrize(
    "text, firm",
    [
        ("Peruvian Trains CEO Ana Ruiz left.", "Peruvian Trains"),
        ("Business Peru Acting CEO Ana Ruiz left.", "Business Peru"),
    ],
)
def test_a_ceo_is_of_the_firm_before_though_it_has_a_countrys_name(
    text: str, firm: str
) -> None:
    assert acts_for(text, "Ministry of Trade (Chad)")["Ana Ruiz"] == firm
