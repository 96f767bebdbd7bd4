"""For whom somebody acts by all that is observed, and the weights fitted to it."""

import json
from pathlib import Path
from typing import get_args

import pytest

from index.release import Release
from indexer.lexicon import make_affiliation_odds, rows
from indexer.tagging.affiliation_odds import Question, questions
from indexer.tagging.affiliation_signs import kind_of_home
from indexer.tagging.candidates import Sort, named_in, unlisted_beside
from indexer.tagging.home import home_of
from indexer.tagging.in_lists import listed
from indexer.tagging.marks import mark
from indexer.tagging.reading import Reading, read_release
from indexer.tagging.tokens import read_text

SORTS = {*get_args(Sort), "none", "own", "home", "staff", "host"}
GROUPS = {"none", "ours", "host", "a-body", "a-place"}


def read(body: str, publisher: str = "Ministry of Water (Peru)") -> Reading:
    return read_release(Release("1", "", body, publisher=publisher))


def asked(body: str, publisher: str = "Ministry of Water (Peru)") -> list[Question]:
    reading = read(body, publisher)
    people = reading.people
    hints, everybody = [None] * len(people), range(len(people))
    others = listed(people)
    return [*questions(people, everybody, hints, reading.home, reading.texts, others)]


def seen(body: str, whom: str) -> list[str]:
    return asked(body)[0].candidates[whom].seen


def test_countries_peoples_towns_and_bodies_are_candidates() -> None:
    marked, _ = mark(read_text("body", "The Elm Water Board met Chadian men in Texas."))
    assert [(one.name, one.sort) for one in named_in(marked, {})] == [
        ("Elm Water Board", "agency"),
        ("Chad", "country"),
        ("Texas", "region"),
    ]


@pytest.mark.parametrize(
    "body, name",
    [
        ("Mr Bo Kranz of Elmuk Velo spoke.", "Elmuk Velo"),
        ("Mr Bo Kranz (Elmuk) spoke.", "Elmuk"),
        ("We saw Elmuk's buyer Mr Bo Kranz.", "Elmuk"),
        ("It was Elmuk, whose buyer Mr Bo Kranz spoke.", "Elmuk"),
        ("We saw Elmuk sales agent Bo Kranz.", "Elmuk"),
        ("Mr Bo Kranz, Mr Jo Li and others spoke.", ""),
    ],
)
def test_names_that_no_list_has_are_candidates_beside_a_person(
    body: str, name: str
) -> None:
    marked, mention = read(body).people[0].mentions[0]
    found = unlisted_beside(marked, mention)
    assert [(one.name, one.sort) for one in found] == [(name, "unlisted")] * bool(name)


@pytest.mark.parametrize(
    "body, whom, place",
    [
        ("The envoy to Chad, Ms Ana Ruiz, spoke.", "Chad", "inside-to"),
        ("Chad's buyer Ana Ruiz spoke.", "Chad", "owner"),
        ("We saw Ms Ana Ruiz from Chad.", "Chad", "of"),
        ("In Chad last week they met Ms Ana Ruiz.", "Chad", "before"),
        ("Ms Ana Ruiz spoke. They go to Chad.", "Chad", "later"),
        ("They go to Chad. Ms Ana Ruiz spoke.", "Chad", "earlier"),
    ],
)
def test_where_a_candidate_stands_to_the_person_is_observed(
    body: str, whom: str, place: str
) -> None:
    assert seen(body, whom) == [place, "first"]


def test_for_whom_the_one_named_before_acts_is_observed() -> None:
    first, second = asked("Ms Ana Ruiz and Mr Bo Kranz of Chad came.")
    seen = {one.whom: seen for one, seen in second.options(["Chad", None])}
    assert "as-listed" in seen["Chad"] and "as-listed" not in seen["Peru"]
    assert first.before is None


@pytest.mark.parametrize(
    "publisher, kind",
    [
        ("", "unknown"),
        ("Ministry of Water (Peru)", "country"),
        ("Government of Ohio", "part"),
        ("Bank of Peru", "body"),
        ("Supreme Court of Chad", "court"),
        ("Embassy of Chad in Peru", "post"),
        ("United Nations Mission in the Sudan", "union"),
    ],
)
def test_publishers_are_of_seven_kinds(publisher: str, kind: str) -> None:
    assert kind_of_home(home_of(publisher, "")) == kind


def test_each_weight_is_one_of_a_sort_or_a_group_of_candidates() -> None:
    listed_rows = rows("affiliation_odds")
    assert {by for by, _, _ in listed_rows} <= SORTS | GROUPS
    assert all(float(weight) for _, _, weight in listed_rows)


def test_the_fit_learns_from_releases_for_whom_people_act(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    texts, made = tmp_path / "read.jsonl", tmp_path / "odds.txt"
    people = [
        {"name": "Ana Ruiz", "affiliation": "Peru"},
        {"name": "Bo Kranz", "affiliation": None},
    ]
    records = [
        {
            "id": name,
            "publisher": f"{name} (Peru)",
            "text": "Minister Ana Ruiz spoke. Water ran. The farmer Bo Kranz left.",
            "participants": people,
        }
        for name in ("Ministry of Water", "Ministry of Roads", "Ministry of Rain")
    ]
    texts.write_text("".join(f"{json.dumps(record)}\n" for record in records))
    make_affiliation_odds.main(["--check", str(texts)])
    told = capsys.readouterr().out
    assert told == "right for people of publishers left out: 1.000\n"
    make_affiliation_odds.main(["--to", str(made), str(texts)])
    weights = {
        (by, sign): float(weight)
        for by, sign, weight in (
            line.split(" | ")
            for line in made.read_text().splitlines()
            if not line.startswith("#")
        )
    }
    assert weights["own", "head-minister"] > 0 > weights["own", "bare"]
