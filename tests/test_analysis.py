"""What a word is."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from nltk.stem.snowball import EnglishStemmer

import indexer.samples
from index.analysis import WORDS, fold, spans, words
from index.stemming import stem


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The U.S. met the U.S.A. at 5 p.m.", "the us met the usa at 5 pm"),
        ("O'Brien’s COVID-19 plan", "obrien covid 19 plan"),
        ("$1,000,000 and 1,5", "1000000 and 1 5"),
        ("Erdoğan, Müller, Łódź", "erdogan muller lodz"),
        ("שָׁלוֹם بِسْمِ", "שלום بسم"),
        ("ශ්‍රී ලංකාව தமிழ்", "ශ්රී ලංකාව தமிழ்"),
        ("北京 meeting", "北 京 meeting"),
        ("مـــصر", "مصر"),
        ("ガ カ\u3099", "ガ ガ"),
        ("W-2 F-16s 02091-C-71", "w 2 f 16s 02091 c 71"),
        ("OʼBrien OʻBrien O´Brien O＇Brien", "obrien obrien obrien obrien"),
        ("п'ять пʼять п’ять ג'ורג ג׳ורג", "пять пять пять גורג גורג"),
        ("L'Iran d’Alger dell'Unione l'État", "l iran d alger dell unione l etat"),
        ("qu'il jusqu'à quest'anno d'Amato", "qu il jusqu a quest anno d amato"),
        ("aujourd'hui rock'n'roll y'all Qur'an", "aujourdhui rocknroll yall quran"),
        ("ดู ด", "ดู ด"),
        ("ที่มา ນາຍ ရန်ကုန် រដ្ឋ", "ที่ ม า ນ າ ຍ ရ န် ကု န် រ ដ្ ឋ"),
        ("snake_case", "snake case"),
        ("½ ⑴ ﬁne", "12 1 fine"),
        ("#StandWithUkraine #COP26 #USAToday", "stand with ukraine cop26 usa today"),
        ("McBride#McBride", "mcbride mc bride"),
        ("@SecBlinken #Covid19Relief", "sec blinken covid19 relief"),
    ],
)
def test_words_are_cut_and_folded(text: str, expected: str) -> None:
    assert words(text) == expected.split()


@given(st.text(st.sampled_from("asZlqu#@. ,'‘’ʼ-1930éß北ที่שָකා_\n"), max_size=60))
def test_index_and_query_and_snippet_see_the_same_words(text: str) -> None:
    found = words(text)
    assert [word for word, _, _ in spans(text)] == found
    assert [token.text for token in WORDS(text)] == found


@given(st.text(max_size=20))
def test_folding_twice_changes_nothing(text: str) -> None:
    for word in words(text):
        assert fold(fold(word)) == fold(word)


def test_stems_are_those_of_nltk() -> None:
    """Indexes made with NLTK's stemmer are read with the one Whoosh has from it."""
    samples = Path(indexer.samples.__file__).parent.rglob("*.*")
    texts = (path.read_text(encoding="utf-8", errors="replace") for path in samples)
    found = {word for text in texts for word in words(text) if len(word) > 3}
    nltk_stem = EnglishStemmer().stem
    plain = [word for word in found if word.isalpha() and word.isascii()]
    assert len(plain) > 1000
    assert {w: stem(w) for w in plain} == {w: nltk_stem(w) for w in plain}


def test_words_of_one_stem_share_it() -> None:
    assert stem("negotiations") == stem("negotiated")
    assert stem("2018") == "2018"
