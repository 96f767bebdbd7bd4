"""Prints how well the spans of people, bodies and places fit texts with marked names.

usage: python tests/benchmarks/spans.py [--errors FIELD] FILE.jsonl.gz…

A file holds one sentence a line: {"tokens", "tags" (BIO: PER, ORG, LOC), "doc"}.
"""

import gzip
import json
import re
import sys
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import Any

from index.release import Release
from indexer.tagging import tag

FIELDS = {"PER": "participants", "ORG": "organisations", "LOC": "locations"}
SENTENCES = 12  # read as one release where the file names no documents
_TIGHT_BEFORE = re.compile(r"[,.;:!?)\]%]|['’]s|n't|['’]|''")
_ARTICLE = re.compile(r"(?:the|The|THE)\s+")

Spans = dict[str, set[tuple[int, int]]]


def main(arguments: list[str]) -> None:
    """Print precision, recall and F1 of whole spans, per file and field."""
    wanted = None
    if "--errors" in arguments:
        at = arguments.index("--errors")
        wanted = arguments[at + 1]
        del arguments[at : at + 2]
    for path in map(Path, arguments):
        totals = {field: [0, 0, 0] for field in FIELDS.values()}
        for text, gold in documents(path):
            found = spans_found(text)
            for field, total in totals.items():
                right = len(gold[field] & found[field])
                for number, count in enumerate(
                    (right, len(found[field]), len(gold[field]))
                ):
                    total[number] += count
                if field == wanted:
                    show(text, gold[field], found[field])
        for field, (right, got, all_) in totals.items():
            precision, recall = right / max(got, 1), right / max(all_, 1)
            f1 = 2 * right / max(got + all_, 1)
            print(
                f"{path.name:32s} {field:14s} P {precision:.3f} R {recall:.3f} "
                f"F1 {f1:.3f} ({right} of {got} found, {all_} marked)"
            )


def documents(path: Path) -> Iterator[tuple[str, Spans]]:
    """Yield each document as text, with its marked spans in characters."""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        lines = [json.loads(line) for line in file]

    def key(item: tuple[int, Any]) -> Any:
        return item[1].get("doc") or item[0] // SENTENCES

    for _, group in groupby(enumerate(lines), key):
        yield joined([line for _, line in group])


def joined(sentences: list[dict[str, Any]]) -> tuple[str, Spans]:
    """Return the sentences as one text, and the spans without their articles."""
    text, spans = "", {field: set() for field in FIELDS.values()}
    for sentence in sentences:
        open_tag, start = "", 0
        for token, label in zip(sentence["tokens"], sentence["tags"], strict=True):
            if open_tag and not label.startswith("I"):
                close(spans, text, open_tag, start)
                open_tag = ""
            tight = _TIGHT_BEFORE.fullmatch(token) or text[-1:] in "([\n"
            text += token if tight or not text else " " + token
            if label.startswith("B"):
                open_tag, start = label[2:], len(text) - len(token)
        if open_tag:
            close(spans, text, open_tag, start)
        text += "\n"
    return text, spans


def close(spans: Spans, text: str, label: str, start: int) -> None:
    """Add the span that ends with the text."""
    if label in FIELDS:
        article = _ARTICLE.match(text, start)
        spans[FIELDS[label]].add((article.end() if article else start, len(text)))


def spans_found(text: str) -> Spans:
    """Return the spans of the tags that the tagger gives the text."""
    found: Spans = {field: set() for field in FIELDS.values()}
    for one in tag(Release("1", "", text)).tags:
        if one.field in found:
            found[one.field] |= {(span.start, span.end) for span in one.spans}
    return found


def show(text: str, gold: set[tuple[int, int]], found: set[tuple[int, int]]) -> None:
    """Print what was missed (-) and what is too much (+), with the words around."""
    marked = [("-", span) for span in gold - found] + [
        ("+", span) for span in found - gold
    ]
    for sign, (start, end) in sorted(marked, key=lambda item: item[1]):
        before, after = text[max(0, start - 30) : start], text[end : end + 30]
        print(sign, f"{before}[{text[start:end]}]{after}".replace("\n", "¶"))


if __name__ == "__main__":
    main(sys.argv[1:])
