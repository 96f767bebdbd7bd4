"""Release Search as a peer of the benchmark harness: same documents, same queries.

The harness gives synthetic documents, and queries whose words are already cut; so this
hands the engine a tree and measures what lies behind the parser: match, rank, count.
Run from the project's folder: `peers.py bench 10000 tests.benchmarks.peer:Peer …`.

What is built is the index without its archive, so bodies are indexed and not stored.
Like a server, it remembers the words it looked up; WARM=0 in the environment makes it
forget them before every query.
"""

import os
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date
from functools import cache
from itertools import islice, pairwise
from math import ceil
from mmap import ACCESS_READ, mmap
from pathlib import Path
from typing import Any

import corpus  # the harness's, beside its peers.py
from whoosh.query import And, Or, Phrase, Prefix, Term

from index.best import Best
from index.filtered import matching
from index.inversion import build_segment
from index.manifest import SEGMENTS, Manifest, SegmentEntry, new_identity, publish
from index.numbering import MAX_DOCUMENTS
from index.order import first_to_last
from index.ordinals import Ordinals
from index.release import Release, Tag
from index.scratch import scratch
from index.search import Picks, Search
from index.segment import Segment
from index.state import State, open_state
from index.trees import Tree

__all__ = ["Peer"]

Query = dict[str, Any]
Hit = tuple[int, str, date | None]

WARM = os.environ.get("WARM") != "0"
TOP, VALUES = 10, 20
FIELDS = {
    "participants": "participants",
    "locations": "locations",
    "topics": "topics",
    "agency": "publisher",
}
_HEAD = 40  # bytes; number and day are within
_FILE = 32  # a line is number of its file << _FILE | where it begins there
_START = (1 << _FILE) - 1
TAGGED = ("participants", "locations", "topics")


class Peer:
    """The four methods that the harness calls."""

    def build(self, n: int, folder: str) -> None:
        """Index the first `n` documents in `folder`, as a writer does: in one process,
        segment by segment."""
        path = Path(folder)
        (path / SEGMENTS).mkdir()
        portions = ceil(n / MAX_DOCUMENTS)
        bounds = [n * at // portions for at in range(portions + 1)]
        ordinals = Ordinals((), {})
        entries = [
            _build_portion(path / SEGMENTS, ordinals, start, end)
            for start, end in pairwise(bounds)
        ]
        publish(path, Manifest(new_identity(), 1, n, tuple(entries), ordinals.free))

    def open(self, folder: str, n: int) -> None:
        """Open the index for searching."""
        self._state = open_state(Path(folder))
        self.note = f"segments={len(self._state.segments)} warm={WARM}"

    def top10(self, query: Query) -> tuple[None, list[int]]:
        """Return the ids of the ten best."""
        state, tree, search = self._ready(), _tree(query), _search(query)
        best = Best(state.segments, TOP)
        for place in state.places:
            scratch.take_back()
            best.add(place.at, matching(tree, search, place))
        return None, [int(hit.segment.id(hit.document)) for hit in best.hits()]

    def page(
        self, query: Query
    ) -> tuple[int, list[Hit], dict[str, list[tuple[str, int]]], Counter[int]]:
        """Return total, ten hits, the top 20 of four facets, releases by month."""
        state, tree, search = self._ready(), _tree(query), _search(query)
        page = first_to_last(state, tree, search, "relevance", None)
        found = page.found
        hits = [_hit(hit.segment, hit.document) for hit in page.hits]
        counts = {
            name: found.counts.top(field, VALUES) for name, field in FIELDS.items()
        }
        return found.total, hits, counts, found.months

    def _ready(self) -> State:
        if not WARM:
            self._state = State(self._state.manifest, self._state.segments)
        return self._state


def _build_portion(
    folder: Path, ordinals: Ordinals, start: int, end: int
) -> SegmentEntry:
    path = folder / f"{start:010d}.segment"
    releases = enumerate(map(_release, _in_order(start, end)))
    built = build_segment(path, releases, ordinals, None, _as_written)
    return SegmentEntry(path.name, built.documents, built.bytes, built.length)


def _in_order(start: int, end: int) -> Iterator[bytes]:
    """Yield the lines of documents [start, end) in the order of `segment_key`: newest
    first, then by id; each is read when it is its turn, so that no portion has to lie
    in memory."""
    files = _files(start, end)
    days: dict[bytes, dict[bytes, int]] = defaultdict(dict)
    for at in _places(files, start, end):
        head = files[at >> _FILE][at & _START : (at & _START) + _HEAD]
        number, day, _ = head.split(b"\t", 2)
        days[day][number] = at
    for day in sorted(days, reverse=True):
        for _, at in sorted(days[day].items()):
            file, first = files[at >> _FILE], at & _START
            yield file[first : file.find(b"\n", first)]


def _as_written(word: str, rules: str) -> str:
    """Return the word: the peers do not stem either."""
    return word


def _release(line: bytes) -> Release:
    number, day, agency, *tags, title, body = line.decode().split("\t")
    return Release(
        id=number,
        title=title,
        body=body,
        publisher=agency,
        published=_day(day),
        tags=tuple(
            [
                Tag(field, value, (), "corpus")
                for field, values in zip(TAGGED, tags, strict=True)
                for value in values.split("|")
            ]
        ),
    )


_day = cache(date.fromisoformat)


def _files(start: int, end: int) -> dict[int, mmap]:
    """Return the files that documents [start, end) are in, by number."""
    files = {}
    for number in range(start // corpus.CH, ceil(end / corpus.CH)):
        with open(f"{corpus.D}/c-{number:03d}.tsv", "rb") as opened:
            files[number] = mmap(opened.fileno(), 0, access=ACCESS_READ)
    return files


def _places(files: dict[int, mmap], start: int, end: int) -> Iterator[int]:
    """Yield where the lines of documents [start, end) begin, as `corpus.docs` has
    them."""
    for number, file in files.items():
        first = number * corpus.CH
        begins = islice(_begins(file), max(0, start - first), end - first)
        yield from (number << _FILE | begin for begin in begins)


def _begins(file: mmap) -> Iterator[int]:
    """Yield where each line begins."""
    start = 0
    while (end := file.find(b"\n", start)) >= 0:
        yield start
        start = end + 1


def _tree(query: Query) -> Tree:
    """Return the tree that the parser makes of a query."""
    terms = query["terms"]
    if query["op"] == "phrase":
        return Phrase("text", terms)
    if query["op"] == "prefix":
        return Prefix("text", terms[0])
    parts = [Term("text", term) for term in dict.fromkeys(terms)]
    if len(parts) == 1:
        return parts[0]
    return And(parts) if query["op"] == "and" else Or(parts)


def _search(query: Query) -> Search:
    # demanded, not picked: the counts of a picked field would ignore its own pick
    picks = (Picks(FIELDS[name], all=(value,)) for name, value in query["filter"])
    return Search(picks=tuple(picks), size=TOP)


def _hit(segment: Segment, document: int) -> Hit:
    day = segment.published(document)
    return int(segment.id(document)), segment.title(document), day
