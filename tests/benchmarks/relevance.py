"""How good the first answers are, on test collections, with the product's defaults.

    python tests/benchmarks/relevance.py FOLDER…

A folder holds `corpus.jsonl.gz` (`_id`, `title`, `text`; a folder without one shares
that of its name up to the first `_`), `queries.jsonl` (`_id`, `text`) and `qrels.tsv`
(query-id, corpus-id, score, with a head line). Every query is asked with `match=any`,
its words as they stand; nDCG@10, MAP, Recall@100 and MRR@10 come from ir-measures
(`pip install ir-measures`), which only this script needs.
"""

import argparse
import csv
import gzip
import json
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import ir_measures
from ir_measures import AP, RR, R, ScoredDoc, nDCG

from index import Release, Search, open_index
from index.analysis import words
from index.answer import answer
from index.state import State, open_state

MEASURES = (nDCG @ 10, AP, R @ 100, RR @ 10)
DEPTH = 100


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="+", type=Path)
    heads = " ".join(f"{measure!s:>8}" for measure in MEASURES)
    print(f"{'collection':14} {'queries':>7} {heads} {'ms/query':>8}")
    for folder in parser.parse_args().folders:
        report(folder)


def report(folder: Path) -> None:
    """Print one line of figures for one collection."""
    questions = list(queries(folder))
    with tempfile.TemporaryDirectory() as place:
        state = built(corpus(folder), Path(place) / "index")
        began = time.process_time()
        run = [hit for question in questions for hit in ranking(state, *question)]
        spent = (time.process_time() - began) / len(questions)
    judged = list(ir_measures.read_trec_qrels("\n".join(qrels(folder))))
    found = ir_measures.calc_aggregate(MEASURES, judged, run)
    figures = " ".join(f"{found[measure]:8.4f}" for measure in MEASURES)
    print(f"{folder.name:14} {len(questions):7} {figures} {spent * 1e3:8.2f}")


def built(documents: Iterator[Release], folder: Path) -> State:
    """Return an index of the documents, made as `releases add` makes it."""
    with open_index(folder, create=True).writer() as writer:
        writer.add(documents)
    return open_state(folder)


def ranking(state: State, query: str, text: str) -> list[ScoredDoc]:
    """Return the best documents of one query; snippets and facets are not made."""
    search = Search(text=" ".join(words(text))[:1000], match="any", size=DEPTH)
    found = answer(state, search, "relevance").page.hits
    # the evaluator would put releases of one score in an order of its own
    places = enumerate(hit.segment.id(hit.document) for hit in found)
    return [ScoredDoc(query, name, -place) for place, name in places]


def corpus(folder: Path) -> Iterator[Release]:
    file = folder / "corpus.jsonl.gz"
    if not file.exists():
        file = folder.with_name(folder.name.split("_")[0]) / file.name
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        for line in lines:
            data = json.loads(line)
            yield Release(data["_id"], data.get("title") or "", data["text"])


def queries(folder: Path) -> Iterator[tuple[str, str]]:
    for line in (folder / "queries.jsonl").read_text("utf-8").splitlines():
        data = json.loads(line)
        yield data["_id"], data["text"]


def qrels(folder: Path) -> Iterator[str]:
    """Yield the judgements as the lines of a TREC qrels file."""
    with (folder / "qrels.tsv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            yield f"{row['query-id']} 0 {row['corpus-id']} {row['score']}"


if __name__ == "__main__":
    main()
