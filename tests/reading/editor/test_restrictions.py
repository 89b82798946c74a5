"""What an editor keeps back is in no output: pages, search, feeds, data, removal log, PDF, EPUB."""

from __future__ import annotations

import subprocess
import zipfile
from pathlib import Path

import pytest

from collections_made import copy_collection
from malaff.verbs.cli import main

SECRETS = ("سعاد الخطيب", "زيد المرواني", "ينبوع الصخرة", "مصنع الخزف")
TEXTS = {
    "named": """بلدية النهر تعلن بدء ترميم الجسر القديم

أعلنت بلدية النهر، يوم الثلاثاء، بدء ترميم الجسر القديم الذي يصل ضفتي المدينة بعد سنوات من الانتظار.

وقالت رئيسة البلدية سعاد الخطيب: «ستستمر الأشغال ثمانية أشهر كاملة». وشكر الأهالي لسعاد الخطيب جهدها.

اقرأ أيضا: سعاد الخطيب تستقبل وفد المهندسين
""",
    "kept": """شهادة زيد المرواني عن ليلة الحريق في ينبوع الصخرة

قال زيد المرواني إن الحريق بدأ قرب ينبوع الصخرة عند منتصف الليل، وإن الجيران أخمدوه قبل وصول رجال الإطفاء.
""",
    "cut": """افتتاح سوق الحرف في المدينة القديمة

افتتح سوق الحرف أبوابه صباح الخميس بحضور مئات الزوار من أنحاء البلاد كلها.

وعرض مصنع الخزف أعماله الجديدة في جناح خاص، وباع منها أكثر من ألف قطعة في اليوم الأول.
""",
}
SIDECARS = {"named": 'redact: ["سعاد الخطيب"]\n', "kept": "withhold: true\n", "cut": "excerpt: 8\n"}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A collection with a redacted, a withheld and an excerpted text, built as a whole."""
    root = copy_collection(tmp_path_factory.mktemp("restricted") / "collection", seeds=False)
    for name, text in TEXTS.items():
        (root / f"seeds/{name}.txt").write_text(text, "utf-8")
        (root / f"seeds/{name}.yml").write_text(SIDECARS[name], "utf-8")
    assert main(["--root", str(root), "-q", "build", "--jobs", "1"]) == 0
    return root


def everything(root: Path) -> dict[str, str]:
    """The text of every file that was made, the PDF's and the book's included."""
    shown = {}
    for path in sorted(p for folder in ("docs", "dist") for p in (root / folder).rglob("*") if p.is_file()):
        name = path.relative_to(root).as_posix()
        if path.suffix == ".epub":
            with zipfile.ZipFile(path) as book:
                shown |= {f"{name}:{member}": book.read(member).decode("utf-8", "replace") for member in book.namelist()}
        elif path.suffix == ".pdf":
            shown[name] = subprocess.run(["pdftotext", path, "-"], capture_output=True, text=True, check=True).stdout
        else:
            shown[name] = path.read_text("utf-8", errors="replace")
    return shown


@pytest.mark.parametrize("secret", SECRETS)
def test_nothing_shows_what_is_kept_back(built: Path, secret: str) -> None:
    """Neither the words, nor each of them alone, nor their JSON escapes, stand in any file."""
    shown = everything(built)
    assert len(shown) > 50
    forms = [secret, *secret.split(), secret.encode("unicode_escape").decode()]
    assert sorted({(form, name) for name, text in shown.items() for form in forms if form in text and len(form) > 3}) == []


def test_readers_are_told_that_something_is_kept_back(built: Path) -> None:
    """The redacted and the cut text say so; the count of withheld texts stands on the site."""
    site = built / "dist/site"
    assert "حجب المحرر" in (site / "articles/named.html").read_text("utf-8")
    assert "مقتطف" in (site / "articles/cut.html").read_text("utf-8")
    assert not (site / "articles/kept.html").exists()
    assert "حُجب" in (site / "about-the-data.html").read_text("utf-8") + (site / "articles.html").read_text("utf-8")
