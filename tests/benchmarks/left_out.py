"""Prints how well persons are found in texts of a source that nothing was fitted to.

usage: python tests/benchmarks/left_out.py [--most DOCUMENTS] FILE.jsonl.gz…

What is fitted are the votes of the perceptron. Each file is left out in turn, votes are
trained on all others, and its persons are found with the votes shipped (which may have
seen it), with those of the other files, and with none. Files are as for spans.py.
"""

import sys
import tempfile
from collections.abc import Mapping
from functools import cache
from itertools import islice
from pathlib import Path

from spans import spans_found

from indexer.lexicon import make_votes
from indexer.lexicon.marked_texts import documents
from indexer.tagging import voting

Scores = Mapping[str, str]  # of all labels, as the file of votes has them
MOST = 400  # documents of the file that is left out


def main(arguments: list[str]) -> None:
    """Print precision, recall and F1 of persons for each file and each set of votes."""
    most = MOST
    if "--most" in arguments:
        at = arguments.index("--most")
        most = int(arguments[at + 1])
        del arguments[at : at + 2]
    shipped = voting._weights()
    for path in map(Path, arguments):
        others = [other for other in arguments if Path(other) != path]
        for name, weights in (
            ("shipped", shipped),
            ("of the others", trained(others)),
            ("none", {}),
        ):
            vote_with(weights)
            print(f"{path.name:32s} votes {name:14s} {persons(path, most)}")
    vote_with(shipped)


def trained(paths: list[str]) -> Scores:
    """Return the votes that the files teach."""
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "votes.txt"
        make_votes.main(["--to", str(target), *paths])
        lines = target.read_text("utf-8").splitlines()
    return dict(line.split(" | ") for line in lines if line[0] != "#")


def vote_with(weights: Scores) -> None:
    """Let the tagger use these votes from now on."""
    voting._weights = cache(lambda: dict(weights))
    voting._weight.cache_clear()
    for remembered in (voting._OWN, *voting._BESIDE.values(), voting._AROUND):
        remembered.clear()


def persons(path: Path, most: int) -> str:
    """Return how well the persons of the first documents of a file are found."""
    right = got = marked = 0
    for text, gold in islice(documents(path), most):
        found = spans_found(text)["participants"]
        right += len(gold["participants"] & found)
        got, marked = got + len(found), marked + len(gold["participants"])
    f1 = 2 * right / max(got + marked, 1)
    return f"P {right / max(got, 1):.3f} R {right / max(marked, 1):.3f} F1 {f1:.3f}"


if __name__ == "__main__":
    main(sys.argv[1:])
