"""Prints the tagging scores and what tagging costs on one core, for a kilobyte too.

usage: python tests/benchmarks/tagging.py GOLD_FOLDER [--gold FILE] [--by-publisher]
[--errors]

GOLD_FOLDER holds dev.jsonl and score.py. Other annotated releases: --gold FILE.jsonl
"""

import importlib.util
import json
import sys
import time
from collections.abc import Iterable
from pathlib import Path
from types import ModuleType
from typing import Any

from index.release import Participant, Release
from indexer.dates import issue_date
from indexer.lexicon.read_by_hand import release_of
from indexer.pipeline import tagged
from indexer.tagging import tag

SECONDS = 5.0
LONG = 1_000_000  # characters of the long release


def main(arguments: list[str]) -> None:
    """Score and time the tagger on dev.jsonl, or on another file like it."""
    path = option(arguments, "--gold")
    folder = Path(next(a for a in arguments if not a.startswith("--")))
    scorer = load_scorer(folder / "score.py")
    file = Path(path) if path else folder / "dev.jsonl"
    gold = [json.loads(line) for line in file.open(encoding="utf-8")]
    predicted = {record["id"]: prediction(record) for record in gold}
    scorer.show("total", gold, predicted)
    print(f"  mentioned F1 {mentioned(scorer, gold, predicted):34.3f}")
    if "--by-publisher" in arguments:
        for publisher in sorted({record["publisher"] for record in gold}):
            part = [record for record in gold if record["publisher"] == publisher]
            scorer.show(publisher, part, predicted)
            print(f"  mentioned F1 {mentioned(scorer, part, predicted):34.3f}")
    if "--errors" in arguments:
        show_errors(gold, predicted)
    show_cost([release_of(record) for record in gold])


def mentioned(
    scorer: ModuleType, gold: list[dict[str, Any]], predicted: dict[str, Any]
) -> float:
    """Return F1 of the persons who are only mentioned, 0 where there are none."""
    right = all_of_them = 0
    for record in gold:
        known = record["participants"], predicted[record["id"]]["participants"]
        names = ([person["name"] for person in people] for people in known)
        pairs = scorer.pairs(*names, scorer.compatible)
        parts = [[person["role"] for person in people] for people in known]
        right += sum(parts[0][i] == parts[1][j] == "mentioned" for i, j in pairs)
        all_of_them += sum(role == "mentioned" for roles in parts for role in roles)
    return 2 * right / max(all_of_them, 1)


def option(arguments: list[str], name: str) -> str | None:
    """Return what follows `name` among the arguments and take both out of them."""
    if name not in arguments:
        return None
    at = arguments.index(name)
    _, value = arguments.pop(at), arguments.pop(at)
    return value


def load_scorer(path: Path) -> ModuleType:
    """Return score.py of the gold folder as a module."""
    spec = importlib.util.spec_from_file_location("score", path)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def prediction(record: dict[str, Any]) -> dict[str, Any]:
    """Return the tags of a gold record in the scorer's shape."""
    release = tag(release_of(record))
    texts = {"title": release.title, "body": release.body}

    def mentions(spans: Iterable[Any]) -> list[str]:
        return list({texts[span.where][span.start : span.end] for span in spans})

    found: dict[str, Any] = {"participants": [], "organisations": [], "locations": []}
    for one in release.tags:
        item: dict[str, Any] = {"name": one.value, "mentions": mentions(one.spans)}
        if isinstance(one, Participant):
            item |= {"affiliation": one.affiliation, "role": one.role}
            item["offices"] = [*one.offices, *one.former_offices]
        if one.field == "locations":
            item["country"] = getattr(one, "country", None)
        if one.field in found:
            found[one.field].append(item)
    topics = [topic.value for topic in release.tagged("topics")]
    title = "" if release.title_made else release.title
    dated = issue_date(title, release.body, release.source_url)
    date = dated[0].isoformat() if dated else None
    return {"id": release.id, **found, "topics": topics, "date": date}


def show_errors(gold: list[dict[str, Any]], predicted: dict[str, Any]) -> None:
    """Print, for each release, what is missing (-) and what is too much (+)."""
    for record in gold:
        print(record["id"])
        for field in ("participants", "locations", "organisations"):
            wanted = {(x["name"], x.get("country")) for x in record[field]}
            got = {
                (x["name"], x.get("country")) for x in predicted[record["id"]][field]
            }
            print("  ", field, "-", sorted(map(str, wanted - got)))
            print("  ", field, "+", sorted(map(str, got - wanted)))
        for person in record["participants"]:
            for other in predicted[record["id"]]["participants"]:
                if other["name"] == person["name"]:
                    for key in ("offices", "affiliation", "role"):
                        if person[key] != other[key]:
                            print("     ", person["name"], person[key], other[key])


def show_cost(releases: list[Release]) -> None:
    """Print the releases a second, and for a kilobyte the cost of short and long."""
    a_second = speed(releases)
    length = sum(len(r.title) + len(r.body) for r in releases) / len(releases) / 1000
    text = "\n\n".join(release.body for release in releases)
    long = Release("long", "", (text * (LONG // len(text) + 1))[:LONG])
    start = time.process_time()
    tagged([long])
    of_long = (time.process_time() - start) * 1e6 / LONG
    print(f"{a_second:.0f} releases a second of {length:.2f} kB each")
    print(f"{1000 / a_second / length:.2f} ms/kB, {of_long:.2f} in one of {LONG} signs")


def speed(releases: list[Release]) -> float:
    """Return how many of these releases are tagged in a second of processor time, in
    the way of `releases add`, whose workers look for no garbage meanwhile."""
    count, start = 0, time.process_time()
    while time.process_time() - start < SECONDS:
        tagged(releases)
        count += len(releases)
    return count / (time.process_time() - start)


if __name__ == "__main__":
    main(sys.argv[1:])
