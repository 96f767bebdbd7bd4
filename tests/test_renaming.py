"""Tags of a release follow the names that all releases agree on."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from index.release import Acting, Meeting, Participant, Release, Span, Tag
from indexer.naming.answer import Answer
from indexer.naming.renaming import as_found, renamed
from indexer.naming.usage import usages

BRIK = Participant(
    *("participants", "Brik", (Span("body", 9, 13),), "office-name", 0.9),
    offices=("Minister",),
)
ANA = Participant(
    *("participants", "Ana Brik", (Span("body", 30, 38),), "list", 0.8),
    offices=("Member of Parliament",),
    affiliation="Malta",
    acting=Acting("list", 0.9, Span("body", 3, 5)),
)
TOPIC = Tag("topics", "ports", (), "cue")
VISIT = Release(
    "visit",
    "A visit",
    "Minister Brik was there, with Ana Brik.",
    publisher="Ministry of Ports",
    published=date(2020, 1, 2),
    tags=(BRIK, ANA, TOPIC),
)


def told(**values: Answer) -> dict[int, Answer]:
    names = {tag.value: usage.key for tag, usage in usages(VISIT)}
    return {names[name.replace("_", " ")]: answer for name, answer in values.items()}


def test_tags_of_one_value_are_one_tag() -> None:
    answers = told(Brik=Answer("Ana Brik", "because", "surname-by-publisher", 0.5))
    person, topic = renamed(as_found(VISIT), answers).tags
    assert topic == TOPIC and isinstance(person, Participant)
    assert (person.value, person.variants, person.reason) == (
        *("Ana Brik", ("Brik",), "because"),
    )
    assert person.spans == (Span("body", 9, 13), Span("body", 30, 38))
    assert person.offices == ("Minister", "Member of Parliament")
    assert (person.affiliation, person.acting) == ("Malta", ANA.acting)
    assert (person.rule, person.confidence) == ("list", 0.8)


def test_a_surname_keeps_its_own_rule_and_less_confidence() -> None:
    answers = told(Brik=Answer("Eva Brik", "because", "surname-by-publisher", 0.5))
    brik = renamed(as_found(VISIT), answers).tags[0]
    assert (brik.value, brik.rule, brik.confidence, brik.spans) == (
        *("Eva Brik", "surname-by-publisher", 0.45, BRIK.spans),
    )


def test_what_is_never_a_name_is_taken_back_and_comes_back() -> None:
    without = renamed(as_found(VISIT), told(Brik=Answer("", "the ledger says so")))
    assert without.values("participants") == ("Ana Brik",)
    assert without.found == (BRIK,)
    assert as_found(without).release == VISIT


answers_of = st.dictionaries(
    st.sampled_from(["Brik", "Ana_Brik"]),
    st.builds(
        Answer,
        st.sampled_from(["", "Ana Brik", "Eva Brik", "A. Brik"]),
        st.just("because"),
        st.none() | st.just("rule"),
        st.sampled_from([1.0, 0.5]),
    ),
)


@given(answers_of, answers_of)
def test_the_same_answers_again_change_nothing(first, second) -> None:  # type: ignore[no-untyped-def]
    once = renamed(as_found(VISIT), told(**first))
    assert renamed(as_found(once), told(**first)) == once
    assert as_found(once).release == VISIT
    other = renamed(as_found(once), told(**second))
    assert other == renamed(as_found(VISIT), told(**second))


MET = Meeting(
    *("meetings", "Ana Brik met Ivo Maran in Bern", (Span("body", 0, 20),), "met"),
    **{"kind": "met", "who": ("Ana Brik",), "whom": ("Ivo Maran",), "place": "Bern"},
)


def test_a_meeting_is_told_under_the_names_that_all_releases_agree_on() -> None:
    visit = replace(VISIT, tags=(*VISIT.tags, MET))
    once = renamed(as_found(visit), told(Ana_Brik=Answer("Ana M. Brik", "because")))
    (met,) = once.tagged("meetings")
    assert isinstance(met, Meeting) and met.who == ("Ana M. Brik",)
    assert met.value == "Ana M. Brik met Ivo Maran"
    assert as_found(once).release == visit


def test_who_is_nobody_has_met_nobody() -> None:
    visit = replace(VISIT, tags=(*VISIT.tags, MET))
    without = renamed(as_found(visit), told(Ana_Brik=Answer("", "because")))
    assert without.tagged("meetings") == ()
    assert as_found(without).release == visit
