"""Pictures of the nine kinds of page, on a desktop and a phone, light and dark: `python tests/screenshots.py [SITE] [FOLDER]`."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

from chromium import FLAGS

SIZES = {"desktop": (1300, 1750), "phone": (390, 1500)}


def find_pages(site: Path) -> dict[str, Path]:
    """One page of each kind; of entries the largest, which has everything."""

    def largest(folder: str) -> Path | None:
        pages = [p for p in (site / folder).glob("*.html") if p.name != "index.html" and p.name.count(".") == 1]
        return max(pages, key=lambda p: (p.stat().st_size, p.name), default=None)

    kinds = {
        "home": site / "index.html",
        "article": largest("articles"),
        "actor": largest("actors"),
        "actors": site / "actors/index.html",
        "timeline": site / "timeline.html",
        "quotes": site / "quotes.html",
        "places": site / "places/index.html",
        "topic": largest("topics"),
        "data": site / "about-the-data.html",
    }
    return {kind: path for kind, path in kinds.items() if path and path.is_file()}


def take(site: Path, folder: Path, only: list[str]) -> None:
    """Open each page from its file and save what a reader sees."""
    folder.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=os.environ.get("CHROMIUM", "/usr/bin/chromium"), args=FLAGS)
        for size, (width, height) in SIZES.items():
            for scheme in ("light", "dark"):
                page = browser.new_context(viewport={"width": width, "height": height}, color_scheme=scheme).new_page()  # type: ignore[arg-type]
                for kind, path in find_pages(site).items():
                    if only and kind not in only:
                        continue
                    page.goto(path.resolve().as_uri())
                    page.evaluate("document.fonts.ready.then(() => 0)")
                    page.wait_for_timeout(300)  # the scheme's colours fade in
                    page.screenshot(path=str(folder / f"{kind}-{size}-{scheme}.png"))
                page.context.close()
        browser.close()


if __name__ == "__main__":
    take(
        Path(sys.argv[1] if len(sys.argv) > 1 else "dist/site"),
        Path(sys.argv[2] if len(sys.argv) > 2 else "dist/screenshots"),
        sys.argv[3:],
    )
