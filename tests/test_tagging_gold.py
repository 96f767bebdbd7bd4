"""The tags of annotated releases reach their floors."""

import importlib.util
import json
from pathlib import Path
from typing import Any

import pytest

from index.release import Participant, Release
from indexer.tagging import tag


@pytest.fixture(scope="module")
def scores(shared: Path) -> dict[str, float]:
    path = shared / "gold" / "score.py"
    spec = importlib.util.spec_from_file_location("score", path)
    assert spec and spec.loader
    scorer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)
    lines = (shared / "gold" / "dev.jsonl").read_text("utf-8").splitlines()
    gold = [json.loads(line) for line in lines]
    found, *_ = scorer.score(gold, {record["id"]: tagged(record) for record in gold})
    return {name: score.prf()[2] for name, score in found.items()}


def tagged(record: dict[str, Any]) -> dict[str, Any]:
    release = tag(
        Release(
            record["id"],
            record.get("title") or "",
            record["text"],
            source_url=record.get("source_url"),
            publisher=record["publisher"],
        )
    )
    people = [t for t in release.tags if isinstance(t, Participant)]
    return {
        "participants": [
            {
                "name": p.value,
                "offices": [*p.offices, *p.former_offices],
                "role": p.role,
            }
            for p in people
        ],
        "locations": [
            {"name": t.value, "country": getattr(t, "country", None)}
            for t in release.tagged("locations")
        ],
        "organisations": [{"name": v} for v in release.values("organisations")],
        "topics": release.values("topics"),
    }


@pytest.mark.parametrize(
    "what, floor",
    [
        ("participants relaxed", 0.95),
        ("offices", 0.85),
        ("locations strict (name+country)", 0.93),
        ("countries set", 0.95),
        ("organisations relaxed", 0.70),
        ("topics micro", 0.50),
    ],
)
def test_annotated_releases_are_tagged_as_readers_would(
    scores: dict[str, float], what: str, floor: float
) -> None:
    assert scores[what] >= floor


def test_a_meeting_is_read_with_its_people_sides_and_places(shared: Path) -> None:
    source, _, body = (shared / "seed/release.txt").read_text("utf-8").partition("\n")
    release = tag(Release("seed", "", body.strip(), source_url=source.split()[-1]))
    people = {p.value: p for p in release.tags if isinstance(p, Participant)}
    assert {name: (p.side, p.role) for name, p in people.items()} == {
        "Benjamin Netanyahu": ("Israel", "present"),
        "Nikolai Patrushev": ("Russia", "present"),
        "Vladimir Putin": (None, "mentioned"),
        "Meir Ben-Shabbat": ("Israel", "present"),
        "Mikhail Bogdanov": ("Russia", "present"),
        "Gary Koren": ("Israel", "present"),
    }
    assert "Ambassador to Russia" in people["Gary Koren"].offices
    assert set(release.values("locations")) >= set(
        "Jerusalem Moscow Russia Israel Iran Syria Lebanon".split()
    ) | {"Yad Vashem"}
