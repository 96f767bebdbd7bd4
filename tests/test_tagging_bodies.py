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
