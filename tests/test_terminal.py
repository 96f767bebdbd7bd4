"""What a terminal and a pipe get: forms, facets, what is new."""

import os
import pty
import re
import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result
from faces import BUDGET, CALL, HOSTILE, RELEASES, VISIT, make_index
from msgspec.structs import replace

from index.results import Hit
from webapp import create_app
from webapp.cli import main
from webapp.reference import commands
from webapp.release_lines import hit_lines
from webapp.settings import Settings

PROGRAM = "import sys; from webapp.cli import main; main(sys.argv[1:])"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_index(tmp_path_factory.mktemp("forms") / "index", [*RELEASES, HOSTILE])


def run(*words: str | Path, **environment: str) -> Result:
    return CliRunner(env=environment).invoke(main, [str(word) for word in words])


def on_terminal(*words: str | Path, columns: int, lines: int = 100) -> str:
    """Return what the program draws on a terminal of this size."""
    ours, theirs = pty.openpty()
    size = {"COLUMNS": str(columns), "LINES": str(lines), "PAGER": "cat", "TERM": "x"}
    with subprocess.Popen(
        [sys.executable, "-c", PROGRAM, *map(str, words)],
        stdout=theirs,
        env=os.environ | size,
        cwd=Path(__file__).parents[1],
    ) as program:
        os.close(theirs)
        drawn = b""
        while part := _read(ours):
            drawn += part
    os.close(ours)
    assert program.returncode == 0
    return drawn.decode().replace("\r\n", "\n")


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 65536)
    except OSError:  # on Linux the end of a terminal is an error
        return b""


def test_a_pipe_gets_one_line_for_each_release(folder: Path) -> None:
    shown = run("--index", folder, "search", "--sort", "newest")
    assert shown.stdout.splitlines()[:2] == [
        "call-with-maran\t2022-11-30\tOffice of the President\t"
        "President Ivo Maran spoke by telephone",
        "visit-to-vienna\t2021-03-09\tMinistry of Example\tTalks on trade in Vienna",
    ]
    assert shown.stdout.splitlines()[3].startswith("budget\t-\tMinistry of Example")


def test_a_terminal_gets_colours_and_facets_below(folder: Path) -> None:
    drawn = on_terminal("--index", folder, "search", "vienna", columns=80)
    assert "\x1b[33m\x1b[1mVienna\x1b[0m" in drawn and "│" not in drawn
    assert "Ana Brik (1), Lina Haddad (1)" in drawn


def test_a_wide_terminal_gets_the_facets_beside(folder: Path) -> None:
    drawn = on_terminal("--index", folder, "search", "vienna", columns=160)
    lines = [line for line in visible(drawn).splitlines() if "│" in line]
    assert {line.find("│") for line in lines} == {102}
    aside = [line.partition("│")[2].split() for line in lines]
    assert ["Lina", "Haddad", "1"] in aside and ["Topics"] in aside


def test_the_names_of_versions_keep_to_the_width(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    later = tuple(replace(VISIT, id=f"a-visit-to-{n}-of-many-towns") for n in range(4))
    hit = Hit(VISIT, 1.0, (), (), later=later)
    told = [click.unstyle(line) for line in hit_lines(hit)]
    assert "    4 more versions on the next pages:" in told[2]
    assert max(map(len, told)) <= 60
    assert [r.id for r in later] == re.findall(r"a-visit[\w-]+", " ".join(told))


def test_nothing_found_names_the_commands_that_find_something(folder: Path) -> None:
    words = ("--index", folder, "search", "vienna", "budget", "--since", "2030")
    said = visible(on_terminal(*words, columns=80))
    assert "0 releases" in said
    ours = f"releases --index {folder} search vienna\n"
    assert f"“vienna” alone: 1 release\n  {ours}" in said
    piped = run(*words)
    assert piped.stdout == "" and ours in piped.stderr
    # one that is not named to the command is not named by it
    there = {"RELEASES_INDEX": str(folder)}
    filtered = run("search", "vienna", "--topics", "budget", **there)
    assert "Without “topic budget”: 1 release\n  releases search vienna\n" in (
        filtered.stderr.replace("Budget", "budget")
    )
    nowhere = run("--index", folder, "search", "qqqzzzqqq")
    assert "Try fewer or other words" in nowhere.stderr


def test_who_searches_an_empty_index_is_told_how_it_is_filled(tmp_path: Path) -> None:
    folder = make_index(tmp_path / "index", [])
    told = run("search", "vienna", "--index", folder).stderr
    assert f"fill it with: releases --index {folder} add FILES" in told
    assert "fewer or other words" not in told


def test_what_a_reader_must_know_is_told_beside_a_pipe(folder: Path) -> None:
    piped = run("--index", folder, "search", "vienna", "qqqzzzqqq")
    assert piped.stdout.startswith("visit-to-vienna\t")
    assert "No release has all of these words" in piped.stderr


def visible(drawn: str) -> str:
    return re.sub("\x1b\\[[0-9;]*m", "", drawn)


def test_more_than_a_screen_goes_through_the_pager(folder: Path) -> None:
    words = ("--index", folder, "search")
    paged = on_terminal(*words, columns=80, lines=4)
    assert visible(paged) == visible(on_terminal(*words, columns=80))
    assert "\x1b" not in paged, (
        "only a pager that is not told of colours leaves them out"
    )


def test_the_values_of_a_facet_are_printed_with_their_counts(folder: Path) -> None:
    shown = run("--index", folder, "search", "minister", "--facet", "participants")
    assert shown.stdout.splitlines() == [
        "       2  Ana Brik",
        "       1  Ivo Maran",
        "       1  Lina Haddad",
        "       1  Omar Sadiq",
    ]
    none = run("--index", folder, "search", "budget", "--facet", "participants").stdout
    assert none == "       1  (none given)\n"


def test_all_the_values_of_a_facet_are_printed(tmp_path: Path) -> None:
    many = [replace(VISIT.tags[0], value=f"Person {n}") for n in range(230)]
    folder = make_index(tmp_path / "index", [replace(VISIT, tags=tuple(many))])
    printed = run("--index", folder, "search", "--facet", "participants").stdout
    assert len(set(printed.splitlines())) == 230


def test_a_facet_has_an_address_and_no_table(folder: Path) -> None:
    asked = ("--index", folder, "search", "trade", "--facet", "topics")
    address = "http://127.0.0.1:8000/facets/topics?q=trade\n"
    assert run(*asked, "--url").stdout == address
    refused = run(*asked, "--csv")
    assert refused.exit_code == 2 and "it prints lines or --json" in refused.output


def test_a_facet_as_json_is_what_the_server_sends(folder: Path) -> None:
    sent = create_app(Settings(folder)).test_client().get("/facets/topics.json?q=trade")
    printed = run(
        *("--index", folder, "search", "trade", "--facet", "topics", "--json")
    )
    assert printed.stdout_bytes == sent.data


def test_a_release_of_the_page_is_opened_by_its_number(folder: Path) -> None:
    found = ("--index", folder, "search", "--sort", "newest", "--open")
    assert run(*found, "2").stdout.startswith("Talks on trade in Vienna\n9 March 2021")
    shown = run("--index", folder, "show", "visit-to-vienna", "--json")
    assert run(*found, "2", "--json").stdout == shown.stdout
    nothing = run("--index", folder, "search", "zzz", "--open", "1")
    assert nothing.exit_code == 1 and "nothing was found to open" in nothing.output
    beyond = run(*found, "9")
    assert (
        beyond.exit_code == 1
        and "no release number 9 on this page of 4" in beyond.output
    )


def test_the_address_of_the_page_is_printed(folder: Path) -> None:
    words = ("--index", folder, "search", "talks", "--locations", "Vienna", "--url")
    assert (
        run(*words).stdout == "http://127.0.0.1:8000/search?q=talks&locations=Vienna\n"
    )
    moved = run(*words, RELEASES_PORT="81", RELEASES_PREFIX="town").stdout
    assert moved.startswith("http://127.0.0.1:81/town/search?q=talks")


def test_a_watch_prints_only_what_is_new(tmp_path: Path) -> None:
    index = make_index(tmp_path / "index", [VISIT, BUDGET])
    words = ("watch", "minister", "--index", index, "--state", tmp_path / "seen")
    first = run(*words)
    assert first.exit_code == 1 and first.stdout == ""
    assert "Nothing new; 1 release known" in first.stderr
    make_index(index, [CALL, replace(VISIT, title="Other talks")])
    second = run(*words)
    assert second.exit_code == 0
    assert [line.split("\t")[0] for line in second.stdout.splitlines()] == [CALL.id]
    assert run(*words).exit_code == 1


def test_each_search_and_each_index_is_watched_by_itself(tmp_path: Path) -> None:
    one, two = (make_index(tmp_path / name) for name in ("one", "two"))
    home = {"HOME": str(tmp_path), "XDG_CONFIG_HOME": str(tmp_path / "config")}
    for words in (("trade",), ("vienna",), ("trade", "--topics", "trade")):
        for index in (one, two):
            told = run("watch", *words, "--index", index, **home)
            assert told.exit_code == 1 and "Nothing new" in told.stderr
    assert len(list((tmp_path / "config").glob("*/watched/*"))) == 6


def test_what_is_new_can_be_printed_as_lines_of_json(tmp_path: Path) -> None:
    index = make_index(tmp_path / "index", [BUDGET])
    words = ("watch", "--index", index, "--state", tmp_path / "seen")
    run(*words)
    make_index(index, [VISIT])
    assert (
        run(*words, "--jsonl", "--fields", "id").stdout == '{"id": "visit-to-vienna"}\n'
    )


def test_the_page_of_commands_is_what_they_say_themselves(folder: Path) -> None:
    html = create_app(Settings(folder)).test_client().get("/commands").text
    told = {command.name: command.help for command in commands()}
    assert list(told) == list(main.commands)
    for name, help_text in told.items():
        assert f'id="{name}"' in html and "Example" in help_text, name
        assert run(name, "--help", COLUMNS="80").exit_code == 0
    assert "--participants VALUE" in html and "releases watch sanctions" in html
