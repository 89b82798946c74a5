"""Weigh the site of a collection of real articles against the budgets.

    python tests/slow/weight.py COLLECTION

COLLECTION is a folder whose site has been made. What weighs how much is said by folder; the exit code is 1 over a budget.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

sys.path += [str(Path(__file__).resolve().parents[1] / "samples")]

import budgets


def weigh(root: Path) -> list[str]:
    """Print the weights of the site in `root` and give back what is over its budget."""
    site, articles = root / "dist/site", sum(1 for _ in (root / "docs/articles").glob("*.md"))
    files = {path.relative_to(site).as_posix(): path.stat().st_size for path in sorted(site.rglob("*")) if path.is_file()}
    pages = {name: size for name, size in files.items() if name.endswith(".html")}
    folders: Counter[str] = Counter()
    for name, size in files.items():
        folders[name.rpartition("/")[0].partition("/")[0] or "."] += size
    for folder, size in folders.most_common():
        print(f"{folder:12} {size / 1e6:8.1f} MB {size / articles / 1e3:7.1f} kB an article")
    total = sum(files.values())
    print(f"{articles} articles, {len(files)} files, {len(pages)} pages, {total / 1e6:.1f} MB, {total / articles / 1e3:.1f} kB an article")
    over = [f"{name}: {size:,} bytes" for name, size in pages.items() if size > budgets.PAGE and not name.startswith("articles/")]
    long = [f"{name}: {size:,} bytes" for name, size in pages.items() if size > budgets.PAGE and name.startswith("articles/")]
    print("pages of long articles over the budget, by their own text:", long or "none")
    for size, most in budgets.SITE.items():
        if articles >= size and total / articles > most and size == max(n for n in budgets.SITE if n <= articles):
            over.append(f"{total / articles:,.0f} bytes an article, {most:,} at most")
    return over


if __name__ == "__main__":
    found = weigh(Path(sys.argv[1]))
    print("\n".join(found) or "within the budgets")
    sys.exit(bool(found))
