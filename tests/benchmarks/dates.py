"""Prints how well dates of issue in texts and addresses fit those in the metadata.

usage: python tests/benchmarks/dates.py [--show N] FILE.jsonl.gz…

A file holds one release a line: {"title", "body", "source_url", "date", "agency"}.
"""

import gzip
import json
import sys
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

from indexer.dates import issue_date

NEAR = 1  # days between a date in the text and the metadata that zones explain


def main(arguments: list[str]) -> None:
    """Print, per file, how many dates were found and how many of them fit."""
    show = 0
    if "--show" in arguments:
        at = arguments.index("--show")
        show = int(arguments[at + 1])
        del arguments[at : at + 2]
    for path in map(Path, arguments):
        counts: Counter[str] = Counter()
        with gzip.open(path, "rt", encoding="utf-8") as file:
            for line in file:
                verdict = judged(json.loads(line))
                counts[verdict.partition(" | ")[0]] += 1
                if verdict.startswith("other") and show > 0:
                    show -= 1
                    print(verdict)
        found = counts["same"] + counts["near"] + counts["other"]
        print(
            f"{path.name:30s} {counts.total()} releases, {found} dated: "
            f"{counts['same'] / max(found, 1):.4f} the same day, "
            f"{counts['near'] / max(found, 1):.4f} a day off, {counts['other']} other"
        )


def judged(record: dict[str, Any]) -> str:
    """Return "none", "same", "near", or "other" with what disagrees."""
    title, body = record["title"] or "", record["body"]
    found = issue_date(title, body, record["source_url"])
    if found is None or not record["date"]:
        return "none"
    days = abs((found[0] - date.fromisoformat(record["date"][:10])).days)
    if days == 0:
        return "same"
    if days <= NEAR:
        return "near"
    return (
        f"other | {found[0]} {found[1]}, metadata {record['date']} | {title[:60]} | "
        f"{body[:160]!r} … {body[-120:]!r}"
    )


if __name__ == "__main__":
    main(sys.argv[1:])
