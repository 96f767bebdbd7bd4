"""A server answers over HTTP, rightly and without an error, whatever writers do."""

import http.client
import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from paired import TOPICS, pair

from index.errors import IndexLocked
from index.maintenance import check, rebuild
from index.writer import IndexWriter

ROOT = Path(__file__).resolve().parents[1]
SERVE = "from webapp.start import run; run()"
CLIENTS, PAIRS = 3, 90  # 32 commits begin a merge
READ_AT_LEAST = 20  # answers that each client has seen


@contextmanager
def serving(folder: Path) -> Iterator[int]:
    """Yield the port of a server in a process of its own."""
    command = [sys.executable, "-c", SERVE, "serve", "--port", "0", "--index", folder]
    server = subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        text=True,
        env=os.environ | {"PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1"},
    )
    try:
        assert server.stdout
        told = re.search(r"127\.0\.0\.1:(\d+)", server.stdout.readline())
        assert told, "it says where it listens"
        yield int(told[1])
        assert server.poll() is None, "it was to serve to the end"
    finally:
        server.terminate()
        server.communicate(timeout=30)


def asked(connection: http.client.HTTPConnection, address: str) -> Any:
    connection.request("GET", address)
    answer = connection.getresponse()
    body = answer.read()
    assert answer.status == 200, (address, answer.status, body[:300])
    return json.loads(body)


def ask_until(stop: Event, port: int) -> int:
    """Ask again and again, and check every number; return how many answers there were.

    Both releases of a pair are shown or none, and none that was shown goes away.
    """
    pairs = answers = 0
    with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=30)) as server:
        while not stop.is_set() or answers < READ_AT_LEAST:
            found = asked(server, "/search.json?q=talks&size=100")
            counts = {
                v["value"]: v["count"] for v in found["facets"]["topics"]["values"]
            }
            assert counts["peace"] == counts["trade"] >= pairs
            assert found["total"] == 2 * counts["peace"]
            pairs = counts["peace"]
            ids = {result["id"] for result in found["results"]}
            assert len(ids) == min(100, found["total"])
            chosen = asked(server, "/search.json?topics=peace&size=1")
            assert chosen["total"] >= pairs
            (moving,) = asked(server, "/search.json?q=number")["results"]
            asked(server, f"/releases/{moving['id']}.json")
            answers += 1
    return answers


def write(folder: Path) -> None:
    """Add pairs one commit at a time, merge, withdraw and rebuild."""
    for number in range(1, PAIRS):
        with IndexWriter(folder, wait=10) as writer:
            writer.add(pair(number))
            if number % 30 == 0:
                writer.merge(2)
        if number % 40 == 0:
            rebuild(folder, wait=10)
    rebuild(folder)


def test_counts_are_right_while_writers_add_merge_and_rebuild(tmp_path: Path) -> None:
    folder, stop = tmp_path / "index", Event()
    with IndexWriter(folder) as writer:
        writer.add(pair(0))
    with serving(folder) as port, ThreadPoolExecutor(CLIENTS) as pool:
        asking = [pool.submit(ask_until, stop, port) for _ in range(CLIENTS)]
        try:
            write(folder)
        finally:
            stop.set()
        assert all(one.result(60) >= READ_AT_LEAST for one in asking)
        with closing(http.client.HTTPConnection("127.0.0.1", port)) as last:
            assert asked(last, "/search.json?q=talks")["total"] == len(TOPICS) * PAIRS
    assert check(folder) == ()


HOLD = """
import sys
from pathlib import Path
from index.writer import IndexWriter
from paired import pair
with IndexWriter(Path(sys.argv[1])) as writer:
    writer.add(pair(0))
    print("held", flush=True)
    sys.stdin.readline()
"""


def test_a_second_process_waits_for_the_first_or_is_told_its_number(
    tmp_path: Path,
) -> None:
    folder = tmp_path / "index"
    paths = os.pathsep.join([str(ROOT), str(ROOT / "tests")])
    pipe = subprocess.PIPE
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(folder)],
        stdin=pipe,
        stdout=pipe,
        text=True,
        env=os.environ | {"PYTHONPATH": paths},
    ) as first:
        assert first.stdin and first.stdout
        assert first.stdout.readline() == "held\n"
        with pytest.raises(IndexLocked, match=f"process {first.pid} is writing"):
            IndexWriter(folder, wait=0.2).__enter__()
        with ThreadPoolExecutor(1) as pool:
            second = pool.submit(add_waiting, folder)
            assert not second.done()
            first.stdin.write("\n")
            first.stdin.flush()
            assert second.result(30) == 2
    assert check(folder) == ()


def add_waiting(folder: Path) -> int:
    with IndexWriter(folder, wait=30) as writer:
        return writer.add(pair(1)).new
