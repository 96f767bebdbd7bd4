"""The tags of a release under the names that all releases agree on, and back."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from msgspec.structs import replace

from index.release import Meeting, Participant, Release, Span, Tag
from indexer.naming.answer import Answer
from indexer.naming.usage import NAMED, Usage, usages
from indexer.tagging.meetings import in_words

__all__ = ["Found", "as_found", "renamed"]

RENAMED = "its people under the names they have in all releases"


@dataclass(frozen=True, slots=True)
class Found:
    """A release with the tags found in it alone, and those that are names."""

    release: Release
    names: tuple[tuple[Tag, Usage], ...]


def as_found(release: Release) -> Found:
    """Return the release with the tags that were found in it alone."""
    if release.found:
        kept = [tag for tag in release.tags if tag.reason is None]
        tags = _in_order([*kept, *release.found])
        release = replace(release, tags=tags, found=())
    return Found(release, tuple(usages(release)))


def renamed(found: Found, answers: Mapping[int, Answer]) -> Release:
    """Return the release with its tags under the values that `answers` have for their
    usages; tags of one field that come to one value are one tag.

    Each keeps its spans, and rule and confidence unless the answer has its own. The
    same answers again change nothing.
    """
    told = {
        id(tag): answers[usage.key]
        for tag, usage in found.names
        if usage.key in answers
    }
    return _told(found.release, told) if told else found.release


def _told(release: Release, told: Mapping[int, Answer]) -> Release:
    groups: dict[tuple[str, str], list[Tag]] = {}
    for tag in _in_order(release.tags):
        value = told[id(tag)].value if id(tag) in told else tag.value
        groups.setdefault((tag.field, value), []).append(tag)
    tags, found = [], []
    for (_, value), group in groups.items():
        if any(id(tag) in told for tag in group):
            found += group
            tags += [_one(value, group, told)] if value else []
        else:
            tags += group
    names = {
        tag.value: told[id(tag)].value
        for tag in release.tags
        if tag.field == "participants" and id(tag) in told
    }
    return _meeting_under(replace(release, tags=tuple(tags), found=tuple(found)), names)


def _meeting_under(release: Release, names: Mapping[str, str]) -> Release:
    """Return the release with its meetings under the names that its people now have."""
    tags: list[Tag] = []
    found: list[Tag] = []
    for tag in release.tags:
        if isinstance(tag, Meeting) and not names.keys().isdisjoint(tag.who + tag.whom):
            found.append(tag)
            tags += _met(tag, names)
        else:
            tags.append(tag)
    return replace(release, tags=tuple(tags), found=(*release.found, *found))


def _met(meeting: Meeting, names: Mapping[str, str]) -> list[Meeting]:
    """Return the meeting under other names; none where nobody is left to have met."""
    who = _distinct(_said(names.get(name, name) for name in meeting.who))
    whom = _distinct(_said(names.get(name, name) for name in meeting.whom))
    whom = tuple(name for name in whom if name not in who)
    if not who or not whom and meeting.whom:
        return []
    value = in_words(meeting.kind, who, whom, meeting.place)
    return [replace(meeting, value=value, who=who, whom=whom, reason=RENAMED)]


def _in_order(tags: Iterable[Tag]) -> tuple[Tag, ...]:
    """Return the tags: names and meetings in the order of the text, the rest as is."""
    return tuple(sorted(tags, key=_place))


def _place(tag: Tag) -> tuple[int, bool, int]:
    fields = (*NAMED, "", "meetings")
    field = tag.field if tag.field in fields else ""
    if not field:
        return fields.index(field), False, 0
    first = tag.spans[0] if tag.spans else Span("body", 0, 0)
    return fields.index(field), first.where == "body", first.start


def _one(value: str, group: list[Tag], told: Mapping[int, Answer]) -> Tag:
    """Return one tag for all that come to one value; the surest of them leads."""
    lead = max(group, key=lambda tag: (id(tag) not in told, tag.confidence))
    answer = told.get(id(lead))
    given = [told[id(tag)].reason for tag in group if id(tag) in told]
    tag = replace(
        lead,
        value=value,
        spans=_spans(group),
        rule=(answer and answer.rule) or lead.rule,
        confidence=round(lead.confidence * (answer.trust if answer else 1.0), 3),
        variants=tuple(dict.fromkeys(t.value for t in group if t.value != value)),
        reason="; ".join(dict.fromkeys(given)),
    )
    return _with_offices(tag, group) if isinstance(tag, Participant) else tag


def _spans(group: list[Tag]) -> tuple[Span, ...]:
    spans = {span for tag in group for span in tag.spans}
    return tuple(sorted(spans, key=lambda span: (span.where == "body", span.start)))


def _with_offices(lead: Participant, group: list[Tag]) -> Participant:
    people = [tag for tag in group if isinstance(tag, Participant)]
    present = next((p for p in people if p.role == "present"), lead)
    told = next((p for p in (lead, *people) if p.affiliation), lead)
    return replace(
        lead,
        offices=_distinct(office for p in people for office in p.offices),
        former_offices=_distinct(office for p in people for office in p.former_offices),
        affiliation=told.affiliation,
        acting=told.acting,
        side=next(_said(p.side for p in (lead, *people)), None),
        role=present.role,
        evidence=present.evidence,
    )


def _distinct(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(texts))


def _said(texts: Iterable[str | None]) -> Iterator[str]:
    return (text for text in texts if text)
