"""Tasks shared among worker processes: in order, and only so many at a time."""

import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing import active_children, get_context
from typing import Any, TypeVar

from index.errors import ReleaseSearchError

__all__ = ["all_cores", "executor", "mapped", "stop", "worker_deaths"]

Input = TypeVar("Input")
Output = TypeVar("Output")


def all_cores() -> int:
    """Return how many processes can compute at the same time."""
    return os.cpu_count() or 1


@contextmanager
def executor(workers: int) -> Iterator[Executor]:
    """Hold a pool of processes, or this very process where one is enough. What fails
    inside does not wait for tasks under way."""
    if workers == 1:
        yield _Here()
        return
    # spawned, not forked: the same on every system, and safe beside threads
    context = get_context("spawn")
    with ProcessPoolExecutor(workers, context, _leave_interrupts) as pool:
        try:
            yield pool
        except BaseException:
            stop(pool)
            raise


def stop(pool: Executor) -> None:
    """End the work of a pool at once; its tasks have written nothing.

    Its processes are ended too: were they left to finish, one more Ctrl-C would part
    them from their parent, and both would wait for each other for ever.
    """
    for process in active_children():
        process.kill()
    pool.shutdown(cancel_futures=True)


def _leave_interrupts() -> None:
    # Ctrl-C reaches the whole group; the parent alone decides what it means
    signal.signal(signal.SIGINT, signal.SIG_IGN)


class _Here(Executor):
    """Runs every task in this process, at once."""

    def submit(
        self, function: Callable[..., Output], /, *args: Any, **named: Any
    ) -> Future[Output]:
        future: Future[Output] = Future()
        future.set_result(function(*args, **named))
        return future


def mapped(
    pool: Executor,
    function: Callable[[Input], Output],
    inputs: Iterable[Input],
    ahead: int,
) -> Iterator[Output]:
    """Yield `function` of each input, in order, with at most `ahead` under way."""
    running: deque[Future[Output]] = deque()
    for value in inputs:
        running.append(pool.submit(function, value))
        if len(running) >= ahead:
            yield running.popleft().result()
    while running:
        yield running.popleft().result()


@contextmanager
def worker_deaths(done: Callable[[], str]) -> Iterator[None]:
    """Turn the death of a worker inside into a ReleaseSearchError that says what was
    `done` before."""
    try:
        yield
    except BrokenProcessPool as error:
        raise ReleaseSearchError(
            f"a worker process died, perhaps for lack of memory; {done()} before and "
            "are safe; do the same again with fewer --workers"
        ) from error
