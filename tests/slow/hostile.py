"""Hostile texts, sidecars, names, vocabularies, configurations and introductions in a real Chromium: nothing of them is live.

    python tests/slow/hostile.py

Each case tries, with a number of its own, to call alert(), to load from evil.example, or to have a template evaluated. All of
them stand in two collections, which are built; every page of the sites and every document of the EPUBs is then opened in a
Chromium that is told to ignore content policies, so that what is not live is not live by itself. What must come out: no dialog,
no foreign request, no live element, no evaluated template; and the policies of all pages list only scripts that are known.
"""

# ruff: noqa: E501 - tables of hostile lines
from __future__ import annotations

import base64
import json
import os
import re
import sys
import tempfile
import threading
import zipfile
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

PROJECT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(PROJECT / "tests/samples"), str(PROJECT / "tests"), str(PROJECT / "build_scripts")]
from chromium import FLAGS  # noqa: E402 - the path has to be set first
from collections_made import copy_collection  # noqa: E402
from malaff.site.live import is_known  # noqa: E402
from malaff.verbs.cli import main  # noqa: E402

EVIL = "evil.example"
PRODUCT = "51317"  # what {{ 7331*7 }} is where a template evaluates it
BODY = "أعلنت بلدية الميناء أمس أنها تزرع ألف شجرة في شوارع المدينة قبل نهاية العام، وقال رئيس البلدية سامي الحداد إن دمشق ترحب بذلك.\n\nاقرأ المزيد هنا\n"

# As a line of a raw text and as its headline. N is the number of the case.
LINES = [
    "<script>alert(N)</script>", "<img src=x onerror=alert(N)>", "<svg onload=alert(N)><animate onbegin=alert(N) attributeName=x dur=1s>",
    "<math><mtext><table><mglyph><style><!--</style><img title='--&gt;&lt;img src=1 onerror=alert(N)&gt;'>", "<iframe srcdoc='<script>parent.alert(N)</script>'></iframe>",
    "[انقر هنا](javascript:alert(N))", "![صورة](https://evil.example/N.png)", "<https://evil.example/N> [x]: javascript:alert(N)", "[x][y]\n\n[y]: javascript:alert(N)",
    "{{ 7331*7 }} {% for x in range(9) %}<script>alert(N)</script>{% endfor %}", "${7331*7} #{7331*7} <%= 7331*7 %>", "</script><script>alert(N)</script>", "]]><script>alert(N)</script><![CDATA[",
    "--><script>alert(N)</script><!--", "</title></head><body onload=alert(N)>", "\u202e<tpircs>\u202c<script>alert(N)</script>\u2066", "<scr\u200bipt>alert(N)</scr\u200bipt><SCRIPT/SRC=//evil.example/N.js>",
    "&lt;script&gt;alert(N)&lt;/script&gt; &#60;img src=x onerror=alert(N)&#62;", "خبر {onclick=alert(N)} {: onmouseover=alert(N) }", "<!--malaff:downloads--><img src=x onerror=alert(N)><!--/malaff-->",
    "```html\n<script>alert(N)</script>\n```", "    <script>alert(N)</script>", "<style>*{background:url(//evil.example/N)}</style><link rel=stylesheet href=//evil.example/N.css>",
    '"><form action=//evil.example/N><button formaction=javascript:alert(N)>x</button></form>', "<base href=https://evil.example/N/><object data=//evil.example/N></object><embed src=//evil.example/N>",
    "<meta http-equiv=refresh content='0;url=https://evil.example/N'>", "\\<script>alert(N)\\</script> \\[a](javascript:alert(N))", "<a href='data:text/html,<script>alert(N)</script>'>x</a>",
    "^[<img src=x onerror=alert(N)>] [^1]\n\n[^1]: <script>alert(N)</script>", "| a | b |\n|---|---|\n| <img src=x onerror=alert(N)> | x |", "*[HTML]: <script>alert(N)</script> HTML", "<details open ontoggle=alert(N)><summary>x</summary></details>",
    "<video autoplay onloadstart=alert(N)><source src=//evil.example/N onerror=alert(N)></video>", "%3Cscript%3Ealert(N)%3C/script%3E \\u003cscript\\u003ealert(N)\\u003c/script\\u003e",
]
# Sidecars of ordinary texts.
SIDECARS = [
    "title: '\"><script>alert(N)</script>'\n", "topics: ['\"><script>alert(N)</script>']\n", "actors: [{name: '\"><img src=x onerror=alert(N)>', id: nasty}]\n",
    "actors: [{name: سامي الحداد, roles: ['<svg onload=alert(N)>'], wikidata: 'Q1\"><script>alert(N)</script>'}]\n", "places: [{name: \"'-alert(N)-'\", lat: 33.5, lon: 36.2, id: spot}]\n",
    "url: 'javascript:alert(N)'\n", "url: 'https://evil.example/\"onmouseover=alert(N) x=\"'\n", "publisher: '</script><script>alert(N)</script>'\nbyline: '{{ 7331*7 }}<img src=x onerror=alert(N)>'\n",
    "why: '<script>alert(N)</script>'\npublished: '2017-03-10'\n", "title: !!python/object/apply:os.system ['echo pwned > N.pwned']\n", "actors: [{name: x, id: '../../../N'}]\n", "section: '{% include \"/etc/hostname\" %}'\nagency: '${alert(N)}'\n",
    "summary: '](javascript:alert(N)) <img src=x onerror=alert(N)>'\nredact: ['ألف شجرة']\n",
]
# Documents of a .jsonl file.
RECORDS: list[dict[str, str]] = [
    {"id": "\"><script>alert(N)</script>", "text": BODY}, {"id": "n-N", "title": "<img src=x onerror=alert(N)>", "text": BODY, "url": "data:text/html,<script>alert(N)</script>"},
    {"id": "m-N", "publisher": "</script><script>alert(N)</script>", "text": BODY}, {"id": "javascript:alert(N)", "text": BODY},
]
PAGES = [
    "<html><head><title>خبر <img src=x onerror=alert(N)></title><meta property='og:site_name' content='\"><script>alert(N)</script>'><link rel=canonical href='javascript:alert(N)'></head><body><article><h1>خبر من الميناء</h1><p onclick=alert(N)>" + BODY + "<svg><script>alert(N)</script></svg><a href='java&#9;script:alert(N)'>x</a></p></article></body></html>",
    '<html><head><script type="application/ld+json">{"@type":"NewsArticle","headline":"</scr" + "ipt><script>alert(N)</script>","author":{"name":"<img src=x onerror=alert(N)>"}}</script></head><body><article><p>' + BODY + "</p></article></body></html>",
]
NAMES = ["<img src=x onerror=alert(N)>.txt", "' onmouseover='alert(N).txt", "javascript:alert(N).txt", "{{7331*7}}.txt"]
VOCABULARY = {
    "actors.yml": "- {id: bad-actor, name: '<script>alert(N)</script>', kind: person, aliases: ['سامي الحداد'], why: '<img src=x onerror=alert(N)>'}\n- {id: '\"><script>alert(N)</script>', name: كريم, kind: person}\n",
    "topics.yml": "- {id: bad-topic, name: '<svg onload=alert(N)>', terms: [بلدية, شجرة, شوارع]}\n",
    "places.yml": "- {id: bad-place, name: '\"><img src=x onerror=alert(N)>', aliases: [الميناء], lat: 33.5, lon: 36.2}\n",
    "boilerplate.yml": "- {id: bad-rule, why: '<script>alert(N)</script>{{ 7331*7 }}', lines: ['اقرأ المزيد هنا']}\n",
}
INTRODUCTION = [
    "<script>alert(N)</script>", "<img src=https://evil.example/N.png onerror=alert(N)>", "[x](javascript:alert(N))", "![x](//evil.example/N.png)", "<iframe src=https://evil.example/N></iframe>", "<p style='background:url(//evil.example/N)'>x</p>",
    "<svg><a xlink:href='javascript:alert(N)'><text y=20>x</text></a><set attributeName=href to='javascript:alert(N)'/></svg>", "<math href='javascript:alert(N)'><mi>x</mi></math>", "نص {: onclick=alert(N) style='x' }", "<input autofocus onfocus=alert(N)>", "{{ 7331*7 }}", "<a href='jav&#x0A;ascript:alert(N)'>x</a>",
]
CONFIGURATION = {
    "site_name": "ملف \"><script>alert(N)</script>{{ 7331*7 }}", "site_description": "\"><img src=x onerror=alert(N)>", "site_author": "</title><script>alert(N)</script>", "copyright": "<script>alert(N)</script><img src=https://evil.example/N.png><a href='javascript:alert(N)'>x</a>",
    "subtitle": "<svg onload=alert(N)>{% raw %}", "publisher": "'\"><script>alert(N)</script>", "toggle": "\"><script>alert(N)</script>", "nav": "<img src=x onerror=alert(N)>", "script": "https://evil.example/N.js", "style": "https://evil.example/N.css",
    "analytics": "G-N", "social": "javascript:alert(N)",
}

LIVE = """() => {
  const bad = [];
  for (const e of document.querySelectorAll('*')) {
    const name = e.localName.toLowerCase();
    for (const a of e.attributes) {
      const value = a.value.replace(/[\\x00-\\x20]/g, '').toLowerCase();
      if (/^on/i.test(a.name)) bad.push(name + ' ' + a.name + '=' + a.value);
      if (/^(javascript|vbscript):/.test(value) || (/^data:/.test(value) && !/^data:image\\//.test(value))) bad.push(name + ' ' + a.name + '=' + a.value);
      if (['srcdoc', 'formaction', 'ping'].includes(a.name)) bad.push(name + ' ' + a.name);
      if (['src', 'action', 'data', 'poster'].includes(a.name) && /evil\\.example/.test(value)) bad.push(name + ' ' + a.name + '=' + a.value);
    }
    if (['iframe', 'frame', 'object', 'embed', 'applet', 'base', 'foreignobject', 'animate', 'set'].includes(name)) bad.push(name);
    if (name === 'link' && /stylesheet|preload|prefetch|icon|preconnect/.test(e.rel) && /evil/.test(e.href)) bad.push('link ' + e.href);
    if (name === 'style' && /evil|import/.test(e.textContent)) bad.push('style');
  }
  const inline = [...document.querySelectorAll('script:not([src])')].filter(s => !/json/.test(s.type)).map(s => s.textContent);
  const foreign = [...document.querySelectorAll('script[src]')].filter(s => !s.src.startsWith(location.origin === 'null' ? 'file:' : location.origin)).map(s => s.src);
  for (const s of document.querySelectorAll('script[type*=json]')) try { JSON.parse(s.textContent) } catch { bad.push('JSON-LD is broken') }
  return {bad: bad.concat(foreign), inline, text: document.documentElement.textContent.includes('PRODUCT')};
}""".replace("PRODUCT", PRODUCT)


class Numbers:
    """Gives each case a number, and counts them by kind."""

    def __init__(self) -> None:
        self.kinds: dict[str, int] = {}

    def __call__(self, kind: str, text: str) -> str:
        """The case with its number."""
        self.kinds[kind] = self.kinds.get(kind, 0) + 1
        return re.sub(r"\bN\b", str(1000 + sum(self.kinds.values())), text)


def fill(root: Path, case: Numbers) -> None:
    """Put every hostile text, sidecar, name, vocabulary and introduction into a collection."""
    seeds = root / "seeds"
    for number, line in enumerate(LINES):
        told = case("texts", line)
        (seeds / f"text{number}.txt").write_text(f"خبر {told}\n\n{BODY}\n{told}\n\n«{told}» قال سامي الحداد.\n\n{BODY}", "utf-8")
    for number, sidecar in enumerate(SIDECARS):
        (seeds / f"side{number}.txt").write_text(f"بلدية الميناء تزرع أشجارا {number}\n\n{BODY}", "utf-8")
        (seeds / f"side{number}.yml").write_text(case("sidecars", sidecar), "utf-8")
    rows = [json.loads(case("records", json.dumps(record).replace("\\n", " "))) for record in RECORDS]
    (seeds / "records.jsonl").write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in rows), "utf-8")
    for number, html in enumerate(PAGES):
        (seeds / f"page{number}.html").write_text(case("pages", html), "utf-8")
    for name in NAMES:
        (seeds / case("names", name)).write_text(f"عنوان الخبر من الميناء\n\n{BODY}", "utf-8")
    for file, text in VOCABULARY.items():
        (seeds / f"vocabulary/{file}").write_text(case("vocabularies", text), "utf-8")
    words = [case("introductions", text) for text in INTRODUCTION]
    (root / "docs/introduction.md").write_text("\n\n".join(words), "utf-8")


def configure(root: Path, case: Numbers) -> None:
    """Write the hostile configuration over an ordinary one."""
    path = root / "mkdocs.yml"
    text = path.read_text("utf-8")
    told = {key: json.dumps(case("configurations", value), ensure_ascii=False) for key, value in CONFIGURATION.items()}
    for key in ("site_name", "site_description", "site_author", "copyright"):
        text = re.sub(rf"(?m)^{key}:.*$", lambda _, key=key: f"{key}: {told[key]}", text)
    for key in ("subtitle", "publisher"):
        text = re.sub(rf"(?m)^(\s+){key}:.*$", lambda m, key=key: f"{m[1]}{key}: {told[key]}", text)
    text = text.replace("name: الوضع الداكن", f"name: {told['toggle']}").replace("- الملف: index.md", f"- {told['nav']}: index.md")
    text = text.replace("extra_css:\n", f"extra_css:\n  - {told['style']}\n").replace("extra_javascript:\n", f"extra_javascript:\n  - {told['script']}\n")
    more = f"extra:\n  analytics: {{provider: google, property: {told['analytics']}}}\n  social: [{{icon: fontawesome/brands/x-twitter, link: {told['social']}}}]\n"
    path.write_text(text.replace("extra:\n", more, 1), "utf-8")


def make(root: Path) -> None:
    """Build site and EPUB; whatever of the collection is refused, the rest is made."""
    for verb in ("convert", "index", "epub", "site"):
        code = main(["--root", str(root), "-q", verb, *(("--jobs", "1") if verb == "convert" else ())])
        if code not in (0, 4, 5):
            raise SystemExit(f"{verb} ends with {code}")
    if list(root.rglob("*.pwned")):
        raise SystemExit("a sidecar ran a command")


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


def look(browser: Browser, addresses: list[str], own: str) -> Iterator[str]:
    """Open each page, without its content policy, and tell what is live in it."""
    context = browser.new_context(bypass_csp=True)
    page = context.new_page()
    faults: list[str] = []
    page.on("dialog", lambda dialog: (faults.append(f"dialog {dialog.message}"), dialog.dismiss()))  # type: ignore[func-returns-value]
    page.on("request", lambda request: faults.append(f"request {request.url}") if not request.url.startswith((own, "data:", "blob:")) else None)
    for address in addresses:
        page.goto(address, wait_until="load")
        found = page.evaluate(LIVE)
        strange = [text[:80] for text in found["inline"] if not is_known(text)]
        said = [*faults, *found["bad"], *(f"script {text}" for text in strange), *(["a template was evaluated"] if found["text"] else [])]
        yield from (f"{address}: {each}" for each in said)
        faults.clear()
    context.close()


def policies(site: Path) -> Iterator[str]:
    """Each page whose policy is missing, lists a hash of no known script, or allows an address."""
    for path in sorted(site.rglob("*.html")):
        html = path.read_text("utf-8")
        found = re.findall(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">', html)
        known = {_hash(text) for text in re.findall(r"<script>(.*?)</script>", html, re.S) if is_known(text)}
        if len(found) != 1 or not set(re.findall(r"'(sha256-[^']+)'", found[0])) <= known or "unsafe" in found[0] or "http" in found[0]:
            yield f"{path.name}: policy {found}"


def _hash(script: str) -> str:
    import hashlib

    return "sha256-" + base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()


def unpack(book: Path, to: Path) -> list[str]:
    """The documents of an EPUB as addresses of files."""
    with zipfile.ZipFile(book) as packed:
        packed.extractall(to)
    return [path.as_uri() for path in sorted(to.rglob("*.xhtml"))]


def run() -> int:
    """Build both collections, look at all their pages, print what was found; the exit code."""
    case, faults, pages = Numbers(), list[str](), 0
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=os.environ.get("CHROMIUM", "/usr/bin/chromium"), args=FLAGS)
        for name, spoil in (("texts", fill), ("configuration", configure)):
            root = copy_collection(Path(folder) / name, seeds=name == "configuration")
            spoil(root, case)
            make(root)
            site = root / "dist/site"
            server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(site)))
            threading.Thread(target=server.serve_forever, daemon=True).start()
            own = f"http://127.0.0.1:{server.server_address[1]}/"
            addresses = [own + path.relative_to(site).as_posix() for path in sorted(site.rglob("*.html"))]
            book = unpack(root / "dist/dossier.epub", Path(folder) / f"{name}-book")
            faults += [*look(browser, addresses, own), *look(browser, book, "file://"), *policies(site)]
            pages += len(addresses) + len(book)
            server.shutdown()
        browser.close()
    print("\n".join(faults))
    print(f"{sum(case.kinds.values())} cases ({', '.join(f'{n} {kind}' for kind, n in case.kinds.items())}) on {pages} pages: {len(faults)} faults")
    return bool(faults)


if __name__ == "__main__":
    raise SystemExit(run())
