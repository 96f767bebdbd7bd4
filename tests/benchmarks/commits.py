"""Many commits of a single release: what each takes beside merges, and what a search
takes after them, against the same releases in one segment.

usage: python tests/benchmarks/commits.py [--commits N] [--words N]

One process adds, another searches all the while. Milliseconds by wall clock, as they
are waited for, and without the CPU time of the thread that waits: what is left are the
disk, locks, the interpreter, and on a busy machine a processor. How long one thread
keeps others from the interpreter is told apart, in CPU time that passes while a third
one, which sleeps a millisecond at a time, waits to go on: no other process is in it.
The searches in the end are CPU time of the engine's search for words that many releases
have, page after page, cache aside.
"""

import argparse
import json
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from statistics import median
from threading import Event, Thread

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from index.embedded import EmbeddedIndex  # noqa: E402  (the folder above must be known)
from index.maintenance import check, rebuild  # noqa: E402
from index.manifest import read_manifest  # noqa: E402
from index.release import Release, Tag  # noqa: E402
from index.search import Search  # noqa: E402
from index.writer import IndexWriter  # noqa: E402

VOCABULARY, TOPICS = 20_000, 50
ROUNDS = 200

Took = tuple[float, float]  # milliseconds by wall clock, and of the thread's CPU


def main() -> None:
    """Add, search, and print what it took."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--commits", type=int, default=10_000)
    parser.add_argument("--words", type=int, default=200)
    parser.add_argument("--read", type=Path, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.read:
        print(json.dumps(searched_until_told(given.read)))
        return
    with tempfile.TemporaryDirectory() as place:
        measure(Path(place) / "index", given.commits, given.words)


def measure(folder: Path, commits: int, words: int) -> None:
    adding, leaving, searches, held = added(folder, commits, words)
    print(f"{'ms':<28}{'p50':>9}{'p99':>9}{'most':>9}")
    print(line("add, merges behind", [wall for wall, _ in adding]))
    print(line("  beyond its own CPU", [wall - own for wall, own in adding]))
    print(line("search meanwhile", [wall for wall, _ in searches]))
    print(line("  beyond its own CPU", [wall - own for wall, own in searches]))
    print(line("the interpreter held", held))
    print(f"leaving the writer {leaving:.1f} s")
    segments = len(read_manifest(folder).segments)
    many = search_time(folder)
    rebuild(folder)
    one = search_time(folder)
    print(
        f"search, {segments} segments {many:.3f} ms, one segment {one:.3f} ms: ", end=""
    )
    print(f"{many / one:.2f} times")
    print(f"check: {len(check(folder))} findings")


def added(
    folder: Path, commits: int, words: int
) -> tuple[list[Took], float, list[Took], list[float]]:
    """Return what every add took, the seconds that leaving took, what the searches of
    another process took, and the milliseconds that the interpreter was held."""
    found = []
    with IndexWriter(folder) as writer, waiting() as held:
        releases = made(commits, words)
        writer.add([next(releases)])
        command = [sys.executable, __file__, "--read", folder]
        pipe = subprocess.PIPE
        reader = subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True)
        for release in releases:
            found.append(took(partial(writer.add, [release])))
        start = time.perf_counter()
    leaving = time.perf_counter() - start
    told, _ = reader.communicate("\n")
    return found, leaving, json.loads(told), held


def searched_until_told(folder: Path) -> list[Took]:
    """Search until a line is read; return what every search took."""
    told = Thread(target=sys.stdin.readline)
    told.start()
    engine, found = EmbeddedIndex(folder), []
    for search in searches():
        found.append(took(partial(engine.search, search)))
        if not told.is_alive():
            return found
        time.sleep(0.02)
    return found


def took(act: Callable[[], object]) -> Took:
    """Do it; return the milliseconds by wall clock and of this thread's CPU."""
    start, own = time.perf_counter(), time.thread_time()
    act()
    return 1000 * (time.perf_counter() - start), 1000 * (time.thread_time() - own)


@contextmanager
def waiting() -> Iterator[list[float]]:
    """Let a thread wait for the interpreter all the while, and note for how long."""
    held: list[float] = []
    done = Event()

    def wait() -> None:
        while not done.is_set():
            start = time.process_time()
            time.sleep(0.001)
            held.append(1000 * (time.process_time() - start))

    thread = Thread(target=wait)
    thread.start()
    try:
        yield held
    finally:
        done.set()
        thread.join()


def search_time(folder: Path) -> float:
    """Return the median CPU milliseconds of a search."""
    engine, found = EmbeddedIndex(folder), []
    for search, _ in zip(searches(), range(ROUNDS), strict=False):
        start = time.process_time()
        engine.search(search)
        found.append(1000 * (time.process_time() - start))
    return median(found[ROUNDS // 4 :])


def searches() -> Iterator[Search]:
    """Yield searches that are never the same, so that no answer is remembered."""
    chance = random.Random(2)
    while True:
        one, two = (word(int(300 * chance.random() ** 2)) for _ in range(2))
        size = 10 + int(90 * chance.random())
        yield Search(f"{one} {two}", match="any", size=size)


def made(count: int, words: int) -> Iterator[Release]:
    chance = random.Random(1)
    for number in range(count):
        text = " ".join(
            word(int(VOCABULARY * chance.random() ** 4)) for _ in range(words)
        )
        topic = Tag("topics", f"topic {chance.randrange(TOPICS)}", (), "made")
        yield Release(f"r{number}", f"Release {number}", text, tags=(topic,))


def word(number: int) -> str:
    return f"w{number}"


def line(name: str, found: Sequence[float]) -> str:
    order = sorted(found)
    return f"{name:<28}" + "".join(
        f"{order[min(len(order) - 1, int(share * len(order)))]:>9.1f}"
        for share in (0.5, 0.99, 1)
    )


if __name__ == "__main__":
    main()
