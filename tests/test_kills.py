"""A process killed while it adds, merges or rebuilds takes nothing with it.

RELEASES_SOAK in the environment multiplies how often one is killed.
"""

import os
import random
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event

import pytest
from paired import TOPICS, pair

from index.embedded import EmbeddedIndex
from index.maintenance import check
from index.search import Search
from index.writer import IndexWriter

ROOT = Path(__file__).resolve().parents[1]
KILLS = 20  # of one index; the next begins anew
INDEXES = int(os.environ.get("RELEASES_SOAK", "1"))
SECONDS = 0.6  # the most that a process lives after its first word
PAUSE = 0.02  # seconds between two searches

# 32 commits begin a merge in a thread, and leaving merges what is left
WORK = """
import random, sys
from pathlib import Path
from index.maintenance import rebuild
from index.writer import IndexWriter
from paired import pair

folder, number, chance = Path(sys.argv[1]), int(sys.argv[2]), random.Random(sys.argv[2])
while True:
    with IndexWriter(folder) as writer:
        for _ in range(chance.randrange(1, 45)):
            writer.add(pair(number))
            print(number, flush=True)
            number += 1
    if chance.random() < 0.5:
        rebuild(folder)
"""


def read_until(stop: Event, folder: Path) -> int:
    """Search again and again; return how many pairs there were at last."""
    index, pairs = EmbeddedIndex(folder), 0
    while not stop.is_set():
        found = index.search(Search("talks"))
        (topics,) = (facet for facet in found.facets if facet.field == "topics")
        counts = {value.value: value.count for value in topics.values}
        assert counts["peace"] == counts["trade"] >= pairs
        assert found.total == 2 * counts["peace"]
        assert len(found.hits) == min(10, found.total)
        pairs = counts["peace"]
        (moving,) = index.search(Search("number")).hits
        assert number(index.release("moving").body) >= number(moving.release.body)
        time.sleep(PAUSE)
    return pairs


def number(body: str) -> int:
    return int(body.split()[1])


def killed(folder: Path, start: int, after: float) -> int:
    """Let a process work for some seconds; return the last number it acknowledged."""
    command = [sys.executable, "-c", WORK, str(folder), str(start)]
    paths = os.pathsep.join([str(ROOT), str(ROOT / "tests")])
    work = subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        text=True,
        env=os.environ | {"PYTHONPATH": paths},
    )
    with work:
        assert work.stdout
        first = work.stdout.readline()
        time.sleep(after)
        assert work.poll() is None, "it was to work until it is killed"
        work.kill()
        said = [first, *work.stdout]
    return max(int(line) for line in said if line.endswith("\n"))


def shown(folder: Path) -> set[str]:
    index, ids = EmbeddedIndex(folder), set[str]()
    cursor: str | None = None
    while True:
        found = index.search(Search(size=100, cursor=cursor))
        ids |= {hit.release.id for hit in found.hits}
        if (cursor := found.next) is None:
            return ids


@pytest.mark.parametrize("seed", range(INDEXES))
def test_whatever_is_killed_nothing_acknowledged_is_lost(
    tmp_path: Path, seed: int
) -> None:
    folder, chance, stop = tmp_path / "index", random.Random(seed), Event()
    with IndexWriter(folder) as writer:
        writer.add(pair(0))
    last = 0
    with ThreadPoolExecutor(1) as pool:
        reading = pool.submit(read_until, stop, folder)
        try:
            for _ in range(KILLS):
                last = killed(folder, last + 1, chance.random() * SECONDS)
                with IndexWriter(folder):  # no lock is held, and what is left is done
                    pass
                found = shown(folder)
                for topic in TOPICS:
                    assert {f"{topic}{n}" for n in range(last + 1)} <= found
                assert check(folder) == ()
                last = (len(found) - 1) // 2 - 1
        finally:
            stop.set()
        assert reading.result(60) <= last + 1
