"""Make the dossier anew while the desk stays open: the stages run as processes of their own, under the collection's lock."""

from __future__ import annotations

import subprocess
import sys
import threading
from pathlib import Path

STAGES = ("convert", "index", "site")
TOLD = 2_000  # characters of what a stage said, from its end


class Making:
    """One making at a time; asked again meanwhile, it is done once more afterwards."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.stage = ""  # what is being done; empty while nothing is
        self.failed = ""  # what the stage said that failed last
        self._again = False
        self._lock = threading.Lock()

    def start(self) -> None:
        """Begin, or ask for another round."""
        with self._lock:
            if self.stage:
                self._again = True
                return
            self.stage = STAGES[0]
        threading.Thread(target=self._run, daemon=True).start()

    def _run(self) -> None:
        while True:
            self.failed = ""
            for self.stage in STAGES:
                command = [sys.executable, "-m", "malaff", "--root", str(self.root), "--quiet", self.stage]
                done = subprocess.run(command, capture_output=True, text=True, errors="replace", stdin=subprocess.DEVNULL)
                if done.returncode:
                    self.failed = f"{self.stage}: {done.stderr[-TOLD:].strip() or done.returncode}"
            with self._lock:
                if not self._again:
                    self.stage = ""
                    return
                self._again = False
