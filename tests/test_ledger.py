"""Corrections of names in a file that people write."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.errors import LedgerError
from indexer.naming.answer import Answer
from indexer.naming.ledger import (
    Ledger,
    Line,
    keep_ledger,
    parse_ledger,
    read_ledger,
)
from indexer.naming.usage import Usage

WRITTEN = """\
# Two presidents, one surname
alias Koren = Ada Koren; until 1993; publisher Harbour Office
merge Ana Brik = Anna Brik = A. Brik   # one minister
split John Moss | John A. Moss
split Mary Ford by country
never Grand Jury

[organisations]
merge Bureau of Ports = BP
"""


def usage(name: str, **more: object) -> Usage:
    given = {"publisher": "Harbour Office", "country": "", **more}
    return Usage("participants", name, **given)  # type: ignore[arg-type]


def value(ledger: str, used: Usage, found: str | None = None) -> str:
    before = Answer(found, "by rule") if found else None
    answer = parse_ledger(ledger).corrected(used, before)
    return used.name if answer is None else answer.value


def test_a_ledger_is_read_line_by_line() -> None:
    ledger = parse_ledger(WRITTEN)
    assert [line.verb for line in ledger.lines] == [
        *("alias", "merge", "split", "split", "never", "merge")
    ]
    assert ledger.lines[0].conditions == (
        ("until", "1993"),
        ("publisher", "Harbour Office"),
    )
    assert ledger.lines[1].names == ("Ana Brik", "Anna Brik", "A. Brik")
    assert ledger.lines[-1].field == "organisations"


def test_an_alias_holds_under_its_conditions() -> None:
    line = "alias Koren = Ada Koren; since 1990; until 1993; office Minister"
    in_office = {"offices": ("Minister",)}
    assert value(line, usage("Koren", year=1992, **in_office)) == "Ada Koren"
    assert value(line, usage("Koren", year=1994, **in_office)) == "Koren"
    assert value(line, usage("Koren", year=0, **in_office)) == "Koren"
    assert value(line, usage("Koren", year=1992)) == "Koren"
    assert value("alias Koren = Koren", usage("Koren"), "Ada Koren") == "Koren"


def test_merged_names_and_values_are_the_first() -> None:
    line = "merge Ana Brik = Anna Brik = A. Brik"
    assert value(line, usage("Anna Brik")) == "Ana Brik"
    assert value(line, usage("Brik"), "A. Brik") == "Ana Brik"
    assert value(line, usage("Ana Brik"), "Anna Brik") == "Ana Brik"
    assert value(line, usage("Anna Brik", year=1), "Eva Brik") == "Ana Brik"
    assert value(line, usage("Eva Brik")) == "Eva Brik"


def test_bearers_of_one_name_are_split_by_what_the_line_says() -> None:
    line = "split Mary Ford by country"
    assert value(line, usage("Mary Ford", country="Malta")) == "Mary Ford (Malta)"
    assert value(line, usage("Mary Ford")) == "Mary Ford"
    by_office = usage("Mary Ford", offices=("Judge", "Mayor"))
    assert value("split Mary Ford by office", by_office) == "Mary Ford (Judge)"


def test_what_is_never_a_name_is_none() -> None:
    assert value("never Grand Jury", usage("Grand Jury")) == ""


def test_later_lines_go_before_earlier_ones() -> None:
    assert value("alias A B = C D\nalias A B = E F", usage("A B")) == "E F"


def test_a_line_speaks_of_its_own_field() -> None:
    ledger = parse_ledger(WRITTEN)
    assert ledger.corrected(usage("BP"), None) is None
    body = Usage("organisations", "BP", "", "")
    answer = ledger.corrected(body, None)
    assert answer and answer.value == "Bureau of Ports"
    assert answer.reason == "the names ledger says: merge Bureau of Ports = BP"


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("join A = B", "'join' is no correction; begin with alias, merge"),
        ("alias A B", "it names 1; write: alias NAME AS FOUND = VALUE"),
        ("merge Ana Brik", "it names 1; write: merge VALUE = ANOTHER NAME"),
        ("merge Ana Brik = ", "it names 1; write: merge"),
        ("merge Ana Brik = Ana Brik", "it names 'Ana Brik' twice; write: merge"),
        ("split Mary Ford", "it does not say between whom; write: split ONE"),
        ("split Mary Ford by height", "it does not say between whom"),
        ("never A B; until 2", "'until 2' is no condition here; write: never NAME"),
        ("alias A = B; until May", "'May' is no year; write four digits"),
        ("[places]", "there is no field 'places'; write one of participants"),
    ],
)
def test_a_damaged_line_is_named_with_its_cure(
    tmp_path: Path, line: str, said: str
) -> None:
    path = tmp_path / "names.ledger"
    path.write_text(f"# first\n\n{line}\n")
    with pytest.raises(LedgerError) as caught:
        read_ledger(path)
    assert str(caught.value).startswith(f"{path}, line 3: {said}")


def test_a_file_that_is_no_text_is_named(tmp_path: Path) -> None:
    path = tmp_path / "names.ledger"
    path.write_bytes(b"never \xff")
    with pytest.raises(LedgerError, match=r"names\.ledger: .*UTF-8.*save it so"):
        read_ledger(path)


def test_no_file_is_an_empty_ledger(tmp_path: Path) -> None:
    assert read_ledger(tmp_path / "names.ledger") == Ledger()


def test_a_given_ledger_is_kept_and_the_older_one_too(tmp_path: Path) -> None:
    mine, place = tmp_path / "mine.txt", tmp_path / "names.ledger"
    mine.write_text("never Grand Jury\n")
    keep_ledger(mine, place)
    mine.write_text("never Last Jury\n")
    assert str(keep_ledger(mine, place)) == "never Last Jury\n"
    assert place.read_text() == "never Last Jury\n"
    assert (tmp_path / "names.ledger.old").read_text() == "never Grand Jury\n"
    mine.write_text("nothing of ours\n")
    with pytest.raises(LedgerError):
        keep_ledger(mine, place)
    assert place.read_text() == "never Last Jury\n"
    with pytest.raises(LedgerError, match="there is no names ledger at .*none.txt"):
        keep_ledger(tmp_path / "none.txt", place)


def test_a_ledger_that_cannot_be_kept_is_said(tmp_path: Path) -> None:
    mine = tmp_path / "mine.txt"
    mine.write_text("never Grand Jury\n")
    with pytest.raises(LedgerError, match="see that there is room"):
        keep_ledger(mine, tmp_path / "missing" / "names.ledger")


def test_a_ledger_for_which_there_is_no_room_leaves_the_one_before(
    tmp_path: Path,
) -> None:
    resource = pytest.importorskip("resource", reason="this system has no such limit")
    mine, place = tmp_path / "mine.txt", tmp_path / "names.ledger"
    place.write_text("never Grand Jury\n")
    mine.write_text("never Last Jury\n" * 600)
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, hard))
    try:
        with pytest.raises(LedgerError, match="see that there is room"):
            keep_ledger(mine, place)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert str(read_ledger(place)) == "never Grand Jury\n"


words = st.text("abcdeéABCDE.'-", min_size=1, max_size=6)
named = st.lists(words, min_size=1, max_size=3).map(" ".join)
fields = st.sampled_from(["participants", "offices", "organisations"])
conditions = st.lists(
    st.tuples(st.sampled_from(["publisher", "office", "country"]), named)
    | st.tuples(st.sampled_from(["since", "until"]), st.just("1993")),
    max_size=2,
).map(tuple)


def lines(verb: str, least: int, most: int) -> st.SearchStrategy[Line]:
    names = st.lists(named, min_size=least, max_size=most, unique=True).map(tuple)
    told = conditions if verb == "alias" else st.just(())
    return st.builds(Line, st.just(verb), fields, names, told)


ledgers = st.lists(
    lines("alias", 2, 2) | lines("merge", 2, 4) | lines("split", 2, 2)
    | lines("never", 1, 1),
    max_size=6,
).map(lambda found: Ledger(tuple(found)))  # fmt: skip


@given(ledgers)
def test_a_written_ledger_is_read_as_it_was(ledger: Ledger) -> None:
    assert parse_ledger(str(ledger)) == ledger


@given(st.text())
def test_any_text_is_a_ledger_or_an_error_of_ours(text: str) -> None:
    try:
        parse_ledger(text)
    except LedgerError as error:
        assert "line" in str(error)


@given(ledgers, ledgers)
def test_ledgers_differ_in_the_names_of_their_lines(one: Ledger, two: Ledger) -> None:
    changed = one.names(two)
    assert changed == two.names(one)
    assert bool(changed) == (one.lines != two.lines)
