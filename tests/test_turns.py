"""While a thread makes a segment, others of the process go on."""

import random
import time
from pathlib import Path
from threading import Event, Thread

import pytest

from index import sorting
from index.batch import Batch
from index.container import ContainerWriter
from index.postings import write_postings
from index.release import Release

WORDS = 300_000  # distinct ones, as in a segment that is full
LONGEST = 0.1  # seconds of the processor that nobody else may wait for


def as_written(word: str, rules: str) -> str:
    return word


@pytest.mark.skipif(not sorting.COMPILED, reason="plain Python holds the interpreter")
def test_a_large_dictionary_keeps_nobody_waiting(tmp_path: Path) -> None:
    chance, batch = random.Random(5), Batch()
    found = [f"w{chance.getrandbits(48):x}" for _ in range(WORDS)]
    texts = (" ".join(found[at : at + 1000]) for at in range(0, WORDS, 1000))
    releases = [Release(f"r{n}", "", text) for n, text in enumerate(texts)]
    done = Event()

    def write() -> None:
        batch.extend(enumerate(releases))
        with ContainerWriter(tmp_path / "one.segment") as writer:
            write_postings(writer, batch, 300.0, as_written)
            writer.close({})
        done.set()

    thread = Thread(target=write)
    thread.start()
    waits = []
    while not done.wait(0.001):
        before = time.process_time()
        time.sleep(0.001)
        waits.append(time.process_time() - before)
    thread.join()
    assert len(waits) > 10
    assert max(waits) < LONGEST
