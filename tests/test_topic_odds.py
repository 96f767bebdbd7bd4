"""How the cues of a topic add up: what is observed, and the weights fitted to it."""

import json
from math import isclose, log
from pathlib import Path

import pytest

from indexer.lexicon import make_topic_odds, rows
from indexer.tagging.cues import topics
from indexer.tagging.topic_odds import ALWAYS, SHORTEST, Observed, observed, odds

FARMS = "Farmers harvested the wheat. "
TALKS = "The ceasefire held. "


def seen(title: str, body: str) -> dict[str, Observed]:
    return {topic.id: one for topic, (_, one) in observed(title, body).items()}


def test_of_a_topic_its_strength_its_share_and_how_often_it_is_told_are_observed() -> (
    None
):
    found = seen("", f"{FARMS}{FARMS}{TALKS}")
    farms, war = found["agriculture"], found["conflict"]
    assert farms.share == farms.rank == 0 and war.share < 0
    assert war.rank == log(2)  # the second
    assert farms.times > war.times == log(2)
    assert war.sure == log(2)  # "ceasefire" is enough by itself
    assert isclose(farms.length, log(len(2 * FARMS + TALKS) + SHORTEST))


def test_every_observation_and_every_topic_has_a_weight() -> None:
    listed = {row[0] for row in rows("topic_odds")}
    assert listed == {ALWAYS, *Observed._fields, *(topic.id for topic in topics())}


def test_a_topic_told_in_passing_is_less_likely_the_longer_a_release_is() -> None:
    likely = [
        odds(topic, one)
        for times in (1, 4, 16)
        for topic, (_, one) in observed("", FARMS * times + TALKS).items()
        if topic.id == "conflict"
    ]
    assert likely == sorted(likely, reverse=True) and len(likely) == 3


def test_the_fit_learns_from_releases_which_topics_are_theirs(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    read, made = tmp_path / "read.jsonl", tmp_path / "odds.txt"
    farms = {"title": "", "topics": ["agriculture"]}
    records = [
        farms | {"publisher": "A", "text": FARMS * 9 + TALKS},
        farms | {"publisher": "B", "text": FARMS},
        farms | {"publisher": "C", "text": TALKS + FARMS * 5},
    ]
    read.write_text("".join(f"{json.dumps(record)}\n" for record in records))
    make_topic_odds.main(["--check", str(read)])
    assert capsys.readouterr().out == "F1 on publishers left out: 1.000\n"
    make_topic_odds.main(["--to", str(made), str(read)])
    weights = dict(
        line.split(" | ")
        for line in made.read_text().splitlines()
        if not line.startswith("#")
    )
    assert float(weights["agriculture"]) > 0 > float(weights["conflict"])
    assert weights["tax"] == "0.00"  # nothing was read of it
