"""Marked text loses no letter and lets nothing through unescaped."""

from collections.abc import Iterable
from html import unescape

from hypothesis import given
from hypothesis import strategies as st

from webapp.marks import (
    Piece,
    Stretch,
    around,
    beginning_in,
    coded,
    marked,
    nested,
    paragraphs,
)

TEXTS = st.text(alphabet="ab <&\n", max_size=40)
PLACES = st.tuples(st.integers(0, 45), st.integers(0, 45))
STRETCHES = st.builds(Stretch, st.integers(0, 45), st.integers(0, 45), st.just(0))


def flat(pieces: Iterable[Piece]) -> str:
    return "".join(p.text if p.tag is None else flat(p.inside) for p in pieces)


def test_what_stands_in_backticks_is_code_and_nothing_gets_through() -> None:
    assert coded("`tags`, <b> and a ` alone") == (
        "<code>tags</code>, &lt;b&gt; and a ` alone"
    )
    assert coded("`<i>`") == "<code>&lt;i&gt;</code>"


@given(TEXTS, st.lists(PLACES, max_size=5))
def test_marking_loses_no_letter(text: str, marks: list[tuple[int, int]]) -> None:
    html = marked(text, marks)
    assert unescape(html.replace("<mark>", "").replace("</mark>", "")) == text


@given(TEXTS, st.lists(STRETCHES, max_size=6))
def test_nesting_loses_no_letter(text: str, stretches: list[Stretch]) -> None:
    assert flat(nested(text, stretches)) == text


def test_markup_in_a_text_stays_text() -> None:
    assert marked("<b>iran</b>", [(3, 7)]) == "&lt;b&gt;<mark>iran</mark>&lt;/b&gt;"


def test_a_tag_inside_a_tag_is_nested() -> None:
    council = nested("the Security Council Secretary", [S(4, 30, 0), S(4, 20, 1)])
    assert council == (
        Piece("the "),
        Piece(
            "Security Council Secretary",
            0,
            0,
            (
                Piece("Security Council", 1, 0, (Piece("Security Council"),)),
                Piece(" Secretary"),
            ),
        ),
    )


def test_a_tag_that_sticks_out_is_cut() -> None:
    pieces = nested("abcdef", [S(0, 4, 0), S(2, 6, 1)])
    assert [(piece.tag, piece.text) for piece in pieces] == [(0, "abcd"), (None, "ef")]
    assert [(p.tag, p.text) for p in pieces[0].inside] == [(None, "ab"), (1, "cd")]


def test_blank_lines_part_paragraphs() -> None:
    text = "One line\nand its next\n\nAnother"
    assert [text[slice(*place)] for place in paragraphs(text)] == [
        "One line\nand its next",
        "Another",
    ]


def test_a_stretch_counts_from_its_paragraph() -> None:
    assert list(beginning_in([S(3, 5, 0), S(12, 99, 1)], (10, 20))) == [S(2, 10, 1)]


def test_a_quote_stays_in_its_paragraph_and_is_cut_at_spaces() -> None:
    text = f"Before\n\n{'word ' * 30}here{' word' * 30}\n\nAfter"
    start = text.index("here")
    before, words, after = around(text, start, start + 4)
    assert words == "here"
    assert before.startswith("…word ") and after.endswith(" word…")
    assert len(before) < 100 and len(after) < 100


def S(start: int, end: int, tag: int) -> Stretch:
    return Stretch(start, end, tag, 0)
