"""Live preview: show the built site on this machine alone and build again when a file of the collection changes."""

from __future__ import annotations

import functools
import http.server
import io
import sys
import threading
from argparse import Namespace
from collections.abc import Callable
from itertools import islice
from pathlib import Path
from typing import BinaryIO

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver

from malaff.collection.page import generated_by
from malaff.model.errors import MalaffError
from malaff.model.records import Config
from malaff.verbs import convert, index, outputs
from malaff.verbs.build import run_stages
from malaff.verbs.printing import config_of
from malaff.verbs.running import run_alone

WATCHED = ("seeds", "docs", "theme_overrides")
READS = frozenset({"opened", "closed_no_write"})  # what watchdog reports of somebody who only reads
HEAD = 10  # lines of a page within which `generated:` stands
NAMES = ("127.0.0.1", "localhost")
QUIET = 0.3  # seconds without a further change before building: an editor saves in several steps


class _Server(http.server.ThreadingHTTPServer):
    """Listens on this machine; a browser that goes away in the middle of a page is no news."""

    def handle_error(self, request: object, client_address: object) -> None:
        """Say what went wrong, unless the other side broke the connection."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]  # what the library itself passes on


class _Handler(http.server.SimpleHTTPRequestHandler):
    """Serves files without a line in the terminal for each."""

    def send_head(self) -> io.BytesIO | BinaryIO | None:
        """Answer those alone who ask this machine by its own name: a page elsewhere could have its name point here (DNS rebinding)."""
        if self.headers.get("Host", "").rpartition(":")[0] in NAMES:
            return super().send_head()
        self.send_error(http.HTTPStatus.MISDIRECTED_REQUEST)
        return None

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


class _Changes(FileSystemEventHandler):
    """Notes that something has changed, and waits until it has."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.event = threading.Event()

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Note a change of a file of the collection; a file in the root counts only if it is mkdocs.yml."""
        path = Path(str(event.dest_path or event.src_path))
        if event.event_type not in READS and not event.is_directory and (path.parent != self.root or path.name == "mkdocs.yml"):
            self.event.set()

    def wait(self) -> None:
        """Return once something has changed and nothing more has for a moment."""
        self.event.wait()
        while True:
            self.event.clear()
            if not self.event.wait(QUIET):
                return


def run(options: Namespace) -> int:
    """Serve the collection until interrupted. Raises MalaffError where the port cannot be used."""
    stages = Namespace(**{**vars(options), "jobs": 1, "shard": (1, 1)})
    site = next(output for output in outputs.load_outputs() if output.name == "site")

    def make(options: Namespace) -> int:
        return run_stages(options, convert.run, index.run, functools.partial(outputs.run, site))

    return serve(config_of(options), options.port, functools.partial(run_alone, stages, "serve", make))


def serve(config: Config, port: int, build: Callable[[], int]) -> int:
    """Build, serve dist/site on 127.0.0.1 and build again on every change, until interrupted. Returns an exit code."""
    root = Path(config.root)
    server = listen(root, port)
    changes = _Changes(root)
    observer = Observer()
    _watch(root, config, changes, observer)
    observer.start()
    threading.Thread(target=server.serve_forever, daemon=True).start()
    seen: dict[str, int] | None = None
    try:
        while True:
            before, seen = seen, _state(root, config)  # taken before building: what is saved meanwhile is seen as a change
            if seen != before:
                build()
                _watch(root, config, changes, observer)  # docs/ is another folder after a change: the system watches folders, not names
                if _state(root, config) != seen:
                    changes.event.set()
            if before is None:
                print(f"serve: http://127.0.0.1:{server.server_address[1]}/ (Ctrl+C ends it)", flush=True)
            changes.wait()
    except KeyboardInterrupt:
        return 0
    finally:
        observer.stop()
        server.shutdown()
        server.server_close()


def listen(root: Path, port: int) -> _Server:
    """A server of dist/site on this machine alone. Raises MalaffError where the port cannot be used."""
    handler = functools.partial(_Handler, directory=str(root / "dist" / "site"))
    try:
        return _Server(("127.0.0.1", port), handler)
    except OSError as error:
        raise MalaffError(f"port {port}", f"cannot be used: {error.strerror}", "Name another: malaff serve --port 8001.") from error


def _watch(root: Path, config: Config, changes: _Changes, observer: BaseObserver) -> None:
    observer.unschedule_all()
    for name in {*WATCHED, config.seeds}:
        if (root / name).is_dir():
            observer.schedule(changes, str(root / name), recursive=True)
    observer.schedule(changes, str(root))


def _state(root: Path, config: Config) -> dict[str, int]:
    """When every file that a person writes was changed; pages that the program writes do not count."""
    paths = [path for name in {*WATCHED, config.seeds} for path in (root / name).rglob("*.*")]
    return {str(path): path.stat().st_mtime_ns for path in (*paths, root / "mkdocs.yml") if path.is_file() and not _is_ours(path, root)}


def _is_ours(path: Path, root: Path) -> bool:
    if path.suffix != ".md" or not path.is_relative_to(root / "docs"):
        return False
    with path.open(encoding="utf-8", errors="replace") as lines:
        return generated_by("".join(islice(lines, HEAD))) is not None
