"""Prints how well the spans of people, bodies and places fit texts with marked names.

usage: python tests/benchmarks/spans.py [--errors FIELD] FILE.jsonl.gz…

A file holds one sentence a line: {"tokens", "tags" (BIO: PER, ORG, LOC), "doc"}.
"""

import sys
from pathlib import Path

from index.release import Release
from indexer.lexicon.marked_texts import FIELDS, Spans, documents
from indexer.tagging import tag


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
