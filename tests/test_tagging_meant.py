"""For whom those act whose body is told by a noun, its letters or behind their name."""

import pytest

from index.release import Participant, Release
from indexer.tagging import tag


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
