"""Who held what and who met whom is told exactly, from the index alone."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path

import pytest
from faces import CALL, HOSTILE, RELEASES, VISIT, make_index
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from index import open_index
from index.container import Container
from index.engine import Engine
from index.relations import FIELDS, Relation, facts
from index.release import Meeting, Participant, Release, Tag
from index.results import Related
from index.search import Search

NAMES = st.sampled_from(("Ana Brik", "Ivo Maran", "Brik", "Ö", "A\nB", "<b>"))
OFFICES = st.sampled_from(("Mayor", "Envoy", "mayor", "Envoy of the Ö"))
DAYS = st.none() | st.dates(date(2001, 1, 1), date(2001, 1, 9))
PEOPLE = st.builds(
    lambda name, offices: Participant(
        "participants", name, (), "test", offices=tuple(offices)
    ),
    NAMES,
    st.lists(OFFICES, max_size=2),
)
MEETINGS = st.builds(
    lambda who, whom, day, place: Meeting(
        *("meetings", "said", (), "test"),
        who=tuple(who),
        whom=tuple(whom),
        day=day and day.isoformat(),
        place=place,
    ),
    st.lists(NAMES, min_size=1, max_size=3),
    st.lists(NAMES, max_size=2),
    DAYS,
    st.sampled_from((None, "Vienna")),
)
RELEASE = st.builds(
    lambda published, people, met: replace(
        CALL,
        published=published,
        tags=(
            *people,
            *met,
            Tag("offices", "Mayor", (), "test", variants=("mayor",)),
            replace(VISIT.tags[4]),
        ),
    ),
    DAYS,
    st.lists(PEOPLE, max_size=3, unique_by=lambda tag: tag.value),
    st.lists(MEETINGS, max_size=2),
)


def everything(engine: Engine) -> list[Release]:
    return [hit.release for hit in engine.search(Search(size=100)).hits]


def told(
    releases: Iterable[Release],
) -> dict[tuple[Relation, str], dict[tuple[str, ...], list[date | None]]]:
    """Return what releases say, one after another: by relation and value."""
    found: dict[tuple[Relation, str], dict[tuple[str, ...], list[date | None]]] = {}
    for release in releases:
        for fact, day in facts(release).items():
            of = found.setdefault((fact.relation, fact.of), {})
            of.setdefault(fact.names, []).append(day)
    return found


def plain(related: Iterable[Related]) -> dict[tuple[str, ...], tuple[object, ...]]:
    return {one.names: (one.releases, one.first, one.last) for one in related}


def counted(days: list[date | None]) -> tuple[object, ...]:
    given = [day for day in days if day]
    return len(days), min(given, default=None), max(given, default=None)


@settings(max_examples=40, deadline=None)  # each waits for the disk
@given(st.lists(RELEASE, min_size=1, max_size=6), st.integers(1, 3))
def test_what_is_related_is_what_the_releases_say_one_by_one(
    tmp_path_factory: pytest.TempPathFactory, made: list[Release], each: int
) -> None:
    index = tmp_path_factory.mktemp("related") / "index"
    releases = [replace(one, id=f"r{n}") for n, one in enumerate(made)]
    for at in range(0, len(releases), each):  # some segments
        make_index(index, releases[at : at + each])
    engine = open_index(index)
    for (relation, value), expected in told(releases).items():
        found = engine.related(relation, value)
        assert plain(found) == {n: counted(days) for n, days in expected.items()}
        counts = [one.releases for one in found]
        assert counts == sorted(counts, reverse=True)


def test_a_release_that_was_changed_or_withdrawn_says_nothing_any_more(
    tmp_path: Path,
) -> None:
    index = make_index(tmp_path / "index", RELEASES)
    engine = open_index(index)
    (held,) = engine.related("held", "Ana Brik")
    assert (held.names, held.newest) == (("Foreign Minister",), VISIT.id)
    mayor = replace(VISIT.tags[0], offices=("Mayor",))
    make_index(index, [replace(VISIT, title="Other", tags=(mayor,))])
    (held,) = engine.related("held", "Ana Brik")
    assert held.names == ("Mayor",)
    assert engine.related("holder", "Foreign Minister") == ()
    with engine.writer() as writer:
        writer.remove([VISIT.id])
    assert engine.related("held", "Ana Brik") == ()


@pytest.mark.parametrize("relation", FIELDS)
def test_of_whom_nothing_is_said_nobody_stands_in_a_relation(
    tmp_path: Path, relation: Relation
) -> None:
    engine = open_index(make_index(tmp_path / "index", [*RELEASES, HOSTILE]))
    for value in ("", "Nobody", "\0", "\ud800", "Ana"):
        assert engine.related(relation, value) == ()


def test_a_segment_from_before_facts_is_read_from_its_releases(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    index = make_index(tmp_path / "index", RELEASES)
    now = told(everything(open_index(index)))
    assert now
    monkeypatch.setattr(Container, "has", lambda *_: False)
    engine = open_index(index)
    for (relation, value), expected in now.items():
        found = plain(engine.related(relation, value))
        if engine.facet(FIELDS[relation], Search(), value).total:
            assert found == {n: counted(days) for n, days in expected.items()}
