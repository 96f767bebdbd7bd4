"""Releases in the manner of fifteen governments, none of them real, and their tags."""

import json
from pathlib import Path

import pytest
from agreement import Record, agreement

from index.release import Release
from indexer.pipeline import tag_paths
from indexer.sources import Options
from indexer.tagged import gold_line

WRITTEN = Path(__file__).parent / "data" / "written.jsonl"
GIVEN = ("id", "source_url", "publisher", "title", "text")


@pytest.fixture(scope="module")
def read() -> list[Record]:
    return [json.loads(line) for line in WRITTEN.read_text("utf-8").splitlines()]


@pytest.fixture(scope="module")
def found(read: list[Record], tmp_path_factory: pytest.TempPathFactory) -> list[Record]:
    """The tags found where nothing but text, publisher and address is given."""
    path = tmp_path_factory.mktemp("written") / "releases.jsonl"
    given = [{name: record[name] for name in GIVEN} for record in read]
    path.write_text("\n".join(map(json.dumps, given)), "utf-8")
    releases = list(tag_paths([path], Options()))
    return [gold_line(r) for r in releases if isinstance(r, Release)]


@pytest.mark.parametrize(
    "kind, floor",
    [
        ("persons strict", 0.86),
        ("persons relaxed", 0.90),
        ("roles", 0.88),
        ("affiliations", 0.61),
        ("offices", 0.82),
        ("locations", 0.85),
        ("organisations", 0.71),
        ("topics", 0.70),
        ("dates", 0.93),
    ],
)
def test_releases_of_many_governments_are_tagged_as_a_reader_would(
    read: list[Record], found: list[Record], kind: str, floor: float
) -> None:
    assert agreement(read, found)[kind] >= floor


def test_a_reader_agrees_with_himself_and_not_with_silence(read: list[Record]) -> None:
    assert set(agreement(read, read).values()) == {1}
    kinds = ("participants", "locations", "organisations", "topics")
    silence = [dict.fromkeys(kinds, []) | {"date": None} for _ in read]
    assert not any(agreement(read, silence).values())


def test_a_surname_alone_agrees_with_the_full_name_only_loosely() -> None:
    def record(name: str) -> Record:
        person = {"name": name, "role": "present", "affiliation": None, "offices": []}
        nothing = dict.fromkeys(("locations", "organisations", "topics"), [])
        return nothing | {"participants": [person], "date": None}

    one, other = record("Ioana Bărbulescu"), record("BARBULESCU")
    found = agreement([one], [other])
    assert (found["persons strict"], found["persons relaxed"]) == (0, 1)
    assert agreement([one], [record("Ioan Pop")])["persons relaxed"] == 0
