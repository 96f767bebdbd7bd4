"""Texts with marked names, as they are kept for training and for measuring.

A file holds one sentence a line: {"tokens", "tags" (BIO: PER, ORG, LOC), "doc"}.
"""

import gzip
import json
import re
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import Any

__all__ = ["FIELDS", "Spans", "documents", "joined"]

FIELDS = {"PER": "participants", "ORG": "organisations", "LOC": "locations"}
SENTENCES = 12  # read as one release where the file names no documents
_TIGHT_BEFORE = re.compile(r"[,.;:!?)\]%]|['’]s|n't|['’]|''")
_ARTICLE = re.compile(r"(?:the|The|THE)\s+")

Spans = dict[str, set[tuple[int, int]]]


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
    text = ""
    spans: Spans = {field: set() for field in FIELDS.values()}
    for sentence in sentences:
        open_tag, start = "", 0
        for token, label in zip(sentence["tokens"], sentence["tags"], strict=True):
            if open_tag and not label.startswith("I"):
                _close(spans, text, open_tag, start)
                open_tag = ""
            tight = _TIGHT_BEFORE.fullmatch(token) or text[-1:] in "([\n"
            text += token if tight or not text else " " + token
            if label.startswith("B"):
                open_tag, start = label[2:], len(text) - len(token)
        if open_tag:
            _close(spans, text, open_tag, start)
        text += "\n"
    return text, spans


def _close(spans: Spans, text: str, label: str, start: int) -> None:
    """Add the span that ends with the text."""
    if label in FIELDS:
        article = _ARTICLE.match(text, start)
        spans[FIELDS[label]].add((article.end() if article else start, len(text)))
