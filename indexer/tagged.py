"""What was found in a release: as JSON for programs, as lines for a reader."""

from collections.abc import Iterator
from typing import Any

from index.release import (
    FACET_FIELDS,
    Location,
    Meeting,
    Member,
    Participant,
    Release,
    Span,
    Tag,
    acting_to_json,
    span_to_json,
)

__all__ = ["gold_line", "reasons"]

CONTEXT = 45  # characters shown on either side of a tag
CONTEXTS = 3  # places shown of one tag
HEADS = {"members": "On a side by office alone"}


def gold_line(release: Release) -> dict[str, Any]:
    """Return the release and its tags as one JSON object of plain values.

    `participants`, `organisations` and `locations` hold one object per name with its
    `mentions` as written; `offices` of a participant are all that are stated and
    `former_offices` those of them no longer held; `affiliation_reason` has the rule
    that gives the affiliation, its confidence, and the span and words that name it.
    `members` are the offices on a side whose holders have no name; a meeting has
    `kind`, `who`, `whom`, `day` (ISO) and `place`. `topics` holds ids alone, and
    `topic_reasons` what gave them. `date` is the day of issue (ISO) as the text or the
    address gives it, else None; `published` the day the index would have, which may
    come from metadata, and `date_source` what gave it.
    """
    published = release.published.isoformat() if release.published else None
    return {
        "id": release.record_id or release.id,
        "source_url": release.source_url,
        "title": None if release.title_made else release.title,
        "date": None if release.date_source == "metadata" else published,
        "published": published,
        "date_source": release.date_source,
        "language": release.language,
        "participants": [_named(release, t) for t in release.tagged("participants")],
        "organisations": [_named(release, t) for t in release.tagged("organisations")],
        "locations": [_named(release, t) for t in release.tagged("locations")],
        "offices": [_named(release, t) for t in release.tagged("offices")],
        "members": [_named(release, t) for t in release.tagged("members")],
        "meetings": [_named(release, t) for t in release.tagged("meetings")],
        "topics": list(release.values("topics")),
        "topic_reasons": [_topic(tag) for tag in release.tagged("topics")],
    }


def _named(release: Release, tag: Tag) -> dict[str, Any]:
    written = (_text(release, span) for span in tag.spans)
    return {
        "name": tag.value,
        "mentions": list(dict.fromkeys(written)),
        **_details(release, tag),
        **_reason(tag),
    }


def _details(release: Release, tag: Tag) -> dict[str, Any]:
    if isinstance(tag, Participant):
        return {
            "offices": list(dict.fromkeys((*tag.offices, *tag.former_offices))),
            "former_offices": list(tag.former_offices),
            "affiliation": tag.affiliation,
            "affiliation_reason": _acting(release, tag),
            "side": tag.side,
            "role": tag.role,
            "evidence": span_to_json(tag.evidence) if tag.evidence else None,
        }
    if isinstance(tag, Location):
        return {
            "kind": tag.kind,
            "country": tag.country,
            "latitude": tag.latitude,
            "longitude": tag.longitude,
        }
    if isinstance(tag, Member):
        return {"side": tag.side}
    if isinstance(tag, Meeting):
        return {
            "kind": tag.kind,
            "who": list(tag.who),
            "whom": list(tag.whom),
            "day": tag.day,
            "place": tag.place,
        }
    return {}


def _acting(release: Release, tag: Participant) -> dict[str, Any] | None:
    """Return why somebody acts for a country or body, with the words around its name.

    None where nothing says it, and in releases that were tagged before it was kept.
    """
    if tag.acting is None:
        return None
    span = tag.acting.span
    words = _context(release, span) if span else None
    return {**acting_to_json(tag.acting), "words": words}


def _topic(tag: Tag) -> dict[str, Any]:
    return {"id": tag.value, "label": tag.label, **_reason(tag)}


def _reason(tag: Tag) -> dict[str, Any]:
    spans = [span_to_json(span) for span in tag.spans]
    return {"spans": spans, "rule": tag.rule, "confidence": tag.confidence}


def _text(release: Release, span: Span) -> str:
    source = release.title if span.where == "title" else release.body
    return " ".join(source[span.start : span.end].split())


def reasons(release: Release) -> Iterator[str]:
    """Yield lines that say what was tagged and why, field after field.

    Each tag has a line with its value and details, one with its rule, and up to three
    with the words around it, the tagged ones in [brackets].
    """
    published = release.published.isoformat() if release.published else "no date"
    source = f" (from the {release.date_source})" if release.date_source else ""
    yield release.title
    yield f"{published}{source}"
    for field in (*FACET_FIELDS, "members", "meetings"):
        tags = release.tagged(field)
        if tags:
            yield f"\n{HEADS.get(field) or field.capitalize()}"
        for tag in tags:
            yield from _explained(release, tag)


def _explained(release: Release, tag: Tag) -> Iterator[str]:
    details = "; ".join(_words(tag))
    yield f"  {tag.label or tag.value}" + (f": {details}" if details else "")
    yield f"    by {tag.rule}, confidence {tag.confidence:.2f}"
    for span in tag.spans[:CONTEXTS]:
        yield f"    {_context(release, span)}"
    if isinstance(tag, Participant) and tag.evidence:
        yield f"    {tag.role}: {_context(release, tag.evidence)}"
    if isinstance(tag, Participant) and tag.acting:
        acting = tag.acting
        words = f": {_context(release, acting.span)}" if acting.span else ""
        sure = f"by {acting.rule}, confidence {acting.confidence:.2f}"
        yield f"    of {tag.affiliation} {sure}{words}"


def _words(tag: Tag) -> Iterator[str]:
    if isinstance(tag, Participant):
        yield from tag.offices
        yield from (f"once {office}" for office in tag.former_offices)
        if tag.affiliation:
            yield f"of {tag.affiliation}"
        if tag.side:
            yield f"on the side of {tag.side}"
        yield tag.role
    elif isinstance(tag, Member):
        yield f"on the side of {tag.side}"
    elif isinstance(tag, Meeting):
        yield from filter(None, (tag.day, tag.place))
    elif isinstance(tag, Location):
        yield tag.kind
        if tag.country:
            yield tag.country


def _context(release: Release, span: Span) -> str:
    """Return the tagged words in brackets amid their line, cut at whole words."""
    source = release.title if span.where == "title" else release.body
    before = source[: span.start].rpartition("\n")[2]
    after = source[span.end :].partition("\n")[0]
    if len(before) > CONTEXT:
        before = "… " + before[-CONTEXT:].partition(" ")[2]
    if len(after) > CONTEXT:
        after = after[:CONTEXT].rpartition(" ")[0] + " …"
    return f"{before}[{_text(release, span)}]{after}".strip()
