"""Prove what was built: every article whole in every output, nothing removed shown as news, every link and file sound."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from malaff.model.records import Collection, Config, Finding


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """What is wrong, and one line for each thing that was proven."""

    findings: tuple[Finding, ...]
    proven: tuple[str, ...]


def check_outputs(collection: Collection, config: Config, dist: Path) -> Checked:
    """Check the site, the PDF and the EPUB in `dist` against the collection that they were made from."""
    from malaff.epub.check import check_epub
    from malaff.pdf.proof.check import check_pdf
    from malaff.site.check import check_site

    findings: list[Finding] = []
    proven: list[str] = []
    for name, path, run in (("site", dist / "site", check_site), ("pdf", dist / "dossier.pdf", check_pdf),
                            ("epub", dist / "dossier.epub", check_epub)):
        if not path.exists():
            findings.append(Finding(code=f"{name}.missing", where=f"dist/{path.name}", text="has not been made",
                                    hint="Run `malaff build`."))
            continue
        found = run(path, collection)
        findings += found
        if not found:
            proven.append(f"{name}: {len(collection.articles)} articles whole, links and files sound")
    return Checked(findings=tuple(findings), proven=tuple(proven))
