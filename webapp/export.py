"""Every release of a search, line by line, to the last: a table or JSON Lines."""

import json
from collections.abc import Iterable, Iterator
from io import StringIO

from msgspec.structs import replace

from index.engine import Engine
from index.lighter import later
from index.release import Release
from index.results import Explanation, Hit, Results
from index.search import MAX_SIZE, Search
from webapp import links
from webapp.parts import EVERYTHING, Parts
from webapp.records import hit_answer
from webapp.words import label

__all__ = ["COLUMNS", "all_hits", "csv_lines", "json_line", "json_lines", "record_line"]

_writer = later("csv", "writer")

COLUMNS = (
    *("id", "published", "title", "publisher", "language", "source_url"),
    *("participants", "offices", "organisations", "locations", "topics"),
)
JOINT = "; "
# A spreadsheet takes a cell that begins so for a formula and runs it.
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def all_hits(engine: Engine, search: Search) -> Iterator[Hit]:
    """Return every hit, to the last; the first page is asked for now, others in turn.

    Raise QueryError.
    """
    search = replace(search, size=MAX_SIZE)
    pages = _pages(engine, engine.search(search))
    return (hit for page in pages for hit in page.hits)


def csv_lines(engine: Engine, search: Search) -> Iterator[bytes]:
    """Return the lines of a table of all that is found, a head of COLUMNS first.

    What a spreadsheet would run as a formula has an apostrophe before it. Raise
    QueryError before the first line.
    """
    return _table(all_hits(engine, search))


def json_lines(
    engine: Engine, search: Search, parts: Parts = EVERYTHING
) -> Iterator[bytes]:
    """Return all that is found in the shape of `results` in `/search.json`, a line
    each. Raise QueryError before the first line."""
    search = replace(search, size=MAX_SIZE)
    return _json_lines(engine, engine.search(search), parts)


def _json_lines(engine: Engine, results: Results, parts: Parts) -> Iterator[bytes]:
    for page in _pages(engine, results):
        asked = "score" in parts.explain
        explained = engine.explain(page.search) if asked else ()
        why = {one.id: one for one in explained}
        for hit in page.hits:
            yield json_line(hit, parts, why.get(hit.release.id))


def _pages(engine: Engine, results: Results) -> Iterator[Results]:
    yield results
    while results.next:
        results = engine.search(links.next_page(results.search, results.next))
        yield results


def json_line(hit: Hit, parts: Parts, why: Explanation | None = None) -> bytes:
    """Return one release found as a line of JSON."""
    body = hit_answer(hit, parts, why)
    return json.dumps(body, ensure_ascii=False).encode() + b"\n"


def record_line(release: Release) -> bytes:
    """Return a release as a line of JSON from which `releases add` makes it again; its
    tags are made anew then."""
    record = {
        "id": release.record_id,
        "title": None if release.title_made else release.title,
        "date": release.published.isoformat() if release.published else None,
        "url": release.source_url,
        "publisher": release.publisher,
        "language": release.language,
        "body": release.body,
    }
    given = {name: value for name, value in record.items() if value is not None}
    return json.dumps(given).encode() + b"\n"


def _table(hits: Iterable[Hit]) -> Iterator[bytes]:
    yield _row(COLUMNS)
    for hit in hits:
        yield _row(_cells(hit.release))


def _row(cells: Iterable[str]) -> bytes:
    line = StringIO()
    _writer(line).writerow(cells)
    return line.getvalue().encode()


def _cells(release: Release) -> Iterator[str]:
    for column in COLUMNS[:6]:
        yield _inert(str(getattr(release, column) or ""))
    for column in COLUMNS[6:]:
        names = dict.fromkeys(label(tag) for tag in release.tagged(column))
        yield JOINT.join(map(_inert, names))


def _inert(text: str) -> str:
    return f"'{text}" if text.startswith(FORMULA) else text
