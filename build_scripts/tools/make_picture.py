"""Make the README's picture: one article as a web page, a PDF page and an EPUB page, side by side. Run after `build`.

    .venv/bin/python build_scripts/tools/make_picture.py [ARTICLE]

Needs Chromium (by playwright) and poppler's pdftoppm, as the tests do. Writes .github/three-outputs.png.
"""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

from PIL import Image

ROOT = Path(__file__).resolve().parent.parent.parent
HEIGHT, GAP = 900, 40  # pixels of each page and of the ground between them
GROUND = (217, 213, 206)  # the hairline colour of the look
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
         "--disable-component-update", "--disable-sync"]


def main() -> None:
    """Take the three pictures and join them."""
    stem = sys.argv[1] if len(sys.argv) > 1 else sorted(p.stem for p in (ROOT / "docs/articles").glob("*.md"))[0]
    with tempfile.TemporaryDirectory() as folder:
        pictures = [web_page(stem), pdf_page(stem, Path(folder)), epub_page(stem, Path(folder))]
    scaled = [p.resize((round(p.width * HEIGHT / p.height), HEIGHT), Image.Resampling.LANCZOS) for p in pictures]
    whole = Image.new("RGB", (sum(p.width for p in scaled) + GAP * 4, HEIGHT + GAP * 2), GROUND)
    right = whole.width - GAP
    for picture in scaled:  # right to left
        whole.paste(picture, (right - picture.width, GAP))
        right -= picture.width + GAP
    whole.quantize(128).save(ROOT / ".github/three-outputs.png", optimize=True)
    print("made .github/three-outputs.png")


def _screenshot(address: str, width: int, height: int) -> Image.Image:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
        page = browser.new_page(viewport={"width": width, "height": height}, device_scale_factor=1.5)
        page.goto(address)
        page.evaluate("() => document.fonts.ready.then(() => 0)")
        data = page.screenshot()
        browser.close()
    return Image.open(io.BytesIO(data)).convert("RGB")


def web_page(stem: str) -> Image.Image:
    """The article's page on a desktop."""
    return _screenshot((ROOT / f"dist/site/articles/{stem}.html").as_uri(), 1180, 900)


def pdf_page(stem: str, folder: Path) -> Image.Image:
    """The page of the PDF on which the article opens."""
    import pikepdf

    title = re.search(r'^title: "(.*)"$', (ROOT / f"docs/articles/{stem}.md").read_text("utf-8"), re.M)
    with pikepdf.open(ROOT / "dist/dossier.pdf") as pdf:
        number = _bookmarked(pdf, title[1][:30] if title else "")
    pages = ["-f", str(number), "-l", str(number)]
    subprocess.run(["pdftoppm", "-r", "110", *pages, "-png", ROOT / "dist/dossier.pdf", folder / "p"], check=True)
    return Image.open(next(folder.glob("p*.png"))).convert("RGB")


def _bookmarked(pdf: object, title: str) -> int:
    """The number of the page that the bookmark with this title leads to."""
    import pikepdf

    assert isinstance(pdf, pikepdf.Pdf)
    pages = {page.objgen: number for number, page in enumerate(pdf.pages, 1)}

    def walk(items: object) -> int | None:
        for item in items:  # type: ignore[attr-defined]  # pikepdf's outline items are iterable, untyped
            if title in item.title:
                place = item.destination or item.action.D
                return pages[place[0].objgen]
            if found := walk(item.children):
                return found
        return None

    with pdf.open_outline() as outline:
        return walk(outline.root) or 1


def epub_page(stem: str, folder: Path) -> Image.Image:
    """The article's document of the EPUB on a small screen."""
    with zipfile.ZipFile(ROOT / "dist/dossier.epub") as book:
        book.extractall(folder / "book")
    chapter = next((folder / "book").rglob(f"*{stem}.xhtml"))
    return _screenshot(chapter.as_uri(), 560, 800)


if __name__ == "__main__":
    main()
