"""Words of a list are found where the rules of words say that they stand."""

from types import ModuleType
from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from speeds import at_speed

from index.analysis import spans
from index.wanted import Wanted

LETTERS = "absu. .,''-_19 0"
texts = st.text(st.sampled_from(LETTERS), max_size=60)
lists = st.frozensets(
    st.sampled_from(["a", "ab", "b", "us", "usa", "s", "1000", "19", "as", "ü"]),
    max_size=5,
)


@pytest.fixture(scope="module", params=["plain", "compiled"])
def tokens(request: pytest.FixtureRequest) -> ModuleType:
    return at_speed("tokens", request.param)


@given(texts, lists)
@settings(deadline=None)
def test_words_are_found_where_they_stand(
    tokens: ModuleType, text: str, wanted: frozenset[str]
) -> None:
    with patch("index.wanted.tokens", tokens):
        found = list(Wanted(wanted).places(text, 100))
    assert found == [
        (start, end, word, before)
        for before, (word, start, end) in enumerate(spans(text))
        if word in wanted
    ]


@pytest.mark.parametrize("most", [1, 2, 3])
def test_no_more_are_found_than_asked_for(most: int) -> None:
    places = Wanted(["harbour"]).places("harbour fees, harbour tolls, harbour", most)
    assert len(list(places)) == most
