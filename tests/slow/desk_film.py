"""Forty decisions in a row at the desk, in a real Chromium, and one that is killed in the middle.

    python tests/slow/desk_film.py COLLECTION [--pictures DIR]

COLLECTION is a folder as `malaff new` makes it, with some sixty texts in seeds/; a copy of it is worked on. Printed: each decision
with the lines that it wrote and the time until the page behind it stood there anew, the slowest and the median, and whether the
files were whole after a kill. Exits with 1 where a decision failed, took a second or more, or left a file that cannot be read.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent), str(HERE.parents[1] / "build_scripts")]

from playwright.sync_api import Page, sync_playwright  # noqa: E402

from chromium import FLAGS  # noqa: E402 - the paths above lead to it
from malaff.reading.editor.sidecar import read_sidecar  # noqa: E402

MANY = 40
LONGEST = 1.0  # seconds until the page behind a decision is made anew (asked at 500 clippings)
DAY = "2015-08-01"


def main() -> int:
    """Run the film. Returns the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("collection", type=Path)
    parser.add_argument("--pictures", type=Path, help="a folder for a picture after every tenth decision")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "c"
        shutil.copytree(options.collection, root, ignore=shutil.ignore_patterns("dist", ".cache"))
        times = _film(root, options.pictures)
        unread = _unread(root)
        killed = _kill(root)
    print(f"{len(times)} decisions, median {statistics.median(times):.2f} s, slowest {max(times):.2f} s")
    print(f"files that cannot be read: {unread or 'none'}; after the kill: {killed or 'none'}")
    return int(len(times) < MANY or max(times) >= LONGEST or bool(unread or killed))


@contextmanager
def _desk(root: Path) -> Iterator[tuple[str, subprocess.Popen[str]]]:
    """A desk over the collection: its address and its process."""
    command = [sys.executable, "-u", "-m", "malaff", "--root", str(root), "desk", "--port", "0"]
    environment = {**os.environ, "PYTHONPATH": str(HERE.parents[1] / "build_scripts")}
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment) as process:
        assert process.stdout
        address = re.search(r"http://\S+", process.stdout.readline())
        assert address
        try:
            yield address[0], process
        finally:
            process.terminate()


@contextmanager
def _page(address: str) -> Iterator[Page]:
    """A browser on the desk, once every text is read."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=os.environ.get("CHROMIUM", "/usr/bin/chromium"), args=FLAGS)
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        page.goto(address)
        while len(set(re.findall(r"\d+", page.locator(".deck").inner_text())[-2:])) > 1:
            time.sleep(1)
            page.reload()
        yield page
        browser.close()


def _film(root: Path, pictures: Path | None) -> list[float]:
    times: list[float] = []
    with _desk(root) as (address, _), _page(address) as page:
        for number in range(MANY):
            times.append(_decide(page, address, number))
            diff = page.locator("#diff").inner_text().replace("\n", " | ")
            print(f"{number + 1:3} {times[-1]:5.2f} s  {diff}", flush=True)
            if pictures and number % 10 == 9:
                pictures.mkdir(parents=True, exist_ok=True)
                page.screenshot(path=str(pictures / f"desk-{number + 1}.png"))
    return times


def _decide(page: Page, address: str, number: int) -> float:
    """One decision: by turns in the queue and in a text. Returns the seconds until its page stood there anew."""
    turn = number % 4
    if turn < 2:
        page.goto(address)
        page.locator('.queue > li[data-key^="day"]' if turn else '.queue > li:not([data-key^="day"])').first.focus()
        if turn:
            page.locator('.queue > li[data-key^="day"] input').first.fill(DAY)
            page.locator('.queue > li[data-key^="day"]').first.focus()
        return _timed(page, "1")
    page.goto(f"{address}texts")
    page.locator("tbody a").nth(number).click()
    page.wait_for_load_state()
    marks = page.locator(".mark.person, .mark.organization, .mark.place")
    if turn == 2 and marks.count():
        marks.first.focus()
        page.keyboard.press("Enter")
        return _timed(page, "1")
    page.locator(".row.kept .flip").last.focus()
    return _timed(page, "Enter")


def _timed(page: Page, key: str) -> float:
    page.evaluate("document.getElementById('main').dataset.before = 'yes'")
    start = time.perf_counter()
    page.keyboard.press(key)
    page.locator("main:not([data-before]), #said.fault").first.wait_for(state="attached", timeout=20_000)
    assert not page.locator("#said.fault").count(), page.locator("#said").inner_text()
    return time.perf_counter() - start


def _kill(root: Path) -> list[str]:
    """Kill the desk while a decision is on its way; returns the files that cannot be read after it."""
    with _desk(root) as (address, process), _page(address) as page:
        page.locator(".queue > li").first.focus()
        page.keyboard.press("0")
        page.keyboard.press("1")
        process.send_signal(signal.SIGKILL)
        process.wait()
    return _unread(root)


def _unread(root: Path) -> list[str]:
    """Sidecars that the program cannot read, and files that were left half written."""
    faults = [path.name for path in root.glob("seeds/**/.*.part")]
    for path in root.glob("seeds/*.yml"):
        try:
            read_sidecar(path.read_text("utf-8"), path.name)
        except Exception as error:
            faults.append(str(error))
    return faults


if __name__ == "__main__":
    sys.exit(main())
