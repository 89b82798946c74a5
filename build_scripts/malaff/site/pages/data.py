"""The page about the data: what was removed and repaired, how dates are known, what is uncertain, and the files."""

from __future__ import annotations

from collections import Counter, defaultdict
from html import escape

from malaff.apparatus.book_about import LIMITS, METHOD, to_method
from malaff.apparatus.wording import noun_form
from malaff.collection.digest import source_of
from malaff.model import edtf
from malaff.model.records import Finding
from malaff.site.marks import grade_words
from malaff.site.pages.markup import Index, Pages, clipping_link, head, join, key_figures, section, table, to_page

MOST_FINDINGS = 15  # shown of one kind; the data files hold all
ENCODINGS = {
    "utf-8": "يونيكود",
    "utf-16": "يونيكود بعرض 16",
    "cp1256": "ويندوز العربية",
    "iso-8859-6": "أيزو العربية",
    "windows-1256": "ويندوز العربية",
}


def build_about_the_data(index: Index) -> Pages:
    """docs/about-the-data.md."""
    method = to_method(index.collection, index.digest)
    rules = [
        (escape(r.why or r.id), f'<bdi dir="ltr">{escape(r.id)}</bdi>', index.number(r.count), index.number(r.articles))
        for r in index.digest.rules
    ]
    ladder = [(grade_words(grade), escape(meaning), articles) for grade, meaning, articles in method.ladder]
    codes = [
        (f'<bdi dir="ltr">{escape(name)}</bdi>', ENCODINGS.get(name.lower(), ""), index.number(n)) for name, n in index.digest.encodings
    ]
    unknown = "".join(f"<li>{escape(sentence)}</li>" for sentence in method.unknown)
    body = join(
        '<div class="ml">',
        head("عن الملف", "عن البيانات", "كل ما فعله البرنامج بالنصوص، وما لا يعرفه عنها.", _figures(index)),
        section("كيف أُعدّ", "".join(f"<p>{escape(p)}</p>" for p in (METHOD[0], LIMITS)), anchor="method"),
        section("ما ليس مؤكدًا", f"<ul>{unknown}</ul>" if unknown else "", anchor="uncertain"),
        section("درجات التاريخ", table(("الدرجة", "معناها", "القصاصات"), ladder, classes=("", "", "num")), anchor="ladder"),
        section(
            "ما أُزيل وما أُصلح",
            table(("لماذا", "القاعدة", "المرات", "القصاصات"), rules, classes=("", "s", "num", "num")),
            anchor="rules",
            dek="لكل إزالة أو إصلاح قاعدة تعلّلها، ويُرى كل سطر منها في صفحة قصاصته.",
        ),
        section("ملاحظات على النصوص", _findings(index), anchor="findings", dek="ما يحسن بالمحرر أن ينظر فيه."),
        section("ترميز الملفات الخام", table(("الترميز", "اسمه", "الملفات"), codes, classes=("", "s", "num")), anchor="encodings"),
        section(
            "ملفات البيانات",
            "<!--malaff:downloads--><!--/malaff-->",
            anchor="downloads",
            dek="كل ما في هذا الموقع في ملفات يقرؤها الحاسوب.",
        ),
        "</div>",
    )
    return {
        "about-the-data.md": to_page("عن البيانات", body, description="ما أُزيل من النصوص وما أُصلح ولماذا، وما ليس مؤكدًا، وملفات البيانات.")
    }


def _figures(index: Index) -> str:
    articles = index.collection.articles
    removed, repaired = sum(len(a.removed) for a in articles), sum(len(a.repaired) for a in articles)
    return key_figures(
        [
            (index.number(len(articles)), noun_form(len(articles), "article")),
            (index.number(removed), "ما أُزيل"),
            (index.number(repaired), "ما أُصلح"),
            (index.number(sum(not source_of(a) for a in articles)), "بلا ناشر مذكور"),
            (index.number(sum(not edtf.dated(a.published) for a in articles)), "بلا تاريخ"),
        ]
    )


def _findings(index: Index) -> str:
    by_code: dict[str, list[Finding]] = defaultdict(list)
    for finding in index.digest.findings:
        by_code[finding.code].append(finding)
    owners = {id(f): a for a in index.collection.articles for f in a.findings}
    counts = Counter({code: len(found) for code, found in by_code.items()})
    parts = []
    for code, total in sorted(counts.items(), key=lambda c: (-c[1], c[0])):
        rows = [(clipping_link(index, owners[id(f)], ""), escape(f.text)) for f in by_code[code][:MOST_FINDINGS]]
        more = f'<p class="more">وغيرها: {index.number(total - MOST_FINDINGS)}</p>' if total > MOST_FINDINGS else ""
        parts.append(
            f'<h3 class="by" id="finding-{escape(code)}"><bdi dir="ltr">{escape(code)}</bdi> ({index.number(total)})</h3>'
            + table(("القصاصة", "الملاحظة"), rows)
            + more
        )
    return "\n".join(parts)
