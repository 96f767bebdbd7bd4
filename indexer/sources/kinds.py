"""What a file holds, by its ending and by how it begins."""

import json
import re
from pathlib import PurePath

from indexer.sources.encoding import decode, marked_encoding
from indexer.sources.fields import FIELD_OF, squashed
from indexer.sources.item import Kind

__all__ = ["delimiter_of", "foreign", "kind_of"]

_ENDINGS: dict[str, Kind] = {
    ".jsonl": "lines", ".ndjson": "lines", ".json": "json",
    ".csv": "csv", ".tsv": "csv", ".html": "html", ".htm": "html", ".xhtml": "html",
    ".md": "markdown", ".markdown": "markdown",
    ".xml": "xml", ".rss": "xml", ".atom": "xml", ".txt": "text",
}  # fmt: skip
_FOREIGN = (
    (b"%PDF-", "a PDF; convert it to text or HTML first"),
    (
        b"PK\x03\x04",
        "an archive or office document; unpack it or save it as text first",
    ),
    (b"\xd0\xcf\x11\xe0", "an old office document; save it as text or HTML first"),
    (b"{\\rtf", "rich text; save it as plain text or HTML first"),
    (b"SQLite format 3\0", "a database; export it as CSV or JSON Lines first"),
)
# nothing before it can be read in two ways: else many comments take for ever
_HTML = re.compile(
    r"(?:<\?xml[^>]*>|(?><!--.*?-->)|\s)*+<(?:!doctype html|html|head|body)\b",
    re.I | re.S,
)
_XML = re.compile(r"<\?xml\b|<(?:rss|feed|rdf:rdf)\b", re.I)
_YAML_HEAD = re.compile(r"---[ \t]*\n.{0,65536}?\n(?:---|\.\.\.)[ \t]*(?:\n|$)", re.S)
_HEAD_BYTES = 65_536
_BLANKS = "\ufeff \t\r\n"
_BINARY = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")


def kind_of(path: str, head: bytes) -> Kind:
    """Return the format of a file that begins with `head`."""
    by_ending = _ENDINGS.get(PurePath(path).suffix.lower())
    if by_ending in ("lines", "csv"):
        return by_ending
    return _by_content(head, by_ending) or by_ending or "text"


def _by_content(head: bytes, by_ending: Kind | None) -> Kind | None:
    text = decode(head[:_HEAD_BYTES]).lstrip(_BLANKS)
    if _HTML.match(text):
        return "html"
    if _XML.match(text):
        return "xml"
    if _YAML_HEAD.match(text):
        return "markdown"
    if text.startswith(("{", "[")) and by_ending in (None, "json"):
        # a line may well be longer than what tells other formats
        lines = _begins_with_a_line_of_json(decode(head).lstrip(_BLANKS))
        return "lines" if lines else "json"
    return "csv" if by_ending is None and _is_header(text) else None


def _begins_with_a_line_of_json(text: str) -> bool:
    line, _, rest = text.partition("\n")
    try:
        return isinstance(json.loads(line), dict) and bool(rest.strip())
    except (ValueError, RecursionError):
        return False


def _is_header(text: str) -> bool:
    line = text.partition("\n")[0]
    names = {FIELD_OF.get(squashed(name)) for name in line.split(delimiter_of(line))}
    return "body" in names and len(names - {None}) > 1


def delimiter_of(line: str) -> str:
    """Return what parts the columns of a header, a comma if nothing does."""
    return max(",;\t|", key=line.count)


def foreign(data: bytes) -> str | None:
    """Return why `data` cannot be text, None when it can."""
    head = data[:_HEAD_BYTES]
    for mark, name in _FOREIGN:
        if head.startswith(mark):
            return f"it is {name}"
    odd = 0 if marked_encoding(head) else len(_BINARY.findall(head))
    return "it is binary, not text" if odd * 50 > len(head) else None
