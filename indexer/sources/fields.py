"""The names sources give to the parts of a release."""

import re
from collections.abc import Mapping

from indexer.sources.item import Options, Raw

__all__ = ["FIELD_OF", "NAMES", "from_record", "is_url", "squashed"]

# Best first: a full text is better than a description of it.
_NAMES = {
    "body": "body bodyhtml text fulltext contenthtml contenttext content contentbody"
    " contentencoded articlebody article html description summary",
    "title": "title headline heading subject name",
    "date": "date published publisheddate publishedat publishedtime publishdate"
    " publicationdate datepublished pubdate releasedate dateissued issued"
    " created createdat datecreated posted",
    "url": "sourceurl url link permalink canonical canonicalurl href weburl",
    "publisher": "publisher agency source component department ministry office"
    " organisation organization sitename author",
    "language": "language lang locale inlanguage",
    "id": "id recordid guid uuid nid identifier",
}
NAMES = {field: tuple(names.split()) for field, names in _NAMES.items()}
FIELD_OF = {name: field for field, names in NAMES.items() for name in names}
_INNER = ("rendered", "processed", "value", "#text", "name", "title", "text", "url")


def from_record(
    record: Mapping[str, object], options: Options, line: int | None = None
) -> Raw:
    """Return the release a record of named values describes, any part of it empty."""
    named = {squashed(key): value for key, value in record.items()}
    found = {field: _first(named, names) for field, names in NAMES.items()}
    for field, name in options.mapping:
        found[field] = _plain(record.get(name)) or found[field]
    if not found["body"] and not any(name in named for name in NAMES["body"]):
        return Raw(None, line=line)
    if is_url(found["publisher"]):
        source = found.pop("publisher")
        found = {**found, "url": found["url"] or source, "publisher": ""}
    derived = named.get("datesource") in ("text", "url")
    return Raw(**found, date_derived=derived, line=line)


def squashed(name: str) -> str:
    """Return a field name without case and punctuation: "Source URL" is "sourceurl"."""
    return re.sub(r"[\W_]+", "", name).lower()


def is_url(text: str) -> bool:
    """Return whether `text` begins as the address of a web page does."""
    return text.lower().startswith(("http://", "https://", "www."))


def _first(named: Mapping[str, object], names: tuple[str, ...]) -> str:
    values = (_plain(named[name]) for name in names if name in named)
    return next(filter(None, values), "")


def _plain(value: object) -> str:
    """Return the text in a value; of a list its texts, of an object its main one."""
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return str(value)
    if isinstance(value, list):
        return "\n\n".join(filter(None, map(_scalar, value)))
    return _scalar(value)


def _scalar(value: object) -> str:
    if isinstance(value, dict):
        value = next((value[key] for key in _INNER if value.get(key)), None)
    return value.strip() if isinstance(value, str) else ""
