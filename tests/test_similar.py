"""Releases like one: by rare words they share, by participants, never by copies."""

from pathlib import Path

import pytest

from index import Release, open_index
from index.engine import Engine
from index.release import Participant, Span
from index.results import Similar

FILLER = "the ministry said on this day that the matter was under discussion"
BRIK = Participant("participants", "Ana Brik", (Span("body", 0, 3),), "person")
RELEASES = [
    Release(
        "tusks", "Narwhal tusks seized", f"A narwhal tusk trader was held. {FILLER}"
    ),
    Release("more", "Trader of tusks held", f"He sold narwhal ivory. {FILLER}"),
    Release("budget", "The budget", f"Spending grows. {FILLER}"),
    Release("brik", "A visit", f"Ana Brik opened a bridge. {FILLER}", tags=(BRIK,)),
    Release(
        "brik too", "A speech", f"Ana Brik spoke at length. {FILLER}", tags=(BRIK,)
    ),
    *(Release(f"other {n}", f"Note {n}", f"{FILLER} {'x' * n}") for n in range(3, 12)),
]


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    engine = open_index(tmp_path_factory.mktemp("similar") / "index", create=True)
    with engine.writer() as writer:
        for part in range(3):
            writer.add(RELEASES[part::3])
    return engine


def like(engine: Engine, name: str) -> dict[str, Similar]:
    found = engine.similar(engine.release(name), 5)
    return {one.release.id: one for one in found}


def test_rare_words_that_both_have_make_releases_alike(engine: Engine) -> None:
    found = like(engine, "tusks")
    assert list(found) == ["more"]
    assert set(found["more"].words) == {"Narwhal", "tusks", "trader", "held"}
    assert found["more"].participants == ()


def test_a_participant_of_both_makes_releases_alike(engine: Engine) -> None:
    found = like(engine, "brik")
    assert list(found) == ["brik too"]
    assert found["brik too"].participants == ("Ana Brik",)


def test_words_that_most_releases_have_make_none_alike(engine: Engine) -> None:
    assert like(engine, "budget") == {}


def test_a_copy_is_the_same_release_and_not_one_like_it(tmp_path: Path) -> None:
    facts = " ".join(f"fact{n} figure{n} reason{n}" for n in range(60))
    text = f"A narwhal tusk trader was held at the harbour. {facts}"
    copy = Release("copy", "Again: narwhal tusks", f"{text} Reissued.")
    other = Release("other", "Trader", "He sold narwhal tusk ivory at the harbour.")
    engine = open_index(tmp_path / "index", create=True)
    with engine.writer() as writer:
        writer.add([Release("first", "Narwhal tusks", text), copy, other])
    assert "copy" not in like(engine, "first")


def test_what_was_withdrawn_is_like_nothing(tmp_path: Path) -> None:
    engine = open_index(tmp_path / "index", create=True)
    with engine.writer() as writer:
        writer.add(RELEASES)
        writer.remove(["more"])
    assert like(engine, "tusks") == {}
