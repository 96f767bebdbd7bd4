"""Releases for an archive."""

from datetime import date

from hypothesis import strategies as st
from msgspec.structs import replace

from index.release import (
    Acting,
    Location,
    Participant,
    Release,
    Span,
    Tag,
    content_hash,
)

__all__ = ["BROOK", "TRADE", "VISIT", "pairs", "releases"]


VISIT = Release(
    id="visit",
    title="Minister visits harbour",
    body="Minister Ada Brook visited the harbour of Lisbon.",
    published=date(2024, 5, 2),
    date_source="metadata",
    publisher="Harbour Office",
    tags=(
        Participant(
            "participants",
            "Ada Brook",
            (Span("title", 0, 8), Span("body", 9, 18)),
            "office-name",
            0.9,
            offices=("Minister",),
            affiliation="Portugal",
            evidence=Span("body", 19, 26),
            acting=Acting("place-of-the-body", 0.67, Span("body", 41, 47)),
        ),
        Location("locations", "Lisbon", (), "gazetteer", kind="city", country="PT"),
        Tag("topics", "ports", (), "cue", label="Ports and harbours"),
    ),
)
TRADE = Release("trade", "Trade talks", "Talks on trade.", published=date(2024, 6, 1))


def pairs(*releases: Release) -> list[tuple[Release, bytes]]:
    return [(release, content_hash(release)) for release in releases]


BROOK = replace(
    VISIT,
    tags=(
        replace(
            VISIT.tags[0], value="Ada M. Brook", variants=("Ada Brook",), reason="x"
        ),
        *VISIT.tags[1:],
    ),
    found=VISIT.tags[:1],
)
releases = st.builds(
    Release,
    id=st.text(st.characters(exclude_categories=["Cs"]), min_size=1),
    title=st.text(),
    body=st.text(st.characters()),
    published=st.none() | st.dates(),
    source_url=st.none() | st.text(),
    title_made=st.booleans(),
    tags=st.just(()) | st.just(VISIT.tags),
)
