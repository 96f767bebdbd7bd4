"""A few releases that the tests of page, JSON and terminal share."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path

from index import open_index
from index.release import (
    Acting,
    Location,
    Meeting,
    Member,
    Participant,
    Release,
    Span,
    Tag,
)


def spans(body: str, words: str) -> tuple[Span, ...]:
    """Return where the words stand in the body, first place only."""
    start = body.index(words)
    return (Span("body", start, start + len(words)),)


VISIT_BODY = (
    "Foreign Minister Ana Brik of Austria received Trade Secretary Omar Sadiq in "
    "Vienna for talks on trade.\n\nThe Jordanian side included Ambassador Lina Haddad."
)
VISIT = Release(
    id="visit-to-vienna",
    title="Talks on trade in Vienna",
    body=VISIT_BODY,
    source_url="https://gov.example/visit",
    publisher="Ministry of Example",
    published=date(2021, 3, 9),
    date_source="metadata",
    language="en",
    tags=(
        Participant(
            "participants",
            "Ana Brik",
            spans(VISIT_BODY, "Ana Brik"),
            "office-before-name",
            0.9,
            offices=("Foreign Minister",),
            affiliation="Austria",
            side="Austria",
            evidence=spans(VISIT_BODY, "Ana Brik of Austria received")[0],
            acting=Acting("told", 0.96, spans(VISIT_BODY, "Austria")[0]),
        ),
        Participant(
            "participants",
            "Omar Sadiq",
            spans(VISIT_BODY, "Omar Sadiq"),
            "office-before-name",
            0.9,
            offices=("Trade Secretary",),
            side="Jordan",
        ),
        Participant(
            "participants",
            "Lina Haddad",
            spans(VISIT_BODY, "Lina Haddad"),
            "delegation-list",
            0.8,
            offices=("Ambassador",),
            side="Jordan",
        ),
        Tag("offices", "Foreign Minister", spans(VISIT_BODY, "Foreign Minister"), "o"),
        Location(
            "locations",
            "Vienna",
            spans(VISIT_BODY, "Vienna"),
            "gazetteer",
            kind="city",
            country="AT",
        ),
        Tag("topics", "trade", spans(VISIT_BODY, "trade"), "cue: trade", label="Trade"),
    ),
)

CALL_BODY = "President Ivo Maran spoke by telephone with Foreign Minister Ana Brik."
CALL = Release(
    id="call-with-maran",
    title="President Ivo Maran spoke by telephone",
    body=CALL_BODY,
    publisher="Office of the President",
    published=date(2022, 11, 30),
    date_source="url",
    language="de",
    title_made=True,
    tags=(
        Participant(
            "participants",
            "Ivo Maran",
            spans(CALL_BODY, "Ivo Maran"),
            "office-before-name",
            0.9,
            offices=("President",),
        ),
        Participant(
            "participants",
            "Ana Brik",
            spans(CALL_BODY, "Ana Brik"),
            "office-before-name",
            0.9,
            role="mentioned",
        ),
    ),
)

BUDGET = Release(
    id="budget",
    title="Budget for roads",
    body="Parliament agreed to a budget for roads and bridges.",
    publisher="Ministry of Example",
)

HOSTILE_BODY = (
    '<img src=x onerror="alert(2)"> said <b onmouseover=alert(3)>Eve</b> '
    "& 'others' hostile </mark><script>alert(5)</script>"
)
HOSTILE = Release(
    id="hostile",
    title='<script>alert(1)</script> & "hostile"',
    body=HOSTILE_BODY,
    source_url="javascript:alert(4)",
    publisher='"><script>alert(6)</script>',
    published=date(2020, 1, 1),
    date_source="text",
    language="'><x",
    tags=(
        Participant(
            "participants",
            "<b onmouseover=alert(3)>Eve</b>",
            spans(HOSTILE_BODY, "<b onmouseover=alert(3)>Eve</b>"),
            "<i>rule</i>",
            0.5,
            offices=("<u>office</u>",),
            side="<script>side</script>",
            affiliation="<script>",
        ),
    ),
)

# with all that the others lack: a place on the map, a body, who met whom
MET = Release(
    id="met",
    title="A walk by the river",
    body="Ana Brik met Ivo Maran and a judge of Jordan in Vienna.",
    publisher="Ministry of Example",
    published=date(2019, 5, 2),
    tags=(
        Participant("participants", "Ana Brik", (), "test", side="Austria"),
        Participant("participants", "Ivo Maran", (), "test"),
        Location("locations", "Vienna", (), "test", latitude=48.2, longitude=16.4),
        Tag("organisations", "Port Authority", (), "test"),
        Member("members", "Judge", (), "test", side="Jordan"),
        Meeting(
            *("meetings", "Ana Brik met Ivo Maran", (), "test"),
            who=("Ana Brik",),
            whom=("Ivo Maran",),
            day="2019-05-01",
            place="Vienna",
        ),
    ),
)

RELEASES = (VISIT, CALL, BUDGET)


def make_index(folder: Path, releases: Iterable[Release] = RELEASES) -> Path:
    """Return `folder`, now an index of these releases too."""
    with open_index(folder, create=True).writer() as writer:
        writer.add(releases)
    return folder
