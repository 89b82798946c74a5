"""Kill builds at random moments: docs/ and dist/ are whole trees each time, and the next run needs no help and leaves no litter.

    python tests/slow/kills.py [KILLS] [SEED]

A collection is built in three states (texts, sidecars and restrictions differ). Each round starts from one, builds another and
is killed (SIGKILL, the workers live on as they can) at a random moment. Afterwards each of docs/, dist/site, dist/dossier.pdf
and dist/dossier.epub must be, byte for byte, what one of the stages leaves; the next build must give the other state whole.
A tree of dist/ may be absent only where a text was taken out or restricted: what is older is deleted first, on purpose.
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

STAGES = ("convert", "index", "pdf", "epub", "site")
WAYS = ((0, 1), (1, 2), (2, 1), (1, 0), (0, 2), (2, 0))  # every way between three states, each beginning where the last one ends
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


def change(root: Path, to: int) -> None:
    """Put the texts into one of the states: as they are; one more and a title of the editor's; one withheld, one redacted."""
    first, second = sorted(root.glob("seeds/00*.txt"))[:2]
    extra = root / "seeds/extra.txt"
    files = {extra: "", first.with_suffix(".yml"): "", second.with_suffix(".yml"): ""}
    if to == 1:
        files[extra] = "بلدية الميناء تزرع ألف شجرة\n\nأعلنت بلدية الميناء أمس أنها تزرع ألف شجرة في شوارع المدينة كلها.\n"
        files[first.with_suffix(".yml")] = 'title: "عنوان من المحرر"\n'
    elif to == 2:
        files[first.with_suffix(".yml")] = "withhold: true\n"
        files[second.with_suffix(".yml")] = f'redact: ["{second.read_text("utf-8").split()[1]}"]\n'
    for path, text in files.items():
        if text:
            path.write_text(text, "utf-8")
        else:
            path.unlink(missing_ok=True)


def lasting(root: Path, to: int) -> float:
    """Build a state and say how many seconds it took."""
    change(root, to)
    start = time.monotonic()
    if (code := malaff(root, "build").wait()) != 0:
        raise SystemExit(f"build fails: {code}")
    return time.monotonic() - start


def trees(root: Path) -> dict[str, str]:
    """The state of each tree."""
    return {name: state(root / name) for name in TREES}


def known_states(root: Path) -> dict[tuple[int, int], list[dict[str, str]]]:
    """What the trees are after each stage on the way from one state to another."""
    known: dict[tuple[int, int], list[dict[str, str]]] = {}
    lasting(root, 0)
    for start, end in WAYS:
        before = trees(root)
        change(root, end)
        known[start, end] = [before]
        for stage in STAGES:
            if malaff(root, stage).wait() != 0:
                raise SystemExit(f"{stage} fails")
            known[start, end].append(trees(root))
    return known


def main(kills: int = 100, seed: int = 1) -> int:
    """Print what was not whole, and a line for each kill; 1 where anything was."""
    chance = random.Random(seed)
    with tempfile.TemporaryDirectory() as folder:
        root = copy_collection(Path(folder) / "c")
        known = known_states(root)
        lasted = {"warm": lasting(root, 1)}
        shutil.rmtree(root / ".cache")
        lasted["cold"] = lasting(root, 0)
        print(f"a build lasts {lasted['warm']:.1f} s, without caches {lasted['cold']:.1f} s", flush=True)
        faults = 0
        for number in range(1, kills + 1):
            start, end = WAYS[(number - 1) % len(WAYS)]
            change(root, end)
            kind = "cold" if chance.random() < 0.3 else "warm"
            if kind == "cold":
                shutil.rmtree(root / ".cache", ignore_errors=True)
            run = malaff(root, "build")
            moment = chance.random() * lasted[kind]
            time.sleep(moment)
            run.send_signal(signal.SIGKILL)
            died = run.wait() == -signal.SIGKILL
            found = trees(root)
            mixed = [name for name in TREES if found[name] not in {each[name] for each in known[start, end]}]
            code = malaff(root, "build").wait()
            wrong = [name for name in TREES if state(root / name) != known[start, end][-1][name]]
            left = litter(root)
            bad = bool(mixed or code or wrong or left)
            faults += bad
            said = f"mixed {mixed}, next run {code}, wrong {wrong}, litter {left}" if bad else "whole"
            done = stage_of(found, known[start, end]) if died else "had ended before"
            print(f"kill {number} (state {start} to {end}, {kind}, at {moment:.2f} s, {done}): {said}", flush=True)
        print(f"{kills - faults} of {kills} kills: whole trees, the next run needs no help and leaves no litter")
        return 1 if faults else 0


def stage_of(found: dict[str, str], steps: list[dict[str, str]]) -> str:
    """The last stage that was done when a run was killed."""
    done = [name for name, step in zip(("nothing", *STAGES), steps, strict=True) if step == found]
    return f"{done[-1]} done" if done else "between two stages"


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
