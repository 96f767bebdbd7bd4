"""A search as a feed: the newest releases first, under ids that never change."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from msgspec import Struct
from msgspec.structs import replace

from index.engine import Engine
from index.release import Release
from index.results import Hit
from index.search import Search
from webapp import links
from webapp.words import label

__all__ = ["Entry", "Feed", "feed", "json_feed"]

# A reader's program looks now and then: a short page would lose what lies between.
LEAST = 30
# Where a feed has no entry yet: a feed must have a time, and it must not wander.
BEGINNING = date(1970, 1, 1)
# Characters that XML cannot hold, even escaped.
NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class Entry(Struct, frozen=True):
    """One release of a feed; its times are the beginning of a day, in UTC."""

    id: str
    title: str
    address: str
    published: str
    summary: str
    text: str
    publisher: str | None
    language: str | None
    source: str | None
    topics: tuple[str, ...]


class Feed(Struct, frozen=True):
    """The newest dated releases of a search; all addresses are absolute."""

    id: str
    title: str
    updated: str
    page: str
    address: str
    next: str | None
    undated: int
    entries: tuple[Entry, ...]


def feed(engine: Engine, search: Search, root: str, path: str, site: str) -> Feed:
    """Return the feed of a search under `root`, itself at `path`, of the site of this
    title. Raise QueryError.

    Releases without a date are counted and left out: a feed orders by date.
    """
    search = replace(search, sort="newest", size=max(search.size, LEAST))
    results = engine.search(search)
    following = results.next and links.next_page(search, results.next)
    page = replace(search, sort=None, size=Search().size, cursor=None)
    entries = tuple(_entries(results.hits, root))
    return Feed(
        id=_id(links.address(page)),
        title=_plain(f"{site}: {results.description}"),
        updated=entries[0].published if entries else _time(BEGINNING),
        page=root + links.address(page),
        address=root + links.address(search, path),
        next=root + links.address(following, path) if following else None,
        undated=results.undated,
        entries=entries,
    )


def json_feed(feed: Feed) -> dict[str, Any]:
    """Return the feed in the form of JSON Feed 1.1."""
    body = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "home_page_url": feed.page,
        "feed_url": feed.address,
        "next_url": feed.next,
        "items": [_item(entry) for entry in feed.entries],
    }
    return {name: value for name, value in body.items() if value is not None}


def _entries(hits: tuple[Hit, ...], root: str) -> Iterator[Entry]:
    for hit in hits:
        if hit.release.published:
            yield _entry(hit, hit.release, hit.release.published, root)


def _entry(hit: Hit, release: Release, published: date, root: str) -> Entry:
    return Entry(
        id=_id(release.id),
        title=_plain(release.title),
        address=root + links.release_address(release.id),
        published=_time(published),
        summary=_plain(" … ".join(snippet.text for snippet in hit.snippets)),
        text=_plain(release.body),
        publisher=release.publisher and _plain(release.publisher),
        language=release.language,
        source=links.outward(release.source_url),
        topics=tuple(label(tag) for tag in release.tagged("topics")),
    )


def _item(entry: Entry) -> dict[str, Any]:
    item = {
        "id": entry.id,
        "url": entry.address,
        "external_url": entry.source,
        "title": entry.title,
        "summary": entry.summary,
        "content_text": entry.text,
        "date_published": entry.published,
        "authors": [{"name": entry.publisher}] if entry.publisher else None,
        "tags": list(entry.topics),
        "language": entry.language,
    }
    return {name: value for name, value in item.items() if value is not None}


def _id(name: str) -> str:
    return uuid5(NAMESPACE_URL, name).urn


def _time(day: date) -> str:
    return f"{day.isoformat()}T00:00:00Z"


def _plain(text: str) -> str:
    return NOT_XML.sub("", text)
