"""From files to an index that answers: what is added, left alone, refused, stopped."""

import json
from collections.abc import Callable
from concurrent.futures import Executor, Future
from concurrent.futures.process import BrokenProcessPool
from math import inf
from pathlib import Path
from typing import Any

import pytest

from index import Engine, Release, Search, open_index
from index.engine import Added
from index.errors import IndexLocked, ReleaseError, ReleaseSearchError
from indexer import pipeline, samples
from indexer.parts import parted
from indexer.pipeline import Progress, add, tag_paths
from indexer.sources import Options


@pytest.fixture
def engine(tmp_path: Path) -> Engine:
    return open_index(tmp_path / "index", create=True)


def lines_of(path: Path, *records: dict[str, str]) -> Path:
    path.write_text("".join(json.dumps(record) + "\n" for record in records))
    return path


def numbered(path: Path, count: int) -> Path:
    records = [{"id": f"r{n}", "text": f"Release {n} is here."} for n in range(count)]
    return lines_of(path, *records)


def found(engine: Engine, text: str) -> int:
    return engine.search(Search(text)).total


def test_what_is_added_is_found_with_its_tags(tmp_path: Path, engine: Engine) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Prime Minister Jane Okello met Ambassador Piet Vos in Oslo.")
    report = add([path], engine)
    assert (report.added, report.refused) == (Added(new=1), ())
    (hit,) = engine.search(Search("okello")).hits
    assert "Jane Okello" in hit.release.values("participants")


def test_adding_the_same_again_changes_nothing(engine: Engine) -> None:
    first = add([samples.folder()], engine)
    again = add([samples.folder()], engine)
    assert first.added == Added(new=43) and first.refused == ()
    assert again.added == Added(unchanged=43)


def test_a_changed_file_is_found_by_its_new_words_only(
    tmp_path: Path, engine: Engine
) -> None:
    path = tmp_path / "port.txt"
    for word in ("harbour", "dockyard"):
        path.write_text(f"The {word} opened today.")
        report = add([path], engine)
    assert report.added == Added(changed=1)
    assert (found(engine, "harbour"), found(engine, "dockyard")) == (0, 1)


def test_what_is_refused_is_named_and_the_rest_goes_in(
    tmp_path: Path, engine: Engine
) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in/a.txt").write_text("The port opened.")
    (tmp_path / "in/b.txt").write_text("")
    report = add([tmp_path / "in", tmp_path / "none"], engine)
    assert report.added == Added(new=1)
    assert [str(error) for error in report.refused] == [
        f"{tmp_path}/in/b.txt: it is empty",
        f"{tmp_path}/none: there is no such file or folder; check the path",
    ]


def test_of_two_records_with_one_id_the_first_stays_however_often_they_are_added(
    tmp_path: Path, engine: Engine
) -> None:
    url = "https://gov.example/port"
    one, two = (
        {"url": url, "text": f"The {word} opened."} for word in ("port", "pier")
    )
    path = lines_of(tmp_path / "a.jsonl", one, two)
    first, again = add([path], engine), add([path], engine)
    assert (first.added, first.repeated) == (Added(new=1), 1)
    assert (again.added, again.repeated) == (Added(unchanged=1), 1)
    assert (found(engine, "port"), found(engine, "pier")) == (1, 0)


def test_many_workers_do_what_one_does(tmp_path: Path, engine: Engine) -> None:
    other = open_index(tmp_path / "other", create=True)
    assert add([samples.folder()], engine, workers=2).added == Added(new=43)
    add([samples.folder()], other, workers=1)
    ids = [hit.release.id for hit in other.search(Search(size=100)).hits]
    assert all(engine.release(id) == other.release(id) for id in ids)


@pytest.mark.parametrize(
    ("most", "enough", "parts"),
    [
        (2, inf, ["ab", "cd", "e"]),
        (9, inf, ["abcde"]),
        (9, 1, ["ab", "cd", "e"]),
        (1, 0, ["a", "b", "c", "d", "e"]),
    ],
)
def test_a_row_is_parted_by_number_or_by_size(
    most: int, enough: float, parts: list[str]
) -> None:
    found = parted("abcde", most, lambda letter: letter in "bd", enough)
    assert ["".join(part) for part in found] == parts
    assert not list(parted("", most))


def test_progress_ends_where_the_input_ends(tmp_path: Path, engine: Engine) -> None:
    path, told = numbered(tmp_path / "a.jsonl", 5), list[Progress]()
    add([path], engine, progress=told.append)
    size = path.stat().st_size
    assert told[-1] == Progress(size, size, Added(new=5), 0)


def test_a_stopped_add_keeps_and_reports_what_was_written(
    tmp_path: Path, engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(progress: Progress) -> None:
        if progress.added.new:
            raise KeyboardInterrupt

    monkeypatch.setattr(pipeline, "BATCH_RELEASES", 2)
    report = add([numbered(tmp_path / "a.jsonl", 5)], engine, progress=stop)
    assert report.interrupted and report.added == Added(new=2)
    assert found(engine, "release") == 2


def test_a_worker_that_dies_loses_nothing_that_was_written(
    tmp_path: Path, engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pipeline, "BATCH_RELEASES", 2)
    monkeypatch.setattr(pipeline, "TASK_RELEASES", 2)
    monkeypatch.setattr(pipeline, "executor", lambda workers: _Dying(after=3))
    path = numbered(tmp_path / "a.jsonl", 9)
    with pytest.raises(ReleaseSearchError, match="a worker process died.* 4 releases"):
        add([path], engine)
    assert found(engine, "release") == 4


class _Dying(Executor):
    def __init__(self, after: int) -> None:
        self._left = after

    def submit(
        self, function: Callable[..., Any], /, *args: Any, **named: Any
    ) -> Future[Any]:
        future: Future[Any] = Future()
        self._left -= 1
        if self._left < 0:
            future.set_exception(BrokenProcessPool("killed"))
        else:
            future.set_result(function(*args, **named))
        return future


def test_a_release_that_trips_the_tagger_is_refused_alone(
    tmp_path: Path, engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    def trip(release: Release) -> Release:
        if "1" in release.body:
            raise IndexError("out of words")
        return release

    monkeypatch.setattr(pipeline, "tag", trip)
    report = add([numbered(tmp_path / "a.jsonl", 3)], engine)
    (error,) = report.refused
    assert report.added == Added(new=2)
    assert "it could not be tagged: IndexError('out of words')" in str(error)


def test_two_adds_at_once_are_not_possible(tmp_path: Path, engine: Engine) -> None:
    with engine.writer(), pytest.raises(IndexLocked):
        add([numbered(tmp_path / "a.jsonl", 1)], engine)


def test_tagging_needs_no_index_and_keeps_the_order(tmp_path: Path) -> None:
    path = numbered(tmp_path / "a.jsonl", 2)
    path.write_text(path.read_text() + "broken\n")
    one, two, error = tag_paths([path])
    assert isinstance(one, Release) and isinstance(two, Release)
    assert [one.record_id, two.record_id] == ["r0", "r1"]
    assert isinstance(error, ReleaseError) and error.line == 3


def test_options_reach_the_workers(tmp_path: Path, engine: Engine) -> None:
    path = lines_of(tmp_path / "a.jsonl", {"xyz": "The port opened."})
    report = add([path], engine, Options(mapping=(("body", "xyz"),)), workers=2)
    assert report.added == Added(new=1)
