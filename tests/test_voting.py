"""The perceptron's opinion on names, and how it is trained."""

import gzip
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.release import Release
from indexer.lexicon import make_votes
from indexer.tagging import tag, voting
from indexer.tagging.tokens import read_text
from indexer.tagging.voting import LABELS, votes


def seen(source: str) -> set[tuple[str, str]]:
    text = read_text("body", source)
    return {(text.cut(vote.start, vote.end), vote.label) for vote in votes(text)}


@pytest.mark.parametrize(
    "text, name",
    [
        ("Later Grosvik said that talks had failed.", "Grosvik"),
        ("He was met by Oyelaran Bamgbose in Lagos.", "Oyelaran Bamgbose"),
        ("The party of Ottokar Brezvin won the vote.", "Ottokar Brezvin"),
    ],
)
def test_unlisted_names_are_seen_by_the_words_around_them(text: str, name: str) -> None:
    assert (name, "PER") in seen(text)
    release = tag(Release("1", "", text))
    (person,) = release.tagged("participants")
    assert person.value == name
    assert 0 < person.confidence <= 0.8


def test_words_between_names_are_no_name() -> None:
    text = read_text("body", "Ana y la Oficina de Control de Elmo, Lima y en otros.")
    assert all(vote.start < vote.end for vote in votes(text))


@given(st.text(alphabet="Ab.,' \nof", max_size=60))
def test_votes_are_in_order_and_do_not_overlap(source: str) -> None:
    text = read_text("body", source)
    found = votes(text)
    ends = [0, *(vote.end for vote in found)]
    starts = [*(vote.start for vote in found), len(text)]
    assert all(end <= start for end, start in zip(ends, starts, strict=True))
    assert all(vote.start < vote.end and vote.margin >= 0 for vote in found)


def test_training_learns_what_the_texts_mark(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # four sentences teach little, and little is what is kept of them
    monkeypatch.setattr(make_votes, "LEAST_SEEN", 1)
    monkeypatch.setattr(make_votes, "LEAST_WEIGHT", 1)
    sentences = [
        {"tokens": ["Then", word, *rest], "tags": ["O", tag, *("O" for _ in rest)]}
        for word, tag, rest in (
            ("Vorn", "B-PER", ["spoke", "."]),
            ("Velm", "B-LOC", ["flooded", "."]),
            ("Vast", "B-PER", ["spoke", "."]),
            ("Vilt", "B-LOC", ["flooded", "."]),
        )
        for _ in range(12)
    ]
    texts, target = tmp_path / "texts.jsonl.gz", tmp_path / "votes.txt"
    with gzip.open(texts, "wt", encoding="utf-8") as file:
        file.write("\n".join(map(json.dumps, sentences)))
    make_votes.main(["--to", str(target), str(texts)])
    lines = dict(
        line.split(" | ")
        for line in target.read_text("utf-8").splitlines()
        if "|" in line
    )
    person = LABELS.index("B-PER")
    assert int(lines["+1 spoke"].split()[person]) > 0
    assert int(lines["+1 flooded"].split()[person]) < 0


@given(st.lists(st.lists(st.integers(-800, 800), min_size=7, max_size=7), max_size=40))
def test_packed_scores_add_up_label_by_label(rows: list[list[int]]) -> None:
    sums = [sum(column) for column in zip([0] * 7, *rows, strict=True)]
    unpacked = voting._unpacked(sum(map(voting.packed, rows)))
    assert [score - min(unpacked) for score in unpacked] == [
        n - min(sums) for n in sums
    ]
