"""The page about the data: what was removed and repaired, how dates are known, what is uncertain, and the files."""

from __future__ import annotations

from collections import Counter, defaultdict
from html import escape

from malaff.apparatus.book_about import LIMITS, METHOD, to_method
from malaff.collection.digest import source_of
from malaff.model import edtf
from malaff.model.records import Finding
from malaff.site.marks import grade_words
from malaff.site.pages.markup import Index, Pages, clipping_link, head, join, key_figures, section, table, to_page

MOST_FINDINGS = 15  # shown of one kind; the data files hold all
ENCODINGS = {
    "utf-8": "encoding.utf-8",
    "utf-16": "encoding.utf-16",
    "cp1256": "encoding.cp1256",
    "iso-8859-6": "encoding.iso-8859-6",
    "windows-1256": "encoding.cp1256",
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
        (f'<bdi dir="ltr">{escape(name)}</bdi>', index.voice(ENCODINGS[name.lower()]) if name.lower() in ENCODINGS else "", index.number(n))
        for name, n in index.digest.encodings
    ]
    unknown = "".join(f"<li>{escape(sentence)}</li>" for sentence in method.unknown)
    body = join(
        '<div class="ml">',
        head(index.voice("data.kind"), index.voice("data.title"), index.voice("data.deck"), _figures(index)),
        section(
            index.voice("method.how"),
            "".join(f"<p>{escape(p)}</p>" for p in (index.voice(METHOD[0]), index.voice(LIMITS))),
            anchor="method",
        ),
        section(index.voice("data.uncertain"), f"<ul>{unknown}</ul>" if unknown else "", anchor="uncertain"),
        section(
            index.voice("data.ladder"),
            table(
                (index.voice("table.grade"), index.voice("table.meaning"), index.voice("table.clippings")), ladder, classes=("", "", "num")
            ),
            anchor="ladder",
        ),
        section(
            index.voice("method.rules"),
            table(
                (index.voice("table.why"), index.voice("table.rule"), index.voice("table.times"), index.voice("table.clippings")),
                rules,
                classes=("", "s", "num", "num"),
            ),
            anchor="rules",
            dek=index.voice("data.rules_dek"),
        ),
        section(index.voice("data.findings"), _findings(index), anchor="findings", dek=index.voice("data.findings_dek")),
        section(
            index.voice("data.encodings"),
            table(
                (index.voice("table.encoding"), index.voice("table.its_name"), index.voice("table.files")), codes, classes=("", "s", "num")
            ),
            anchor="encodings",
        ),
        section(
            index.voice("data.files"),
            "<!--malaff:downloads--><!--/malaff-->",
            anchor="downloads",
            dek=index.voice("data.files_dek"),
        ),
        "</div>",
    )
    return {"about-the-data.md": to_page(index.voice("data.title"), body, description=index.voice("data.description"))}


def _figures(index: Index) -> str:
    articles = index.collection.articles
    removed, repaired = sum(len(a.removed) for a in articles), sum(len(a.repaired) for a in articles)
    return key_figures(
        [
            (index.number(len(articles)), index.voice.noun_form(len(articles), "article")),
            (index.number(removed), index.voice("data.removed")),
            (index.number(repaired), index.voice("data.repaired")),
            (index.number(sum(not source_of(a) for a in articles)), index.voice("lacks.publisher")),
            (index.number(sum(not edtf.dated(a.published) for a in articles)), index.voice("cite.undated_fact")),
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
        more = f'<p class="more">{index.voice("list.more", count=index.number(total - MOST_FINDINGS))}</p>' if total > MOST_FINDINGS else ""
        parts.append(
            f'<h3 class="by" id="finding-{escape(code)}"><bdi dir="ltr">{escape(code)}</bdi> ({index.number(total)})</h3>'
            + table((index.voice("table.clipping"), index.voice("table.note")), rows)
            + more
        )
    return "\n".join(parts)
