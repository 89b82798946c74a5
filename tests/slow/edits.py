"""Edit a collection at random and build it each time: what the caches keep is, byte for byte, what a clean build makes.

    python tests/slow/edits.py [SEQUENCES] [SEED]

A sequence is one to four edits of texts, sidecars, vocabularies, configuration, templates or pages of a person's own, then a build of
the collection as it has become in all sequences so far, then a build of a copy that holds no page, output or cache.
"""

from __future__ import annotations

import random
import shutil
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from bad_files import good_text
from kills import PROJECT, litter, malaff

sys.path.insert(0, str(PROJECT / "tests/samples"))
from collections_made import copy_collection

TEXTS = 5  # of the collection, about
NAMES = ("سلمى الهاشمي", "نوال كرم", "رائد منصور", "هدى العلي")
USABLE = frozenset({0, 5})  # 5: a redaction or line that an edit of the text has made void is named, and the rest is made
Edit = Callable[[Path, random.Random], str]


def _texts(root: Path) -> list[Path]:
    return sorted(root.glob("seeds/*.txt"))


def _add(root: Path, chance: random.Random) -> str:
    number = chance.randint(100, 999)
    person = chance.choice(NAMES)
    text = f"{good_text(number)}\nوقالت الوزيرة {person}: «سنبدأ العمل في الربيع المقبل». وأضافت أن المشروع يكلف {number} دينار.\n"
    (root / f"seeds/text-{number}.txt").write_text(text, "utf-8")
    return f"add text-{number}"


def _take_out(root: Path, chance: random.Random) -> str:
    if len(texts := _texts(root)) < TEXTS:
        return _add(root, chance)
    path = chance.choice(texts)
    path.unlink()
    path.with_suffix(".yml").unlink(missing_ok=True)
    return f"take out {path.name}"


def _change(root: Path, chance: random.Random) -> str:
    path = chance.choice(_texts(root))
    path.write_text(path.read_text("utf-8") + f"\nوزار {chance.choice(NAMES)} مدينة صيدا في {chance.randint(1, 28)} مارس 2018.\n", "utf-8")
    return f"change {path.name}"


def _rename(root: Path, chance: random.Random) -> str:
    path = chance.choice(_texts(root))
    name = f"renamed-{chance.randint(100, 999)}"
    if path.with_suffix(".yml").exists():
        path.with_suffix(".yml").rename(path.with_name(f"{name}.yml"))
    path.rename(path.with_name(f"{name}.txt"))
    return f"rename {path.name} to {name}"


def _sidecar(root: Path, chance: random.Random) -> str:
    path = chance.choice(_texts(root))
    word = chance.choice([w for w in path.read_text("utf-8").split() if w.isalpha() and len(w) > 4])
    texts = ('title: "عنوان من المحرر"\n', "withhold: true\n", f'redact: ["{word}"]\n', "excerpt: 12\n", "topics: [environment]\n",
             "drop: [1]\n", 'published: "2016-05"\n', 'publisher: "جريدة الميناء"\n', 'not_names: ["صيدا"]\n')
    text = chance.choice(texts)
    path.with_suffix(".yml").write_text(text, "utf-8")
    return f"sidecar of {path.name}: {text.strip()}"


def _no_sidecar(root: Path, chance: random.Random) -> str:
    rows = [path for path in sorted(root.glob("seeds/*.yml")) if path.name != "mkdocs.yml"]
    if not rows:
        return _sidecar(root, chance)
    path = chance.choice(rows)
    path.unlink()
    return f"take out {path.name}"


def _vocabulary(root: Path, chance: random.Random) -> str:
    number, person = chance.randint(1, 3), chance.choice(NAMES)
    rows = {
        "actors.yml": f'- id: person-{number}\n  name: "{person}"\n  kind: person\n',
        "boilerplate.yml": f'- id: own-{number}\n  why: "سطر يتكرر."\n  lines: ["وقالت الوزيرة {person}"]\n',
        "topics.yml": "- disable: [sport]\n",
    }
    name = chance.choice(sorted(rows))
    path = root / "seeds/vocabulary" / name
    if chance.random() < 0.3:
        path.unlink(missing_ok=True)
        return f"no {name}"
    path.write_text(rows[name], "utf-8")
    return f"{name}: {rows[name].splitlines()[0]}"


def _configuration(root: Path, chance: random.Random) -> str:
    path, number = root / "mkdocs.yml", chance.randint(1, 28)
    text = (PROJECT / "mkdocs.yml").read_text("utf-8")
    lines = text.splitlines(keepends=True)
    key, value = chance.choice((("site_name:", f"site_name: ملف رقم {number}\n"),
                                ("site_description:", f"site_description: وصف رقم {number}\n"),
                                ("    edition:", f'    edition: "2026-10-{number:02}"\n'), ("    numerals:", "    numerals: arab\n"),
                                ("site_url:", f"site_url: https://example.org/{number}/\n"), ("copyright:", f"copyright: رخصة {number}\n")))
    path.write_text("".join(value if line.startswith(key) else line for line in lines), "utf-8")
    return value.strip()


def _template(root: Path, chance: random.Random) -> str:
    paths = [path for path in sorted((root / "theme_overrides").rglob("*")) if path.suffix in (".html", ".css")]
    path = chance.choice(paths)
    mark = f"<!-- {chance.randint(1, 99)} -->\n" if path.suffix == ".html" else f"/* {chance.randint(1, 99)} */\n"
    path.write_text(path.read_text("utf-8") + mark, "utf-8")
    return f"{path.name}: {mark.strip()}"


def _page(root: Path, chance: random.Random) -> str:
    name = chance.choice(("about.md", "introduction.md"))
    (root / "docs" / name).write_text(f"# عن الملف\n\nفقرة رقم {chance.randint(1, 99)}.\n", "utf-8")
    return f"docs/{name}"


EDITS: tuple[Edit, ...] = (_add, _take_out, _change, _rename, _sidecar, _sidecar, _no_sidecar, _vocabulary, _configuration, _template,
                           _page)


def clean_copy(root: Path, to: Path) -> Path:
    """The collection without what was generated."""
    shutil.rmtree(to, ignore_errors=True)
    to.mkdir()
    for name in ("seeds", "theme_overrides"):
        shutil.copytree(root / name, to / name)
    shutil.copy(root / "mkdocs.yml", to)
    (to / "docs").mkdir()
    for name in ("about.md", "introduction.md"):
        if (root / "docs" / name).exists():
            shutil.copy(root / "docs" / name, to / "docs")
    return to


def differing(one: Path, other: Path) -> list[str]:
    """Files of docs/ and dist/ that are not the same in both; the report of a run says what that run did."""
    def read(root: Path) -> dict[str, bytes]:
        paths = (path for place in ("docs", "dist") for path in (root / place).rglob("*") if path.is_file())
        return {path.relative_to(root).as_posix(): path.read_bytes() for path in paths if path.name != "report.json"}
    first, second = read(one), read(other)
    return sorted(name for name in first.keys() | second.keys() if first.get(name) != second.get(name))


def main(sequences: int = 200, seed: int = 1) -> int:
    """Print a line for each sequence; 1 where one gave other bytes than a clean build."""
    chance = random.Random(seed)
    faults = 0
    with tempfile.TemporaryDirectory() as folder:
        root = copy_collection(Path(folder) / "c", seeds=False)
        for _ in range(TEXTS):
            _add(root, chance)
        for number in range(1, sequences + 1):
            done = [chance.choice(EDITS)(root, chance) for _ in range(chance.randint(1, 4))]
            code = malaff(root, "build", "--jobs", "1").wait()
            clean = clean_copy(root, Path(folder) / "clean")
            alone = malaff(clean, "build", "--jobs", "1").wait()
            differ, left = differing(root, clean), litter(root)
            bad = bool(differ or left or code != alone or code not in USABLE)
            faults += bad
            said = f"exit codes {code} and {alone}, litter {left}, {len(differ)} differ: {', '.join(differ[:6])}" if bad else "the same"
            print(f"sequence {number} ({'; '.join(done)}): {said}", flush=True)
    print(f"{sequences - faults} of {sequences} sequences of edits: incremental is what a clean build makes")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
