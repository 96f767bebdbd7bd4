"""Made tests/data/format1, once; format 1 is read for ever, so it is not made again.

python tests/data/make_format1.py FOLDER
"""

import sys
from datetime import date
from pathlib import Path

from index.release import Location, Participant, Release, Span, Tag
from index.writer import IndexWriter

HARBOUR = Release(
    id="harbour",
    title="New harbour opened",
    body="Minister Ana Duarte opened the harbour in Porto Novo. Ships dock there.",
    source_url="https://example.org/harbour",
    publisher="Ministry of Ports",
    published=date(2021, 3, 4),
    date_source="metadata",
    language="en",
    tags=(
        Participant(
            *("participants", "Ana Duarte", (Span("body", 9, 19),), "honorific"),
            offices=("Minister",),
        ),
        Location("locations", "Porto Novo", (Span("body", 42, 52),), "gazetteer"),
        Tag("topics", "ports", (Span("body", 31, 38),), "cue", label="Ports and ships"),
    ),
)
RELEASES = (
    HARBOUR,
    Release("fees", "Harbour fees", "Fees rise by 1,000.", published=date(2021, 3, 5)),
    Release(
        "café", "Café rules", "Cafés may open.", "https://example.org/2", "Ministry"
    ),
    Release("made", "Opening hours", "Opening hours change.", title_made=True),
    Release("old", "Old fees", "Fees were low.", published=date(1999, 12, 31)),
    Release("gone", "Withdrawn", "Withdrawn fees.", published=date(2021, 3, 4)),
)

if __name__ == "__main__":
    with IndexWriter(Path(sys.argv[1])) as writer:
        writer.add(RELEASES)
        writer.remove(["gone"])
