"""The command line: same answers as the server, plain words, exit codes."""

import json
import os
import shlex
import socket
import subprocess
import sys
from pathlib import Path
from urllib.request import urlopen

import pytest
from click.testing import CliRunner, Result
from faces import HOSTILE, RELEASES, make_index

from index import open_index
from index.archive import Archive
from index.release import Release
from index.search import Search
from webapp import create_app, links
from webapp.cli import main
from webapp.parameters import read
from webapp.settings import Settings

SEED = """Source: https://gov.example/pages/visit

Prime Minister Anna Berg met with President John Carter in Paris.
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_index(tmp_path_factory.mktemp("cli") / "index", [*RELEASES, HOSTILE])


def run(*words: str | Path, given: str | None = None) -> Result:
    return CliRunner().invoke(main, [str(word) for word in words], given)


@pytest.mark.parametrize(
    "given",
    [
        [],
        [("q", "trade vienna")],
        [("q", "-trade")],
        [("q", '"foreign minister"'), ("participants", "Ana Brik"), ("size", "1")],
        [("topics.not", "trade"), ("participants.all", "Ana Brik")],
        [("since", "2021"), ("until", "2021-12"), ("sort", "oldest")],
        [("q", "(trade")],
        [("cursor", "nonsense")],
    ],
)
def test_search_prints_what_the_server_sends_byte_for_byte(
    folder: Path, given: list[tuple[str, str]]
) -> None:
    search = read(given)
    client = create_app(Settings(folder)).test_client()
    sent = client.get(links.address(search, "/search.json"))
    _, command, *words = shlex.split(links.command(search))
    printed = run("--index", folder, command, "--json", *words)
    assert printed.stdout_bytes == sent.data
    assert printed.exit_code == (0 if sent.status_code == 200 else 2)


def test_show_prints_what_the_server_sends(folder: Path) -> None:
    client = create_app(Settings(folder)).test_client()
    for name in ("visit-to-vienna", "hostile"):
        sent = client.get(f"/releases/{name}.json").data
        printed = run("show", name, "--json", "--index", folder).stdout_bytes
        assert printed == sent


def test_similar_prints_what_the_server_sends_and_what_both_have(folder: Path) -> None:
    client = create_app(Settings(folder)).test_client()
    for name in ("visit-to-vienna", "no such release"):
        sent = client.get(f"/releases/{name}/similar.json").data
        printed = run("similar", name, "--json", "--index", folder).stdout_bytes
        assert printed == sent
    shown = run("similar", "visit-to-vienna", "--index", folder).stdout
    assert "President Ivo Maran spoke by telephone" in shown
    assert "shares Ana Brik" in shown
    shown = run("similar", "budget", "--index", folder).stdout
    assert shown.startswith("No release is similar")


def test_a_search_is_readable_and_without_colour_in_a_pipe(folder: Path) -> None:
    shown = run("--index", folder, "search", "vienna", "--pretty")
    assert shown.exit_code == 0 and "\x1b" not in shown.stdout
    assert shown.stdout.startswith("1 release · with vienna")
    assert "9 March 2021 · Ministry of Example" in shown.stdout
    assert "Participants: Ana Brik (1), Lina Haddad (1), Omar Sadiq (1)" in shown.stdout


def test_a_made_title_is_said_to_be_so(folder: Path) -> None:
    shown = run("--index", folder, "search", "telephone", "--pretty").stdout
    assert "Office of the President · title made from its first sentence" in shown


def test_releases_with_none_given_are_found(folder: Path) -> None:
    pretty = ["--index", folder, "search", "--pretty"]
    shown = run(*pretty, "--participants", "").stdout
    assert shown.startswith("1 release · participant none given")
    others = run(*pretty, "--not", "participants=").stdout
    assert others.startswith("3 releases")


def test_a_terminal_shows_the_marks(folder: Path) -> None:
    words = ["--index", str(folder), "search", "vienna", "--pretty"]
    shown = CliRunner().invoke(main, words, color=True)
    assert "\x1b[33m\x1b[1mVienna\x1b[0m" in shown.stdout


def test_a_page_that_is_not_the_last_names_the_next_command(folder: Path) -> None:
    first = run("search", "--size", "3", "--index", folder, "--pretty").stdout
    command = first.rpartition("Next page: releases ")[2]
    second = run("--index", folder, *shlex.split(command), "--pretty").stdout
    assert "Budget for roads" not in first and "Budget for roads" in second


def test_show_prints_a_release_with_its_people(folder: Path) -> None:
    shown = run("--index", folder, "show", "visit-to-vienna").stdout
    assert shown.startswith("Talks on trade in Vienna\n9 March 2021")
    assert "Participants: Ana Brik (Foreign Minister, Austria)" in shown


@pytest.mark.parametrize(
    ("words", "code", "message"),
    [
        (["search", "(trade"], 2, "bracket"),
        (["search", "--since", "soon"], 2, 'since cannot be "soon"'),
        (["search", "--not", "trade"], 2, '"trade" is not of the form NAME=VALUE'),
        (["search", "--not", "topcs=trade"], 2, 'no parameter "topcs.not"'),
        (["search", "--frobnicate"], 2, "--frobnicate"),
        (["show", "unknown"], 1, "in the index; search for words of its title"),
        (
            ["rescue", "--index", "nowhere"],
            1,
            "there is no index at nowhere; `releases",
        ),
        (["tag", "nowhere.txt"], 1, "nowhere.txt"),
        (["add", "nowhere.txt"], 1, "nowhere.txt"),
        (["tag", "x", "--map", "bodi=x"], 2, "bodi"),
        (["tag", "x", "--map", "body"], 2, "NAME=VALUE"),
        (["frobnicate"], 2, "frobnicate"),
    ],
)
def test_a_fault_is_told_in_words_with_its_exit_code(
    tmp_path: Path, folder: Path, words: list[str], code: int, message: str
) -> None:
    index = tmp_path / "index" if words[0] == "add" else folder
    told = run("--index", index, *words)
    assert told.exit_code == code
    assert message in told.stderr and "Traceback" not in told.output


def test_a_missing_index_is_named(tmp_path: Path) -> None:
    for words in (["search"], ["show", "x"], ["stats"], ["check"], ["rebuild"]):
        told = run("--index", tmp_path / "none", *words)
        assert told.exit_code == 1 and str(tmp_path / "none") in told.stderr
    assert not (tmp_path / "none").exists()


def test_the_index_is_also_taken_from_the_environment(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RELEASES_INDEX", str(folder))
    assert str(folder) in run("stats").stdout


def test_add_tells_new_from_unchanged_and_names_what_it_refuses(tmp_path: Path) -> None:
    (tmp_path / "release.txt").write_text(SEED)
    (tmp_path / "empty.txt").write_text("")
    index = tmp_path / "index"
    first = run("add", tmp_path / "release.txt", "--index", index)
    assert (first.exit_code, first.stdout[:5]) == (0, "1 new")
    assert f"releases --index {index} search WORDS" in first.stderr
    again = run("add", tmp_path / "release.txt", "--index", index)
    assert (again.exit_code, again.stdout[:11]) == (0, "1 unchanged")
    refused = run("add", tmp_path / "empty.txt", "--index", index)
    assert refused.exit_code == 1 and "empty.txt" in refused.stderr
    found = run("search", "carter", "--index", index).stdout
    assert "Anna Berg" in found and "Paris" in found


def test_a_second_writer_is_told_that_one_is_at_work(tmp_path: Path) -> None:
    (tmp_path / "release.txt").write_text(SEED)
    index = make_index(tmp_path / "index")
    with open_index(index).writer():
        told = run("add", tmp_path / "release.txt", "--index", index)
    assert told.exit_code == 1 and "Error: " in told.stderr


def test_tag_prints_one_line_of_json_for_each_release(tmp_path: Path) -> None:
    (tmp_path / "release.txt").write_text(SEED)
    printed = run("tag", tmp_path / "release.txt", "--json")
    assert printed.exit_code == 0
    line = json.loads(printed.stdout)
    assert "Anna Berg" in [person["name"] for person in line["participants"]]


def test_tag_gives_its_reasons_in_words(tmp_path: Path) -> None:
    (tmp_path / "release.txt").write_text(SEED)
    assert "Anna Berg" in run("tag", tmp_path / "release.txt").stdout


def test_a_rebuild_tells_how_far_it_is(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("webapp.progress.PAUSE", 0.0)
    said = run("rebuild", "--index", folder)
    count = said.stdout.partition(" ")[0]
    assert f"{count} releases made anew" in said.stderr


def test_check_and_rebuild_mend_a_damaged_index(tmp_path: Path) -> None:
    index = make_index(tmp_path / "index")
    assert run("check", "--index", index).stdout == f"{index} is whole\n"
    (segment,) = (index / "segments").iterdir()
    segment.write_bytes(segment.read_bytes()[:-9])
    damaged = run("check", "--index", index)
    assert damaged.exit_code == 1 and segment.name in damaged.stdout
    assert run("rebuild", "--index", index).stdout.startswith("3 releases in")
    assert run("check", "--index", index).exit_code == 0


def test_names_follow_the_ledger(tmp_path: Path) -> None:
    index = make_index(tmp_path / "index")
    ledger = tmp_path / "mine.txt"
    ledger.write_text("merge Anna Brik = Ana Brik\n")
    done = run("names", "--ledger", ledger, "--index", index)
    assert done.exit_code == 0
    assert "Participants: Anna Brik: 0 → 2 releases" in done.stdout
    assert "2 releases tagged anew" in done.stdout
    again = run("names", "--index", index).stdout
    assert again.startswith("The names ledger changes nothing that is not so already")
    ledger.write_text("merge Anna Brik\n")
    wrong = run("names", "--ledger", ledger, "--index", index)
    assert wrong.exit_code == 1 and "line 1: it names 1; write: merge" in wrong.stderr


def test_what_is_tagged_anew_is_said(tmp_path: Path) -> None:
    index = make_index(tmp_path / "index")
    done = run("retag", "--index", index)
    assert done.exit_code == 0
    assert " of 3 releases have other tags now" in done.stdout
    assert "Topics: " in done.stdout and "values gained" in done.stdout
    assert "0 of 3 releases" in run("retag", "--index", index).stdout


def test_an_add_takes_a_ledger(tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text(SEED)
    (tmp_path / "ledger").write_text("never Anna Berg\n")
    index = tmp_path / "index"
    run("add", tmp_path / "one.txt", "--ledger", tmp_path / "ledger", "--index", index)
    assert (
        "Anna Berg"
        not in run("search", "--facet", "participants", "--index", index).stdout
    )
    assert (index / "names.ledger").read_text() == "never Anna Berg\n"


def test_what_a_damaged_archive_still_holds_is_rescued(tmp_path: Path) -> None:
    index, anew = make_index(tmp_path / "index"), tmp_path / "anew"
    before = everything(index)
    archive = Archive.open(index / "archive.sqlite", writable=True)
    lost = archive.version(2).id
    archive._connection.execute(
        "UPDATE versions SET content = x'00' WHERE sequence = 2"
    )
    archive.close()
    rescued = run("rescue", "--index", index)
    assert rescued.exit_code == 1 and "version 2 fails its checksum" in rescued.stderr
    (tmp_path / "rescued.jsonl").write_text(rescued.stdout)
    assert run("add", tmp_path / "rescued.jsonl", "--index", anew).exit_code == 0
    kept = [release for release in before if release.id != lost]
    assert facts(everything(anew)) == facts(kept) and len(kept) == len(before) - 1


def facts(releases: list[Release]) -> set[tuple[object, ...]]:
    return {(r.title, r.body, r.published, r.publisher) for r in releases}


def everything(folder: Path) -> list[Release]:
    return [hit.release for hit in open_index(folder).search(Search(size=100)).hits]


def test_stats_count_the_releases(folder: Path) -> None:
    stats = json.loads(run("stats", "--json", "--index", folder).stdout)
    assert stats["releases"] == 4
    assert "compiled" in stats["kernels"] or "plain" in stats["kernels"]


def test_every_command_has_an_example() -> None:
    for name in main.commands:
        assert f"  releases {name}" in run(name, "--help").stdout, name


def test_serve_says_when_its_port_is_taken(folder: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        told = run("serve", "--port", port, "--index", folder)
    assert told.exit_code == 1 and f"port {port}" in told.stderr


def test_demo_serves_its_samples_and_leaves_nothing_behind(tmp_path: Path) -> None:
    code = "from webapp.cli import main; main(['demo', '--port', '0'])"
    demo = subprocess.Popen(
        [sys.executable, "-u", "-c", code],
        env=os.environ | {"TMPDIR": str(tmp_path)},
        stdout=subprocess.PIPE,
        text=True,
    )
    with demo:
        assert demo.stdout is not None
        opened = next(line for line in demo.stdout if line.startswith("Open "))
        with urlopen(f"{opened.split()[1]}/search.json?size=1") as answer:
            assert json.load(answer)["total"] > 20
        assert list(tmp_path.glob("release-search-*"))
        demo.terminate()
    assert demo.returncode == 0
    assert not list(tmp_path.glob("release-search-*"))
