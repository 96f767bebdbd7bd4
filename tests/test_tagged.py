"""Tags in the shape of the gold, and in words a reader understands."""

import json
from datetime import date

from msgspec.structs import replace

from index.release import Acting, Location, Participant, Release, Span, Tag
from indexer.tagged import gold_line, reasons

BODY = "President Ana Roca met Luis Mora in Accra.\nRoca thanked the farmers of Ghana."


def at(words: str, after: int = 0) -> Span:
    start = BODY.index(words, after)
    return Span("body", start, start + len(words))


ROCA = Participant(
    "participants",
    "Ana Roca",
    (at("Ana Roca"), at("Roca", 20)),
    "office before a name",
    0.95,
    offices=("President",),
    former_offices=("Mayor",),
    affiliation="Ghana",
    evidence=at("met"),
)
ACCRA = Location(
    "locations", "Accra", (at("Accra"),), "city", kind="city", country="GH"
)
FARMS = Tag("topics", "agriculture", (at("farmers"),), "cue: farmer", 0.7, "Farming")
RELEASE = Release(
    "r1",
    "A meeting",
    BODY,
    published=date(2024, 5, 3),
    date_source="text",
    record_id="pr1",
    tags=(ROCA, ACCRA, FARMS),
)


def test_a_line_has_the_shape_of_the_gold() -> None:
    line = json.loads(json.dumps(gold_line(RELEASE)))
    assert line["id"] == "pr1"
    assert (line["date"], line["date_source"]) == ("2024-05-03", "text")
    assert line["topics"] == ["agriculture"]
    (person,) = line["participants"]
    assert person["name"] == "Ana Roca"
    assert person["mentions"] == ["Ana Roca", "Roca"]
    assert person["offices"] == ["President", "Mayor"]
    assert person["former_offices"] == ["Mayor"]
    assert person["role"] == "present"
    (place,) = line["locations"]
    assert (place["name"], place["kind"], place["country"]) == ("Accra", "city", "GH")


def test_a_day_from_metadata_was_not_found_in_the_release() -> None:
    line = gold_line(replace(RELEASE, date_source="metadata"))
    assert (line["date"], line["published"]) == (None, "2024-05-03")


def test_every_tag_has_its_spans_rule_and_confidence() -> None:
    line = gold_line(RELEASE)
    (reason,) = line["topic_reasons"]
    assert (reason["id"], reason["label"]) == ("agriculture", "Farming")
    for tag in (reason, *line["participants"], *line["locations"]):
        assert tag["rule"] and 0 < tag["confidence"] <= 1
        assert {"where", "start", "end"} == set(tag["spans"][0])


def test_a_title_made_from_the_text_is_not_printed_as_found() -> None:
    assert gold_line(Release("r2", "Made", BODY, title_made=True))["title"] is None
    assert gold_line(Release("r2", "Found", BODY))["id"] == "r2"


def test_the_reasons_can_be_read() -> None:
    assert list(reasons(RELEASE)) == [
        "A meeting",
        "2024-05-03 (from the text)",
        "\nParticipants",
        "  Ana Roca: President; once Mayor; of Ghana; present",
        "    by office before a name, confidence 0.95",
        "    President [Ana Roca] met Luis Mora in Accra.",
        "    [Roca] thanked the farmers of Ghana.",
        "    present: President Ana Roca [met] Luis Mora in Accra.",
        "\nLocations",
        "  Accra: city; GH",
        "    by city, confidence 1.00",
        "    President Ana Roca met Luis Mora in [Accra].",
        "\nTopics",
        "  Farming",
        "    by cue: farmer, confidence 0.70",
        "    Roca thanked the [farmers] of Ghana.",
    ]


def test_words_around_a_tag_are_cut_at_whole_words() -> None:
    body = "long word " * 20 + "Accra" + " word long" * 20
    tag = Tag("topics", "x", (Span("body", 200, 205),), "cue: accra")
    (line,) = [c for c in reasons(Release("r", "", body, tags=(tag,))) if "[" in c]
    assert line == "    … long word long word long word long word [Accra] " + (
        "word long word long word long word long …"
    )


SAID = replace(ROCA, acting=Acting("country-behind-the-name", 0.96, at("Ghana")))


def test_a_line_says_why_somebody_acts_for_a_country() -> None:
    (person,) = gold_line(replace(RELEASE, tags=(SAID,)))["participants"]
    start = BODY.index("Ghana")
    assert person["affiliation_reason"] == {
        "rule": "country-behind-the-name",
        "confidence": 0.96,
        "span": {"where": "body", "start": start, "end": start + 5},
        "words": "Roca thanked the farmers of [Ghana].",
    }


def test_releases_that_were_tagged_before_do_not_say_why() -> None:
    (person,) = gold_line(RELEASE)["participants"]
    assert person["affiliation_reason"] is None


def test_a_reader_sees_why_somebody_acts_for_a_country() -> None:
    lines = list(reasons(replace(RELEASE, tags=(SAID,))))
    assert (
        "    of Ghana by country-behind-the-name, confidence 0.96:"
        " Roca thanked the farmers of [Ghana]." in lines
    )
    unsaid = replace(ROCA, acting=Acting("likeliest-the-publishers-own", 0.7))
    lines = list(reasons(replace(RELEASE, tags=(unsaid,))))
    assert "    of Ghana by likeliest-the-publishers-own, confidence 0.70" in lines
