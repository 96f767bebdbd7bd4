"""Markdown with a YAML head."""

import re
from collections.abc import Iterator
from pathlib import PurePath

import yaml
from markdown_it import MarkdownIt

from index.errors import ReleaseError
from indexer.sources.encoding import decode
from indexer.sources.fields import from_record
from indexer.sources.item import Item, Options, Raw
from indexer.sources.markup import text_of_markup

__all__ = ["records"]

_HEAD = re.compile(r"\s*---[ \t]*\n(.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.S)
# Site generators take the day of a page from the beginning of its file's name.
_NAMED_DAY = re.compile(r"(\d{4}-\d\d-\d\d)[-_.]")
_FIRST_HEADING = re.compile(r"\s*#[ \t]+(.+)\n?")
# Indented text in releases is a list of names, not code.
_MARKDOWN = MarkdownIt("commonmark").enable("table").disable("code")


def records(item: Item, options: Options) -> Iterator[Raw]:
    """Yield the one release a Markdown file holds. Raise ReleaseError on a head that is
    not YAML."""
    source = decode(item.data).replace("\r\n", "\n").replace("\r", "\n")
    match = _HEAD.match(source)
    head = _head(item.path, match[1]) if match else {}
    body = source[match.end() :] if match else source
    if not from_record({**head, "body": body}, options).title:
        title, body = _titled(body)
        head = {**head, "title": title}
    text = text_of_markup(_MARKDOWN.render(body))
    yield from_record({**_day(item.path), **head, "body": text}, options)


def _titled(body: str) -> tuple[str, str]:
    """Return the first heading and the rest, if the text begins with one."""
    heading = _FIRST_HEADING.match(body)
    if not heading:
        return "", body
    return heading[1].rstrip(" \t#"), body[heading.end() :]


def _head(path: str, text: str) -> dict[str, object]:
    try:
        # the base loader makes text of every value: no dates, numbers or objects
        head = yaml.load(text, Loader=yaml.BaseLoader)
    except (yaml.YAMLError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 2 if mark else None
        raise ReleaseError(path, "its head is not YAML", line) from error
    return head if isinstance(head, dict) else {}


def _day(path: str) -> dict[str, str]:
    found = _NAMED_DAY.match(PurePath(path).name)
    return {"created": found[1]} if found else {}
