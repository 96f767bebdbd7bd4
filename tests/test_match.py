"""What each form of a query matches."""

from itertools import product
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reference import distance, is_match
from whoosh import query

from index import open_index
from index.dictionary import GAP
from index.embedded import EmbeddedIndex
from index.errors import QueryError
from index.inversion import build_segment
from index.match import find
from index.matches import Place
from index.release import Participant, Release, Tag
from index.search import Search
from index.segment import Segment
from index.terms import Terms
from index.writer import IndexWriter

IVAN = Participant("participants", "Ivan Petrov", (), "test")
ANNA = Participant("participants", "Anna Ivan", (), "test")
TRADE = Tag("topics", "trade-policy", (), "test", label="Commerce")
RELEASES = (
    Release("charged", "Charges filed", "He was charged.", tags=(IVAN,)),
    Release("council", "Talks", "The security council met. It may vote.", tags=(ANNA,)),
    Release("vote", "Security of the vote", "Council of the U.S. met.", tags=(TRADE,)),
    Release("made", "Putin speaks", "Putin speaks in the café.", title_made=True),
    Release("marks", "Marks", "alpha \u0301 beta, O‘Brien"),
)


@pytest.fixture(scope="module", params=[1, 2, 5])
def engine(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> EmbeddedIndex:
    """The same releases in one segment, in a few, and each in its own."""
    folder = tmp_path_factory.mktemp("match") / "index"
    with IndexWriter(folder) as writer:
        for start in range(request.param):
            writer.add(RELEASES[start :: request.param])
    return EmbeddedIndex(folder)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("charging", "charged"),
        ("Charge OR vote", "charged council vote"),
        ("title:charged", "charged"),
        ("title:putin", ""),
        ("body:putin", "made"),
        ('"charged"', "charged"),
        ('"charging"', ""),
        ('"security council"', "council"),
        ('"council security"', ""),
        ('"council vote"~3', ""),
        ('"council vote"~4', "council"),
        ('"vote council"~100', ""),
        ('title:"security of the vote"', "vote"),
        ('body:"security of the vote"', ""),
        ("met -vote", ""),
        ("met -title:vote", "council"),
        ("-met", "charged made marks"),
        ("-(met OR charge)", "made marks"),
        ("coun*", "council vote"),
        ("title:secu*", "vote"),
        ("co?n*l", "council vote"),
        ("coun?l", ""),
        ("participants:pe?rov", "charged"),
        ("putim~1", "made"),
        ("utin~1", ""),
        ("cafe U.S.", ""),
        ("café", "made"),
        ("US", "vote"),
        ("participants:ivan", "charged council"),
        ('participants:"ivan petrov"', "charged"),
        ('participants:"petrov anna"~100', ""),
        ("participants:petr*", "charged"),
        ("participants:petrow~1", "charged"),
        ("topics:commerce", "vote"),
        ("topics:policy", "vote"),
        ("ivan", ""),
        ("participants:ivan met", "council"),
        ('"alpha \u0301 beta"', "marks"),
        ("o'brien O’Brien O‘Brien", "marks"),
    ],
)
def test_a_query_matches(engine: EmbeddedIndex, text: str, expected: str) -> None:
    hits = engine.search(Search(text, match="all", sort="newest")).hits
    assert sorted(hit.release.id for hit in hits) == expected.split()


def test_any_word_is_enough_where_all_find_nothing(engine: EmbeddedIndex) -> None:
    results = engine.search(Search("putin charges"))
    assert {hit.release.id for hit in results.hits} == {"made", "charged"}
    assert (results.matched, results.notices[0].kind) == ("any", "any")
    assert engine.search(Search("putin charges", match="all")).total == 0
    assert engine.search(Search("putin -speaks")).matched == "all"


def test_a_rare_word_says_more_than_a_common_one(engine: EmbeddedIndex) -> None:
    first, *_ = engine.search(Search("met putin", match="any")).hits
    assert first.release.id == "made"


def test_a_node_that_is_no_query_of_ours_is_refused(tmp_path: Path) -> None:
    place = placed(tmp_path, [Release("a", "", "word")])
    with pytest.raises(QueryError, match="cannot have a Regex"):
        find(query.Regex("text", "w.rd"), place)


def test_every_word_a_letter_or_two_away_is_found(tmp_path: Path) -> None:
    forms = [f"c{a}{b}t" for a, b in product("abcdefghijkl", repeat=2)]
    place = placed(tmp_path, [Release(form, "", form) for form in forms])
    found = find(query.FuzzyTerm("text", "cat", maxdist=2, prefixlength=1), place)
    assert found.count == sum(distance(form, "cat") <= 2 for form in forms) == 144


def _as_written(word: str, rules: str) -> str:
    return word


WORDS = st.text(st.sampled_from("abcя1𐐨"), min_size=1, max_size=5)


@given(st.sets(WORDS, min_size=1, max_size=20), WORDS, st.integers(1, 2))
@settings(max_examples=50, deadline=None)
def test_likeness_is_the_number_of_edits(
    tmp_path_factory: pytest.TempPathFactory, known: set[str], word: str, most: int
) -> None:
    spelt = sorted(known)
    releases = [Release(f"{n:02}", "", word) for n, word in enumerate(spelt)]
    path = tmp_path_factory.mktemp("fuzzy") / "one.segment"
    build_segment(
        path, list(enumerate(releases, 1)), lambda field, value: 1, stem_of=_as_written
    )
    entry = Terms([Segment(path)]).alike("text", word, most, 1)
    assert entry.forms == {
        form for form in known if form[0] == word[0] and distance(form, word) <= most
    }


def test_a_phrase_is_found_far_into_a_long_text(tmp_path: Path) -> None:
    filler = "word " * 70_000
    releases = [
        Release("far", "", f"{filler} alpha beta {filler} alpha"),
        Release("near", "beta", f"alpha {filler} beta"),
    ]
    place = placed(tmp_path, releases)
    for slop, count in ((1, 1), (GAP - 1, 1)):
        found = find(query.Phrase("text", ["alpha", "beta"], slop=slop), place)
        assert found.count == count


some_words = st.lists(st.sampled_from(["of", "the", "to", "port"]), max_size=12)


@given(
    st.lists(st.tuples(some_words, some_words), min_size=1, max_size=12),
    st.lists(st.sampled_from(["of", "the", "to", "port"]), min_size=2, max_size=5),
    st.sampled_from(["text", "title", "body"]),
    st.integers(1, 3),
)
@settings(max_examples=100, deadline=None)
def test_a_phrase_of_common_words_is_found_where_it_stands(
    tmp_path_factory: pytest.TempPathFactory,
    texts: list[tuple[list[str], list[str]]],
    phrase: list[str],
    field: str,
    slop: int,
) -> None:
    releases = [
        Release(str(number), " ".join(title), " ".join(body))
        for number, (title, body) in enumerate(texts)
    ]
    place = placed(tmp_path_factory.mktemp("pairs"), releases)
    found = find(query.Phrase(field, phrase, slop=slop), place)
    wanted = [r for r in releases if is_match(query.Phrase(field, phrase, slop), r)]
    kept = [releases[doc] for doc in found.docs[: found.count]]
    assert kept == wanted
    words_alone = find(query.And([query.Term("text", word) for word in phrase]), place)
    if field == "text" and kept and len(set(phrase)) == len(phrase):
        n = words_alone.count
        scores = dict(zip(words_alone.docs[:n], words_alone.scores, strict=False))
        for doc, score in zip(found.docs[: found.count], found.scores, strict=False):
            assert score == pytest.approx(scores[doc], rel=1e-5)


def placed(folder: Path, releases: list[Release]) -> Place:
    """One segment with these releases, in this order."""
    path = folder / "one.segment"
    build_segment(path, list(enumerate(releases, 1)), lambda field, value: 1)
    segment = Segment(path)
    return Place(segment, 0, Terms([segment]), segment.documents)


def test_an_index_without_words_finds_nothing(tmp_path: Path) -> None:
    engine = open_index(tmp_path / "index", create=True)
    assert engine.search(Search("word")).total == 0
    with IndexWriter(tmp_path / "index") as writer:
        writer.add([Release("blank", "", "…")])
    for text in ("word", "wor*", "word~2", '"a word"', "title:word", "topics:word"):
        assert engine.search(Search(text)).total == 0
    assert engine.search(Search()).total == engine.search(Search("-word")).total == 1
