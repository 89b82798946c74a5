"""Live preview: show the built site on this machine alone and build again when a file of the collection changes."""

from __future__ import annotations

import functools
import http.server
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

from malaff.model.errors import MalaffError
from malaff.model.records import Config

WATCHED = ("seeds", "docs", "theme_overrides", "mkdocs.yml")
PAUSE = 1.0  # seconds between two looks at the files


class _Handler(http.server.SimpleHTTPRequestHandler):
    """Serves files without a line in the terminal for each."""

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


def serve(config: Config, port: int, build: Callable[[], int]) -> int:
    """Build, serve dist/site on 127.0.0.1 and build again on every change, until interrupted. Returns an exit code."""
    root = Path(config.root)
    build()
    handler = functools.partial(_Handler, directory=str(root / "dist" / "site"))
    try:
        server = http.server.ThreadingHTTPServer(("127.0.0.1", port), handler)
    except OSError as error:
        raise MalaffError(f"port {port}", f"cannot be used: {error.strerror}", "Name another: malaff serve --port 8001.") from error
    threading.Thread(target=server.serve_forever, daemon=True).start()
    print(f"serve: http://127.0.0.1:{server.server_address[1]}/ (Ctrl+C ends it)", flush=True)
    seen = _state(root)
    try:
        while True:
            time.sleep(PAUSE)
            now = _state(root)
            if now != seen:
                _rebuild(build)
                seen = _state(root)
    except KeyboardInterrupt:
        return 0
    finally:
        server.shutdown()
        server.server_close()


def _rebuild(build: Callable[[], int]) -> None:
    """Build again; what is wrong is said, and the last good site goes on being shown."""
    try:
        build()
    except MalaffError as error:
        print(error, file=sys.stderr)


def _state(root: Path) -> dict[str, int]:
    """The time of change of every watched file."""
    files = [p for name in WATCHED for p in ((root / name).rglob("*") if (root / name).is_dir() else [root / name]) if p.is_file()]
    return {str(path): path.stat().st_mtime_ns for path in files}
