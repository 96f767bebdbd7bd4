"""Topics: the main one first, none without a cue, each explained."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.tagging import cues
from indexer.tagging.cues import Hit, read_words, topics
from indexer.tagging.topics import find_topics


def cues_in(text: str) -> list[Hit]:
    return list(cues.cues_in(read_words(text)))


def ids(title: str, body: str) -> list[str]:
    return [tag.value for tag in find_topics(title, body)]


def test_there_are_42_topics_each_with_a_label() -> None:
    assert len(topics()) == len({topic.id for topic in topics()}) == 42
    assert all(topic.label for topic in topics())


@pytest.mark.parametrize(
    ("topic", "body"),
    [
        ("tax", "He was sentenced for tax evasion and for filing false tax returns."),
        ("space", "The two agencies will put an astronaut on the space station."),
        ("drugs", "Police seized cocaine and arrested two drug traffickers."),
        ("agriculture", "Farmers whose crops failed will be paid for lost livestock."),
        ("migration", "Refugees and asylum seekers will be housed near the border."),
        ("pandemic", "Half a million doses of the COVID-19 vaccine have arrived."),
        ("commemoration", "We mourn the passing of a poet and offer our condolences."),
        ("elections", "Polling stations open for the general election at eight."),
        ("diplomacy", "Joint Communiqué: both sides met in the Joint Working Group."),
        ("cyber", "A ransomware attack on the port's computers was stopped."),
        ("transport", "The villagers cross the river by a new footbridge."),
        ("agriculture", "Officers taught the groundnut growers about armyworm."),
        ("welfare", "The pensioner concession and old-age grants go up in July."),
        ("housing", "Title deeds were handed to families of the informal settlement."),
        ("public_admin", "The gram sabha and the panchayat heard public grievances."),
    ],
)
def test_a_sentence_about_a_topic_gives_it(topic: str, body: str) -> None:
    assert topic in ids("", body)


def test_refugees_alone_are_no_aid_and_no_war() -> None:
    body = "The refugees wrote to the High Commissioner for Refugees: refugees wait."
    assert ids("Refugees", body) == ["migration"]


def test_a_release_about_nothing_known_has_no_topic() -> None:
    assert ids("", "") == []
    assert ids("A note", "The office will be closed on Monday afternoon.") == []


def test_a_word_of_every_debate_gives_no_topic_but_where_the_other_words_do() -> None:
    peace = 3 * (
        "The troops withdrew, the soldiers laid down their arms, and the fighting in "
        "the north ended with a ceasefire that both armies respect. "
    )
    assert "justice" not in ids("", f"{peace}The bill is law.")
    assert "justice" in ids("", f"{peace}The bill is law. The judiciary was heard.")
    assert "justice" in ids("", "The bill is law. It amends a law by legislation.")


def test_of_many_passing_words_a_topic_is_made_by_the_title_alone() -> None:
    body = "She is to receive the award. The award is an honor."
    assert ids("Ana Ruiz to receive the Elm award", body) == ["commemoration"]
    assert ids("", body) == []


def test_what_is_named_late_in_passing_beside_a_strong_topic_is_no_topic() -> None:
    farms = "Farmers will harvest wheat. Crops and livestock did well. " * 20
    assert ids("", f"{farms}The ceasefire held.") == ["agriculture"]
    assert ids("", "The ceasefire held.") == ["conflict"]


def test_the_title_decides_the_main_topic() -> None:
    body = "The farmers of the valley met the teachers of the valley."
    assert ids("New school for the valley", body)[0] == "education"
    assert ids("New dairy for the valley", body)[0] == "agriculture"


def test_a_minister_s_office_says_less_than_a_deed() -> None:
    held = "The Minister of Education came."
    done = "The minister spoke of education."
    (office,) = cues_in(held)
    (deed,) = cues_in(done)
    assert office.in_office and not deed.in_office


def test_of_overlapping_cues_the_longest_counts() -> None:
    assert [hit.cue.text for hit in cues_in("the White House")] == []
    found = {hit.cue.text for hit in cues_in("a free trade agreement")}
    assert found == {"free trade agreement"}


def test_a_cue_is_found_in_the_plural_and_in_capitals_but_not_across_a_pause() -> None:
    assert [hit.cue.text for hit in cues_in("VACCINES")] == ["vaccine"]
    assert {hit.cue.text for hit in cues_in("two astronauts")} == {"astronaut"}
    assert "tax return" not in {hit.cue.text for hit in cues_in("a tax, return it")}


def test_an_acronym_is_found_only_as_it_stands() -> None:
    assert [hit.cue.topic.id for hit in cues_in("the UN met")] == ["multilateral"]
    assert cues_in("un homme") == []


def test_a_topic_shows_its_cues() -> None:
    body = "The ceasefire holds. A truce was signed."
    (tag,) = find_topics("", body)
    assert (tag.field, tag.value) == ("topics", "conflict")
    assert tag.rule == "cue: ceasefire, truce"
    words = [body[span.start : span.end] for span in tag.spans]
    assert words == ["ceasefire", "truce"]
    assert 0.5 <= tag.confidence <= 1


WORDS = st.lists(
    st.one_of(
        st.text(max_size=8),
        st.sampled_from(
            ["İ", "tax", "Minister", "of", "trade", "agreements", ",", "UN"]
        ),
    ),
    max_size=30,
).map(" ".join)


@given(WORDS, WORDS)
def test_no_text_raises_and_no_topic_lacks_a_span(title: str, body: str) -> None:
    tags = find_topics(title, body)
    assert len(tags) <= 5
    assert len({tag.value for tag in tags}) == len(tags)
    for tag in tags:
        assert tag.spans and tag.label and 0 < tag.confidence <= 1
        for span in tag.spans:
            source = title if span.where == "title" else body
            assert source[span.start : span.end].strip()


@given(st.text(max_size=80))
def test_spans_lie_where_the_words_are(noise: str) -> None:
    text = f"{noise} ceasefire"
    last = cues_in(text)[-1]
    assert text[last.start : last.end] == "ceasefire"


def test_the_ids_are_those_of_the_gold(shared: Path) -> None:
    scheme = json.loads((shared / "gold" / "topics.json").read_text("utf-8"))
    listed = {(topic["id"], topic["label"]) for topic in scheme["topics"]}
    assert {(topic.id, topic.label) for topic in topics()} == listed


def test_the_gold_releases_get_their_topics(shared: Path) -> None:
    right = given_topics = wanted = 0
    for line in (shared / "gold" / "dev.jsonl").read_text("utf-8").splitlines():
        gold = json.loads(line)
        found = set(ids(gold["title"] or "", gold["text"]))
        right += len(found & set(gold["topics"]))
        given_topics += len(found)
        wanted += len(gold["topics"])
    assert 2 * right / (given_topics + wanted) >= 0.80
