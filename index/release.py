"""What is in the index: releases and the tags found in them."""

import json
from datetime import date
from importlib import import_module
from typing import Any, Literal

from msgspec import Struct, to_builtins

__all__ = [
    "Acting",
    "FACET_FIELDS",
    "Location",
    "Meeting",
    "Member",
    "Participant",
    "READ_FIELDS",
    "Release",
    "STORED_FIELDS",
    "Span",
    "Tag",
    "acting_to_json",
    "content_hash",
    "release_to_json",
    "span_to_json",
    "tag_to_json",
]

# The fields a reader can filter by and sees counted, in the order of the page.
FACET_FIELDS = (
    "participants",
    "locations",
    "topics",
    "offices",
    "sides",
    "organisations",
    "publisher",
    "language",
)

# The same in the order that segments number them: a new one comes last.
STORED_FIELDS = (
    *("participants", "locations", "topics", "offices", "organisations"),
    *("publisher", "language", "sides"),
)

# What of a release was not read but found in it.
_TAGS = ("tags", "found")


class Span(Struct, frozen=True, gc=False, array_like=True):
    """A stretch of the title or the body, in characters, end exclusive."""

    where: Literal["title", "body"]
    start: int
    end: int


class Tag(Struct, frozen=True, gc=False):
    """Something found in a release: its canonical value, where, and by which rule.

    `field` is one of participants, locations, topics, offices, organisations, and
    members and meetings, which are no facets.
    `label` is what a reader sees where it differs from `value` (topics: the value
    is the id, the label its name). `confidence` lies in (0, 1]. Where the value is not
    the one found in this release alone, `reason` says why and `variants` are the names
    found in it, which a search finds it by too.
    """

    field: str
    value: str
    spans: tuple[Span, ...]
    rule: str
    confidence: float = 1.0
    label: str | None = None
    variants: tuple[str, ...] = ()
    reason: str | None = None


class Acting(Struct, frozen=True, gc=False):
    """Why somebody acts for a country or body: by which rule, and how surely.

    `span` are the words that name it, None where no words near the person do.
    """

    rule: str
    confidence: float = 1.0
    span: Span | None = None


class Participant(Tag, frozen=True, gc=False):
    """A named person, once per release, under the fullest name found.

    `offices` are those held as stated, `former_offices` those once held;
    `affiliation` is a country (common English name) or body, and `acting` says why;
    `side` names the delegation the release puts the person in; `evidence` is the span
    that decides `role`.
    """

    offices: tuple[str, ...] = ()
    former_offices: tuple[str, ...] = ()
    affiliation: str | None = None
    side: str | None = None
    role: Literal["present", "mentioned"] = "present"
    evidence: Span | None = None
    acting: Acting | None = None  # releases that were stored before have none


class Location(Tag, frozen=True, gc=False):
    """A place named by a noun; `country` is ISO 3166 alpha-2, None across borders."""

    kind: Literal["country", "region", "city", "site"] = "site"
    country: str | None = None
    latitude: float | None = None
    longitude: float | None = None


class Member(Tag, frozen=True, gc=False):
    """One listed on a side by office alone: "the Deputy Justice Minister".

    `value` is the office; `side` the country whose delegation lists it. `field` is
    members, which is no facet: a facet of participants counts named persons.
    """

    side: str | None = None


# what may be on a side
SIDED = (Participant, Member)


class Meeting(Tag, frozen=True, gc=False):
    """Who met whom: `value` says it in words, the span is where the release does.

    `who` and `whom` are values of participants; `whom` is empty where all of `who`
    met one another, or where a place was visited. `day` is the ISO day, None where
    the sentence gives none; `place` the value of a location. `field` is meetings.
    """

    kind: Literal["met", "spoke", "hosted", "visited", "signed"] = "met"
    who: tuple[str, ...] = ()
    whom: tuple[str, ...] = ()
    day: str | None = None
    place: str | None = None


class Release(Struct, frozen=True, gc=False):
    """One government release.

    `id` is stable: made from the source URL, else from the content. `title` was
    found, or made from the first sentence when `title_made`. `published` is None
    when nothing gives the date; `date_source` says what gave it (metadata, text or
    url). `record_id` is the id the record itself carried, if any. `found` are the tags,
    as they were found, that those with a reason were made of, or that were taken back.
    """

    id: str
    title: str
    body: str
    source_url: str | None = None
    publisher: str | None = None
    published: date | None = None
    date_source: Literal["metadata", "text", "url"] | None = None
    language: str | None = None
    title_made: bool = False
    record_id: str | None = None
    tags: tuple[Tag, ...] = ()
    found: tuple[Tag, ...] = ()

    def tagged(self, field: str) -> tuple[Tag, ...]:
        """Return the tags of one field, in the order the tagger gave them."""
        return tuple(tag for tag in self.tags if tag.field == field)

    def values(self, field: str) -> tuple[str, ...]:
        """Return the distinct facet values of `field`, in order; () when none.

        Sides are those that participants and office-only members are on.
        """
        if field in ("publisher", "language"):
            value = getattr(self, field)
            return (value,) if value else ()
        if field == "sides":
            sided = (tag for tag in self.tags if isinstance(tag, SIDED))
            return tuple(dict.fromkeys(tag.side for tag in sided if tag.side))
        return tuple(dict.fromkeys(tag.value for tag in self.tagged(field)))


READ_FIELDS = tuple(n for n in Release.__struct_fields__ if n not in _TAGS)


def release_to_json(release: Release) -> dict[str, Any]:
    """Return the release and its tags as plain JSON values."""
    data = _as_read(release)
    data["published"] = release.published.isoformat() if release.published else None
    data["tags"] = [tag_to_json(tag) for tag in release.tags]
    return data


def tag_to_json(tag: Tag) -> dict[str, Any]:
    """Return a tag as plain JSON values."""
    data: dict[str, Any] = to_builtins(tag)
    data["spans"] = [span_to_json(span) for span in tag.spans]
    if isinstance(tag, Participant) and tag.evidence:
        data["evidence"] = span_to_json(tag.evidence)
    if isinstance(tag, Participant) and tag.acting:
        data["acting"] = acting_to_json(tag.acting)
    return data


def acting_to_json(acting: Acting) -> dict[str, Any]:
    """Return why somebody acts for a country or body as plain JSON values."""
    span = span_to_json(acting.span) if acting.span else None
    return {"rule": acting.rule, "confidence": acting.confidence, "span": span}


def span_to_json(span: Span) -> dict[str, Any]:
    """Return a span as plain JSON values."""
    return {"where": span.where, "start": span.start, "end": span.end}


def content_hash(release: Release) -> bytes:
    """Return the SHA-256 of all that was read (tags and rules left out), 32 bytes."""
    data = _as_read(release)
    text = json.dumps(data, ensure_ascii=False, sort_keys=True, default=str)
    sha256 = import_module("hashlib").sha256  # 2 ms, which a search need not pay
    digest: bytes = sha256(text.encode("utf-8", "surrogatepass")).digest()
    return digest


def _as_read(release: Release) -> dict[str, Any]:
    return {name: getattr(release, name) for name in READ_FIELDS}
