"""Releases follow what becomes known of names, the ledger, and a better tagger."""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from multiprocessing import active_children
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from index import Engine, Picks, Search, open_index
from index.engine import Added
from index.errors import IndexDamaged, LedgerError, NotFound, ReleaseSearchError
from index.maintenance import check
from index.release import Participant, Release, Span, Tag
from indexer import pipeline, retagging
from indexer.naming import LEDGER, REGISTER, Change, Names, damage, open_names
from indexer.naming.variants import known_as
from indexer.retagging import correct, recount, retag
from webapp import create_app
from webapp.cli import main
from webapp.entity import entity
from webapp.settings import Settings


def spoken(number: int, name: str, office: str = "Minister", day: int = 1) -> Release:
    """A release of the Ministry of Ports that names one person, in an office."""
    place = Span("body", 9, 9 + len(name))
    person = Participant(
        *("participants", name, (place,), "office-name", 0.9),
        offices=(office,),
        affiliation="Malta",
    )
    tags = (person, Tag("offices", office, (), "office-of-a-participant", 0.9))
    return Release(
        f"r{number}",
        f"Speech {number}",
        f"Minister {name} spoke.",
        publisher="Ministry of Ports",
        published=date(2020, 3, day),
        tags=tags,
    )


@contextmanager
def known(engine: Engine) -> Iterator[Names]:
    with engine.writer() as writer, open_names(engine, writer) as names:
        yield names


def add(engine: Engine, *releases: Release) -> int:
    """Add a batch; return how many older releases followed."""
    with known(engine) as names:
        names.add(releases)
        return names.follow()


def people(engine: Engine) -> dict[str, int]:
    facet = engine.facet("participants", Search())
    return {value.value: value.count for value in facet.values}


@pytest.fixture
def engine(tmp_path: Path) -> Engine:
    return open_index(tmp_path / "index", create=True)


SPEECHES = [spoken(n, "Ana Brik", day=n) for n in range(1, 5)]
SURNAME = spoken(8, "Brik", day=8)


def test_a_surname_counts_for_its_bearer(engine: Engine) -> None:
    add(engine, *SPEECHES, SURNAME)
    assert people(engine) == {"Ana Brik": 5}
    (brik,) = engine.release("r8").tagged("participants")
    assert (brik.value, brik.variants) == ("Ana Brik", ("Brik",))
    assert brik.rule == "surname-by-publisher" and brik.confidence < 0.9
    assert brik.spans == SURNAME.tags[0].spans
    assert brik.reason and "Ministry of Ports" in brik.reason


def test_older_releases_follow_what_is_learnt_later(engine: Engine) -> None:
    assert add(engine, SURNAME) == 0
    assert people(engine) == {"Brik": 1}
    assert add(engine, *SPEECHES) == 1
    assert people(engine) == {"Ana Brik": 5}
    assert engine.stats()["versions"] == 6
    assert add(engine, spoken(9, "Tom Reed")) == 0


def test_a_merged_value_is_one_in_every_answer(engine: Engine) -> None:
    add(engine, *SPEECHES, SURNAME, spoken(9, "Ana K. Brik", day=9))
    assert people(engine) == {"Ana Brik": 6}

    def total(**picks: tuple[str, ...]) -> int:
        asked = Search().with_picks(Picks("participants", **picks))
        return engine.search(asked).total

    assert total(any=("Ana Brik",)) == total(all=("Ana Brik",)) == 6
    assert total(none=("Ana Brik",)) == 0
    for text in ('participants:"ana brik"', "participants:brik"):
        assert engine.search(Search(text)).total == 6
    assert engine.search(Search('participants:"ana k brik"')).total == 1
    assert [s.value for s in engine.suggest("bri")] == ["Ana Brik"]
    assert entity(engine, "participants", "Ana Brik").results.total == 6
    with pytest.raises(NotFound):
        entity(engine, "participants", "Brik")


def test_an_old_link_leads_to_what_a_name_has_come_to(
    engine: Engine, tmp_path: Path
) -> None:
    client = create_app(Settings(tmp_path / "index")).test_client()
    add(engine, SURNAME)
    assert client.get("/participants/Brik").status_code == 200
    add(engine, *SPEECHES)
    answer = client.get("/participants/Brik")
    assert (answer.status_code, answer.location) == (302, "/participants/Ana%20Brik")
    assert client.get("/participants/Nobody").status_code == 404
    register = engine.place(REGISTER)
    assert known_as(register, "participants", "Ana Brik") is None
    assert known_as(tmp_path / "none", "participants", "Brik") is None
    (tmp_path / "bad").write_text("no register", "utf-8")
    assert known_as(tmp_path / "bad", "participants", "Brik") is None


def test_offices_in_two_spellings_are_one(engine: Engine) -> None:
    written = [spoken(n, f"P{n} Reed", "U.S. Attorney", day=n) for n in range(1, 9)]
    add(engine, *written, spoken(9, "Tom Lund", "United States attorney", day=9))
    assert [v.value for v in engine.facet("offices", Search()).values] == [
        "U.S. Attorney"
    ]
    holdings = entity(engine, "participants", "Tom Lund").holdings
    assert [one.spell.name for one in holdings] == ["U.S. Attorney"]


def test_the_same_names_again_are_looked_at_no_more(engine: Engine) -> None:
    add(engine, *SPEECHES, SURNAME)
    before = engine.stats()["versions"]
    with known(engine) as names:
        assert names.add([*SPEECHES, SURNAME]) == Added(unchanged=5)
        assert names.follow() == 0
    assert engine.stats()["versions"] == before


def test_a_changed_release_takes_its_names_along(engine: Engine) -> None:
    add(engine, *SPEECHES, SURNAME)
    named = [spoken(n, "Eva Reed", day=n) for n in range(1, 5)]
    assert add(engine, *(replace(one, title="New") for one in named)) == 1
    assert people(engine) == {"Eva Reed": 4, "Brik": 1}


def test_withdrawn_releases_count_no_more(engine: Engine) -> None:
    add(engine, *SPEECHES, SURNAME)
    with engine.writer() as writer:
        writer.remove(["r1", "r2", "r3", "r4"])
    with known(engine) as names:
        assert names.follow() == 1
    assert people(engine) == {"Brik": 1}


def test_a_lost_register_is_made_anew(engine: Engine) -> None:
    add(engine, *SPEECHES, SURNAME)
    for file in engine.place("x").parent.glob(f"{REGISTER}*"):
        file.unlink()
    assert add(engine, spoken(9, "Brik", day=9)) == 0
    assert people(engine) == {"Ana Brik": 6}


def test_a_register_of_older_rules_is_made_anew(engine: Engine) -> None:
    add(engine, *SPEECHES)
    with sqlite3.connect(engine.place(REGISTER)) as register:
        register.execute("UPDATE about SET value = '0' WHERE name = 'format'")
    assert add(engine, SURNAME) == 0
    assert people(engine) == {"Ana Brik": 5}


def test_what_is_not_counted_yet_is_counted(engine: Engine) -> None:
    with engine.writer() as writer:  # as before there was a register
        writer.add([*SPEECHES, SURNAME])
    assert people(engine) == {"Ana Brik": 4, "Brik": 1}
    with known(engine) as names:
        assert names.follow() == 1
    assert people(engine) == {"Ana Brik": 5}


def test_a_register_of_a_newer_archive_is_made_anew(engine: Engine) -> None:
    add(engine, *SPEECHES)
    with sqlite3.connect(engine.place(REGISTER)) as register:
        register.execute("UPDATE about SET value = '99' WHERE name = 'covered'")
    add(engine, SURNAME)
    assert people(engine) == {"Ana Brik": 5}


def test_a_damaged_register_is_named_with_its_cure(engine: Engine) -> None:
    add(engine, *SPEECHES)
    for file in engine.place("x").parent.glob(f"{REGISTER}*"):
        file.write_bytes(b"Dear diary, " * 99)
    with pytest.raises(IndexDamaged, match=r"names\.sqlite: .*delete it"):
        add(engine, SURNAME)


def test_damage_of_the_register_is_found_by_a_check(engine: Engine) -> None:
    register = engine.place(REGISTER)
    assert damage(register) is None
    add(engine, *SPEECHES)
    assert damage(register) is None
    with register.open("r+b") as file:
        file.seek(4096)
        file.write(b"Dear diary, " * 999)
    checked = CliRunner().invoke(main, ["check", "--index", str(register.parent)])
    assert checked.exit_code == 1
    assert "names.sqlite" in checked.output and "delete it" in checked.output


def test_a_worker_that_dies_while_tagging_loses_nothing(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(retagging, "TASK_RELEASES", 1)
    monkeypatch.setattr(retagging, "BATCH", 1)
    add(engine, *(spoken(n, f"Ana Brik{n}", day=1) for n in range(20)))

    def kill(done: int) -> None:
        for child in active_children():
            child.kill()

    with pytest.raises(ReleaseSearchError, match="a worker process died.* tagged"):
        retag(engine, workers=2, progress=kill)
    assert check(engine.place(".")) == ()
    assert retag(engine, workers=1).releases == 20


def test_what_fails_on_the_way_is_done_the_next_time(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    add(engine, *SPEECHES)
    with known(engine) as names, monkeypatch.context() as patch:
        patch.setattr(type(names._register), "covered", property(lambda self: 1 / 0))
        with pytest.raises((ZeroDivisionError, AttributeError)):
            names.add([SURNAME])
    assert people(engine) == {"Ana Brik": 5}
    with known(engine) as names:
        assert names._register.covered == 5
        assert names.follow() == 0


def test_a_recount_comes_to_the_same(engine: Engine) -> None:
    add(engine, SURNAME)
    add(engine, *SPEECHES)
    assert recount(engine) == 0
    assert people(engine) == {"Ana Brik": 5}


# ------------------------------------------------------------ the ledger


def test_a_ledger_touches_what_it_speaks_of(engine: Engine) -> None:
    add(engine, *SPEECHES, SURNAME, spoken(9, "Grand Jury"), spoken(10, "Tom Reed"))
    before = engine.stats()["versions"]
    engine.place(LEDGER).write_text("never Grand Jury\nalias Brik = Eva Brik\n")
    done = correct(engine)
    assert done.changes == (
        Change("participants", "", 0, 1),
        Change("participants", "Ana Brik", 5, 4),
        Change("participants", "Eva Brik", 0, 1),
        Change("participants", "Grand Jury", 1, 0),
    )
    assert done.releases == 2
    assert people(engine) == {"Ana Brik": 4, "Eva Brik": 1, "Tom Reed": 1}
    assert engine.stats()["versions"] == int(str(before)) + 2
    assert correct(engine).changes == ()


def test_an_emptied_ledger_gives_back_what_was_found(engine: Engine) -> None:
    add(engine, *SPEECHES, spoken(9, "Grand Jury"))
    found = {r.id: engine.release(r.id) for r in SPEECHES}
    engine.place(LEDGER).write_text("never Grand Jury\nmerge A. B. = Ana Brik\n")
    correct(engine)
    assert people(engine) == {"A. B.": 4}
    engine.place(LEDGER).unlink()
    assert correct(engine).releases == 5
    assert people(engine) == {"Ana Brik": 4, "Grand Jury": 1}
    assert {r.id: engine.release(r.id) for r in SPEECHES} == found


def test_new_releases_follow_the_ledger_at_once(engine: Engine) -> None:
    engine.place(LEDGER).write_text("alias Brik = Eva Brik\n")
    add(engine, SURNAME)
    assert people(engine) == {"Eva Brik": 1}


def test_a_damaged_ledger_changes_nothing(engine: Engine) -> None:
    add(engine, SURNAME)
    engine.place(LEDGER).write_text("alas Brik\n")
    with pytest.raises(LedgerError, match=r"names\.ledger, line 1: 'alas' is no"):
        correct(engine)
    assert people(engine) == {"Brik": 1}


# ------------------------------------------------------------ a better tagger


def test_a_better_tagger_tags_anew_from_the_archive(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = "Minister Ana Brik opened the port of Valletta in Malta on Friday."
    other = "Fees for boats do not rise this year, which is the same as ever."
    bare = [Release("old", "Port opened", text), Release("fees", "Fees", other)]
    with engine.writer() as writer:
        writer.add(bare)
    done = retag(engine)
    assert done.releases == 2 and done.changed >= 1 and done.refused == []
    assert done.gained["participants"] == 1 and done.lost["participants"] == 0
    assert people(engine) == {"Ana Brik": 1}
    assert retag(engine, workers=2).changed == 0

    def failing(release: Release) -> Release:
        raise ValueError("too hard")

    monkeypatch.setattr(pipeline, "tag", failing)
    assert [str(error) for error in retag(engine).refused] == [
        "fees: it could not be tagged: ValueError('too hard')",
        "old: it could not be tagged: ValueError('too hard')",
    ]
    assert people(engine) == {"Ana Brik": 1}


def test_retagging_keeps_names_as_they_are_known(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    add(engine, *SPEECHES, SURNAME)
    tags = {one.id: one.tags for one in (*SPEECHES, SURNAME)}
    monkeypatch.setattr(pipeline, "tag", lambda one: replace(one, tags=tags[one.id]))
    told: list[int] = []
    assert retagging.retag(engine, progress=told.append).changed == 0
    assert told == [5] and people(engine) == {"Ana Brik": 5}


# ------------------------------------------------------------ laws

NAMES = ("Ana Brik", "Ana K. Brik", "A. Brik", "Brik", "Eva Brik", "Anna Brik")
speeches = st.lists(
    st.builds(
        spoken,
        st.integers(0, 12),
        st.sampled_from(NAMES),
        st.sampled_from(["Minister", "Judge"]),
        st.integers(1, 20),
    ),
    max_size=10,
    unique_by=lambda one: one.id,
)


def tags(engine: Engine, releases: Sequence[Release]) -> dict[str, tuple[Tag, ...]]:
    """The tags, without the words of the reasons: those may be of another day."""
    found = {one.id: engine.release(one.id).tags for one in releases}
    return {
        number: tuple(replace(tag, reason=tag.reason and "") for tag in kept)
        for number, kept in found.items()
    }


@settings(max_examples=8)
@given(speeches, st.randoms(), st.integers(2, 6))
def test_the_order_and_size_of_batches_change_nothing(releases, random, size) -> None:  # type: ignore[no-untyped-def]
    with TemporaryDirectory() as folder:
        at_once = open_index(Path(folder, "one"), create=True)
        add(at_once, *releases)
        bit_by_bit = open_index(Path(folder, "two"), create=True)
        shuffled = random.sample(releases, len(releases))
        for start in range(0, len(shuffled), size):
            add(bit_by_bit, *shuffled[start : start + size])
        assert tags(at_once, releases) == tags(bit_by_bit, releases)
        assert people(at_once) == people(bit_by_bit)
        assert check(Path(folder, "two")) == ()
        assert recount(bit_by_bit) == 0
