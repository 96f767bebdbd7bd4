"""Words are stemmed by the rules of the language their releases are in."""

from importlib import import_module
from pathlib import Path

import pytest

from index import Release, Search, open_index
from index.analysis import STEMMED, fold, stem
from index.engine import Engine

BODIES = {
    "ru": "Президент обсудил соглашения с министрами.",
    "ru other": "О соглашении сказали президенту.",
    "uk": "Міністр підписав угоду про співробітництво.",
    "de": "Der Minister lobte die Vereinbarungen.",
    "fr": "Les ministres ont signé des accords nationaux.",
    "en": "The ministers signed agreements on national parks.",
}


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    engine = open_index(tmp_path_factory.mktemp("stems") / "index", create=True)
    with engine.writer() as writer:
        writer.add(
            Release(name, "", body, language=name[:2]) for name, body in BODIES.items()
        )
    return engine


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("соглашение", {"ru", "ru other"}),  # no release has this form
        ("соглашения", {"ru", "ru other"}),
        ('"соглашения"', {"ru"}),
        ("угоду", {"uk"}),
        ("Vereinbarungen", {"de"}),
        ("accords", {"fr"}),
        ("agreement", {"en"}),
        ("park", {"en"}),
    ],
)
def test_a_word_finds_its_other_forms_in_its_language(
    engine: Engine, typed: str, expected: set[str]
) -> None:
    found = engine.search(Search(typed, match="all")).hits
    assert {hit.release.id for hit in found} == expected


def test_a_word_is_found_in_segments_that_stem_it_differently(tmp_path: Path) -> None:
    engine = open_index(tmp_path / "index", create=True)
    for language in ("fr", "en", "de", None):
        body = "Nationale nationales national nationally"
        with engine.writer() as writer:
            writer.add([Release(str(language), "", body, language=language)])
    for typed in ("nationale", "nationales", "national"):
        assert engine.search(Search(typed)).total == 4


def test_the_stemmers_are_those_of_nltk() -> None:
    words = [fold(w) for body in BODIES.values() for w in body.rstrip(".").split()]
    for language, name in STEMMED.items():
        theirs = getattr(
            import_module("nltk.stem.snowball"), f"{name.capitalize()}Stemmer"
        )()
        for word in words:
            if len(word) > 3 and stem(word, language) != word:
                assert stem(word, language) == theirs.stem(word)
