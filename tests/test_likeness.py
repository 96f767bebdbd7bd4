"""Words spelt alike and texts that say the same, compiled or not."""

import random
from array import array
from itertools import accumulate
from types import ModuleType
from zlib import crc32

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from speeds import at_speed

EACH = settings(max_examples=60, deadline=None)


@pytest.fixture(scope="module", params=["compiled", "plain"])
def likeness(request: pytest.FixtureRequest) -> ModuleType:
    return at_speed("likeness", request.param)


def edits(one: str, other: str) -> int:
    """Letters put in, left out, changed or swapped with their neighbour."""
    rows = [list(range(len(other) + 1))]
    for i, a in enumerate(one, 1):
        rows.append([i])
        for j, b in enumerate(other, 1):
            ways = [
                rows[i][j - 1] + 1,
                rows[i - 1][j] + 1,
                rows[i - 1][j - 1] + (a != b),
            ]
            if i > 1 and j > 1 and (a, one[i - 2]) == (other[j - 2], b):
                ways.append(rows[i - 2][j - 2] + 1)
            rows[i].append(min(ways))
    return rows[-1][-1]


letters = st.text(st.sampled_from("abcdé😀"), max_size=7)


@given(st.sets(letters, max_size=60), letters, st.integers(0, 2), st.data())
@EACH
def test_words_few_edits_away_are_found(
    likeness: ModuleType,
    words: set[str],
    word: str,
    most: int,
    data: st.DataObject,
) -> None:
    spelt = sorted(one.encode() for one in words)
    starts = array("I", accumulate(map(len, spelt), initial=0))
    low = data.draw(st.integers(0, len(spelt)))
    numbers, distances = array("I", bytes(400)), bytearray(100)
    count = likeness.spelt_alike(
        *(b"".join(spelt), starts, low, len(spelt), array("I", map(ord, word)), most),
        *(array("I", bytes(256)), bytearray(64 * (len(word) + 1)), numbers, distances),
    )
    pairs = zip(numbers[:count], distances[:count], strict=True)
    found = {spelt[number].decode(): distance for number, distance in pairs}
    expected = {one.decode(): edits(one.decode(), word) for one in spelt[low:]}
    assert found == {one: d for one, d in expected.items() if d <= most}


def sketched(likeness: ModuleType, texts: list[list[str]]) -> "array[int]":
    words = sorted({word for text in texts for word in text})
    terms = array("I", [words.index(word) for text in texts for word in text])
    sizes = array("I", map(len, texts))
    out = array("H", bytes(128 * len(texts)))
    hashes = array("I", [crc32(word.encode()) for word in words])
    likeness.sketch(
        *(terms, array("I", accumulate(sizes)), array("I", bytes(4 * len(texts)))),
        *(sizes, hashes, out),
    )
    return out


def alike(
    likeness: ModuleType, sketches: "array[int]", wanted: int, percent: int
) -> list[int]:
    out = array("I", bytes(2 * len(sketches)))
    one = sketches[64 * wanted : 64 * wanted + 64]
    count = likeness.texts_alike(sketches, len(sketches) // 64, one, 8, percent, out)
    return out[:count].tolist()


def test_a_text_cut_and_headed_anew_is_like_the_first_and_others_are_not(
    likeness: ModuleType,
) -> None:
    chance = random.Random(5)
    text = [f"word{chance.randrange(90)}" for _ in range(300)]
    other = [f"word{chance.randrange(90)}" for _ in range(300)]
    copy = ["for", "immediate", "release", *text[60:]]
    sketches = sketched(likeness, [text, other, copy, [], text[:3]])
    assert alike(likeness, sketches, 0, 50) == [0, 2]
    assert alike(likeness, sketches, 1, 50) == [1]
    assert alike(likeness, sketches, 3, 50) == []


@given(st.lists(st.lists(st.integers(0, 4), min_size=64, max_size=64), max_size=12))
@EACH
def test_texts_alike_share_most_of_the_slots_both_fill(
    likeness: ModuleType, rows: list[list[int]]
) -> None:
    sketches = array("H", [slot for row in rows for slot in row])
    for number, row in enumerate(rows):
        both = [[(a, b) for a, b in zip(row, r, strict=True) if a and b] for r in rows]
        same = [sum(a == b for a, b in pairs) for pairs in both]
        assert alike(likeness, sketches, number, 40) == [
            at
            for at, pairs in enumerate(both)
            if same[at] >= 8 and same[at] * 100 >= 40 * len(pairs)
        ]


@given(st.lists(st.lists(st.integers(0, 2), min_size=64, max_size=64), max_size=9))
@EACH
def test_each_text_is_told_the_first_it_is_like(
    likeness: ModuleType, rows: list[list[int]]
) -> None:
    sketches = array("H", [slot for row in rows for slot in row])
    firsts = array("I", bytes(4 * len(rows)))
    likeness.first_alike(sketches, 8, 40, firsts)
    expected: list[int] = []
    for number in range(len(rows)):
        known = [at for at in range(number) if expected[at] == at]
        near = [at for at in alike(likeness, sketches, number, 40) if at in known]
        expected.append(near[0] if near else number)
    assert firsts.tolist() == expected


def test_sketches_are_the_same_compiled_or_not() -> None:
    text = [f"word{n * n % 71}" for n in range(200)]
    plain, compiled = (at_speed("likeness", speed) for speed in ("plain", "compiled"))
    assert sketched(plain, [text]) == sketched(compiled, [text])
