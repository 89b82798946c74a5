"""What cannot be read restricts; a restriction that hits nothing says so; ids tell nothing; each problem is named, exit 5."""

# ruff: noqa: E501 - tables with a case on each place of a row
from __future__ import annotations

import os
from pathlib import Path

import pytest

from bytes_made import leaks
from malaff.collection import page
from malaff.collection.config import load_config
from malaff.verbs.cli import main
from malaff.verbs.convert import Converted, convert

TEXT = """افتتاح مرفأ الصيد الجديد

افتتح المحافظ مرفأ الصيد صباح الاثنين بحضور الصيادين. وقال الشاهد كهرمانوف إن الأعمال دامت عامين كاملين.

وكتب القيصر في دفتره أن الريح كانت شديدة تلك الليلة.
"""
HOLD = {
    "doubled fault": "{withhold: true, wy: x}\n", "quoted": '"withhold": true\n: [\n', "misspelt": "withold: true\n", "capital": "Withhold: true\n",
    "arabic key": "احجب: نعم\n", "hyphen": "with-hold: true\n", "redacted": "redacted: [x]\n", "except": "excerp: 3\n", "list": "- withhold: true\n",
    "text": "withhold\n", "twice": "withhold: true\nwithhold: false\n", "empty": "withhold:\n", "word": "redact: كهرمانوف\n", "no letters": 'redact: ["ـ"]\n',
    "two documents": "withhold: true\n---\ntitle: x\n", "hide": "hide: true\n", "secret": "سري: true\n", "broken": "title: [\n", "other fault": "withhold: true\ndrop: x\n",
    "brackets": "title: " + "[" * 200_000, "dashes": "- " * 50_000, "misses": 'redact: ["كلمة غائبة"]\n', "half misses": 'redact: ["كهرمانوف", "غائبة"]\n',
    "zero": "excerpt: 0\n", "nested": "redact: [[كهرمانوف]]\n", "tab": "\twithhold: true\n",
}
LET = {"title": "titel: عنوان\n", "published": "published: 2017-02-30\n", "weekday": "published_weekday: noday\n"}


def collection(root: Path, sidecar: str | bytes = "", name: str = "news.yml") -> Converted:
    """A collection with one text and a sidecar, and a second text, converted."""
    (root / "seeds/news.txt").write_text(TEXT, "utf-8")
    (root / "seeds/other.txt").write_text(TEXT.replace("كهرمانوف", "سالم").replace("الصيد", "السياح"), "utf-8")
    if sidecar:
        (root / f"seeds/{name}").write_bytes(sidecar.encode() if isinstance(sidecar, str) else sidecar)
    return convert(load_config(root))


@pytest.mark.parametrize("case", HOLD)
def test_what_cannot_be_read_keeps_its_text_back(empty_folder: Path, case: str) -> None:
    """The text is nowhere, the fault is named with its file, the other text is converted."""
    done = collection(empty_folder, HOLD[case])
    assert (done.articles, done.withheld) == (1, 1) and all("seeds/news.yml" in p.where for p in done.problems) and done.problems
    assert leaks(empty_folder, "كهرمانوف") == []
    assert all(len(str(p).splitlines()) <= 5 for p in done.problems)


@pytest.mark.parametrize("case", LET)
def test_an_ordinary_fault_does_not(empty_folder: Path, case: str) -> None:
    """A fault in another key is named; the text is converted without its sidecar."""
    done = collection(empty_folder, LET[case])
    assert done.articles == 2 and len(done.problems) == 1


@pytest.mark.parametrize("text", ["Kahramanov: true\n", "hide Kahramanov: yes\ntitle: x\n", "كهرمانوف: true\n", "published: Kahramanov\nwithhold: true\n"])
def test_a_key_that_nobody_can_place_stays_on_the_terminal(empty_folder: Path, capsys: pytest.CaptureFixture[str], text: str) -> None:
    """It may be the very name that is to be kept back: the editor reads it, dist/report.json does not hold it."""
    collection(empty_folder)
    (empty_folder / "seeds/news.yml").write_text(text, "utf-8")
    assert main(["--root", str(empty_folder), "convert", "--jobs", "1"]) == 5
    word = "كهرمانوف" if "كهرمانوف" in text else "Kahramanov"
    assert word in capsys.readouterr().err
    assert "kept back" in (empty_folder / "dist/report.json").read_text("utf-8")
    assert leaks(empty_folder, word) == []


@pytest.mark.parametrize("encoding", ["cp1256", "utf-16"])
def test_another_encoding_restricts(empty_folder: Path, encoding: str) -> None:
    """A sidecar that is not UTF-8 keeps its text back."""
    done = collection(empty_folder, 'withhold: true\nwhy: "بطلب"\n'.encode(encoding))
    assert done.withheld == 1 and len(done.problems) == 1 and leaks(empty_folder, "كهرمانوف") == []


@pytest.mark.parametrize("kind", ["folder", "pipe", "link to nowhere", "loop"])
def test_what_is_no_file_restricts(empty_folder: Path, kind: str) -> None:
    """A folder, pipe or dead link where the sidecar belongs may have been meant to keep its text back."""
    path = empty_folder / "seeds/news.yml"
    make = {"folder": path.mkdir, "pipe": lambda: os.mkfifo(path), "link to nowhere": lambda: path.symlink_to("lost.yml"),
            "loop": lambda: path.symlink_to("news.yml")}
    make[kind]()
    done = collection(empty_folder)
    assert (done.articles, done.withheld) == (1, 1) and leaks(empty_folder, "كهرمانوف") == []
    assert [p.where for p in done.problems] == ["seeds/news.yml"] and "kept back" in done.problems[0].what


@pytest.mark.parametrize("name", ["news.yaml", "News.yml", "news.YML", "news.txt.yml", "news.yml.txt", "news.yml~", " news.yml", "NEWS.YAML"])
def test_a_misnamed_sidecar_restricts(empty_folder: Path, name: str) -> None:
    """A file that means to be the sidecar of a text is named, and what it means to keep back is kept back."""
    done = collection(empty_folder, "withhold: true\n", name)
    assert name in "".join(str(p) for p in done.problems) and leaks(empty_folder, "كهرمانوف", "withhold: true") == []


def test_orphans_are_named_with_the_nearest_text(empty_folder: Path) -> None:
    """A sidecar of no text is a problem that names the text it may mean."""
    done = collection(empty_folder, "withhold: true\n", "newz.yml")
    assert done.articles == 2 and "seeds/newz.yml" in done.problems[0].where and "news" in done.problems[0].hint
    assert main(["--root", str(empty_folder), "-q", "convert", "--jobs", "1"]) == 5


def test_a_redaction_without_a_hit_names_the_nearest_words(empty_folder: Path) -> None:
    """A misspelt redaction says which words of the text it may mean."""
    done = collection(empty_folder, 'redact: ["كهرمنوف"]\n')
    assert "كهرمنوف" in str(done.problems[0]) and "كهرمانوف" in str(done.problems[0])
    assert main(["--root", str(empty_folder), "-q", "convert", "--jobs", "1"]) == 5
    assert leaks(empty_folder, "كهرمنوف", "كهرمانوف") == []  # not in dist/report.json either


@pytest.mark.parametrize("stem, word", [("red-putin-x", "putin"), ("kahramanov-visit", "كهرمانوف"), ("زيارة كهرمانوف", "كهرمانوف"), ("putin", "بوتين")])
def test_ids_of_restricted_texts_are_not_made_of_their_names(empty_folder: Path, stem: str, word: str) -> None:
    """Neither the page's name nor anything in it tells the word, in whatever letters; the page builds."""
    (empty_folder / f"seeds/{stem}.txt").write_text(TEXT + f"\nوكتب {word} في الدفتر.\n", "utf-8")
    (empty_folder / f"seeds/{stem}.yml").write_text(f'redact: ["{word}"]\n', "utf-8")
    assert convert(load_config(empty_folder)).articles == 1
    made = [path.name for path in (empty_folder / "docs/articles").glob("*.md")]
    told = (word, stem, "kahramanov", "putin", "khrmanwf", "bwtyn")
    assert len(made) == 1 and made[0].startswith("text-") and leaks(empty_folder, *told) == []
    assert [main(["--root", str(empty_folder), "-q", verb]) for verb in ("index", "site")] == [0, 0]
    assert leaks(empty_folder, *told) == []


def test_an_alias_does_not_keep_the_name(empty_folder: Path) -> None:
    """An entry of the vocabulary that a redacted word tells leads nowhere from this text: not its id, its name, its Wikidata."""
    actors = empty_folder / "seeds/vocabulary/actors.yml"
    entry = "- {id: dardanelov, name: القيصر, kind: person, aliases: [دردانيلوف], wikidata: Q424242}\n"
    actors.write_text((actors.read_text("utf-8") if actors.exists() else "") + entry, "utf-8")
    (empty_folder / "seeds/news.txt").write_text(TEXT + "\nوقال دردانيلوف: «كانت ليلة طويلة على المرفأ كله».\n", "utf-8")
    (empty_folder / "seeds/news.yml").write_text('redact: ["دردانيلوف"]\n', "utf-8")
    assert main(["--root", str(empty_folder), "-q", "convert", "--jobs", "1"]) == 0
    assert [main(["--root", str(empty_folder), "-q", verb]) for verb in ("index", "site")] == [0, 0]
    assert leaks(empty_folder, "دردانيلوف", "dardanelov", "Q424242") == []
    assert not (empty_folder / "docs/actors/dardanelov.md").exists()


def test_an_editor_is_told_what_still_stands(empty_folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A part of a redacted full name that stands alone is a finding on the terminal, and written nowhere."""
    (empty_folder / "seeds/news.txt").write_text(TEXT + "\nوقال سالم بحاح إن بحاح آخر كان هناك.\n", "utf-8")
    (empty_folder / "seeds/news.yml").write_text('redact: ["سالم بحاح"]\n', "utf-8")
    assert main(["--root", str(empty_folder), "convert", "--jobs", "1"]) == 0
    assert "«بحاح», a part of a redacted name, still stands" in capsys.readouterr().err
    assert "redact.part" not in (empty_folder / "docs/articles/news.md").read_text("utf-8")


def test_the_hash_of_a_redacted_text_is_of_what_is_left(empty_folder: Path) -> None:
    """A hash of the whole text would let a guess be tried against it."""
    plain = collection(empty_folder)
    before = page.read_article((empty_folder / "docs/articles/news.md").read_text("utf-8")).sha256
    collection(empty_folder, 'redact: ["كهرمانوف"]\n')
    assert plain.articles == 2 and page.read_article((empty_folder / "docs/articles/news.md").read_text("utf-8")).sha256 != before
