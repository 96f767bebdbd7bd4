"""How the house is built: three rooms, imports one way, each package with an owner."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest
from whoosh import analysis, fields, query

from index import Release, open_index

ROOT = Path(__file__).parents[1]
MODULES = sorted(
    path
    for room in ("index", "indexer", "webapp")
    for path in ROOT.glob(f"{room}/**/*.py")
)
NAMES = [str(path.relative_to(ROOT)) for path in MODULES]

# room: the rooms it may import from
ROOMS = {
    "index": {"index"},
    "indexer": {"index", "indexer"},
    "webapp": {"index", "indexer", "webapp"},
}
# package: the modules that may import it
OWNERS = {
    "flask": {
        *("webapp/__init__.py", "webapp/app.py", "webapp/asked.py"),
        *("webapp/data.py", "webapp/discovery.py", "webapp/manners.py"),
        *("webapp/serving.py", "webapp/views.py"),
    },
    "click": {
        *("webapp/asking.py", "webapp/cli.py", "webapp/completion.py"),
        *("webapp/filling.py", "webapp/forms.py", "webapp/keeping.py"),
        *("webapp/nothing.py", "webapp/options.py", "webapp/output.py"),
        *("webapp/progress.py", "webapp/reference.py", "webapp/release_lines.py"),
        *("webapp/running.py", "webapp/search_options.py", "webapp/serve_options.py"),
        *("webapp/shells.py", "webapp/terminal.py", "webapp/watching.py"),
        "webapp/wrapping.py",
    },
    "nltk": {"indexer/tagging/punkt.py"},
    "whoosh": {
        *("index/analysis.py", "index/clauses.py", "index/compounds.py"),
        "index/describe.py",
        *("index/opened.py", "index/expansion.py", "index/further.py"),
        *("index/grammar.py", "index/lighter.py", "index/marking.py", "index/match.py"),
        *("index/naming.py", "index/parse.py"),
        *("index/similar.py", "index/spelling.py", "index/suggest.py"),
        *("index/synonyms.py", "index/trees.py", "index/written.py"),
    },
}
TOO_SLOW_FOR_A_SEARCH = (
    *("filelock", "flask", "indexer", "lxml", "multiprocessing"),
    *("babel", "nltk", "numpy", "trafilatura", "waitress"),
    *("concurrent", "email", "http", "importlib.resources", "logging", "socket", "ssl"),
    *("hashlib", "msgspec.inspect", "pickle", "platform", "random", "shutil"),
    *("ast", "csv", "dataclasses", "difflib", "gettext", "html", "inspect", "locale"),
    *("tempfile", "textwrap", "typing_extensions"),
    # what only writing needs, and what Whoosh needs for its own files and forms
    *("index.batch", "index.inversion", "index.writer"),
    *("whoosh.analysis.filters", "whoosh.query.spans"),
    *("whoosh.columns", "whoosh.filedb", "whoosh.reading"),
    *("whoosh.lang.dmetaphone", "whoosh.lang.morph_en", "whoosh.lang.porter"),
    # and the other commands
    *("webapp.filling", "webapp.keeping", "webapp.running", "webapp.watching"),
)


def imported(path: Path) -> Iterator[str]:
    """Yield the full name of every module that a file imports, anywhere in it."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield "." * node.level + (node.module or "")


def kind_and_name(name: str) -> tuple[bool, bool, str]:
    """The order of constants, then classes, then functions, each A-Z."""
    return not name.isupper(), not name[0].isupper(), name


@pytest.mark.parametrize("name", NAMES)
def test_imports_run_one_way(name: str) -> None:
    allowed = ROOMS[name.split("/")[0]]
    packages = {module.split(".")[0] for module in imported(ROOT / name)}
    assert packages & ROOMS.keys() <= allowed
    assert "" not in packages, "a relative import hides which room it leads to"


@pytest.mark.parametrize("package", OWNERS)
def test_a_package_has_one_owner(package: str) -> None:
    users = {
        name
        for path, name in zip(MODULES, NAMES, strict=True)
        if package in {module.split(".")[0] for module in imported(path)}
    }
    assert users == OWNERS[package]


@pytest.mark.parametrize("name", NAMES)
def test_public_names_are_sorted_and_exist(name: str) -> None:
    dotted = name.removesuffix(".py").removesuffix("/__init__").replace("/", ".")
    module = import_module(dotted)
    names = getattr(module, "__all__", [])
    assert names in (sorted(set(names)), sorted(set(names), key=kind_and_name))
    assert all(hasattr(module, public) for public in names)


def test_a_search_starts_without_what_it_does_not_need(tmp_path: Path) -> None:
    releases = [Release("1", "Talks in Geneva", "The ministers met in Geneva.")]
    with open_index(tmp_path / "index", create=True).writer() as writer:
        writer.add(releases)
    program = (
        "import atexit, gc, sys; from webapp.start import run; "
        "made = lambda: sys.modules['index.analysis']._word.cache_info().currsize; "
        "atexit.register(lambda: print(gc.isenabled(), made(), *sys.modules)); run()"
    )
    asked = ["--index", str(tmp_path / "index"), "search", "ministers unknownly"]
    command = [sys.executable, "-c", program, *asked]
    said = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    *answer, last = said.stdout.splitlines()
    collects, patterns, *modules = last.split()
    assert answer[0].startswith("1\t-\t-\tTalks in Geneva")
    assert collects == "True"
    assert patterns == "0", "plain letters need no pattern for all others"
    assert not set(TOO_SLOW_FOR_A_SEARCH) & set(modules)


@pytest.mark.parametrize("asked", ["--help", "search --help", "serch", "search -n x"])
def test_the_quick_start_says_what_the_command_line_says(asked: str) -> None:
    said = [
        subprocess.run(
            [sys.executable, "-c", program, *asked.split()],
            cwd=ROOT,
            capture_output=True,
            check=False,
        )
        for program in (
            "from webapp.start import run; run()",
            "from webapp.cli import main; main()",
        )
    ]
    first, second = ((one.returncode, one.stdout, one.stderr) for one in said)
    assert first == second


def test_whoosh_is_whole_where_more_of_it_is_asked_for() -> None:
    assert type(fields.TEXT(sortable=True).column_type).__name__ == "VarBytesColumn"
    assert query.SpanNear2([query.Term("text", "a")]).slop == 1
    assert "rendering" in query.terms.variations("render")
    assert analysis.StemFilter().stemfn("rendering") == "render"
    with pytest.raises(AttributeError):
        fields.columns.no_such_column  # noqa: B018  asking for it is the test
    with pytest.raises(AttributeError):
        query.NoSuchQuery  # noqa: B018  asking for it is the test
