"""Words are stemmed by the rules of the language their release is in, whatever releases
they lie with."""

from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from nltk.stem import snowball

from index import Release, Search
from index.analysis import fold
from index.embedded import EmbeddedIndex
from index.stemming import PLAIN, STEMMED, rules_of, stem
from index.writer import IndexWriter

BODIES = {
    "ru": "Президент обсудил соглашения с министрами.",
    "ru other": "О соглашении сказали президенту.",
    "uk": "Міністр підписав угоду про співробітництво.",
    "de": "Der Minister lobte die Vereinbarungen.",
    "fr": "Les ministres ont signé des accords nationaux.",
    "es": "Las administraciones firmaron acuerdos.",
    "pl": "Ministers z Polski podpisali umowy.",
    "en": "The ministers signed agreements on national parks.",
    "": "Agreements were made, of no known language.",
}
RELEASES = [Release(name, "", body, language=name[:2]) for name, body in BODIES.items()]


@pytest.fixture(scope="module", params=[1, 3, len(RELEASES)])
def engine(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> EmbeddedIndex:
    """The same releases in one segment, in a few, and each in its own."""
    folder = tmp_path_factory.mktemp("stems") / "index"
    with IndexWriter(folder) as writer:
        for start in range(request.param):
            writer.add(RELEASES[start :: request.param])
    return EmbeddedIndex(folder)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("соглашение", {"ru", "ru other"}),  # no release has this form
        ("соглашения", {"ru", "ru other"}),
        ('"соглашения"', {"ru"}),
        ("body:соглашение", {"ru", "ru other"}),
        ("title:соглашение", set()),
        ("угоду", {"uk"}),
        ("угодами", set()),
        ("Vereinbarung", {"de"}),
        ("accord", {"fr"}),
        ("administración", {"es"}),
        ("agreement", {"en", ""}),
        ("body:agreement", {"en", ""}),
        ("ministers", {"en", "de", "pl"}),
        ("minister", {"en", "de"}),  # a Polish word has no other forms
        ("ministre", {"fr"}),
        ("national park", {"en"}),
    ],
)
def test_a_word_finds_its_other_forms_in_its_language(
    engine: EmbeddedIndex, typed: str, expected: set[str]
) -> None:
    found = engine.search(Search(typed, match="all")).hits
    assert {hit.release.id for hit in found} == expected


def test_forms_are_marked_by_the_rules_of_the_release(engine: EmbeddedIndex) -> None:
    marked = {
        hit.release.id: [
            part.text[start:end] for part in hit.snippets for start, end in part.marks
        ]
        for hit in engine.search(Search("minister OR accord")).hits
    }
    assert marked == {"en": ["ministers"], "de": ["Minister"], "fr": ["accords"]}


words = st.sampled_from(
    "minister ministers ministre accord accords signée signées national nationale "
    "nationaux министр министры министров trade trades".split()
)
texts = st.lists(words, max_size=6).map(" ".join)
languages = st.sampled_from([None, "en", "fr", "ru", "pl"])


@given(
    st.lists(st.tuples(texts, languages), min_size=1, max_size=8),
    st.sets(st.integers(0, 7)),
    words,
    words,
)
@example(  # one withdrawn more has the word that another is taken for
    [("министр", None)] * 3 + [("министр министры", None)] * 2, {0}, "министры", "x"
)
@settings(max_examples=40, deadline=None)
def test_an_answer_does_not_depend_on_batches_and_merges(
    tmp_path_factory: pytest.TempPathFactory,
    found: list[tuple[str, str | None]],
    withdrawn: set[int],
    one: str,
    two: str,
) -> None:
    releases = [
        Release(str(number), "", body, language=language)
        for number, (body, language) in enumerate(found)
    ]
    kept = [r for number, r in enumerate(releases) if number not in withdrawn]
    folder = tmp_path_factory.mktemp("batches")
    with IndexWriter(folder / "whole") as writer:
        writer.add(kept)
    with IndexWriter(folder / "parts") as writer:
        for release in releases:
            writer.add([release])
        writer.remove(str(number) for number in withdrawn)
        in_parts = told(folder / "parts", one, two)
        assert in_parts == told(folder / "whole", one, two)
        writer.merge(crowd=2)
    assert in_parts == told(folder / "parts", one, two)


def told(folder: Path, one: str, two: str) -> list[set[str]]:
    engine = EmbeddedIndex(folder)
    typed = (f"body:{one}", f"body:{two}", f"body:{one} body:{two}", f"{one} -{two}")
    answers = [engine.search(Search(text, match="all")) for text in typed]
    return [{hit.release.id for hit in answer.hits} for answer in answers]


@pytest.mark.parametrize("language", [None, "en", "fr", "pl"])
def test_the_form_asked_for_comes_before_another(
    tmp_path: Path, language: str | None
) -> None:
    """Of three releases that have each one form, whatever their order."""
    for number, forms in enumerate(permutations(["accord", "accords", "accord’s"])):
        folder = tmp_path / str(number)
        releases = [
            Release(str(n), "", f"On the {form} of today.", language=language)
            for n, form in enumerate(forms)
        ]
        with IndexWriter(folder) as writer:
            writer.add(releases)
        for typed in ("accord", "accords"):
            hits = EmbeddedIndex(folder).search(Search(typed)).hits
            assert typed in hits[0].release.body.replace("’s", "").split()


def test_languages_have_the_rules_of_their_stemmer() -> None:
    assert [rules_of(code) for code in (None, "en", "nb", "pt")] == [
        *("en", "en", "no", "pt")
    ]
    assert {rules_of(code) for code in ("pl", "he", "zh", "xx")} == {PLAIN}
    assert stem("ministers", PLAIN) == "ministers"


def test_the_stemmers_are_those_of_nltk() -> None:
    texts = [fold(w) for body in BODIES.values() for w in body.rstrip(".").split()]
    for code, (_, name) in STEMMED.items():
        theirs = getattr(snowball, f"{name}Stemmer")()
        for word in texts:
            if stem(word, code) != word:
                assert stem(word, code) == theirs.stem(word)


@pytest.mark.parametrize(
    ("language", "forms"),
    [
        ("es", "administración administraciones"),
        ("es", "tecnología tecnologías"),
        ("fr", "signé signée signés signées"),
        ("hu", "miniszter miniszterrel miniszterről miniszterért"),
        ("pt", "administração administrações"),
        ("ru", "новый новая нового новых новой новым"),
        ("ru", "русский русской русские русского"),
    ],
)
def test_folded_endings_are_read_with_their_accents(language: str, forms: str) -> None:
    assert len({stem(fold(form), language) for form in forms.split()}) == 1
