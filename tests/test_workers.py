"""Tasks among worker processes."""

import os
import signal
import time
from collections.abc import Iterator
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import active_children

import pytest

from indexer.workers import executor, mapped, stop


def test_results_come_in_the_order_of_the_inputs() -> None:
    with executor(2) as pool:
        assert list(mapped(pool, abs, range(-9, 0), ahead=4)) == list(range(9, 0, -1))


def test_no_more_inputs_are_taken_than_may_be_under_way() -> None:
    taken: list[int] = []

    def inputs() -> Iterator[int]:
        for number in range(9):
            taken.append(number)
            yield number

    with executor(1) as pool:
        next(mapped(pool, abs, inputs(), ahead=3))
    assert taken == [0, 1, 2]


def test_one_worker_is_this_process() -> None:
    with executor(1) as pool:
        assert pool.submit(os.getpid).result() == os.getpid()


def test_workers_leave_an_interrupt_to_their_parent() -> None:
    with executor(2) as pool:
        assert pool.submit(signal.getsignal, signal.SIGINT).result() == signal.SIG_IGN


def test_a_pool_that_is_stopped_leaves_no_process_behind() -> None:
    with executor(2) as pool:
        waiting = [pool.submit(time.sleep, 600) for _ in range(9)]
        while not waiting[0].running():
            time.sleep(0.01)
        stop(pool)
    assert all(task.cancelled() or task.exception() for task in waiting)
    assert active_children() == []


def test_what_fails_does_not_wait_for_tasks_under_way() -> None:
    with pytest.raises(KeyError), executor(2) as pool:
        pool.submit(time.sleep, 600)
        raise KeyError
    assert active_children() == []


def test_a_worker_that_dies_is_noticed() -> None:
    with executor(2) as pool, pytest.raises(BrokenProcessPool):
        list(mapped(pool, os._exit, [1], ahead=2))
