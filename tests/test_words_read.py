"""What words say of topics in releases that somebody read."""

import pytest

from indexer.lexicon import rows
from indexer.lexicon.words_read import Told, learned, lines_of, said
from indexer.tagging.context import ALWAYS, context, listed_words, without_read
from indexer.tagging.cues import topics

FARM, WAR = ("farm", "wheat"), ("army", "front")


def told(times: int) -> list[Told]:
    return times * [
        Told("agriculture", FARM, 0.0, True),
        Told("agriculture", WAR, 0.0, False),
        Told("conflict", WAR, 2.0, True),
    ]


def test_words_speak_for_the_topics_that_releases_with_them_have() -> None:
    weights = learned(told(40), 0.5)
    assert said(weights, "agriculture", FARM) > 0 > said(weights, "agriculture", WAR)
    assert said(weights, "water", FARM) == 0


def test_what_is_known_without_words_teaches_little_and_few_examples_nothing() -> None:
    weights = learned(told(40), 0.5)
    assert said(weights, "conflict", WAR) < said(weights, "agriculture", FARM)
    assert not list(lines_of(learned([Told("water", FARM, 9.0, True)], 0.5)))


def test_the_list_has_words_that_are_listed_and_topics_that_there_are() -> None:
    known = {topic.id for topic in topics()}
    for word, pairs in rows("topic_words_read"):
        assert word in listed_words() and word != ALWAYS
        assert {pair.split()[0] for pair in pairs.split(",")} <= known


def test_what_was_learned_from_releases_read_is_left_out_for_a_while() -> None:
    word = rows("topic_words_read")[0][0]
    both = context([word])
    with pytest.raises(KeyError), without_read():
        alone = context([word])
        raise KeyError
    assert alone != both == context([word])
