"""Articles of our own words for the search, and what serves a built site to a browser."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from chromium import FLAGS
from malaff.model.records import Actor, Article, Block, Place, Span, Topic

BOX = "[data-md-component=search-query]"
RESULTS = "[data-md-component=search-result]"
META = f"{RESULTS} .md-search-result__meta"
GRETA = Actor(id="greta", name="غريتا لوندغرين", kind="person", surfaces=("غريتا لوندغرين", "لوندغرين"), mentions=2)
PORT = Place(id="port", name="طرطوس", kind="city", surfaces=("طرطوس",), mentions=1)
TEXTS = {
    "harbour": ("ميناء طرطوس يستقبل سفينتين", 2019, "صحيفة المرفأ", (
        "رست سفينتان محملتان بالقمح في ميناء طرطوس، وقال المدير إن الموانئ تعمل بكامل طاقتها.",
        "وزارت الوزيرة غريتا لوندغرين الأرصفة، ثم ناقشت مع الوزراء قضايا النقل البحري.")),
    "school": ("مدارس جديدة في الريف", 2020, "صحيفة المرفأ", (
        "أُعلن عن افتتاح ثلاث مدارس، وقال المدرّسون إن المكتبة ستُفتح في المدرسة الأولى.",
        "وذكر مراسلنا أن وقف العمل في البناء لن يطول.")),
    "truce": ("الهدنة بين القريتين", 2020, "وكالة الضفة", (
        "توصل الطرفان إلى وقف إطـ.ـلاق النار بعد مفاوضات طويلة، وأشاد عبدالرحيم بالاتفاق.",
        "وتعهّد المجلسان بألا تتجدد الخلافات حول المياه.")),
    "market": ("أسعار القمح في السوق", 2021, "وكالة الضفة", (
        "ارتفع سعر القمح إلى ٢٬٤٠٠ ليرة، ودعا تاجر إلى فتح المخازن.",
        "ولم يتحدث أحد عن النار التي أكلت المحصول في قرية بعيدة، ولا عن إطلاق سراح السائق.")),
    "hostile": ('<img src=x onerror=alert(1)> "عنوان" {{ config }}', 2021, "وكالة الضفة", (
        'نص فيه <script>alert(2)</script> وعلامة "مقتبسة" وكلمة قنطرة.',)),
}


def sample_articles() -> tuple[Article, ...]:
    """Five articles, one of them hostile."""
    return tuple(_article(name, *fields) for name, fields in TEXTS.items())


def _article(name: str, title: str, year: int, publisher: str, texts: tuple[str, ...]) -> Article:
    text = " ".join(texts)
    return Article(
        id=name, seed=f"seeds/{name}.txt", sha256="0" * 64, encoding="utf-8", title=title, title_from="text", summary=texts[0],
        publisher=publisher, published=f"{year}-05-04", published_from="stamp", topics=(Topic(id="economy", name="اقتصاد", score=0.5),),
        actors=(GRETA,) if GRETA.name in text else (), places=(PORT,) if PORT.name in text else (), words=len(text.split()),
        blocks=tuple(Block(kind="p", spans=(Span(text=part),)) for part in texts),
    )


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@contextmanager
def serve(site: Path, root: Path) -> Iterator[str]:
    """A site under a sub-path, as shared hosting serves it."""
    (root / "dossier").symlink_to(site.resolve())
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(root)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/dossier/"
    finally:
        server.shutdown()
        server.server_close()


@contextmanager
def chromium() -> Iterator[Browser]:
    """A Chromium of its own."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=os.environ.get("CHROMIUM", "/usr/bin/chromium"), args=FLAGS)
        yield browser
        browser.close()


def found(page: Page) -> list[str]:
    """The addresses of the results in the stock box, without what stands before and after the page's own."""
    links = page.eval_on_selector_all(f"{RESULTS} .md-search-result__list a[href]", "found => found.map((a) => a.href)")
    return ["/".join(link.split("?")[0].removesuffix(".html").split("/")[-2:]) for link in links]


def ask(page: Page, query: str) -> list[str]:
    """What the stock box answers to a query that is put in at once, as by pasting."""
    box = page.locator(BOX)
    box.fill("")
    page.wait_for_function(f"document.querySelector('{RESULTS} .md-search-result__list').children.length === 0")
    idle = page.text_content(META)
    box.fill(query)
    page.wait_for_function("([part, idle]) => document.querySelector(part).textContent !== idle", arg=[META, idle])
    return found(page)
