"""A segment gives back what was written, or says what is wrong with its file."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.container import ContainerWriter
from index.dictionary import field_word
from index.errors import FormatMismatch, IndexDamaged
from index.inversion import build_segment
from index.numbering import MAX_DOCUMENTS, segment_key
from index.packed import FIRST_ORDINAL, GIVEN, packed
from index.release import Release, Tag
from index.segment import Segment
from index.stemming import stem

DAYS = (None, date.min, date(2018, 2, 1), date(2018, 2, 2), date(2024, 2, 29), date.max)
ids = st.text(st.sampled_from("abAé条𝐚~"), min_size=1, max_size=4)
dated = st.dictionaries(ids, st.sampled_from(DAYS), min_size=1, max_size=12)


def written(folder: Path, releases: list[Release]) -> Segment:
    """The segment of these releases; the values are numbered as a writer does."""
    numbers: dict[tuple[str, str], int] = {}

    def ordinal(field: str, value: str) -> int:
        return numbers.setdefault((field, value), FIRST_ORDINAL + len(numbers))

    releases = sorted(releases, key=lambda r: segment_key(r.published, r.id))
    path = folder / "one.segment"
    summary = build_segment(path, list(enumerate(releases, 1)), ordinal)
    assert summary.bytes == path.stat().st_size
    return Segment(path)


@given(found=dated)
@settings(max_examples=50, deadline=None)
def test_documents_are_found_by_day_and_id(
    tmp_path_factory: pytest.TempPathFactory, found: dict[str, date | None]
) -> None:
    releases = [Release(name, "", "", published=day) for name, day in found.items()]
    segment = written(tmp_path_factory.mktemp("days"), releases)
    keys = sorted(segment_key(day, name) for name, day in found.items())
    documents = range(segment.documents)
    assert [segment.key(document) for document in documents] == keys
    assert [segment.sequence(document) for document in documents] == [
        document + 1 for document in documents
    ]
    for name, day in [*found.items(), ("b", None), ("~", date(2018, 2, 1))]:
        key = segment_key(day, name)
        assert segment.locate(day, name) == (keys.index(key) if key in keys else None)
        assert segment.after(key) == sum(other <= key for other in keys)


@given(dated, st.sampled_from(DAYS), st.sampled_from(DAYS))
@settings(max_examples=50, deadline=None)
def test_a_range_of_days_is_a_range_of_documents(
    tmp_path_factory: pytest.TempPathFactory,
    found: dict[str, date | None],
    since: date | None,
    until: date | None,
) -> None:
    releases = [Release(name, "", "", published=day) for name, day in found.items()]
    segment = written(tmp_path_factory.mktemp("days"), releases)
    days = [segment.published(document) for document in range(segment.documents)]
    wanted = [
        number
        for number, day in enumerate(days)
        if (since is None and until is None)
        or (day and (since or day) <= day <= (until or day))
    ]
    assert list(range(*segment.between(since, until))) == wanted


@given(st.lists(st.sets(st.sampled_from(["topics", "offices"])), min_size=1))
@settings(max_examples=50, deadline=None)
def test_short_rows_say_what_the_long_ones_say(
    tmp_path_factory: pytest.TempPathFactory, found: list[set[str]]
) -> None:
    releases = [
        Release(
            f"r{n}", "", "", tags=tuple(Tag(f, v, (), "") for f in some for v in "ab")
        )
        for n, some in enumerate(found)
    ]
    segment = written(tmp_path_factory.mktemp("rows"), releases)
    names = "given.starts", "given", "given.seldom", "rows.starts", "rows"
    sections = (segment.container.section(name, "I") for name in names)
    starts, rows, seldom, long_starts, long_rows = sections
    for document in range(segment.documents):
        row = rows[starts[document] : starts[document + 1]].tolist()
        long_row = long_rows[long_starts[document] : long_starts[document + 1]]
        lacking = [none for none in seldom if none + GIVEN not in row]
        said = [number for number in row if number - GIVEN not in seldom]
        assert sorted(said + lacking) == sorted(filter(None, long_row))
    assert len(rows) == starts[-1] < len(long_rows)


def test_words_are_grouped_by_stem_and_those_of_tags_stand_apart(
    tmp_path: Path,
) -> None:
    tag = Tag("topics", "charges", (), "test", label="Crime")
    body = "Charges, charged 1,000 条"
    segment = written(tmp_path, [Release("a", "Charge", body, tags=(tag,))])
    spelt = [segment.words[number] for number in range(len(segment.words))]
    texts = ["1000", "charge", "charged", "charges", "条"]
    marked = sorted(field_word("topics", word) for word in ("charges", "crime"))
    assert spelt == [*marked, *texts]
    group = segment.group(spelt.index("charge"))
    assert group is not None and segment.stems[group] == stem("charges")
    assert [spelt[word] for word in segment.members(group)] == texts[1:4]
    start, end = segment.stem_postings(group)
    assert segment.docs[start:end].tolist() == [0]
    alone = segment.group(spelt.index("1000"))
    assert alone is not None
    assert segment.stem_postings(alone) == segment.postings(spelt.index("1000"))
    assert segment.group(0) is None
    low, high = segment.prefixed("charge")
    assert spelt[low:high] == texts[1:4]


def test_common_words_side_by_side_are_kept_as_pairs(tmp_path: Path) -> None:
    bodies = ["Out of the port.", "The port of them.", "Of all: the ports of the port."]
    releases = [Release(str(at), "Of the", body) for at, body in enumerate(bodies)]
    segment = written(tmp_path, releases)

    def having(first: str, second: str) -> list[int] | None:
        one, two = segment.words.find(first), segment.words.find(second)
        assert one is not None and two is not None
        bounds = segment.pair(one, two)
        return None if bounds is None else segment.docs[slice(*bounds)].tolist()

    assert having("of", "the") == [0, 1, 2]  # in every title
    assert having("of", "them") == [1]
    assert having("out", "of") == [0]
    assert having("them", "of") == []
    assert having("of", "port") is None


def test_values_are_found_by_name_and_by_number(tmp_path: Path) -> None:
    tags = (Tag("topics", "b", (), "test"), Tag("topics", "a", (), "test", label="A b"))
    segment = written(
        tmp_path, [Release("one", "", "", tags=tags), Release("x", "", "")]
    )
    for value, label in (("a", "A b"), ("b", "b")):
        number = segment.ordinal("topics", value)
        assert number and segment.spelt(packed("topics", number)) == (value, label)
    assert segment.ordinal("topics", "") == 0
    for absent in ("c", "A b", "a\0A b", "a\0", "\0"):
        assert segment.value("topics", absent) is None
    assert segment.value("offices", "a") is None
    assert segment.spelt(packed("topics", 99)) is None


def test_new_values_are_numbered_by_how_many_releases_have_them(tmp_path: Path) -> None:
    of_each = [("aid", "trade"), ("ports", "trade"), ("trade",), ("ports",)]
    releases = [
        Release(
            str(at), "", "", tags=tuple(Tag("topics", v, (), "test") for v in values)
        )
        for at, values in enumerate(of_each)
    ]
    segment = written(tmp_path, releases)
    numbers = [segment.ordinal("topics", value) for value in ("trade", "ports", "aid")]
    assert all(numbers) and numbers == sorted(filter(None, numbers))


def test_a_segment_of_releases_without_words_can_be_read(tmp_path: Path) -> None:
    segment = written(tmp_path, [Release("a", "", "…")])
    assert (segment.documents, segment.length, len(segment.words)) == (1, 0, 0)
    assert segment.words.find("a") is segment.stems.find("a") is None
    segment.verify()


def test_too_many_releases_are_no_segment(tmp_path: Path) -> None:
    path = tmp_path / "one.segment"
    many = ((n, Release(str(n), "", "")) for n in range(MAX_DOCUMENTS + 1))
    with pytest.raises(ValueError, match="at most 65536 releases"):
        build_segment(path, many, lambda field, value: 1)
    assert not path.exists()


def test_a_segment_that_cannot_be_finished_leaves_no_file(tmp_path: Path) -> None:
    path = tmp_path / "one.segment"
    with pytest.raises(KeyError), ContainerWriter(path) as writer:
        writer.add("words", b"abc")
        raise KeyError("something else went wrong")
    assert not path.exists()


@pytest.fixture
def whole(tmp_path: Path) -> Path:
    return written(tmp_path, [Release("a", "Title", "Some words.")]).path


def test_every_changed_byte_is_found(whole: Path) -> None:
    data = whole.read_bytes()
    Segment(whole).verify()
    places = {*range(0, len(data), 7), *range(64), *range(len(data) - 64, len(data))}
    for at in places:
        whole.write_bytes(data[:at] + bytes([data[at] ^ 0x55]) + data[at + 1 :])
        with pytest.raises((IndexDamaged, FormatMismatch), match="releases rebuild"):
            Segment(whole).verify()


def test_a_cut_file_is_refused_when_it_is_opened(whole: Path) -> None:
    data = whole.read_bytes()
    for length in range(0, len(data), 101):
        whole.write_bytes(data[:length])
        with pytest.raises(IndexDamaged, match="releases rebuild"):
            Segment(whole)
    whole.unlink()
    with pytest.raises(IndexDamaged, match="cannot be read"):
        Segment(whole)


def test_a_segment_of_a_later_format_is_refused(
    whole: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("index.container.FORMAT", 2)
    with pytest.raises(FormatMismatch, match="has format 1, this version reads 2"):
        Segment(whole)


def test_a_month_has_all_its_days(tmp_path: Path) -> None:
    days = [date(2020, 1, 30) + timedelta(n) for n in range(4)]
    releases = [Release(str(n), "", "", published=day) for n, day in enumerate(days)]
    segment = written(tmp_path, [*releases, Release("undated", "", "")])
    months, starts = segment.months
    assert months.tolist() == [2020 * 12 + 1, 2020 * 12, 0]
    assert starts.tolist() == [0, 2, 4, 5]


def test_a_segment_without_a_section_is_of_another_version(tmp_path: Path) -> None:
    segment = written(tmp_path, [Release("a", "One", "Two")])
    with pytest.raises(FormatMismatch, match="no section nonsense.*releases rebuild"):
        segment.container.section("nonsense")


def test_a_list_of_strings_is_searched_where_it_is_not_sorted(tmp_path: Path) -> None:
    found = [Release("b", "", "", published=date.max), Release("ab", "", "")]
    segment = written(tmp_path, [*found, Release("abb", "", "")])
    assert [segment.id(d) for d in segment.shown("b")] == ["b"]
    assert [segment.id(d) for d in segment.shown("abb")] == ["abb"]
    assert list(segment.shown("bb")) == [] and list(segment.shown("")) == []


def test_what_a_search_does_not_read_is_not_looked_at(tmp_path: Path) -> None:
    body = " ".join(f"w{number}" for number in range(60_000))
    segment = written(tmp_path, [Release("a", "", body)])
    offset, _ = segment.container.header["sections"]["postings.docs"]
    data = bytearray(segment.path.read_bytes())
    data[offset + 2 * 30_000] ^= 1
    segment.path.write_bytes(data)
    opened = Segment(segment.path)
    assert opened.postings(0) == (0, 1)
    with pytest.raises(IndexDamaged, match="postings.docs"):
        opened.postings(30_000)
