"""Build one collection twice at once, again and again: both runs end well, and what stands there is whole.

    python tests/slow/pairs.py [PAIRS]
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from kills import TREES, change, litter, malaff, state

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "samples"))
from collections_made import copy_collection


def main(pairs: int = 10) -> int:
    """Print the pairs that did not end well; 1 where there are any."""
    faults = 0
    with tempfile.TemporaryDirectory() as folder:
        root, alone = (copy_collection(Path(folder) / name) for name in ("c", "alone"))
        ends = []
        for to in (0, 1, 2):
            change(alone, to)
            malaff(alone, "build").wait()
            ends.append({name: state(alone / name) for name in TREES})
        for number in range(pairs):
            change(root, number % 3)
            codes = [run.wait() for run in [malaff(root, "build"), malaff(root, "build")]]
            wrong = [name for name in TREES if state(root / name) != ends[number % 3][name]]
            bad = any(codes) or bool(wrong) or bool(litter(root))
            faults += bad
            said = f"exit codes {codes}, wrong {wrong}, litter {litter(root)}" if bad else "whole"
            print(f"pair {number + 1}: {said}", flush=True)
    print(f"{pairs - faults} of {pairs} pairs of builds at once end well")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
