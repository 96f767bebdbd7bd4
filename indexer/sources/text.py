"""Plain text: a `Source:` line and other head lines, perhaps a title, paragraphs."""

import re
from collections.abc import Iterator

from indexer.sources.encoding import decode
from indexer.sources.fields import FIELD_OF, from_record, squashed
from indexer.sources.item import Item, Options, Raw
from indexer.sources.published import possible_dates

__all__ = ["records"]

_HEAD_LINE = re.compile(r"[ \t]*([A-Za-z][A-Za-z _-]{1,24}):(.*)\n?")
_FIRST_PARAGRAPH = re.compile(r"\s*(\S[^\n]*)\n[ \t]*\n(?=\s*\S)")
_LONGEST_TITLE = 300


def records(item: Item, options: Options) -> Iterator[Raw]:
    """Yield the one release a text holds."""
    text = decode(item.data).replace("\r\n", "\n").replace("\r", "\n").lstrip("\n")
    head, body = _parted(text)
    if not any(FIELD_OF[squashed(name)] == "title" for name in head):
        title, body = _titled(body)
        head["title"] = title
    yield from_record({**head, "body": body}, options)


def _parted(text: str) -> tuple[dict[str, str], str]:
    """Return the head lines at the top of a text, and what follows them."""
    head: dict[str, str] = {}
    place = 0
    while (line := _HEAD_LINE.match(text, place)) and _is_head(line[1], line[2]):
        head[line[1]] = line[2]
        place = line.end()
    return head, text[place:]


def _is_head(name: str, value: str) -> bool:
    field = FIELD_OF.get(squashed(name), "body")
    return field != "body" and (field != "date" or bool(possible_dates(value)))


def _titled(body: str) -> tuple[str, str]:
    """Return the first paragraph and the rest, if it looks like a title: one line,
    not too long, and no sentence."""
    first = _FIRST_PARAGRAPH.match(body)
    if not first or len(first[1]) > _LONGEST_TITLE or first[1].rstrip()[-1] in ".:;,":
        return "", body
    return first[1], body[first.end() :]
