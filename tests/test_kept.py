"""Names that are no persons once all names of a release are known."""

from index.release import Release
from indexer.tagging import tag


def people(body: str) -> list[str]:
    tags = tag(Release("one", "", body)).tags
    return [one.value for one in tags if one.field == "participants"]


def test_the_short_name_of_a_company_is_no_person() -> None:
    told = "Dorano cooperated in that prosecution."
    assert people(told) == ["Dorano"]
    assert people(f"Dorano Foods Inc. will pay 7 million. {told}") == []


def test_who_has_the_name_of_a_company_and_an_honorific_is_a_person() -> None:
    assert people("Dorano Foods Inc. will pay. Mr. Dorano was there.") == ["Dorano"]
