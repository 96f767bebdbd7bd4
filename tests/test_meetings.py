"""Who met whom, when and where, and who was on which side without a name."""

from datetime import date

import pytest

from index.release import Meeting, Member, Participant, Release
from index.version import numbered, pack, unpack
from indexer.tagged import gold_line, reasons
from indexer.tagging import tag

DAY = date(2018, 2, 1)  # a Thursday
LIST = (
    "President Ana Ruiz of Peru met President Ivo Kranz of Austria. "
    "The Austrian delegation, led by the President, also included Trade Minister Eva "
    "Holm, the Deputy Water Affairs Minister, the Director-General of the Grain "
    "Authority and senior officials."
)


def tagged(body: str) -> Release:
    return tag(Release("1", "", body, published=DAY))


def meetings(body: str) -> list[Meeting]:
    return [one for one in tagged(body).tags if isinstance(one, Meeting)]


@pytest.mark.parametrize(
    "text, value",
    [
        ("Mr Ivo Kranz met with Ms Ana Ruiz.", "Ivo Kranz met Ana Ruiz"),
        ("Ms Ana Ruiz was received by Mr Ivo Kranz.", "Ivo Kranz hosted Ana Ruiz"),
        ("Mr Kranz spoke by phone with Ms Ruiz.", "Kranz spoke with Ruiz"),
        (
            "Mr Ivo Kranz and Ms Eva Holm hosted Dr Ana Ruiz and Dr Lee Oduya.",
            "Ivo Kranz and Eva Holm hosted Ana Ruiz and Lee Oduya",
        ),
        ("The talks between Mr Kranz and Ms Ruiz ended.", "Kranz and Ruiz met"),
        ("The treaty signed by Mr Kranz and Ms Ruiz.", "Kranz and Ruiz signed"),
        ("Mr Ivo Kranz visited Nairobi.", "Ivo Kranz visited Nairobi"),
        (
            "Mr Ivo Kranz visited Nairobi with Ms Ana Ruiz.",
            "Ivo Kranz visited Nairobi",
        ),
        ("Ms Ana Ruiz was met at the airport by Mr Kranz.", "Kranz met Ana Ruiz"),
        ("Ms Ana Ruiz was greeted on arrival by Mr Kranz.", "Kranz hosted Ana Ruiz"),
        ("Mr Kranz and Ms Ruiz met in Vienna.", "Kranz and Ruiz met"),
        ("Mr Kranz and Ms Ruiz signed an agreement.", "Kranz and Ruiz signed"),
        ("Mr Kranz signed a treaty with Ms Ruiz.", "Kranz signed with Ruiz"),
        ("It was signed by Mr Kranz for us and by Ms Ruiz.", "Kranz and Ruiz signed"),
        ("Mr Kranz received a phone call from Ms Ruiz.", "Ruiz spoke with Kranz"),
        ("Mr Kranz received a courtesy call by Ms Ruiz.", "Ruiz visited Kranz"),
        ("During his talks with Ms Ruiz, Mr Kranz smiled.", "Kranz met Ruiz"),
        ("In a meeting with Ms Ruiz, Mr Kranz smiled.", "Kranz met Ruiz"),
        ("Mr Kranz, accompanied by Dr Oduya, met Ms Ruiz.", "Kranz met Ruiz"),
        (
            "Mr Kranz, accompanied by the Mayor, Dr Lee Oduya, met Ms Ruiz.",
            "Kranz met Ruiz",
        ),
        ("Mr Kranz met a delegation from Peru led by Ms Ruiz.", "Kranz met Ruiz"),
        ("Mr Kranz was in Peru, where he met Ms Ruiz.", "Kranz met Ruiz"),
        ("Mr Kranz travels to Lima to meet Ms Ruiz.", "Kranz met Ruiz"),
        ("Mr Kranz’s recent call with Ms Ruiz was long.", "Kranz spoke with Ruiz"),
        ("Mr Kranz goes to Bonn on May 3 and will meet Ms Ruiz.", "Kranz met Ruiz"),
        ("Mr Kranz met a team that included Ms Ruiz.", "Kranz met Ruiz"),
        ("Mr Kranz and Peru's Ana Ruiz had a good call.", "Kranz and Ana Ruiz spoke"),
        (
            "Talks were held today between Mr Kranz, Ms Ruiz and Dr Oduya.",
            "Kranz, Ruiz and Oduya met",
        ),
    ],
)
def test_a_meeting_says_who_did_what_with_whom(text: str, value: str) -> None:
    assert [meeting.value for meeting in meetings(text)] == [value]


@pytest.mark.parametrize(
    "when, day",
    [
        ("today", "2018-02-01"),
        ("yesterday", "2018-01-31"),
        ("on Monday", "2018-01-29"),
        ("on 5 March 2017", "2017-03-05"),
        ("on January 30", "2018-01-30"),
        ("in February", None),
        ("again", None),
    ],
)
def test_the_day_counts_from_the_release(when: str, day: str | None) -> None:
    (meeting,) = meetings(f"Mr Ivo Kranz met Ms Ana Ruiz {when}.")
    assert meeting.day == day


@pytest.mark.parametrize(
    "when, day",
    [
        ("this morning", "2018-02-01"),
        ("last night", "2018-01-31"),
        ("the day before yesterday", "2018-01-30"),
        ("last Thursday", "2018-01-25"),
        ("on Friday, December 29,", "2017-12-29"),
        ("last week, as he had said today", None),
        ("from 28 to 30 January", "2018-01-28"),
    ],
)
def test_a_day_is_told_in_many_ways(when: str, day: str | None) -> None:
    (meeting,) = meetings(f"Mr Ivo Kranz met Ms Ana Ruiz {when}.")
    assert meeting.day == day


def test_each_of_two_meetings_in_a_sentence_has_its_own_day() -> None:
    text = "On Monday Mr Kranz met Ms Ruiz, and on Tuesday he met Dr Oduya."
    told = [(meeting.value, meeting.day) for meeting in meetings(text)]
    assert told == [
        ("Kranz met Ruiz", "2018-01-29"),
        ("Kranz met Oduya", "2018-01-30"),
    ]


def test_a_day_to_come_lies_after_the_release() -> None:
    (meeting,) = meetings("Mr Ivo Kranz will meet Ms Ana Ruiz on Monday.")
    assert meeting.day == "2018-02-05"


def test_a_meeting_has_its_place_and_the_words_that_say_so() -> None:
    release = tagged("Later, Mr Ivo Kranz, in Vienna, met Ms Ana Ruiz. It rained.")
    (meeting,) = release.tagged("meetings")
    (span,) = meeting.spans
    assert isinstance(meeting, Meeting) and meeting.place == "Vienna"
    told = release.body[span.start : span.end]
    assert told == "Mr Ivo Kranz, in Vienna, met Ms Ana Ruiz"


@pytest.mark.parametrize("subject", ["He", "The Trade Minister"])
def test_who_is_named_earlier_may_be_called_otherwise(subject: str) -> None:
    text = f"Trade Minister Ivo Kranz spoke at noon. {subject} met Ms Ana Ruiz."
    (meeting,) = meetings(text)
    assert (meeting.who, meeting.whom) == (("Ivo Kranz",), ("Ana Ruiz",))
    assert meeting.confidence < meetings("Mr Kranz met Ms Ruiz.")[0].confidence


def test_the_only_envoy_may_be_called_the_envoy() -> None:
    told = "Special Envoy for Water Ivo Kranz came. Today, the Special Envoy met {}."
    (meeting,) = meetings(told.format("Ms Ana Ruiz"))
    assert meeting.value == "Ivo Kranz met Ana Ruiz"
    assert meetings("Mr Lee is Special Envoy for Trade. " + told.format("Bo")) == []


def test_a_meeting_told_twice_is_one_meeting() -> None:
    text = "Mr Ivo Kranz met Ms Ana Ruiz. Mr Kranz met with Ms Ruiz today in Vienna."
    (meeting,) = meetings(text)
    assert len(meeting.spans) == 2
    assert (meeting.day, meeting.place) == ("2018-02-01", "Vienna")


@pytest.mark.parametrize(
    "text",
    [
        "Mr Kranz met the target.",
        "The team met. Mr Kranz left. Ms Ruiz came.",
        "Mr Kranz met the target that Ms Ruiz set.",
        "Mr Kranz did not meet Ms Ruiz.",
        "Mr Kranz has never met Ms Ruiz.",
        "Mr Kranz refused to meet Ms Ruiz.",
        "Mr Kranz was to meet Ms Ruiz.",
        "Mr Kranz urged Dr Oduya to meet Ms Ruiz.",
        "Mr Kranz cancelled his meeting with Ms Ruiz.",
        "A meeting between Mr Kranz and Ms Ruiz was cancelled.",
        "Had Mr Kranz met Ms Ruiz, all would be well.",
        "Did Mr Kranz meet Ms Ruiz?",
        "Mr Kranz received a letter from Ms Ruiz.",
        "Mr Kranz welcomed the statement of Ms Ruiz.",
        "Mr Kranz welcomed Ms Ruiz's remarks.",
        "Mr Kranz welcomed Ms Ruiz as a cosponsor.",
        "Mr Kranz called on Ms Ruiz and others to act.",
        "Mr Kranz called on Peru to act.",
        "They plan a potential meeting between Mr Kranz and Ms Ruiz.",
        "He did not expect any meeting between Mr Kranz and Ms Ruiz.",
        "I met Mr Kranz and had talks with Ms Ruiz.",
        "I saw Mr Kranz during my visit to Peru.",
        "Mr Kranz visited Peru refugee camps.",
        "You saw Mr Kranz and you are going to meet Ms Ruiz.",
        "Soldiers whom Mr Kranz led visited Peru.",
    ],
)
def test_what_has_no_two_people_is_no_meeting(text: str) -> None:
    assert meetings(text) == []


def test_an_office_without_a_name_is_a_member_of_its_side() -> None:
    release = tagged(LIST)
    members = [one for one in release.tags if isinstance(one, Member)]
    assert {(one.value, one.side) for one in members} == {
        ("Deputy Water Affairs Minister", "Austria"),
        ("Director-General of the Grain Authority", "Austria"),
    }
    for one in members:
        (span,) = one.spans
        assert release.body[span.start : span.end] == one.value


def test_an_office_without_a_name_counts_among_no_facet() -> None:
    release = tagged(LIST)
    people = release.values("participants")
    assert set(people) == {"Ana Ruiz", "Ivo Kranz", "Eva Holm"}
    assert "Deputy Water Affairs Minister" not in release.values("offices")


@pytest.mark.parametrize(
    "opening",
    [
        "The Peruvian side included",
        "The delegation of Peru was headed by",
        "On the Peruvian side were",
        "From the Peruvian side, those who attended were",
        "Attending for Peru were",
        "Also participating on behalf of Peru were",
        "Chile was represented by Mr Kranz, and Peru by",
        "Attending for Chile was Mr Kranz; for Peru,",
        "The Chilean side was led by Mr Kranz and the Peruvian side by",
        "DELEGATION OF PERU:\n",
    ],
)
def test_a_list_may_name_its_side_in_many_ways(opening: str) -> None:
    release = tagged(f"{opening} Trade Minister Eva Holm and the Deputy Mayor.")
    person = release.tagged("participants")[-1]
    assert isinstance(person, Participant) and person.side == "Peru"
    (member,) = release.tagged("members")
    assert member.value == "Deputy Mayor"


def test_a_side_may_be_told_behind_a_name() -> None:
    text = (
        "Chaired by Mayor Eva Holm on the Peruvian side and Mayor Bo Li on the Chinese"
    )
    people = tagged(f"{text} side.").tagged("participants")
    sides = [one.side for one in people if isinstance(one, Participant)]
    assert sides == ["Peru", "China"]


def test_a_side_told_behind_somebody_lists_nobody() -> None:
    release = tagged("The Mayor on the Peruvian side came. Mr Bo Li, a Mayor, spoke.")
    people = release.tagged("participants")
    assert [one.side for one in people if isinstance(one, Participant)] == [None]
    assert release.tagged("members") == ()


def test_whoever_is_listed_before_another_has_an_office_of_their_own() -> None:
    release = tagged(
        "The Peruvian side included the Deputy Mayor and the Mayor Eva Li."
    )
    (member,) = release.tagged("members")
    assert member.value == "Deputy Mayor"
    assert release.values("offices") == ("Mayor",)


def test_members_and_meetings_are_kept_in_the_archive() -> None:
    release = tagged(LIST)
    assert release.tagged("meetings") and release.tagged("members")
    assert unpack((*numbered(1, 0, pack(release, b"")), None)) == release


def test_members_and_meetings_are_told_to_programs_and_readers() -> None:
    release = tagged("Mr Kranz met Ms Ruiz today in Vienna. " + LIST)
    line = gold_line(release)
    assert line["meetings"][0] | {"spans": [], "mentions": []} == {
        "name": "Ivo Kranz met Ana Ruiz",
        "mentions": [],
        "kind": "met",
        "who": ["Ivo Kranz"],
        "whom": ["Ana Ruiz"],
        "day": "2018-02-01",
        "place": "Vienna",
        "spans": [],
        "rule": "people-beside-met",
        "confidence": 0.8,
    }
    assert line["members"][0]["side"] == "Austria"
    text = "\n".join(reasons(release))
    assert "Deputy Water Affairs Minister: on the side of Austria" in text
    assert "Ivo Kranz met Ana Ruiz: 2018-02-01; Vienna" in text


def test_an_archived_release_of_before_has_no_meetings() -> None:
    old = Release("1", "", LIST, tags=(Participant("participants", "Ana", (), "r"),))
    assert unpack((*numbered(1, 0, pack(old, b"")), None)).tagged("meetings") == ()
