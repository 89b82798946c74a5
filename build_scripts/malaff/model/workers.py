"""A pool of worker processes that end when the process that started them ends, however it ends."""

from __future__ import annotations

import multiprocessing
import os
import sys
import threading
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import connection
from typing import Any


def forks() -> bool:
    """Whether workers inherit what the process holds: on Linux; elsewhere forking is not safe, and they start empty."""
    return sys.platform == "linux"


def pool(jobs: int, start: Callable[..., None], arguments: tuple[Any, ...] = ()) -> ProcessPoolExecutor:
    """A pool of `jobs` workers, each of which calls `start(*arguments)` first."""
    context = multiprocessing.get_context("fork" if forks() else "spawn")
    return ProcessPoolExecutor(jobs, context, _start, (start, arguments))


def _start(start: Callable[..., None], arguments: tuple[Any, ...]) -> None:
    threading.Thread(target=_end_with_parent, daemon=True).start()
    start(*arguments)


def _end_with_parent() -> None:
    """Without this, workers of a run that was killed would wait for work for ever, and go on writing what they were at."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        connection.wait([parent.sentinel])
        os._exit(1)
