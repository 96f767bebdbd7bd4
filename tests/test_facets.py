"""Counts of facet values: exact, in their order, the picked ones always there."""

from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from index.analysis import words
from index.beginnings import Beginnings
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
    assert counts(excluded) == {"trade": 3, "aid": 1}
    assert (excluded.total, excluded.missing) == (1, 1)
    assert excluded.values[0].excluded and not excluded.values[0].picked


def test_what_is_excluded_says_what_it_would_have(engine: EmbeddedIndex) -> None:
    both = topics(engine, picking(none=("trade", "aid")))
    assert counts(both) == {"aid": 2, "trade": 3}
    found = topics(engine, replace(picking(none=("trade",), any=("aid",)), text="1"))
    alone = topics(engine, replace(Search(), text="1"))
    assert counts(found)["trade"] == counts(alone)["trade"]
    treasury = picking(none=("trade",)).with_picks(
        Picks("publisher", none=("Treasury",))
    )
    elsewhere = Search().with_picks(Picks("publisher", none=("Treasury",)))
    without = counts(topics(engine, elsewhere))
    assert counts(topics(engine, treasury))["trade"] == without["trade"]


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


@given(
    st.lists(st.sets(st.sampled_from("abcdefghijklmnop")), min_size=1, max_size=8)
    | st.just([{chr(0x4E00 + n) for n in range(230)}]),
    st.sampled_from("abcd"),
)
@settings(max_examples=20, deadline=None)
def test_the_first_answers_and_later_ones_have_values_in_the_same_order(
    tmp_path_factory: pytest.TempPathFactory, found: list[set[str]], letter: str
) -> None:
    """The first compare names, unless many are tied; the others know ranks."""
    label = {v: f"{letter if v < 'h' else 'Z'}{v}" for values in found for v in values}
    releases = [
        Release(
            f"r{at}",
            "",
            "text",
            tags=tuple(Tag("topics", v, (), "test", label=label[v]) for v in values),
        )
        for at, values in enumerate(found)
    ]
    folder = tmp_path_factory.mktemp("order")
    engine = written(folder / "index", tuple(releases), 2)
    count = Counter(value for values in found for value in values)
    wanted = sorted(count.items(), key=lambda one: (-one[1], label[one[0]], one[0]))
    for size in range(6):
        facet = topics(engine, Search("text", size=size))
        assert list(counts(facet).items()) == wanted[:10]


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


def test_titles_are_suggested_after_values_the_newest_first(tmp_path: Path) -> None:
    topic = (Tag("topics", "trade", (), "test"),)
    releases = (
        Release("old", "Trade talks in Bern", "x", published=date(2019, 1, 1)),
        Release("new", "More tradesmen talk", "x", published=date(2020, 1, 1)),
        Release("tagged", "", "trade", tags=topic),
    )
    engine = written(tmp_path / "index", releases, 2)
    found = [(s.field, s.label) for s in engine.suggest("trad")]
    assert found == [
        ("topics", "trade"),
        ("releases", "More tradesmen talk"),
        ("releases", "Trade talks in Bern"),
    ]
    assert [s.value for s in engine.suggest("bern tra")] == ["old"]


def test_a_picked_value_is_listed_only_if_it_begins_so(tmp_path: Path) -> None:
    tags = [Tag("topics", name, (), "test") for name in ("trade", "travel", "aid")]
    engine = written(tmp_path / "index", (Release("a", "", "x", tags=tuple(tags)),), 1)
    search = Search(picks=(Picks("topics", any=("aid", "travel")),))
    found = engine.facet("topics", search, prefix="tra").values
    assert [(value.value, value.picked) for value in found] == [
        ("travel", True),
        ("trade", False),
    ]


@given(st.lists(st.text("aAé b-'.\n", max_size=8)), st.text("abé ", min_size=1))
def test_beginnings_are_those_a_look_at_each_label_gives(
    labels: list[str], typed: str
) -> None:
    sought = words(typed)
    assume(sought)
    expected = [
        number
        for number, label in enumerate(map(words, labels))
        if goes_on(label, sought) or goes_on(without_initials(label), sought)
    ]
    assert list(Beginnings(labels).of(sought)) == expected


def without_initials(label: list[str]) -> list[str]:
    ends = (0, len(label) - 1)
    return [word for at, word in enumerate(label) if at in ends or len(word) > 1]


def goes_on(label: list[str], typed: list[str]) -> bool:
    """The obvious way to see whether a label has the words, the last only begun."""
    runs = (label[at : at + len(typed)] for at in range(len(label)))
    return any(
        run[:-1] == typed[:-1] and run[-1].startswith(typed[-1])
        for run in runs
        if len(run) == len(typed)
    )
