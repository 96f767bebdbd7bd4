"""A release as a record in JSON: as it was found, whole, or as similar to another."""

from collections.abc import Callable, Iterable
from typing import Any, TypeVar

from msgspec import to_builtins

from index.release import (
    Location,
    Participant,
    Release,
    Span,
    Tag,
    release_to_json,
    tag_to_json,
)
from index.results import Explanation, Hit, Similar, Snippet
from webapp import links
from webapp.marks import around, marked
from webapp.parts import EVERYTHING, HIT_FIELDS, Parts
from webapp.why import sentence
from webapp.words import label

__all__ = ["Json", "hit_answer", "release_answer", "similar_answer"]

Json = dict[str, Any]
Kind = TypeVar("Kind", bound=Tag)


def hit_answer(
    hit: Hit, parts: Parts = EVERYTHING, why: Explanation | None = None
) -> Json:
    """Return one release found, without its text, or the fields that are asked for."""
    fields = HIT_FIELDS if parts.fields is None else parts.fields
    body = {name: _HIT[name](hit) for name in fields}
    if "score" in parts.explain:
        body["explanation"] = why and _explanation(why)
    return body | _explained(hit.release, parts)


def release_answer(release: Release, parts: Parts = EVERYTHING) -> Json:
    """Return a release with all its tags, their spans, rules and confidence; where
    reasons are asked for, with the words around each."""
    body = {"ok": True, **release_to_json(release), **_addresses(release)}
    return body | _explained(release, parts)


def similar_answer(release_id: str, found: Iterable[Similar]) -> Json:
    """Return which releases are similar to one, and by what."""
    return {"ok": True, "id": release_id, "similar": [_similar(one) for one in found]}


def _explanation(why: Explanation) -> Json:
    shares = [to_builtins(share) for share in why.shares]
    return {"sentence": sentence(why), "age": why.age, "shares": shares}


def _explained(release: Release, parts: Parts) -> Json:
    if "tags" not in parts.explain:
        return {}
    return {"tags": [_reasoned(release, tag) for tag in release.tags]}


def _reasoned(release: Release, tag: Tag) -> Json:
    quotes = [_quote(release, span) for span in tag.spans]
    return {**tag_to_json(tag), "sentences": list(dict.fromkeys(quotes))}


def _quote(release: Release, span: Span) -> str:
    text = release.title if span.where == "title" else release.body
    return " ".join("".join(around(text, span.start, span.end)).split())


def _addresses(release: Release) -> Json:
    return {
        "url": links.release_address(release.id),
        "json_url": links.release_address(release.id, ".json"),
    }


def _similar(found: Similar) -> Json:
    release = found.release
    return {
        **_named(release),
        "publisher": release.publisher,
        **_addresses(release),
        "words": list(found.words),
        "participants": list(found.participants),
    }


def _later(release: Release) -> Json:
    return {**_named(release), "url": links.release_address(release.id)}


def _named(release: Release) -> Json:
    return {"id": release.id, "title": release.title, "published": _iso(release)}


def _iso(release: Release) -> str | None:
    return release.published.isoformat() if release.published else None


def _each(hit: Hit, kind: type[Kind], told: Callable[[Kind], Json]) -> list[Json]:
    return [told(tag) for tag in hit.release.tags if isinstance(tag, kind)]


def _snippet(snippet: Snippet) -> Json:
    return {
        "text": snippet.text,
        "marks": [list(mark) for mark in snippet.marks],
        "html": marked(snippet.text, snippet.marks),
        "cut_before": snippet.cut_before,
        "cut_after": snippet.cut_after,
    }


def _participant(tag: Participant) -> Json:
    return {
        "value": tag.value,
        "offices": list(tag.offices),
        "affiliation": tag.affiliation,
        "side": tag.side,
        "role": tag.role,
    }


def _location(tag: Location) -> Json:
    return {"value": tag.value, "kind": tag.kind, "country": tag.country}


_HIT: dict[str, Callable[[Hit], Any]] = {
    "id": lambda hit: hit.release.id,
    "title": lambda hit: hit.release.title,
    "title_html": lambda hit: marked(hit.release.title, hit.title_marks),
    "title_made": lambda hit: hit.release.title_made,
    "published": lambda hit: _iso(hit.release),
    "publisher": lambda hit: hit.release.publisher,
    "language": lambda hit: hit.release.language,
    "url": lambda hit: links.release_address(hit.release.id),
    "json_url": lambda hit: links.release_address(hit.release.id, ".json"),
    "source_url": lambda hit: hit.release.source_url,
    "score": lambda hit: round(hit.score, 4),
    "version_of": lambda hit: hit.version_of,
    "later_versions": lambda hit: [_later(release) for release in hit.later],
    "snippets": lambda hit: [_snippet(snippet) for snippet in hit.snippets],
    "participants": lambda hit: _each(hit, Participant, _participant),
    "locations": lambda hit: _each(hit, Location, _location),
    "topics": lambda hit: [
        {"value": tag.value, "label": label(tag)}
        for tag in hit.release.tagged("topics")
    ],
}
