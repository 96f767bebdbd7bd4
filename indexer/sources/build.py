"""From what a source gives to the release we keep."""

import re
import textwrap
from datetime import date
from typing import Literal

from index.errors import ReleaseError
from index.release import Release
from indexer.dates import issue_date
from indexer.language import language_of
from indexer.sources.fields import NAMES, is_url
from indexer.sources.identity import release_id
from indexer.sources.item import Raw
from indexer.sources.markup import plain
from indexer.sources.published import stated_date
from indexer.text import normalise

__all__ = ["build"]

LONGEST_MADE_TITLE = 120
# A sentence ends after a word that is no abbreviation: those are short or capitals.
_SENTENCE = re.compile(r".+?(?:\b[^\W\dA-Z_]\w*|\b\w{5,}|\d)[.!?…]+[\"”’)\]]*(?=\s|$)")
_LANGUAGE = re.compile(r"([a-z]{2})(?:[-_]|$)", re.I)
_Dated = tuple[date | None, Literal["metadata", "text", "url"] | None]


def build(raw: Raw, path: str, alone: bool) -> Release:
    """Return the release. `alone`: nothing else is in the file at `path`. Raise
    ReleaseError if it has no text."""
    body = normalise(plain(raw.body or ""))
    if not body:
        raise ReleaseError(path, _no_text(raw), raw.line)
    title = _line(raw.title)
    url = normalise(raw.url) if is_url(raw.url) else None
    published, date_source = _published(raw, title, body, url)
    return Release(
        id=release_id(raw, title, body, path, alone),
        title=title or _made_title(body),
        body=body,
        source_url=url,
        publisher=_line(raw.publisher) or None,
        published=published,
        date_source=date_source,
        language=_language(raw.language, body),
        title_made=not title,
        record_id=_line(raw.id) or None,
    )


def _no_text(raw: Raw) -> str:
    if raw.body is not None:
        return "it has no text"
    names = ", ".join(NAMES["body"][:6])
    return f"it has no field for the text, such as {names}; name it: --map body=NAME"


def _line(text: str) -> str:
    return " ".join(normalise(plain(text)).split())


def _published(raw: Raw, title: str, body: str, url: str | None) -> _Dated:
    stated = None if raw.date_derived else stated_date(raw, title, body)
    if stated:
        return stated, "metadata"
    return issue_date(title, body, url) or (None, None)


def _language(stated: str, body: str) -> str | None:
    code = _LANGUAGE.match(stated)
    return code[1].lower() if code else language_of(body)


def _made_title(body: str) -> str:
    """Return the first sentence, cut between words where it is too long."""
    paragraphs = (" ".join(part.split()) for part in body.split("\n\n"))
    first = next((part for part in paragraphs if len(part.split()) > 2), body)
    sentence = match[0] if (match := _SENTENCE.match(first)) else first
    made = textwrap.shorten(sentence, LONGEST_MADE_TITLE, placeholder="…")
    return made if made != "…" else sentence[: LONGEST_MADE_TITLE - 1] + "…"
