"""Who is likely only mentioned by all that is observed, and the weights made for it."""

import json
from pathlib import Path

import pytest

from index.release import Release
from indexer.lexicon import make_role_odds, rows
from indexer.tagging.in_lists import listed
from indexer.tagging.reading import read_release
from indexer.tagging.role_grammar import class_of
from indexer.tagging.role_odds import ALWAYS, likely_mentioned
from indexer.tagging.role_signs import observed

GROUPS = {
    *("here", "next", "before", "behind", "near before", "near behind"),
    *("owns", "does", "ever", "again", "governed", "object", ALWAYS),
}
FAR = "Minister Jo Bo opened a dam at Elm. " * 30


def seen(body: str, name: str = "Ana Ruiz") -> set[tuple[str, str]]:
    people = read_release(Release("1", "", body)).people
    person = next(one for one in people if one.name() == name)
    return {(group, what) for group, what, _ in observed(person, listed(people))}


@pytest.mark.parametrize(
    "body, sign",
    [
        ("They met. Ms Ana Ruiz has been briefed.", ("does", "inform be-done has")),
        ("The Mayor, Ms Ana Ruiz, told them.", ("does", "say past")),
        ("Ms Ana Ruiz will attend.", ("does", "attend will")),
        ("They met with Ms Ana Ruiz.", ("governed", "meet with")),
        ("It was drafted by Ms Ana Ruiz.", ("governed", "was create by")),
        ("They thanked Ms Ana Ruiz.", ("object", "thank")),
        ("The talks were led by Ms Ana Ruiz.", ("governed", "encounter lead by")),
        ("They spoke of Ms Ana Ruiz's regime.", ("owns", "rule")),
        ("Once Ms Ana Ruiz had gone.", ("behind", "had")),
        ("They went to Lima where Ms Ana Ruiz went.", ("before", "they")),
        ("Mr Jo Bo and Ms Ana Ruiz came.", ("here", "listed")),
        ("Ms Ana Ruiz and Mr Jo Bo came.", ("here", "begins a list")),
        ("Call Ms Ana Ruiz on 01 234 5678.", ("here", "number")),
        ("Former Mayor Ana Ruiz came.", ("here", "former")),
        ("Ana Ruiz came. Ms Ruiz spoke.", ("here", "named 2")),
        ("Ana Ruiz came. Ms Ruiz will attend.", ("ever", "attend will")),
        ("Ana Ruiz came. They met Ms Ruiz.", ("again", "before word")),
        ("It rained. They met Ana Ruiz.", ("here", "ends the text")),
        ("They met ANA RUIZ.", ("here", "capitals")),
    ],
)
def test_grammar_and_place_of_the_first_mention_are_observed(
    body: str, sign: tuple[str, str]
) -> None:
    assert sign in seen(body)


def test_words_of_other_sentences_are_not_observed() -> None:
    assert not {what for group, what in seen("He died. Ana Ruiz came. She lost.")} & {
        "die",
        "he",
    }


def test_verbs_have_all_their_forms_in_a_class() -> None:
    for word in ("brief", "briefs", "briefed", "briefing", "notifies", "notified"):
        assert class_of(word) == "inform"
    assert class_of("stopped") == class_of("dam") == "other"


def test_the_words_that_tell_most_are_the_evidence() -> None:
    body = FAR + "He had recalled the reign of Ana Ruiz there."
    people = read_release(Release("1", "", body)).people
    person = next(one for one in people if one.name() == "Ana Ruiz")
    span = likely_mentioned(person, listed(people))
    assert span and body[span.start : span.end].endswith("Ana Ruiz")
    assert likely_mentioned(people[0], listed(people)) is None


def test_the_list_has_weights_of_observations_there_are() -> None:
    listed_rows = rows("role_odds")
    assert {group for group, _, _ in listed_rows} <= GROUPS
    assert sum(group == ALWAYS for group, _, _ in listed_rows) == 1
    assert all(float(weight) for _, _, weight in listed_rows)


def record(number: int, file: int) -> str:
    """Return a release in which one is thanked far behind and another speaks."""
    thanked, speaker = "Ana Ruiz", "Ivo Kranz"
    text = f"Minister {speaker} spoke. {FAR} He recalled {thanked} there."
    people = [(thanked, "mentioned"), (speaker, "present"), ("Jo Bo", "present")]
    return json.dumps(
        {
            "id": f"{file}{number}",
            "publisher": f"Ministry {file} of Water {number}",
            "text": text,
            "participants": [{"name": name, "role": role} for name, role in people],
        }
    )


def test_weights_are_fitted_to_releases_that_were_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    paths = [tmp_path / f"{file}.jsonl" for file in range(2)]
    for file, path in enumerate(paths):
        path.write_text("\n".join(record(n, file) for n in range(9)), "utf-8")
    names = [str(path) for path in paths]
    made = tmp_path / "odds.txt"
    make_role_odds.main(["--to", str(made), *names])
    assert "here | late | " in made.read_text("utf-8")
    make_role_odds.main(["--check", *names])
    assert capsys.readouterr().out.count("with weights 1.000") == 2
