"""Live preview: the site is shown on this machine, and a change is shown soon after."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

from collections_made import copy_collection

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


def _page(address: str) -> str:
    """The page, or nothing in the moment in which the folder is swapped."""
    try:
        with urllib.request.urlopen(address, timeout=10) as answer:
            return str(answer.read().decode("utf-8"))
    except OSError:
        return ""
