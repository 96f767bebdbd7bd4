"""What ordinary words say of topics, and how it is learned."""

import gzip
import json
from pathlib import Path

import pytest

from indexer.lexicon import make_topic_words
from indexer.tagging.context import context

FARM = "The farmers will harvest wheat and crops for the market before winter."
WAR = "The ceasefire ended when troops attacked the fighting army at the front."


def likeliest(words: str) -> str:
    found = context(words.split())
    return max(found, key=lambda topic: found[topic])


@pytest.mark.parametrize(
    ("topic", "words"),
    [
        ("agriculture", "growers sowed seed after the rain and sheep fetched more"),
        ("conflict", "soldiers fought rebels and an invasion brought war"),
        ("commemoration", "we remember with gratitude their sacrifice and mourn"),
        ("health", "patients waited for surgery while nurses and doctors worked"),
    ],
)
def test_ordinary_words_speak_for_a_topic(topic: str, words: str) -> None:
    assert likeliest(words) == topic


def test_nothing_makes_no_topic_likely_and_a_word_counts_once() -> None:
    assert max(context([]).values()) < 0
    assert context(["wheat"]) == context(["wheat", "wheat", "Qxz", ""])


def test_the_words_are_learned_from_releases_without_labels(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(make_topic_words, "LEAST_RELEASES", 1)
    monkeypatch.setattr(make_topic_words, "LEAST_PUBLISHERS", 2)
    monkeypatch.setattr(make_topic_words, "MOST_RELEASES", 1.0)
    texts, target = tmp_path / "texts.jsonl.gz", tmp_path / "topic_words.txt"
    with gzip.open(texts, "wt", encoding="utf-8") as file:
        for number in range(60):
            body = (FARM, WAR)[number % 2] if number < 58 else "Une note"
            language = "en" if number < 58 else "fr"
            record = {"agency": f"Ministry {number % 4}", "title": None, "body": body}
            file.write(json.dumps(record | {"lang": language}) + "\n")
    make_topic_words.main(["--to", str(target), str(texts)])
    text = target.read_text("utf-8")
    rows = dict(line.split(" | ") for line in text.splitlines() if line[0] != "#")
    assert "58 releases of 4" in text and "*" in rows
    weights = dict(pair.split() for pair in rows["winter"].split(", "))
    assert int(weights["agriculture"]) > 0 > int(weights["conflict"])
