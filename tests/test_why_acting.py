"""Why somebody acts for a country or body: the rule, how sure, and the words."""

from pathlib import Path

import pytest

from index.release import Participant, Release, tag_to_json
from indexer.lexicon import rows
from indexer.tagging import beside_rules, tag


def people(body: str, publisher: str = "") -> dict[str, Participant]:
    release = tag(Release("1", "", body, publisher=publisher))
    found = release.tagged("participants")
    return {p.value: p for p in found if isinstance(p, Participant)}


def words(body: str, person: Participant) -> str | None:
    span = person.acting.span if person.acting else None
    return body[span.start : span.end] if span else None


@pytest.mark.parametrize(
    "body, rule, named",
    [
        (
            "Kenyan Foreign Minister Bo Kranz spoke.",
            "country-with-the-office",
            "Kenyan",
        ),
        ("Prime Minister Bo Kranz of Peru spoke.", "country-behind-the-name", "Peru"),
        ("The Mayor of Lund, Bo Kranz, spoke.", "part-of-a-country", "Lund"),
        ("Mr Bo Kranz of Arctic Frames spoke.", "works-for-a-body", "Arctic Frames"),
        (
            "We met Bo Kranz, Director of the Elm College.",
            "body-in-the-office",
            "Elm College",
        ),
    ],
)
def test_the_rule_and_the_words_that_name_whom_somebody_acts_for(
    body: str, rule: str, named: str
) -> None:
    person = people(body)["Bo Kranz"]
    assert person.acting
    assert (person.acting.rule, words(body, person)) == (rule, named)
    assert 0 < person.acting.confidence <= 1


def test_the_nearest_words_are_shown() -> None:
    body = "Peru is large. Minister Bo Kranz of Peru spoke. Peru is far."
    person = people(body)["Bo Kranz"]
    assert person.acting and person.acting.span
    assert person.acting.span.start == body.index("Peru spoke")


def test_whose_country_only_the_publisher_tells_has_no_words() -> None:
    person = people("Minister Bo Kranz spoke.", "Ministry of Water (Peru)")["Bo Kranz"]
    assert person.affiliation == "Peru"
    assert person.acting and person.acting.span is None
    assert person.acting.rule == "likeliest-the-publishers-own"


def test_who_acts_for_nobody_has_no_reason() -> None:
    person = people("We met Robert Smith at the fair.")["Robert Smith"]
    assert person.affiliation is None and person.acting is None


def test_a_reason_is_plain_json() -> None:
    body = "Prime Minister Bo Kranz of Peru spoke."
    data = tag_to_json(people(body)["Bo Kranz"])["acting"]
    assert data["span"] == {"where": "body", "start": 27, "end": 31}


def test_only_rules_that_exist_have_a_confidence() -> None:
    folder = Path(beside_rules.__file__).parent
    text = "".join(
        (folder / f"{name}.py").read_text("utf-8")
        for name in ("affiliations", "beside_rules")
    )
    assert all(f'"{rule}"' in text for rule, _ in rows("affiliation_rules"))
