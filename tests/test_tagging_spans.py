"""The one pass that decides between overlapping candidates, and where texts are cut."""

from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st
from nltk.tokenize.punkt import PunktSentenceTokenizer

from index.release import Release
from indexer.tagging import tag
from indexer.tagging.sentences import _sentence_splitter, sentence_spans
from indexer.tagging.spans import Candidate, decide
from indexer.tagging.tokens import read_text

candidates = st.lists(
    st.builds(
        lambda start, size, score: Candidate(start, start + size, "f", score, "r"),
        st.integers(0, 8),
        st.integers(1, 4),
        st.integers(1, 9),
    ),
    max_size=7,
)


def apart(chosen: list[Candidate]) -> bool:
    pairs = combinations(chosen, 2)
    return all(a.end <= b.start or b.end <= a.start for a, b in pairs)


@given(candidates)
def test_the_chosen_do_not_overlap_and_no_other_choice_scores_more(
    found: list[Candidate],
) -> None:
    chosen = decide(found)
    sizes = range(len(found) + 1)
    sets = (list(some) for size in sizes for some in combinations(found, size))
    best = max(sum(c.score for c in some) for some in sets if apart(some))
    assert apart(chosen)
    assert sum(c.score for c in chosen) == best


@given(st.text("Aa. ,'’-é\n(1&", max_size=60))
def test_tokens_are_exact_cuts_of_the_text(source: str) -> None:
    text = read_text("body", source)
    for word, start, end in zip(text.words, text.starts, text.ends, strict=False):
        assert source[start:end] == word


WORDS = (
    "Minister of the Hon Ana Ruiz , ( ) and former Paris Council al-Ghul U.S. 's \n He"
)


@given(st.lists(st.sampled_from(WORDS.split(" ")), max_size=40))
def test_no_text_breaks_the_tagger_and_all_spans_lie_in_it(words: list[str]) -> None:
    body = " ".join(words)
    for one in tag(Release("1", "", body)).tags:
        assert all(0 <= s.start < s.end <= len(body) for s in one.spans)


def test_initials_and_titles_do_not_end_a_sentence() -> None:
    text = read_text("body", "Secy. Ruiz and Mr. K.D. Lal met. They left.")
    assert len(text.sentences) == 2


def test_scanned_lines_are_joined_where_a_sentence_goes_on() -> None:
    scanned = (
        "The visit of the minister to the\n\nNational Capital was announced by the\n\n"
        "prime minister and her colleagues in\n\nthe house today."
    )
    assert "\n\n" not in read_text("body", scanned).words


def test_headings_and_lists_between_scanned_lines_stay_lines() -> None:
    scanned = (
        "The visit of the minister of trade to the National Capital was\n\n"
        "announced by the prime minister and her colleagues in the house\n\n"
        "of the members today.\n\nThose Who Came To The Capital, All\n\n"
        "Ana Ruiz, Minister for Water and Land\n\nBo Ek, Minister for Trade."
    )
    words = read_text("body", scanned).words
    assert words.count("\n\n") == 3
    assert words[words.index("Land") + 1] == "\n\n"


@settings(max_examples=400)
@given(
    st.sampled_from(("", "A", "Mr", "vs", "Aab", "U.S", "Mar", "Aab-Mr", "A-A.B")),
    st.sampled_from((".", "?", "!", "..", ".)")),
    st.text('Aab.?!,)é’-1 \n"', max_size=9),
)
def test_sentences_end_where_punkt_ends_them(word: str, stop: str, after: str) -> None:
    splitter, context = _sentence_splitter(), f"{word}{stop} {after}"
    asked = PunktSentenceTokenizer.text_contains_sentbreak(splitter, context)
    assert splitter.text_contains_sentbreak(context) == asked


@given(st.text('Aab.?!,)é”’-1 \n"', max_size=40))
def test_sentences_are_those_of_punkt_with_its_own_patterns(text: str) -> None:
    punkt = PunktSentenceTokenizer(_sentence_splitter()._params)
    assert list(sentence_spans(text)) == list(punkt.span_tokenize(text))
