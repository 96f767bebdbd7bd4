"""What a misspelt word is likely meant to be."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from index import Release, Search, open_index
from index.engine import Engine

BODIES = [
    *["the minister met the ambassador of norway about fishing quotas"] * 4,
    *["president biden spoke of the budget"] * 6,
    *["a maiden voyage from the harbour"] * 9,
    "quota",
]


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    engine = open_index(tmp_path_factory.mktemp("spelling") / "index", create=True)
    for start in range(2):
        with engine.writer() as writer:
            named = list(enumerate(BODIES))[start::2]
            writer.add(Release(f"r{n:02}", "", body) for n, body in named)
    yield engine


@pytest.mark.parametrize(
    ("typed", "total", "meant"),
    [
        ("ambassaor", 4, "ambassador"),
        ("norwya", 4, "norway"),
        ("ambasadr", 4, "ambassador"),  # two letters
        ("bidn budget", 6, "biden"),
        ("ministre", 4, "minister"),
    ],
)
def test_a_misspelt_word_finds_what_it_likely_means_and_says_so(
    engine: Engine, typed: str, total: int, meant: str
) -> None:
    results = engine.search(Search(typed))
    assert results.total == total
    (correction,) = results.corrections
    assert correction.word == typed.split()[0]
    assert correction.forms[0] == meant
    forms = " or ".join(f"“{form}”" for form in correction.forms)
    told = f"“{correction.word}” was also searched for as {forms}."
    assert told in [notice.message for notice in results.notices]
    assert results.matched == "all"


def test_the_other_words_of_the_query_decide(engine: Engine) -> None:
    for other, meant in (("president", "biden"), ("voyage", "maiden")):
        results = engine.search(Search(f"aiden {other}"))
        assert results.corrections[0].forms[0] == meant


def test_rare_words_decide_too_and_names_are_told_in_a_small_index(
    tmp_path: Path,
) -> None:
    engine = open_index(tmp_path / "index", create=True)
    with engine.writer() as writer:
        bodies = ["Patrushev met Biden in Israel", "a maiden voyage", "real estate"]
        writer.add(Release(str(n), "", body) for n, body in enumerate(bodies))
    for typed, meant in (
        ("aiden patrushev", "biden patrushev"),
        ("aiden voyage", "maiden voyage"),
        ("isreal patrushev", "israel patrushev"),
        ("Patrusev Israel", "Patrushev Israel"),
        ("PATRUSEV Israel", "PATRUSHEV Israel"),
        ("Rel estate", "Real estate"),
    ):
        suggestion = engine.search(Search(typed)).suggestion
        assert suggestion and (suggestion.text, suggestion.total) == (meant, 1)
    assert engine.search(Search("Israel Patrushev")).corrections == ()


@pytest.mark.parametrize(
    "typed",
    # two letters in five are too many: who says covid means neither civil nor could
    [
        *('"ambassaor"', "ambassador", "quota", "xyz", "b1den", "-bidn", "title:bdn"),
        "badin",
    ],
)
def test_quoted_and_right_words_are_taken_as_they_are(
    engine: Engine, typed: str
) -> None:
    assert engine.search(Search(typed)).corrections == ()


def test_did_you_mean_tells_how_many_releases_the_better_query_has(
    engine: Engine,
) -> None:
    suggestion = engine.search(Search("Prezident Biden, +budget")).suggestion
    assert suggestion is not None
    assert (suggestion.text, suggestion.total) == ("President Biden, +budget", 6)
    assert engine.search(Search(suggestion.text)).total == 6
    assert engine.search(Search(suggestion.text)).suggestion is None


def test_marks_show_what_was_found_for_a_misspelt_word(engine: Engine) -> None:
    (snippet,) = engine.search(Search("norwya", size=1)).hits[0].snippets
    assert [snippet.text[a:b] for a, b in snippet.marks] == ["norway"]


def test_an_index_without_releases_corrects_nothing(tmp_path: Path) -> None:
    engine = open_index(tmp_path / "index", create=True)
    assert engine.search(Search("ambassaor")).corrections == ()


def test_in_a_small_index_a_word_of_one_release_may_be_meant(tmp_path: Path) -> None:
    engine = open_index(tmp_path / "index", create=True)
    with engine.writer() as writer:
        writer.add([Release("a", "", "talks in israel"), Release("b", "", "a budget")])
    results = engine.search(Search("isreal"))
    assert [hit.release.id for hit in results.hits] == ["a"]
    assert results.suggestion and results.suggestion.text == "israel"
