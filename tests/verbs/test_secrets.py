"""`malaff check` finds what is restricted in every kind of file, however it is packed or disguised, and nothing where nothing is."""

# ruff: noqa: E501 - tables with a case on each place of a row
from __future__ import annotations

import gzip
import shutil
import sqlite3
import zipfile
import zlib
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pikepdf
import pytest

from collections_made import copy_collection
from malaff.collection.config import load_config
from malaff.verbs.cli import main
from malaff.verbs.secrets import find_secrets
from spellings_made import FULL, NAME, entities, everywhere, percent, shaped, vowelled

TEXTS = {
    "harbour": f"افتتاح مرفأ الصيد الجديد\n\nافتتح المحافظ مرفأ الصيد صباح الاثنين. وقال الشاهد {NAME} إن الأعمال دامت عامين، وشكره {FULL}.\n",
    "kept": "حريق في مستودع الأخشاب القديم\n\nروى الحارس كيف اشتعلت الألواح قرب البوابة الشرقية قبل الفجر بساعة واحدة، ثم هرب الجميع من المكان.\n",
    "market": f"سوق الحرف يفتح أبوابه\n\nفتح سوق الحرف أبوابه صباح الخميس أمام الزوار، وكان {FULL} أول من باع، ولم يلق أحد كلمة.\n",
    "cut": "مهرجان الزيتون يبدأ غدا\n\nيبدأ مهرجان الزيتون في البلدة غدا. وتعرض فيه سبع معاصر زيتها الجديد أمام لجنة من الخبراء القادمين من الساحل.\n",
    "speech": "المدير يفتتح المعرض\n\nألقى المدير كلمة قصيرة في المعرض، ثم تحدثت المهندسة بيان عن الأعمال، وهي صاحبة الفكرة الأولى.\n",
}
SIDECARS = {"harbour": f'redact: ["{NAME}", "{FULL}"]\n', "kept": "withhold: true\n", "cut": "excerpt: 6\n",
            "speech": 'redact: ["كلمة", "بيان"]\n'}  # the frame counts words and tells of data; another text says the first openly
KEPT = "كيف اشتعلت الألواح قرب البوابة الشرقية قبل الفجر"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A built collection with a redacted, a withheld and a cut text; one redacted name stands openly in another text."""
    root = copy_collection(tmp_path_factory.mktemp("secrets") / "collection", seeds=False)
    for name, text in TEXTS.items():
        (root / f"seeds/{name}.txt").write_text(text, "utf-8")
    for name, text in SIDECARS.items():
        (root / f"seeds/{name}.yml").write_text(text, "utf-8")
    assert main(["--root", str(root), "-q", "build", "--jobs", "1"]) == 0
    assert main(["--root", str(root), "-q", "pdf", "--articles", "--jobs", "1"]) == 0
    return root


def found(root: Path) -> list[tuple[str, str]]:
    """Codes and files of what is found."""
    return [(finding.code, finding.where) for finding in find_secrets(load_config(root))]


def test_a_good_build_holds_nothing(built: Path) -> None:
    """Neither the outputs nor the caches hold what is restricted, and a name that another text shows may stand there."""
    assert FULL in (built / "dist/site/articles/market.html").read_text("utf-8") + (built / "docs/articles/market.md").read_text("utf-8")
    assert found(built) == []
    assert main(["--root", str(built), "-q", "check"]) == 0


def _append(name: str, text: str) -> Callable[[Path], str]:
    def put(root: Path) -> str:
        path = next(root.glob(name))
        path.write_text(path.read_text("utf-8") + text, "utf-8")
        return path.relative_to(root).as_posix()
    return put


def _in_pdf(change: Callable[[pikepdf.Pdf], None]) -> Callable[[Path], str]:
    def put(root: Path) -> str:
        name = f"dist/{change.__name__.strip('_')}.pdf"
        shutil.copy(root / "dist/dossier.pdf", root / name)
        with pikepdf.open(root / name, allow_overwriting_input=True) as pdf:
            change(pdf)
            pdf.save()
        return name
    return put


def _title(pdf: pikepdf.Pdf) -> None:
    pdf.docinfo["/Subject"] = NAME


def _bookmark(pdf: pikepdf.Pdf) -> None:
    with pdf.open_outline() as outline:
        outline.root.append(pikepdf.OutlineItem(f"خبر {NAME}", 0))


def _attachment(pdf: pikepdf.Pdf) -> None:
    pdf.attachments["notes.txt"] = pikepdf.AttachedFileSpec(pdf, NAME.encode(), filename="notes.txt")


def _metadata(pdf: pikepdf.Pdf) -> None:
    with pdf.open_metadata() as meta:
        meta["dc:description"] = NAME


def _in_book(root: Path) -> str:
    with zipfile.ZipFile(root / "dist/dossier.epub", "a") as book:
        book.writestr("EPUB/more.xhtml", f"<p>{NAME}</p>")
    return "dist/dossier.epub"


def _in_name(root: Path) -> str:
    (root / f"dist/site/{NAME}.txt").touch()
    return f"dist/site/{NAME}.txt"


def _in_database(root: Path) -> str:
    with closing(sqlite3.connect(root / ".cache/epub/members.sqlite")) as store, store:
        deflate = zlib.compressobj(wbits=-15)
        data = deflate.compress(f"<p>{NAME}</p>".encode()) + deflate.flush()
        store.execute("INSERT INTO member VALUES (?, 0, 0, 8, '', ?)", (b"key", data))
    return ".cache/epub/members.sqlite"


def _packed(root: Path) -> str:
    (root / "dist/site/data.jsonl.gz").write_bytes(gzip.compress(NAME.encode()))
    return "dist/site/data.jsonl.gz"


def _text_layer(root: Path) -> str:
    """An article's PDF from before the restriction: the name is drawn, letter by letter, with the codes of a font."""
    other = root.parent / "before"
    shutil.copytree(root, other, ignore=shutil.ignore_patterns(".cache", "dist", "*.yml"))
    shutil.copy(root / "mkdocs.yml", other)
    for verb in ("convert", "index"):
        assert main(["--root", str(other), "-q", verb]) == 0
    assert main(["--root", str(other), "-q", "pdf", "--articles", "--jobs", "1"]) == 0
    shutil.copy(other / "dist/articles/harbour.pdf", root / "dist/articles/harbour.pdf")
    return "dist/articles/harbour.pdf"


PUT: dict[str, Callable[[Path], str]] = {  # each into a file of its own; the first needs pages that nobody has edited
    "text layer": _text_layer, "page": _append("docs/articles/market.md", vowelled(NAME)), "own page": _append("docs/articles/harbour.md", FULL),
    "written page": _append("docs/about.md", everywhere(" ", NAME)), "site": _append("dist/site/index.html", f"<b>{NAME[:3]}</b>{NAME[3:]}"),
    "entities": _append("dist/site/timeline.html", entities(NAME)), "address": _append("dist/site/quotes.html", f'<a href="{percent(NAME)}">'),
    "shard": _append("dist/site/search/*/*.js", f'["و{NAME}"]'), "feed": _append("dist/site/*.xml", shaped(NAME)),
    "data": _append("dist/site/**/*.jsonl", NAME.encode("unicode_escape").decode()), "table": _append("dist/site/**/*.csv", f"ل{NAME}"),
    "cache": _append(".cache/convert.json", NAME), "clitic": _append("dist/site/articles.html", f"فل{NAME}ية"), "id": _append("docs/index.md", f"#{NAME}_غدا"),
    "name": _in_name, "book": _in_book, "database": _in_database, "packed": _packed, "pdf title": _in_pdf(_title), "bookmark": _in_pdf(_bookmark),
    "frame's word, in its own text": _append("dist/site/articles/speech.html", "<p>ألقى المدير كلمة قصيرة</p>"),
    "frame's word": _append("dist/site/sitemap.xml", "<p>قالت بيان إن</p>"),
    "attachment": _in_pdf(_attachment), "metadata": _in_pdf(_metadata),
}
WITHHELD = {"body": KEPT, "headline": "حريق في مستودع الأخشاب القديم", "beyond an excerpt": "سبع معاصر زيتها الجديد أمام لجنة من الخبراء"}
Spoiled = tuple[Path, dict[str, str], list[tuple[str, str]]]


@pytest.fixture(scope="module")
def spoiled(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Spoiled:
    """A copy of the collection with every kind of secret put in, the file of each, and what one search finds."""
    root = Path(shutil.copytree(built, tmp_path_factory.mktemp("spoiled") / "collection"))
    names = {kind: put(root) for kind, put in PUT.items()}
    assert len(set(names.values())) == len(names)
    for number, (kind, text) in enumerate(WITHHELD.items()):
        names[kind] = f"dist/site/feed-{number}.xml"
        (root / names[kind]).write_text(f"<summary>{text}</summary>", "utf-8")
    return root, names, found(root)


@pytest.mark.parametrize("kind", [*PUT, *WITHHELD])
def test_what_is_kept_back_is_found(spoiled: Spoiled, kind: str) -> None:
    """In its file, as what it is."""
    name, there = spoiled[1][kind], spoiled[2]
    assert {code for code, where in there if where.startswith(name)} == {"restricted.text" if kind in WITHHELD else "restricted.word"}, there


def test_nothing_else_is_found(spoiled: Spoiled) -> None:
    """In no file that nothing was put into; and `check` says so."""
    root, names, there = spoiled
    assert [where for _, where in there if not where.startswith(tuple(names.values()))] == []
    assert main(["--root", str(root), "-q", "check"]) == 1
