"""What tidying does to a text, and what it never does."""

import re
import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from indexer.text import normalise

words = st.lists(st.from_regex(r"[a-zA-Zéßд0-9א]{1,8}", fullmatch=True), min_size=1)
gaps = st.sampled_from([" ", "\n", "\r\n", "\t", "\u00a0", "\x0c", "\x00", "\u2029"])

mended = (
    "\x00\x02\x85\x92\xad\u200b\u200c\u2028\u2029\ufeff\u0301\u0e01\ud800â\x80¢\xa0"
)
texts = st.one_of(st.text(), st.text(st.sampled_from(mended + " \n\r\tabé")))


@given(texts)
def test_tidying_a_tidy_text_changes_nothing(text: str) -> None:
    assert normalise(normalise(text)) == normalise(text)


@given(texts)
def test_no_control_character_is_left(text: str) -> None:
    left = {unicodedata.category(letter) for letter in normalise(text)} - {"Cf"}
    assert not left & {"Cs", "Zl", "Zp"}
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]", normalise(text))


@given(words, st.data())
def test_no_word_is_lost_cut_or_glued(words: list[str], data: st.DataObject) -> None:
    text = "".join(word + data.draw(gaps) for word in words)
    assert (
        normalise(text).split() == unicodedata.normalize("NFC", " ".join(words)).split()
    )


@given(st.text(st.characters(exclude_categories=("Cs", "Cc", "Cf"))))
def test_the_words_of_any_script_are_the_same_after_tidying(text: str) -> None:
    composed = unicodedata.normalize("NFC", text)
    assert re.findall(r"\w+", normalise(text)) == re.findall(r"\w+", composed)


def test_paragraphs_are_parted_by_one_blank_line() -> None:
    assert (
        normalise("One\r\n \r\n\r\n\tTwo  words \n line\n") == "One\n\nTwo words\nline"
    )


def test_invisible_characters_inside_a_word_do_not_cut_it() -> None:
    assert normalise("Singa\u00adpore, the Ci\u200bvil Ser\u2060vice\ufeff") == (
        "Singapore, the Civil Service"
    )


def test_persian_keeps_the_joiner_it_spells_with() -> None:
    assert normalise("می\u200cخواهم") == "می\u200cخواهم"


def test_letters_and_their_accents_are_composed() -> None:
    assert normalise("Jose\u0301 Nin\u0303o") == "José Niño"


def test_marks_piled_upon_a_letter_end_somewhere() -> None:
    pile = normalise("Zalgo" + "\u0327\u0301" * 100_000 + " speaks")
    assert pile.startswith("Zalg") and pile.endswith(" speaks") and len(pile) < 50
    written = "יְהוּדָה विद्यार्थियों ผู้ที่ é́"
    assert normalise(written) == unicodedata.normalize("NFC", written)


def test_windows_quotes_read_as_latin_1_are_restored() -> None:
    assert normalise("the Minister\x92s \x93visit\x94") == "the Minister’s “visit”"


def test_text_that_was_encoded_twice_is_restored() -> None:
    assert normalise("items:\nâ\x80¢ trade â\x80\x93 fish") == "items:\n• trade – fish"


def test_half_a_surrogate_pair_can_still_be_stored() -> None:
    assert normalise("flag \ud83c here") == "flag \ufffd here"
