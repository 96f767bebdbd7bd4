"""What is added is found, once, in its newest version, whatever happens on the way."""

import os
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from written import AID, TRADE, TRADE_AGAIN, UNDATED, add, live, many, shown

from index.archive import Archive
from index.database import connect, log_of
from index.deletions import read_deletions
from index.engine import Added
from index.errors import (
    ForeignFolder,
    IndexFault,
    IndexLocked,
)
from index.maintenance import check
from index.manifest import ARCHIVE, SEGMENTS, read_manifest
from index.ordinals import Ordinals
from index.packed import FIRST_ORDINAL, SPAN
from index.release import Release, Tag, content_hash
from index.segment import Segment
from index.sizes import portions
from index.writer import IndexWriter


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "index"


def test_what_is_added_is_shown(folder: Path) -> None:
    assert add(folder, AID, TRADE, UNDATED) == Added(new=3)
    assert shown(folder) == {"trade": TRADE, "aid": AID, "visit": UNDATED}
    assert [i for i, _ in live(folder)] == ["trade", "aid", "visit"]
    assert check(folder) == ()


def test_a_writer_that_leaves_lets_nobody_read_a_long_log(folder: Path) -> None:
    long = replace(AID, body=os.urandom(1_000_000).hex())
    add(folder, TRADE)
    log = log_of(folder / ARCHIVE)
    with closing(connect(folder / ARCHIVE, "ro")) as reader:
        reader.execute("BEGIN").execute("SELECT count(*) FROM versions").fetchone()
        add(folder, long)
        assert log.stat().st_size > 1_000_000, "the reader reads from it still"
        reader.execute("COMMIT")
        add(folder, UNDATED)
        assert log.stat().st_size == 0
    assert shown(folder) == {"trade": TRADE, "aid": long, "visit": UNDATED}


def test_adding_the_same_again_changes_nothing(folder: Path) -> None:
    add(folder, TRADE, AID)
    before = read_manifest(folder)
    assert add(folder, TRADE, AID) == Added(unchanged=2)
    assert read_manifest(folder) == before
    with IndexWriter(folder) as writer:
        assert writer.unchanged("aid", content_hash(AID))
        assert not writer.unchanged("trade", content_hash(AID))


def test_a_changed_release_replaces_the_older_one(folder: Path) -> None:
    add(folder, TRADE, AID)
    assert add(folder, TRADE_AGAIN) == Added(changed=1)
    assert shown(folder) == {"trade": TRADE_AGAIN, "aid": AID}
    assert add(folder, TRADE) == Added(changed=1)
    assert shown(folder) == {"trade": TRADE, "aid": AID}
    assert check(folder) == ()


TALKS = (Tag("topics", "trade", (), "cue"),)


def test_other_tags_take_the_place_of_the_older(folder: Path) -> None:
    add(folder, TRADE, AID)
    tagged = replace(TRADE, tags=TALKS)
    with IndexWriter(folder) as writer:
        assert writer.retag([tagged, replace(AID, tags=TALKS), UNDATED]) == 2
        assert writer.retag([AID]) == 1
        assert writer.unchanged("trade", content_hash(TRADE))
    assert shown(folder) == {"trade": tagged, "aid": AID}
    assert check(folder) == ()
    archive = Archive.open(folder / ARCHIVE)
    assert archive.read([1, 2, 3, 4, 5])[0] == TRADE  # what it was stays


def test_tags_of_a_text_that_changed_since_are_not_taken(folder: Path) -> None:
    add(folder, TRADE_AGAIN)
    with IndexWriter(folder) as writer:
        assert writer.retag([replace(TRADE, tags=TALKS)]) == 0
        writer.remove(["trade"])
        assert writer.retag([replace(TRADE_AGAIN, tags=TALKS)]) == 0
    assert shown(folder) == {}


def test_a_writer_gives_what_was_added_since(folder: Path) -> None:
    add(folder, TRADE, AID)
    with IndexWriter(folder) as writer:
        writer.remove(["trade"])
        found = [(v.sequence, v.id, release) for v, release in writer.since(1)]
        assert found == [(2, "aid", AID), (3, "trade", None)]
        assert list(writer.releases()) == [AID]
        assert list(writer.releases(["trade", "aid", "aid", "visit"])) == [AID]


def test_of_two_versions_in_a_batch_the_last_is_shown(folder: Path) -> None:
    batch = (TRADE, TRADE_AGAIN, TRADE_AGAIN, AID)
    assert add(folder, *batch) == Added(new=2, changed=1, unchanged=1)
    assert shown(folder) == {"trade": TRADE_AGAIN, "aid": AID}
    archive = Archive.open(folder / ARCHIVE)
    assert archive.read([1, 2, 3]) == [TRADE, TRADE_AGAIN, AID]


def test_a_release_may_come_back_to_what_it_was(folder: Path) -> None:
    add(folder, TRADE)
    assert add(folder, TRADE_AGAIN, TRADE) == Added(changed=2)
    assert shown(folder) == {"trade": TRADE}


def test_a_withdrawn_release_is_gone_until_it_is_added_again(folder: Path) -> None:
    add(folder, TRADE, AID)
    with IndexWriter(folder) as writer:
        assert writer.remove(["trade", "trade", "nowhere"]) == 1
        assert writer.remove(["trade"]) == 0
        assert shown(folder) == {"aid": AID}
        assert writer.add([TRADE]) == Added(new=1)
    assert shown(folder) == {"trade": TRADE, "aid": AID}
    assert check(folder) == ()


def test_an_emptied_index_keeps_no_segment(folder: Path) -> None:
    add(folder, TRADE)
    with IndexWriter(folder) as writer:
        writer.remove(["trade"])
    assert read_manifest(folder).segments == ()
    assert list((folder / SEGMENTS).iterdir()) == []


def test_deleted_documents_are_listed_in_a_file_of_their_own(folder: Path) -> None:
    add(folder, *many(10))
    with IndexWriter(folder) as writer:
        writer.remove(["r0", "r9"])
    (entry,) = read_manifest(folder).segments
    assert entry.deleted and (entry.documents, entry.deleted_documents) == (10, 2)
    assert read_deletions(folder / SEGMENTS / entry.deleted, 10) == b"\x01\x02"


def test_facet_values_keep_their_numbers(folder: Path) -> None:
    def tagged(name: str, *topics: str) -> Release:
        tags = tuple(Tag("topics", topic, (), "cue") for topic in topics)
        return Release(name, name, name, tags=tags)

    add(folder, tagged("a", "trade", "ports"))
    first = Segment(folder / SEGMENTS / read_manifest(folder).segments[0].file)
    add(folder, tagged("b", "aid", "trade"))
    second = Segment(folder / SEGMENTS / read_manifest(folder).segments[1].file)
    numbers = {t: first.ordinal("topics", t) for t in ("trade", "ports")}
    assert sorted(filter(None, numbers.values())) == [FIRST_ORDINAL, FIRST_ORDINAL + 1]
    assert second.ordinal("topics", "trade") == numbers["trade"]
    assert second.ordinal("topics", "aid") == FIRST_ORDINAL + 2
    assert read_manifest(folder).ordinals["topics"] == FIRST_ORDINAL + 3


def test_a_second_writer_waits_its_turn(folder: Path) -> None:
    with IndexWriter(folder):
        with pytest.raises(IndexLocked, match=f"process {os.getpid()}"):
            add(folder, TRADE)
    assert add(folder, TRADE) == Added(new=1)


def test_a_folder_of_other_things_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "holiday.jpg").touch()
    with pytest.raises(ForeignFolder):
        add(tmp_path, TRADE)
    assert [path.name for path in tmp_path.iterdir()] == ["holiday.jpg"]


def test_a_long_batch_makes_several_segments(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("index.sizes.MAX_DOCUMENTS", 4)
    assert add(folder, *many(10)) == Added(new=10)
    sizes = [entry.documents for entry in read_manifest(folder).segments]
    assert sizes == [4, 4, 2]


def test_a_stream_is_parted_by_count_and_by_size(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("index.sizes.MAX_DOCUMENTS", 3)
    monkeypatch.setattr("index.sizes._MAX_BYTES", 10)
    parts = [list(part) for part in portions([1, 1, 1, 12, 5, 5, 1], lambda n: n)]
    assert parts == [[1, 1, 1], [12], [5, 5], [1]]


steps = st.lists(
    st.tuples(
        st.booleans(),
        st.lists(
            st.tuples(st.integers(0, 9), st.integers(0, 3)), min_size=1, max_size=4
        ),
    ),
    max_size=12,
)


@settings(max_examples=25, deadline=None)
@given(steps)
def test_an_index_shows_what_a_dictionary_would(
    tmp_path_factory: pytest.TempPathFactory,
    steps: list[tuple[bool, list[tuple[int, int]]]],
) -> None:
    folder, expected = tmp_path_factory.mktemp("index"), dict[str, Release]()
    with IndexWriter(folder) as writer:
        for adding, choices in steps:
            batch = [_variant(*choice) for choice in choices]
            if adding:
                writer.add(batch)
                expected |= {release.id: release for release in batch}
            else:
                writer.remove([release.id for release in batch])
                for release in batch:
                    expected.pop(release.id, None)
            assert shown(folder) == expected
    assert check(folder) == ()


def _variant(name: int, text: int) -> Release:
    published = None if text == 3 else date(2024, 1, 1 + text)
    return Release(f"r{name}", f"Text {text}", f"Text {text}.", published=published)


def test_a_field_with_all_the_values_there_can_be_takes_no_other() -> None:
    ordinals = Ordinals((), {"topics": SPAN - 1})
    assert ordinals("topics", "last") == SPAN - 1
    with pytest.raises(IndexFault, match="the index has 4,000,000 topics, and"):
        ordinals("topics", "one more")
    assert ordinals("topics", "last") == SPAN - 1
