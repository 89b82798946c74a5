"""Kill builds at random moments: docs/ and dist/ are whole trees each time, and the next run needs no help and leaves no litter.

    python tests/slow/kills.py [KILLS] [SEED]

A collection is built in two states (texts, sidecars, configuration differ). Each round starts from one, builds the other and
is killed (SIGKILL, the workers live on as they can) at a random moment. Afterwards each of docs/, dist/site, dist/dossier.pdf
and dist/dossier.epub must be, byte for byte, what one of the stages leaves; the next build must give the other state whole.
"""

from __future__ import annotations

import hashlib
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(PROJECT / "tests/samples"))
from collections_made import copy_collection  # noqa: E402 - the path has to be set first

TREES = ("docs", "dist/site", "dist/dossier.pdf", "dist/dossier.epub")


def malaff(root: Path, *words: str) -> subprocess.Popen[bytes]:
    """A run of the program in a session of its own."""
    environment = {**os.environ, "PYTHONPATH": str(PROJECT / "build_scripts")}
    return subprocess.Popen([sys.executable, "-m", "malaff", "--root", str(root), "-q", *words], env=environment, stdout=subprocess.DEVNULL,
                            stderr=subprocess.DEVNULL, start_new_session=True)


def state(path: Path) -> str:
    """A hash of a file or of all files of a folder."""
    digest = hashlib.sha256()
    for file in sorted(path.rglob("*")) if path.is_dir() else [path]:
        if file.is_file():
            digest.update(str(file.relative_to(path)).encode() + b"\0" + file.read_bytes())
    return digest.hexdigest() if path.exists() else "absent"


def litter(root: Path) -> list[str]:
    """Unfinished things that a run left."""
    return [str(path.relative_to(root)) for path in root.rglob("*") if path.name.endswith(".part") and path.name.startswith(".")]


def change(root: Path, one: bool) -> None:
    """Put the texts into one state or the other."""
    first = sorted(root.glob("seeds/00*.txt"))[0]
    extra = root / "seeds/extra.txt"
    sidecar = first.with_suffix(".yml")
    if one:
        extra.unlink(missing_ok=True)
        sidecar.unlink(missing_ok=True)
    else:
        extra.write_text("بلدية الميناء تزرع ألف شجرة\n\nأعلنت بلدية الميناء أمس أنها تزرع ألف شجرة في شوارع المدينة كلها.\n", "utf-8")
        sidecar.write_text('title: "عنوان من المحرر"\n', "utf-8")


def whole_states(root: Path) -> dict[str, set[str]]:
    """What each tree may be after any stage of either build."""
    known: dict[str, set[str]] = {name: set() for name in TREES}

    def note() -> None:
        for name in TREES:
            known[name].add(state(root / name))

    for one in (True, False, True):
        change(root, one)
        for stage in ("convert", "index", "pdf", "epub", "site"):
            if malaff(root, stage).wait() != 0:
                raise SystemExit(f"{stage} fails")
            note()
    return known


def main(kills: int = 100, seed: int = 1) -> int:
    """Print what was not whole; 1 where anything was."""
    chance = random.Random(seed)
    with tempfile.TemporaryDirectory() as folder:
        root = copy_collection(Path(folder) / "c")
        known = whole_states(root)
        start = time.monotonic()
        change(root, False)
        malaff(root, "build").wait()
        ends = {False: {name: state(root / name) for name in TREES}}
        lasted = time.monotonic() - start
        change(root, True)
        malaff(root, "build").wait()
        ends[True] = {name: state(root / name) for name in TREES}
        one, faults = False, 0
        for number in range(kills):
            change(root, one)
            if chance.random() < 0.3:
                shutil.rmtree(root / ".cache", ignore_errors=True)
            run = malaff(root, "build")
            time.sleep(chance.random() * lasted)
            run.send_signal(signal.SIGKILL)
            run.wait()
            mixed = [name for name in TREES if state(root / name) not in known[name] | {ends[one][name], ends[not one][name]}]
            code = malaff(root, "build").wait()
            wrong = [name for name in TREES if state(root / name) != ends[one][name]]
            left = litter(root)
            if mixed or code or wrong or left:
                faults += 1
                print(f"kill {number}: mixed {mixed}, next run {code}, wrong {wrong}, litter {left}")
            one = not one
        print(f"{kills - faults} of {kills} kills: whole trees, the next run needs no help and leaves no litter")
        return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
