"""Read one text within bounds: whatever goes wrong with it, and however long it takes, the others are read."""

from __future__ import annotations

import logging
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import TypeVar

from malaff.model.errors import MalaffError, SeedError
from malaff.reading.sources.bounds import SECONDS

T = TypeVar("T")
log = logging.getLogger("malaff.convert")


class _TooLong(Exception):
    """The time of a text is used up."""


@contextmanager
def reading(where: str) -> Iterator[None]:
    """Raises SeedError about `where` for whatever goes wrong inside, and after SECONDS of processor time."""
    try:
        with _limited():
            yield
    except _TooLong as error:
        raise SeedError(where, f"takes more than {SECONDS} seconds to read", "Look at it for what is no prose, or split it.") from error
    except MalaffError:
        raise
    except Exception as error:  # a text that nobody thought of must not stop the thousand others
        log.info("%s", where, exc_info=error)
        said = " ".join(f"{type(error).__name__}: {error}".split())[:160]
        raise SeedError(where, f"cannot be read: a fault of the program ({said})", "Report it with the text; `-v` shows more.") from error


@contextmanager
def _limited() -> Iterator[None]:
    """Interrupt what takes too long, where the system has a clock for it; regular expressions too, for they ask for signals."""
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGVTALRM, _stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, SECONDS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def _stop(number: int, frame: FrameType | None) -> None:
    raise _TooLong
