"""A damaged index says so, or answers as if nothing had happened; never anything else.

RELEASES_SOAK in the environment multiplies how often chance is tried.
"""

import os
import random
import shutil
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from unittest.mock import patch

import pytest

from index import open_index
from index.errors import IndexFault, NotFound
from index.maintenance import check, rebuild
from index.release import Release, Tag
from index.search import Picks, Search
from index.writer import IndexWriter

TIMES = 40 * int(os.environ.get("RELEASES_SOAK", "1"))
TOPICS = ("peace", "ports", "trade")
WORDS = (
    "the minister met and signed of trade port peace talks in geneva by treaty".split()
)
SEARCHES = (
    Search("treaty"),
    Search("minister trade", match="any"),
    Search('"and signed of"'),
    Search('"port peace"'),
    Search("tre*"),
    Search("mnister~1"),
    Search("topics:peace signed"),
    Search(since=date(2024, 1, 5), until=date(2024, 2, 1)),
    Search("geneva", picks=(Picks("topics", any=("trade",)),), sort="oldest"),
)


def release(number: int, chance: random.Random) -> Release:
    text = " ".join(chance.choices(WORDS, k=60))
    day = date(2024, 1 + number % 3, 1 + number % 28) if number % 5 else None
    tags = (Tag("topics", chance.choice(TOPICS), (), "cue"),)
    return Release(f"r{number}", f"Release {number}", text, published=day, tags=tags)


@pytest.fixture(scope="module", autouse=True)
def small_blocks() -> Iterator[None]:
    """Blocks so small that no part of an index is proved along with another."""
    shift = patch("index.container._SHIFT", 6)
    with shift, patch("index.container.BLOCK", 1 << 6):
        yield


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An index of some segments, with changed, withdrawn and retagged releases."""
    folder, chance = tmp_path_factory.mktemp("sound") / "index", random.Random(1)
    found = [release(number, chance) for number in range(90)]
    with IndexWriter(folder) as writer:
        writer.add(found[:60])
        writer.add(found[60:])
        writer.add([release(3, chance), release(70, chance)])
        writer.remove(["r4", "r61"])
    assert check(folder) == ()
    return folder


def answers(folder: Path) -> list[object]:
    """What an index says, asked in every way: a value, or that it is damaged."""
    try:
        index = open_index(folder)
    except IndexFault as fault:
        return [fault]
    ways: list[Callable[[], object]] = [
        *(lambda search=search: _plain(index.search(search)) for search in SEARCHES),
        *(lambda name=name: index.release(name) for name in ("r3", "r4", "r9", "no")),
        lambda: index.facet("topics", Search("minister")),
        lambda: index.suggest("pea"),
    ]
    return [_outcome(way) for way in ways]


def _plain(results: object) -> str:
    return repr(results)


def _outcome(ask: Callable[[], object]) -> object:
    try:
        return ask()
    except NotFound as missing:
        return str(missing).split(" in ")[0]
    except IndexFault as fault:
        return fault


def damage(folder: Path, chance: random.Random) -> tuple[Path, str]:
    """Flip a bit or cut the tail of a file; return which, and what was done."""
    files = sorted(path for path in folder.rglob("*") if path.stat().st_size)
    path = chance.choice([file for file in files if file.is_file()])
    data = bytearray(path.read_bytes())
    place = chance.randrange(len(data))
    if chance.random() < 0.2:
        path.write_bytes(data[:place])
        return path, f"cut at {place} of {len(data)}"
    bit = chance.randrange(8)
    data[place] ^= 1 << bit
    path.write_bytes(data)
    return path, f"bit {bit} of byte {place} of {len(data)} flipped"


@pytest.mark.parametrize("seed", range(TIMES))
def test_damage_is_told_or_changes_no_answer(
    sound: Path, tmp_path: Path, seed: int
) -> None:
    chance, folder = random.Random(seed), tmp_path / "index"
    shutil.copytree(sound, folder)
    expected = [str(answer) for answer in answers(folder)]
    path, done = damage(folder, chance)
    found = answers(folder)
    wrong = [
        (answer, right)
        for answer, right in zip(found, expected, strict=False)
        if not isinstance(answer, IndexFault) and str(answer) != right
    ]
    assert not wrong, f"{path.name}: {done}"
    named = [finding.file for finding in check(folder)]
    # a space may become another in the manifest, a byte of the archive be unused
    if path.suffix in (".segment", ".bits") or any(
        isinstance(answer, IndexFault) for answer in found
    ):
        assert path in named, f"{path.name}: {done}"
    if path.suffix != ".sqlite":
        rebuild(folder)
        assert check(folder) == ()
        assert not [a for a in answers(folder) if isinstance(a, IndexFault)]
