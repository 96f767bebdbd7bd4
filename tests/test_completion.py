"""A shell completes commands, options and names: typed with TAB in each of them."""

import os
import pty
import shutil
import struct
import subprocess
import sys
from collections.abc import Iterator
from fcntl import ioctl
from functools import partial
from pathlib import Path
from select import select
from termios import TIOCSCTTY, TIOCSWINSZ
from time import monotonic, sleep

import pytest
from click.testing import CliRunner
from faces import RELEASES, VISIT, make_index
from msgspec.structs import replace

from webapp.cli import main

# How each shell is started without what its owner has set, and told of the command. The
# function of that name shows what the program would get; completion asks the program.
STARTED = {
    "bash": ("bash", "--norc", "--noprofile", "-i"),
    "zsh": ("zsh", "-f", "-i"),
    "fish": ("fish", "--no-config", "-i"),
}
TAUGHT = {
    "bash": """. "$TAUGHT"; releases() { printf '<%s>' "$@"; }""",
    "zsh": """autoload -U compinit; compinit -u -D; . "$TAUGHT"
        releases() { printf '<%s>' "$@"; }""",
    "fish": """source $TAUGHT; function releases; printf '<%s>' $argv; end""",
}
NAME = "Lawrence W. Example, Jr."
TYPED = {
    "releases sea": "<search>",
    r"releases search --participants Lawrence\ W": f"<search><--participants><{NAME}>",
    r"releases search --participants=Lawrence\ W": f"<search><--participants={NAME}>",
    "releases search --not top\ttra": "<search><--not><topics=trade>",
    "releases search --all=participants=lawr": f"<search><--all=participants={NAME}>",
    # fish leaves a space behind it, and so closes the quote
    'releases search --participants "Lawrence W': f"<search><--participants><{NAME}",
    'releases search --participants "Omar S': "<search><--participants><Omar Sadiq>",
    "releases search --all 'topics=trad": "<search><--all><topics=trade>",
    "releases search --sort=new": "<search><--sort=newest>",
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    junior = replace(VISIT.tags[0], value=NAME)
    named = replace(VISIT, id="named", tags=(junior, *VISIT.tags[1:]))
    index = tmp_path_factory.mktemp("completed") / "index"
    return make_index(index, [*RELEASES, named])


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> Path:
    # not beside the index, which Python would take for the package of that name
    program = tmp_path_factory.mktemp("bin") / "releases"
    program.write_text(
        f"#!{sys.executable}\nimport sys; sys.path[:0] = {sys.path!r}\n"
        "import os; from webapp.start import run\n"
        "try: run()\nfinally: open(os.environ['ANSWERED'], 'a').write('.')\n"
    )
    program.chmod(0o755)
    return program


class Typing:
    """A shell on a terminal of its own."""

    def __init__(self, shell: str, environment: dict[str, str]) -> None:
        self.answered = Path(environment["ANSWERED"])
        ours, theirs = pty.openpty()
        # so wide that no line is broken
        ioctl(theirs, TIOCSWINSZ, struct.pack("4H", 50, 300, 0, 0))
        self.terminal = ours
        self.process = subprocess.Popen(
            STARTED[shell],
            env=environment,
            start_new_session=True,
            preexec_fn=partial(ioctl, 0, TIOCSCTTY, 0),  # as a shell at work has it
            **dict.fromkeys(("stdin", "stdout", "stderr"), theirs),  # type: ignore
        )
        os.close(theirs)
        self.shown = ""
        self.type(f"{TAUGHT[shell]}; echo rea''dy\n", "ready")

    def type(self, keys: str, until: str, within: float = 60.0) -> bool:
        """Press keys; return whether a text was shown then."""
        self.shown, end = "", monotonic() + within
        os.write(self.terminal, keys.encode())
        while until not in self.shown and monotonic() < end:
            if select([self.terminal], [], [], 0.1)[0]:
                self.shown += os.read(self.terminal, 65536).decode(errors="replace")
        return until in self.shown

    def complete(self, keys: str) -> None:
        """Press keys and TAB; return when the program has answered, and its answer may
        have been taken in: a shell does not say so."""
        self.answered.unlink(missing_ok=True)
        os.write(self.terminal, f"{keys}\t".encode())
        end = monotonic() + 60
        while not self.answered.exists() and monotonic() < end:
            sleep(0.02)
        self.type("", "\0", within=0.4)

    def close(self) -> None:
        self.process.kill()
        self.process.wait()
        os.close(self.terminal)


@pytest.fixture(scope="module", params=STARTED)
def shell(
    request: pytest.FixtureRequest,
    folder: Path,
    program: Path,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Typing]:
    name = str(request.param)
    if not shutil.which(name):
        pytest.skip(f"needs {name}")
    home = tmp_path_factory.mktemp("home")
    taught = home / "taught"
    taught.write_text(CliRunner().invoke(main, ["completion", name]).stdout)
    place = {"PATH": f"{program.parent}:{os.environ['PATH']}", "HOME": str(home)}
    told = {"TAUGHT": str(taught), "RELEASES_INDEX": str(folder), "TERM": "dumb"}
    told["ANSWERED"] = str(home / "answered")
    typing = Typing(name, os.environ | place | told)
    yield typing
    typing.close()


@pytest.mark.parametrize("keys", TYPED)
def test_a_shell_completes_what_is_typed(shell: Typing, keys: str) -> None:
    for part in keys.split("\t"):
        shell.complete(part)
    assert shell.type("\n", TYPED[keys], within=10.0), shell.shown


def completed(folder: Path, line: str, shell: str = "zsh") -> list[str]:
    asked = {"COMP_LINE": line, "RELEASES_INDEX": str(folder)}
    shown = CliRunner(env={**asked, "_RELEASES_COMPLETE": f"{shell}_complete"})
    return shown.invoke(main, prog_name="releases").stdout.splitlines()


def test_commands_and_fields_are_completed_in_their_order(folder: Path) -> None:
    found = completed(folder, "releases se")
    assert found[::3] == ["plain", "plain"] and found[1::3] == ["search", "serve"]
    found = completed(folder, "releases search --not o", "fish")
    assert found == ["begun,offices=", "begun,organisations="]


def test_a_space_that_completion_leaves_behind_a_value_does_not_count(
    folder: Path,
) -> None:
    line = 'releases search --participants "Lawrence'
    assert completed(folder, line, "fish") == [f"plain,{NAME} \t1 release"]
    assert completed(folder, line.replace('"', ""), "fish") == [
        f"plain,{NAME}\t1 release"
    ]
    asked = ["--index", str(folder), "search", "--participants", f"{NAME} "]
    assert "named" in CliRunner().invoke(main, asked).stdout


def test_where_nothing_can_be_known_nothing_is_completed(folder: Path) -> None:
    assert completed(folder / "none", "releases search --participants A") == [""]
    assert completed(folder, "releases search --not colour=re") == [""]
