"""The desk in a real browser, by keyboard alone: each decision is on the disk, and on the page, before the next key."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect, sync_playwright

from chromium import FLAGS
from desk_samples import make
from malaff.reading.editor.sidecar import read_sidecar

expect.set_options(timeout=60_000)  # milliseconds: a busy machine is no fault of the desk


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The collection on the desk."""
    return make(tmp_path_factory.mktemp("desk") / "c").root


@pytest.fixture(scope="module")
def address(folder: Path) -> Iterator[str]:
    """Where a desk of its own process answers."""
    command = [sys.executable, "-u", "-m", "malaff", "--root", str(folder), "desk", "--port", "0"]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment) as process:
        try:
            assert process.stdout
            match = re.search(r"http://\S+", process.stdout.readline())
            assert match
            yield match[0]
        finally:
            process.terminate()


@pytest.fixture
def page(address: str) -> Iterator[Page]:
    """A page that fails its test where the browser has something to say."""
    said: list[str] = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=os.environ.get("CHROMIUM", "/usr/bin/chromium"), args=FLAGS)
        page = browser.new_page(viewport={"width": 820, "height": 1180})  # a tablet
        page.on("console", lambda message: None if "(UNPROCESSABLE" in message.text else said.append(message.text))  # a refusal is meant
        page.on("pageerror", lambda error: said.append(str(error)))
        yield page
        browser.close()
    assert not said


def test_the_queue_by_keyboard(page: Page, address: str, folder: Path) -> None:
    """A number answers, 0 puts off, j moves on, u undoes."""
    page.goto(address)
    before = page.locator(".queue > li").count()
    first = page.locator(".queue > li").first.get_attribute("data-key")
    page.keyboard.press("0")
    expect(page.locator(f'.queue > li[data-key="{first}"]')).to_have_count(0)
    names = page.locator(".queue > li[data-key^=name]")
    key = names.first.get_attribute("data-key")
    for _ in range(before):
        if page.evaluate("document.activeElement.dataset.key") == key:
            break
        page.keyboard.press("j")
    page.keyboard.press("1")
    expect(page.locator("#diff")).to_contain_text("seeds/vocabulary/actors.yml")
    expect(page.locator(f'.queue > li[data-key="{key}"]')).to_have_count(0)
    page.keyboard.press("u")
    expect(page.locator(f'.queue > li[data-key="{key}"]')).to_have_count(1)


def test_a_name_in_its_text_by_keyboard(page: Page, address: str, folder: Path) -> None:
    """Enter on a name opens what can be said of it; a number says it; the mark is gone and the file is there."""
    page.goto(f"{address}text/bridge")
    mark = page.locator('.mark[data-name="سامر القرشي"]')
    mark.first.focus()
    page.keyboard.press("Enter")
    expect(page.locator("dialog")).to_be_visible()
    page.keyboard.press("1")
    expect(mark).to_have_count(0)
    assert read_sidecar((folder / "seeds/bridge.yml").read_text("utf-8"), "x").not_names == ("سامر القرشي",)


def test_fields_lines_and_withholding(page: Page, address: str, folder: Path) -> None:
    """The title and the day in one step, a line out and in, the whole text kept back and shown again."""
    page.goto(f"{address}text/school")
    page.locator('input[name="title"]').fill("مدرسة الوادي")
    page.locator('input[name="published"]').fill("2026-05-13")
    page.locator('input[name="published"]').press("Enter")
    expect(page.locator("h1")).to_have_text("مدرسة الوادي")
    page.locator('.row[data-line="5"] .flip').press("Enter")
    expect(page.locator('.row.removed[data-line="5"]')).to_have_count(1)
    page.locator('.row[data-line="5"] .flip').press("Enter")
    expect(page.locator('.row.removed[data-line="5"]')).to_have_count(0)
    page.locator("#withhold").press("Enter")
    expect(page.locator("main > .fault")).to_be_visible()
    sidecar = read_sidecar((folder / "seeds/school.yml").read_text("utf-8"), "x")
    assert (sidecar.fields, sidecar.keep, sidecar.withhold) == ({"title": "مدرسة الوادي", "published": "2026-05-13"}, (5,), True)
    page.locator("#withhold").press("Enter")
    expect(page.locator("main > .fault")).to_have_count(0)


def test_a_refusal_is_said(page: Page, address: str, folder: Path) -> None:
    """A day that is none is answered in words, and nothing is written."""
    page.goto(f"{address}text/road")
    page.locator('input[name="published"]').fill("الثلاثاء")
    page.locator('input[name="published"]').press("Enter")
    expect(page.locator("#said.fault")).to_contain_text("is no date")
    assert not (folder / "seeds/road.yml").exists()


def test_nothing_is_wider_than_a_phone(page: Page, address: str) -> None:
    """At 360 pixels nothing has to be scrolled sideways."""
    page.set_viewport_size({"width": 360, "height": 740})
    for path in ("", "texts", "text/bridge"):
        page.goto(address + path)
        assert page.evaluate("document.documentElement.scrollWidth") <= 360, path
