"""Live preview: the site is shown on this machine, and a change is shown soon after."""

from __future__ import annotations

import os
import re
import socket
import struct
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import pytest

from collections_made import copy_collection
from malaff.verbs.serve import listen

NEWS = """بلدية النهر تعلن بدء ترميم الجسر القديم

أعلنت بلدية النهر، يوم الثلاثاء، بدء ترميم الجسر القديم الذي يصل ضفتي المدينة بعد سنوات من الانتظار.
"""


def test_a_change_is_shown(tmp_path: Path) -> None:
    """The page is served, and serves the editor's title once the sidecar is written."""
    root = copy_collection(tmp_path / "c", seeds=False)
    (root / "seeds/news.txt").write_text(NEWS, "utf-8")
    with subprocess.Popen([sys.executable, "-u", "-m", "malaff", "--root", str(root), "serve", "--port", "0"], stdout=subprocess.PIPE,
                          stderr=subprocess.DEVNULL, text=True, env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}) as process:
        try:
            assert process.stdout
            line = next(line for line in process.stdout if line.startswith("serve:"))
            match = re.search(r"http://[\d.:]+/", line)
            assert match
            address = f"{match[0]}articles/news.html"
            assert "ترميم الجسر القديم" in _page(address)
            (root / "seeds/news.yml").write_text("title: عنوان جديد من المحرر\n", "utf-8")
            deadline = time.monotonic() + 60
            while "عنوان جديد من المحرر" not in _page(address) and time.monotonic() < deadline:
                time.sleep(0.5)
            assert "عنوان جديد من المحرر" in _page(address)
        finally:
            process.terminate()


def test_a_broken_connection_is_no_news(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """A browser that goes away in the middle of a page, as each does that is closed, leaves no word; the next one is served."""
    site = tmp_path / "dist/site"
    site.mkdir(parents=True)
    (site / "big.txt").write_bytes(bytes(20_000_000))
    with _served(tmp_path) as port:
        for _ in range(3):
            with socket.create_connection(("127.0.0.1", port)) as line:
                line.sendall(f"GET /big.txt HTTP/1.1\r\nHost: localhost:{port}\r\n\r\n".encode())
                line.recv(100)
                line.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))  # closing resets it
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/big.txt", timeout=10) as answer:
            assert len(answer.read()) == 20_000_000
    assert capfd.readouterr().err == ""


@pytest.mark.parametrize("host", ["evil.example", "evil.example:{port}", "", "127.0.0.1.evil.example:{port}"])
def test_another_name_gets_nothing(tmp_path: Path, host: str) -> None:
    """A page elsewhere whose own name was made to point to this machine cannot read the dossier."""
    (tmp_path / "dist/site").mkdir(parents=True)
    (tmp_path / "dist/site/index.html").write_text("secret", "utf-8")
    with _served(tmp_path) as port, socket.create_connection(("127.0.0.1", port), timeout=10) as line:
        line.sendall(f"GET / HTTP/1.0\r\nHost: {host.format(port=port)}\r\n\r\n".encode())
        answer = b"".join(iter(partial(line.recv, 65536), b""))
    assert b" 421 " in answer.splitlines()[0]
    assert b"secret" not in answer


@contextmanager
def _served(root: Path) -> Iterator[int]:
    """The port on which the site below a root is served."""
    server = listen(root, 0)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield server.server_address[1]
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def _page(address: str) -> str:
    """The page, or nothing in the moment in which the folder is swapped."""
    try:
        with urllib.request.urlopen(address, timeout=10) as answer:
            return str(answer.read().decode("utf-8"))
    except OSError:
        return ""
