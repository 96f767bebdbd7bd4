"""Counts of facet values: exact, in their order, the picked ones always there."""

from dataclasses import replace
from pathlib import Path

import pytest

from index.embedded import EmbeddedIndex
from index.release import Participant, Release, Tag
from index.results import Facet
from index.search import Picks, Search, Suggestion
from index.writer import IndexWriter


def about(number: int, *topics: str, publisher: str | None = None) -> Release:
    tags = tuple(Tag("topics", t, (), "test", label=t.title()) for t in topics)
    return Release(f"r{number:03}", "", f"text {number}", None, publisher, tags=tags)


RELEASES = (
    about(1, "trade", "aid", publisher="Treasury"),
    about(2, "trade", publisher="Treasury"),
    about(3, "trade", "courts"),
    about(4, "aid"),
    about(5),
)


@pytest.fixture(params=[1, 5])
def engine(request: pytest.FixtureRequest, tmp_path: Path) -> EmbeddedIndex:
    """The same releases in one segment and each in its own."""
    return written(tmp_path / "index", RELEASES, request.param)


def written(folder: Path, releases: tuple[Release, ...], parts: int) -> EmbeddedIndex:
    with IndexWriter(folder) as writer:
        for start in range(parts):
            writer.add(releases[start::parts])
    return EmbeddedIndex(folder)


def counts(facet: Facet) -> dict[str, int]:
    return {value.value: value.count for value in facet.values}


def topics(engine: EmbeddedIndex, search: Search) -> Facet:
    (facet,) = (f for f in engine.search(search).facets if f.field == "topics")
    return facet


def picking(**parts: tuple[str, ...]) -> Search:
    return Search().with_picks(Picks("topics", **parts))


def test_values_are_counted_most_frequent_first(engine: EmbeddedIndex) -> None:
    facet = topics(engine, Search())
    assert list(counts(facet).items()) == [("trade", 3), ("aid", 2), ("courts", 1)]
    assert (facet.total, facet.missing) == (3, 1)
    assert facet.values[0].label == "Trade"


def test_a_facet_ignores_its_own_choice_of_one_of_many(engine: EmbeddedIndex) -> None:
    search = picking(any=("aid",))
    assert engine.search(search).total == 2
    assert counts(topics(engine, search)) == {"aid": 2, "trade": 3, "courts": 1}
    publisher = engine.search(search).facets[-2]
    assert counts(publisher) == {"Treasury": 1} and publisher.missing == 1


def test_a_facet_counts_within_what_is_demanded_or_excluded(
    engine: EmbeddedIndex,
) -> None:
    demanded = topics(engine, picking(all=("trade",)))
    assert counts(demanded) == {"trade": 3, "aid": 1, "courts": 1}
    excluded = topics(engine, picking(none=("trade",)))
    assert counts(excluded) == {"trade": 0, "aid": 1}
    assert (excluded.total, excluded.missing) == (1, 1)
    assert excluded.values[0].excluded and not excluded.values[0].picked


def test_picked_values_stay_at_zero_and_come_first_a_to_z(
    engine: EmbeddedIndex,
) -> None:
    search = replace(picking(any=("unheard", "courts")), text="1")
    for facet in (topics(engine, search), engine.facet("topics", search)):
        assert list(counts(facet)) == ["courts", "unheard", "aid", "trade"]
        assert counts(facet)["courts"] == counts(facet)["unheard"] == 0
        assert facet.total == 2


def test_the_empty_value_picks_releases_without_any(engine: EmbeddedIndex) -> None:
    assert [h.release.id for h in engine.search(picking(any=("",))).hits] == ["r005"]


def test_ties_are_in_alphabetical_order(tmp_path: Path) -> None:
    names = [f"topic {letter}" for letter in "hgfedcbazyxwvuts"]
    releases = tuple(about(number, name) for number, name in enumerate(names))
    engine = written(tmp_path / "index", releases, 4)
    facet = topics(engine, Search())
    assert list(counts(facet)) == sorted(names)[:10]
    assert facet.total == len(names)


def test_all_values_are_listed_page_by_page(tmp_path: Path) -> None:
    names = [f"topic {number:03}" for number in range(230)]
    releases = tuple(about(number, name) for number, name in enumerate(names))
    engine = written(tmp_path / "index", releases, 2)
    pages = [engine.facet("topics", Search(), offset=at) for at in (0, 100, 200)]
    assert [value.value for page in pages for value in page.values] == names
    assert {page.total for page in pages} == {230}
    begun = engine.facet("topics", Search(), prefix="Topic 01")
    assert [value.value for value in begun.values] == names[10:20]
    assert begun.total == 10
    assert engine.facet("topics", Search(), prefix="opic").values == ()


def test_a_list_of_values_is_of_what_the_page_found(engine: EmbeddedIndex) -> None:
    search = Search("1 3")
    assert engine.search(search).matched == "any"
    assert counts(engine.facet("topics", search)) == counts(topics(engine, search))
    assert counts(engine.facet("topics", search))["trade"] == 2


def test_values_of_withdrawn_releases_are_not_counted(tmp_path: Path) -> None:
    engine = written(tmp_path / "index", RELEASES * 1, 1)
    with engine.writer() as writer:
        writer.remove(["r003"])
    facet = topics(engine, Search())
    assert counts(facet) == {"trade": 2, "aid": 2} and facet.total == 2
    assert list(counts(facet)) == ["aid", "trade"]


def test_what_begins_as_typed_is_suggested(tmp_path: Path) -> None:
    people = [
        Participant("participants", name, (), "test")
        for name in ("Anna Ivanova", "Ivan Petrov", "Ivan Ivanov")
    ]
    releases = (
        Release("a", "", "x", tags=(people[1], people[2])),
        Release("b", "", "x", tags=(people[1], Tag("topics", "ivy", (), "test"))),
        Release("c", "", "x", tags=(people[0],)),
    )
    engine = written(tmp_path / "index", releases, 2)
    assert [found.value for found in engine.suggest("IV")] == [
        *("Ivan Petrov", "Anna Ivanova", "Ivan Ivanov", "ivy")
    ]
    assert engine.suggest("ivan p") == (
        Suggestion("participants", "Ivan Petrov", "Ivan Petrov", 2),
    )
    assert engine.suggest("petrov ivan") == engine.suggest(" ") == ()
    with engine.writer() as writer:
        writer.remove(["b"])
    assert engine.suggest("petr")[0].count == 1
