"""Other words for what a query says."""

from pathlib import Path

import pytest

from index import Release, Search, open_index
from index.engine import Engine
from index.meanings import meanings

BODIES = {
    "prime": "The prime minister met the secretary of state.",
    "pm": "PM and SecState agreed on fees.",
    "states": "The United States and the United Kingdom signed.",
    "usa": "A letter from the USA.",
    "us": "They told us at the harbour.",
    "un": "The United Nations met on Tuesday.",
    "mod": "Ministry of Defence: new ships.",
    "state": "The secretary spoke of the state of the roads.",
    "russia": "Russia sent a note.",
    "timor": "A visit to Timor-Leste.",
    "ivory": "Ivory Coast votes.",
    "kyiv": "Zelenskyy spoke in Kyiv.",
}


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    engine = open_index(tmp_path_factory.mktemp("synonyms") / "index", create=True)
    with engine.writer() as writer:
        writer.add(Release(name, "", body) for name, body in BODIES.items())
    return engine


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("PM", "pm prime"),
        ("prime minister", "pm prime"),
        ("secretary of state", "pm prime state"),
        ("SecState fees", "pm"),
        ("U.S.", "states us usa"),  # folding makes no difference of US and us
        ("us", "us"),
        ("United States signed", "states"),
        ("UN", "un"),
        ("MoD ships", "mod"),
        ("Russian note", "russia"),
        ("Russians", "russia"),
        ("East Timor", "timor"),
        ("Timor-Leste", "timor"),
        ("Côte d'Ivoire", "ivory"),
        ("zelensky kiev", "kyiv"),
        ('"PM"', "pm"),
        ("-PM minister", "prime"),
        ("PM -fees", "prime"),
    ],
)
def test_a_short_name_finds_the_long_one_and_the_other_way_round(
    engine: Engine, typed: str, expected: str
) -> None:
    found = engine.search(Search(typed, match="all")).hits
    assert sorted(hit.release.id for hit in found) == expected.split()


def test_the_answer_shows_the_synonyms(engine: Engine) -> None:
    results = engine.search(Search("PM fees"))
    (one,) = results.corrections
    assert (one.word, one.forms, one.why) == ("pm", ("prime minister",), "synonym")
    assert "“pm” was also searched for as “prime minister”." in [
        notice.message for notice in results.notices
    ]
    assert results.suggestion is None


def test_a_rare_short_name_does_not_come_before_what_was_asked_for(
    tmp_path: Path,
) -> None:
    bodies = {f"r{n}": f"The attorney general {'spoke ' * n}" for n in range(30)}
    engine = open_index(tmp_path / "index", create=True)
    with engine.writer() as writer:
        writer.add(Release(name, "", body) for name, body in bodies.items())
        writer.add([Release("ag", "", "Quay AG and Quay AG")])
    for match in ("all", "any"):
        hits = engine.search(Search("attorney general", match=match)).hits  # type: ignore[arg-type]
        assert [hits[0].release.id, len(hits)] == ["r0", 10]
        assert "ag" not in [hit.release.id for hit in hits]


def test_a_demonym_stands_for_a_country_only_where_no_release_has_it(
    tmp_path: Path,
) -> None:
    engine = open_index(tmp_path / "index", create=True)
    with engine.writer() as writer:
        writer.add([Release("a", "", "Russia"), Release("b", "", "Russian ships")])
    (hit,) = engine.search(Search("russian", match="all")).hits
    assert hit.release.id == "b"


OWN = """\ufeff# ours
Quayside = harbour master
!FIN = finance network

muscovite > Moscow
nothing here
= harbour
PM = first minister
"""


def test_ones_own_list_beside_the_index_adds_to_the_shipped_one(tmp_path: Path) -> None:
    engine = open_index(tmp_path / "index", create=True)
    with engine.writer() as writer:
        bodies = {
            "master": "The harbour master wrote.",
            "net": "Our finance network, the fin of a fish",
            "moscow": "A train to Moscow",
            "first": "The first minister of Scotland",
            "prime": "The prime minister",
        }
        writer.add(Release(name, "", body) for name, body in bodies.items())

    def found(typed: str) -> list[str]:
        hits = engine.search(Search(typed, match="all")).hits
        return sorted(hit.release.id for hit in hits)

    assert found("quayside") == found("muscovite") == []
    before = engine.revision()
    (tmp_path / "index" / "synonyms.txt").write_text(OWN, encoding="utf-8")
    assert engine.revision() != before
    assert found("quayside") == ["master"]
    assert found("muscovite") == ["moscow"]
    assert found("FIN") == ["net"]
    assert found("PM") == ["first", "prime"]
    results = engine.search(Search("quayside"))
    assert results.corrections[0].forms == ("harbour master",)
    told = [n.message for n in results.notices if n.kind == "synonyms"]
    assert [text.split(":")[0] for text in told] == [
        "Line 6 of synonyms.txt was left out (nothing here)",
        "Line 7 of synonyms.txt was left out (= harbour)",
    ]
    (tmp_path / "index" / "synonyms.txt").unlink()
    assert found("quayside") == [] and engine.revision() == before


def test_every_line_of_the_shipped_list_is_understood() -> None:
    assert meanings().faults == []
    assert len(meanings().same) > 100


def test_a_list_with_comments_behind_its_lines_is_read() -> None:
    own = meanings("Minfin = ministry of finance   # who asks for one\n")
    assert own.same[("minfin",)] == [("ministry", "of", "finance")]
    assert own.faults == []


def test_what_is_marked_is_the_synonym_too(engine: Engine) -> None:
    hits = engine.search(Search("PM")).hits
    marked = {
        snippet.text[start:end].lower()
        for hit in hits
        for snippet in hit.snippets
        for start, end in snippet.marks
    }
    assert marked == {"pm", "prime minister"}
