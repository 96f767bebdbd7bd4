"""Passages show a release as it is, and mark just the words that were found."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.analysis import fold, spans, words
from index.marker import Marker
from index.results import Snippet
from index.snippet import MOST, WINDOW, passages

FILLER = "of the matter at hand " * 30


def marker(*found: str, prefixes: tuple[str, ...] = ()) -> Marker:
    """A marker of words, and of phrases where a blank is in one."""
    alone = frozenset(text for text in found if " " not in text)
    joined = frozenset(tuple(text.split()) for text in found if " " in text)
    return Marker(alone, frozenset(prefixes), joined)


def marked(text: str, marker: Marker) -> list[str]:
    return [text[start:end] for start, end in marker.marks(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The U.S. and us", ["U.S.", "us"]),
        ("plus u,s and us-made", ["us"]),
        ("x.u.s and bus, use", []),
        ("O'Brien and brien's", ["O'Brien"]),
        ("O‘Brien’s", ["O‘Brien’s"]),
        ("1,000 and 1000 and 1,0001", ["1,000", "1000"]),
        ("We went in.To this end", []),
        ("straße Ægis STRASSE", ["straße", "Ægis", "STRASSE"]),
        ("CAFÉ, cafe\u0301, cafés", ["CAFÉ", "cafe\u0301"]),
        ("関税条約の条", ["条", "条"]),
        ("שָׁלוֹם", ["שָׁלוֹם"]),
    ],
)
def test_whole_words_are_marked_however_they_are_written(
    text: str, expected: list[str]
) -> None:
    found = "us obrien 1000 into strasse aegis cafe 条 שלום"
    assert marked(text, marker(*found.split())) == expected


def test_a_phrase_is_one_mark() -> None:
    council = marker("security council", "council of europe", "council")
    text = "Security\ncouncil; council; the Council of Europe's security-council"
    assert marked(text, council) == [
        *("Security\ncouncil", "council", "Council of Europe's", "security-council")
    ]


def test_words_that_begin_so_are_marked_whole() -> None:
    immigrants = marker(prefixes=("immi",))
    assert marked("Immigrant's immi reimmigrate", immigrants) == ["Immigrant's", "immi"]


def test_what_regular_expressions_give_meaning_to_is_plain_text() -> None:
    assert marked("a+b (c) [d] .* \\w $ ^", marker("c", "d", "w")) == ["c", "d", "w"]
    assert marked("<b>iran</b> &amp;", marker("iran")) == ["iran"]


def test_a_release_without_the_words_shows_its_beginning() -> None:
    (passage,) = passages(f"A start {FILLER}", marker("absent"))
    assert passage.text.startswith("A start of the")
    assert passage.cut_after and not passage.cut_before and not passage.marks
    assert passages("Short", marker()) == (Snippet("Short"),)
    assert passages("", marker("word")) == ()


def test_all_matches_in_a_passage_are_marked() -> None:
    # the best passage begins with the second word, and shows the first before it
    text = f"{FILLER} iran then iran {'x ' * 75} talks {FILLER}"
    (passage,) = passages(text, marker("iran", "talks"))
    shown = [passage.text[start:end] for start, end in passage.marks]
    assert shown == ["iran"] * passage.text.count("iran") + ["talks"]


def test_what_comes_after_many_matches_is_marked_too() -> None:
    text = "iran " * 205 + FILLER
    (passage,) = passages(text, marker("iran"))
    assert {passage.text[start:end] for start, end in passage.marks} == {"iran"}
    rare = f"{'iran ' * 198}{'x ' * 300}talks iran iran iran x"
    assert [len(one.marks) for one in passages(rare, marker("iran", "talks"))][-1] == 4


def test_the_passage_where_the_words_are_closest_is_shown_not_the_first() -> None:
    far = f"Iran said {'x ' * 60} talks. {FILLER}"
    (passage,) = passages(f"{far} Iran talks began. {FILLER}", marker("iran", "talks"))
    assert "Iran talks began." in passage.text


def test_forms_of_one_word_of_the_query_count_once() -> None:
    meant = {"talk": 0, "talks": 0, "talked": 0, "iran": 1}
    asked = Marker(frozenset(meant), meant=meant)
    text = f"They talk of talks talked about. {FILLER} Iran talks began. {FILLER}"
    (passage,) = passages(text, asked)
    assert "Iran talks began." in passage.text


def test_without_the_words_another_place_can_be_shown() -> None:
    text = f"{FILLER} Ana Brik spoke. {FILLER}"
    at = text.index("Ana")
    (passage,) = passages(text, marker("absent"), (at, at + 8))
    assert "Ana Brik spoke." in passage.text


def test_passages_lie_apart_in_the_order_of_the_text() -> None:
    text = FILLER.join(["start ", "Iran ", "talks ", "vote ", "council "])
    found = passages(text, marker("iran", "talks", "vote", "council"))
    shown = [" ".join(word for word in words(one.text)) for one in found]
    assert len(found) == MOST
    assert ["iran" in shown[0], "talks" in shown[1], "vote" in shown[2]] == [True] * 3


def test_text_without_blanks_is_cut_between_characters() -> None:
    (start,) = passages("条約交渉" * 200, marker("absent"))
    assert len(start.text) == WINDOW and start.cut_after
    (middle,) = passages("交渉" * 200 + "条" + "交渉" * 200, marker("条"))
    assert middle.text[slice(*middle.marks[0])] == "条"
    assert 100 < len(middle.text) <= WINDOW


def test_a_word_longer_than_a_passage_is_cut() -> None:
    for text in ("a" * 5000, f"before {'a' * 5000} after", "a" * 100_000):
        for found in (marker("absent"), marker(prefixes=("aaa",))):
            assert all(len(one.text) <= WINDOW for one in passages(text, found))


letters = st.sampled_from(list("abAB  \n.,'’‘-éßæ条约_()*[\\\u0301\u200d1,0"))
texts = st.text(letters, max_size=80) | st.text(letters, min_size=300, max_size=900)
known = st.lists(st.sampled_from("a b ab ba aab bab e ss ae 条 10 1000".split()))
runs = st.lists(st.sampled_from("ab a b ba 条".split()), min_size=2, max_size=3)
markers = st.builds(
    Marker,
    words=known.map(frozenset),
    prefixes=st.sampled_from([frozenset(), frozenset(["aba"]), frozenset(["bb"])]),
    phrases=st.lists(runs.map(tuple), max_size=2).map(frozenset),
)


def slowly(text: str, marker: Marker) -> list[tuple[int, int]]:
    """Where a match begins and ends, looking at word after word."""
    cut, found, at = list(spans(text)), [], 0
    while at < len(cut):
        lengths = [
            len(run)
            for run in marker.phrases
            if tuple(word for word, _, _ in cut[at : at + len(run)]) == run
        ]
        word = cut[at][0]
        if word in marker.words or word.startswith(tuple(marker.prefixes)):
            lengths.append(1)
        if lengths:
            found.append((cut[at][1], cut[at + max(lengths) - 1][2]))
        at += max(lengths, default=1)
    return found


@given(texts, markers)
@settings(max_examples=300, deadline=None)
def test_marks_are_exactly_the_words_of_the_index(text: str, marker: Marker) -> None:
    assert list(marker.marks(text)) == slowly(text, marker)


@given(texts, markers)
@settings(max_examples=200, deadline=None)
def test_a_passage_is_text_of_the_release(text: str, marker: Marker) -> None:
    at = 0
    blank = "".join(" " if letter.isspace() else letter for letter in text)
    for passage in passages(text, marker):
        begin = blank.index(passage.text, at)
        at = begin + len(passage.text)
        assert passage.cut_before == (begin > 0)
        assert passage.cut_after == (at < len(text))
        assert len(passage.text) <= WINDOW
        assert all(fold(passage.text[start:end]) for start, end in passage.marks)
        # a phrase that begins before the passage is not marked, nor is its last word
        told = [(begin + start, begin + end) for start, end in passage.marks]
        assert told == [m for m in slowly(text, marker) if begin <= m[0] and m[1] <= at]


def test_a_passage_is_not_cut_before_an_apostrophe_in_its_last_word() -> None:
    text = f"{'x' * 237}-us'a {'y' * 300}"
    (passage,) = passages(text, Marker(frozenset({"us"})))
    assert passage.text == "x" * 237


@pytest.mark.parametrize(
    "text",
    [
        "iran talks " * 90_000,
        "iran" * 250_000,
        "iran." * 200_000,
        "i.r.a.n." * 125_000,
        "条約" * 500_000,
        f"iran {'_' * 1_000_000} talks",
        f"{'iran ' * 1000}{' ' * 1_000_000}",
        "e\u0301" * 500_000,
    ],
    ids=lambda text: repr(text[:10]),
)
def test_a_body_of_a_megabyte_is_read_in_time_that_grows_with_it(text: str) -> None:
    query = marker("iran", "talks", "iran talks", "条", prefixes=("ira",))
    half, whole = (seconds(part, query) for part in (text[: len(text) // 2], text))
    # twice the text, four times the time would be quadratic
    assert whole < 3 * half + 0.2 and whole < 5


def seconds(text: str, marker: Marker) -> float:
    start = time.process_time()
    passages(text, marker)
    return time.process_time() - start
