"""Which files are read, which are refused, and by which id a release is known."""

import gzip
import io
import json
import os
import sys
import tracemalloc
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reading import everything, one, refusal, write

from index.errors import ReleaseError
from index.release import Release
from indexer.sources import Options, find, size_of

# --- what is refused


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "it is empty"),
        (b" \n\t", "it is empty"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(32)) * 9, "it is binary, not text"),
        (b"%PDF-1.4\nhello", "it is a PDF"),
        (b"<html><body><p> </p></body></html>", "it has no text"),
        (b"Source: https://gov.example/a\n\n", "it has no text"),
    ],
)
def test_what_holds_no_text_is_refused(
    tmp_path: Path, content: bytes, reason: str
) -> None:
    path = write(tmp_path, "a.bin", content)
    assert refusal(path).startswith(f"{path}: {reason}")


def test_what_is_not_there_is_refused(tmp_path: Path) -> None:
    assert "there is no such file or folder" in refusal(tmp_path / "none.txt")


@pytest.mark.skipif(
    not hasattr(os, "mkfifo"), reason="this system has no pipes by name"
)
def test_what_is_no_file_is_refused(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert "neither a file nor a folder" in refusal(tmp_path / "pipe")


def test_what_may_not_be_read_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def closed(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    path = write(tmp_path, "a.txt", "text")
    monkeypatch.setattr("builtins.open", closed)
    assert refusal(path).endswith("it cannot be opened: Permission denied")


def test_what_is_too_big_is_refused(tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt", "word " * 100)
    assert "it is over 99 bytes; raise --max-bytes" in refusal(path, max_bytes=99)


def test_a_line_too_long_is_refused_and_the_next_is_read(tmp_path: Path) -> None:
    long = json.dumps({"text": "word " * 300_000})
    lines = f'{{"text": "One."}}\n{long}\n{{"text": "Two."}}\n'
    one, error, two = everything(write(tmp_path, "a.jsonl", lines), max_bytes=600_000)
    assert isinstance(one, Release) and isinstance(two, Release)
    assert "line 2: it is over 600,000 bytes" in str(error)


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("a.html", "<!-- a -->" * 100 + "One.", "One."),
        ("a.txt", "Date: x" + " " * 100_000 + "y\n\nOne.", "Date: x y One."),
        ("a.md", "# A" + " #" * 100_000 + "b\n\nOne.", "One."),
        ("a.json", '{"text": "<p>One' + "\\t" * 100_000 + '.</p>"}', "One ."),
    ],
)
def test_what_could_be_read_in_very_many_ways_is_read_at_once(
    tmp_path: Path, name: str, content: str, words: str
) -> None:
    assert one(write(tmp_path, name, content)).body.split() == words.split()


def test_what_trips_a_library_is_refused_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def trip(text: str, **_: object) -> None:
        raise IndexError(f"no month in {text}")

    monkeypatch.setattr("dateutil.parser.parse", trip)
    lines = '{"text": "One.", "date": "Mayy 2019"}\n{"text": "Two."}\n'
    error, two = everything(write(tmp_path, "a.jsonl", lines))
    assert str(error).endswith(
        "line 1: it cannot be read: IndexError('no month in Mayy 2019')"
    )
    assert isinstance(two, Release)


# --- folders, archives, streams


def test_a_folder_is_read_in_order_without_hidden_files(tmp_path: Path) -> None:
    for name in ("b/2.txt", "a.txt", "b/1.txt", ".git/x.txt", "b/.hidden"):
        write(tmp_path, name, f"The text of {name}.")
    bodies = [r.body for r in everything(tmp_path) if isinstance(r, Release)]
    assert bodies == [
        f"The text of {name}." for name in ("a.txt", "b/1.txt", "b/2.txt")
    ]


def test_a_link_to_a_folder_is_named_and_may_lead_round_in_a_circle(
    tmp_path: Path,
) -> None:
    write(tmp_path, "in/a.txt", "The port opened.")
    for name, target in (("circle", tmp_path), ("other", tmp_path / "in")):
        (tmp_path / "in" / name).symlink_to(target, target_is_directory=True)
    read, *left = everything(tmp_path)
    assert isinstance(read, Release)
    assert [str(one).partition(": it is a link to a folder")[0] for one in left] == [
        f"{tmp_path}/in/circle",
        f"{tmp_path}/in/other",
    ]
    assert one(tmp_path / "in/other/a.txt").body == "The port opened."


def test_members_of_an_archive_are_read(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("b/two.txt", "Two.")
        archive.writestr("a.jsonl.gz", gzip.compress(b'{"text": "One."}\n'))
        archive.writestr("__MACOSX/a.txt", "Hidden.")
        archive.writestr("none.txt", "")
    found = everything(tmp_path / "a.zip")
    assert [r.body for r in found if isinstance(r, Release)] == ["One.", "Two."]
    assert str(found[-1]) == f"{tmp_path}/a.zip/none.txt: it is empty"


def test_a_damaged_archive_is_refused(tmp_path: Path) -> None:
    path = write(tmp_path, "a.zip", b"PK\x03\x04 and nothing more")
    assert "it cannot be opened: File is not a zip file" in refusal(path)


@pytest.mark.parametrize(
    "method", [zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA]
)
def test_wherever_an_archive_is_damaged_it_is_read_or_refused(
    tmp_path: Path, method: int
) -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as archive:
        archive.writestr("ü.txt", "The port of Sliema opened. " * 9)
    whole = buffer.getvalue()
    for place in range(len(whole)):
        for sign in (0x00, 0xA9, 0xFF):
            damaged = whole[:place] + bytes([sign]) + whole[place + 1 :]
            path = write(tmp_path, "a.zip", damaged)
            assert len(list(find([path], Options()))) < 2


def test_gzip_is_read_directly_and_its_damage_named(tmp_path: Path) -> None:
    lines = (json.dumps({"text": f"{n} " + "word " * 1_500}) for n in range(300))
    packed = gzip.compress("\n".join(lines).encode())
    found = everything(write(tmp_path, "a.jsonl.gz", packed))
    assert len(found) == 300 and all(isinstance(r, Release) for r in found)
    *whole, last = everything(write(tmp_path, "b.jsonl.gz", packed[:-9]))
    assert len(whole) > 100 and "it cannot be opened" in str(last)


def test_standard_input_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    buffer = io.BufferedReader(io.BytesIO(b'{"text": "One."}\n{"text": "Two."}\n'))
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(buffer))
    assert [r.body for r in everything("-") if isinstance(r, Release)] == [
        "One.",
        "Two.",
    ]


def test_a_table_on_standard_input_is_known_by_its_header(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    buffer = io.BufferedReader(io.BytesIO(b"headline,text\nPort,It opened.\n"))
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(buffer))
    assert one("-").title == "Port"


@pytest.mark.parametrize("ending", ["jsonl", "csv"])
def test_a_big_file_is_cut_between_its_records(tmp_path: Path, ending: str) -> None:
    if ending == "jsonl":
        rows = [
            json.dumps({"text": f"{n}\n" + "word " * 500}) + "\n" for n in range(1_000)
        ]
        rows[900] = "broken\n"
    else:
        rows = [f'"{n}\nline ""two""","{"word " * 500}"\r\n' for n in range(1_000)]
        rows = ["title,text\r\n", *rows[:900], "a,b,c\r\n", *rows[901:]]
    path = write(tmp_path, f"a.{ending}", "".join(rows))
    items = list(find([path], Options()))
    found = everything(path)
    errors = [r for r in found if isinstance(r, ReleaseError)]
    assert len(items) > 3 and len(found) == 1_000
    assert [error.line for error in errors] == [901 if ending == "jsonl" else 1_802]
    assert sum(item.size for item in items) == size_of([path]) == path.stat().st_size


def test_a_table_whose_quotes_never_end_does_not_fill_the_memory(
    tmp_path: Path,
) -> None:
    rows = 'title,text\na,"' + "word\n" * 300_000
    error = refusal(write(tmp_path, "a.csv", rows), max_bytes=600_000)
    assert "it is not CSV: a row is over 600,000 bytes" in error


@pytest.mark.parametrize("begun", ["", "title,text\n"])
def test_a_line_without_end_does_not_fill_the_memory(
    tmp_path: Path, begun: str
) -> None:
    path = write(tmp_path, "a.csv.gz", gzip.compress(begun.encode() + b"a" * 10**8))
    tracemalloc.start()
    try:
        error = refusal(path, max_bytes=600_000)
        assert tracemalloc.get_traced_memory()[1] < 20_000_000
    finally:
        tracemalloc.stop()
    assert "it is not CSV: a row is over 600,000 bytes" in error


@pytest.mark.parametrize("rows", [2, 300])
def test_blank_lines_above_a_table_are_counted(tmp_path: Path, rows: int) -> None:
    row = f"Port,{'The port opened. ' * 200}\n"
    table = f"\n\r\ntitle,text\n{row * rows}a,b,c\n"
    found = everything(write(tmp_path, "a.csv", table))
    assert [str(r) for r in found if isinstance(r, ReleaseError)] == [
        f"{tmp_path}/a.csv, line {rows + 4}: the row has 3 columns, the header 2"
    ]


# --- identity


def test_an_edited_file_is_the_same_release(tmp_path: Path) -> None:
    before = one(write(tmp_path, "port.txt", "The port opened."))
    after = one(write(tmp_path, "port.txt", "The harbour opened."))
    other = one(write(tmp_path, "b/port.txt", "The harbour opened."))
    assert before.id == after.id != other.id
    assert before.id.startswith("port-")


def test_records_without_address_or_id_are_known_by_their_content(
    tmp_path: Path,
) -> None:
    lines = '{"title": "A", "text": "One."}\n{"title": "A", "text": "Two."}\n'
    first, second = everything(write(tmp_path, "a.jsonl", lines))
    again, _ = everything(write(tmp_path, "b.jsonl", lines))
    assert isinstance(first, Release) and isinstance(second, Release)
    assert isinstance(again, Release) and first.id == again.id != second.id


def test_the_same_record_id_of_two_publishers_is_two_releases(tmp_path: Path) -> None:
    lines = "".join(
        json.dumps({"id": 7, "agency": agency, "text": "One."}) + "\n"
        for agency in "AB"
    )
    first, second = everything(write(tmp_path, "a.jsonl", lines))
    assert isinstance(first, Release) and isinstance(second, Release)
    assert first.id != second.id
    assert first.record_id == second.record_id == "7"


def test_an_id_is_short_and_safe_in_an_address(tmp_path: Path) -> None:
    url = "https://gov.example/נאום/" + "très-long-titre-" * 9 + ".html?x=1"
    release = one(write(tmp_path, "a.json", json.dumps({"url": url, "text": "One."})))
    assert release.id.startswith("tres-long-titre-tres-long-titre")
    assert len(release.id) < 70 and release.id.isascii()


def test_an_address_that_runs_programs_is_not_kept(tmp_path: Path) -> None:
    record = {"url": "javascript:alert(1)", "text": "One."}
    assert one(write(tmp_path, "a.json", json.dumps(record))).source_url is None


def test_half_a_surrogate_pair_does_not_reach_the_index(tmp_path: Path) -> None:
    record = {name: "https://a\ud800b" for name in ("id", "url", "title", "text")}
    release = one(write(tmp_path, "a.json", json.dumps(record)))
    assert "\ud800" not in repr(release) and str(release).encode()


formats = ["txt", "html", "jsonl", "json", "csv", "md", "xml", "rss", "zip"]
pieces = st.sampled_from(
    ["<", "{", "[", '"', "---\n", "\n", ",", "text", "<p>", "<?xml?>", "<rss>", "<!--"]
)


@given(st.sampled_from(formats), st.lists(pieces).map("".join) | st.binary())
def test_whatever_is_in_a_file_it_is_read_or_refused(
    tmp_path_factory: pytest.TempPathFactory, ending: str, content: str | bytes
) -> None:
    path = write(tmp_path_factory.getbasetemp(), f"any.{ending}", content)
    assert all(isinstance(r, Release | ReleaseError) for r in everything(path))
