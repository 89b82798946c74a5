"""A correction that hits nothing is said with file, line, key, value and the nearest right word; an excerpt of all keeps its text back."""

# ruff: noqa: E501 - tables with a case on each place of a row
from __future__ import annotations

from pathlib import Path

import pytest

from bytes_made import leaks
from malaff.collection.config import load_config
from malaff.verbs.cli import main
from malaff.verbs.convert import Converted, convert

TEXT = """افتتاح مرفأ الصيد الجديد

افتتح المحافظ مرفأ الصيد صباح الاثنين بحضور الصيادين. وقال الوزير سامي الحداد إن الأعمال دامت عامين كاملين.

وأكد سامي الحداد أن المرفأ سيفتح أبوابه غدا. وقال رئيس البلدية كريم النجار إنه سعيد.
"""


def converted(root: Path, sidecar: str) -> Converted:
    """A collection of one text with a sidecar, converted."""
    (root / "seeds/news.txt").write_text(TEXT, "utf-8")
    (root / "seeds/news.yml").write_text(sidecar, "utf-8")
    return convert(load_config(root))


WRONG = [
    ("title: ميناء\ndrop: [9999]\n", "seeds/news.yml:2: `drop: 9999` is no line", "explain"),
    ("drop:\n  - 3\n  - 9999\n", "seeds/news.yml:3: `drop: 9999`", ""), ("keep: [77]\n", "seeds/news.yml:1: `keep: 77`", ""),
    ("drop: [2]\n", "`drop: 2` is an empty line", "is 1"),
    ('not_dates: ["صباح الاثنيه"]\n', "`not_dates: صباح الاثنيه` stands nowhere", "صباح الاثنين"),
    ('why: x\ndates: [{text: "مساء الأحد", when: "2017-03-10"}]\n', "seeds/news.yml:2: `dates: مساء الأحد` stands nowhere", "explain"),
    ('not_names:\n  - "سامي الحدّاظ"\n', "seeds/news.yml:2: `not_names: سامي الحدّاظ` stands nowhere", "سامي الحداد"),
    ('merge: [["سامي الحداد", "كريم النجاز"]]\n', "`merge: كريم النجاز` stands nowhere", "كريم النجار"),
    ('split: [{name: "سامي الجداد", as: "سامي", lines: [5]}]\n', "`split: سامي الجداد` stands nowhere", "سامي الحداد"),
    ('split: [{name: "سامي الحداد", as: "سامي", lines: [2]}]\n', "`split: 2` is no line of the body", "explain"),
]


@pytest.mark.parametrize(("sidecar", "said", "mend"), WRONG)
def test_what_stands_nowhere_is_an_error(empty_folder: Path, sidecar: str, said: str, mend: str) -> None:
    """The text is converted with the rest of its sidecar; the error comes again with the next run."""
    for _ in range(2):
        done = converted(empty_folder, sidecar)
        assert done.articles == 1 and [said in str(p) and mend in str(p) for p in done.problems] == [True], done.problems


def test_a_name_that_the_program_did_not_find_is_a_finding(empty_folder: Path) -> None:
    """It is no error: the word stands in the text, and there is nothing to do."""
    done = converted(empty_folder, "not_names: [المرفأ]\n")
    assert done.problems == () and [f.code for f in done.findings] == ["sidecar.idle"]


@pytest.mark.parametrize("sidecar", ["drop: [5]\n", 'not_names: ["سامي الحداد"]\n', 'merge: [["الوزير سامي", "سامي الحداد", "كريم النجار"]]\n', "excerpt: 3\n"])
def test_what_hits_says_nothing(empty_folder: Path, sidecar: str) -> None:
    """Corrections that do what they say; the first of a group may be what it is to be called."""
    done = converted(empty_folder, sidecar)
    assert (done.problems, done.findings, done.articles) == ((), (), 1)


def test_an_excerpt_of_all_keeps_its_text_back(empty_folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A restriction that hits nothing is an error: the body's words are counted in the message, and nothing is shown."""
    converted(empty_folder, "excerpt: 3\n")
    done = converted(empty_folder, "why: للحق\nexcerpt: 9999\n")
    assert (done.articles, done.withheld) == (0, 1) and "seeds/news.yml:2: `excerpt: 9999` keeps nothing back: the body has 32 words" in str(done.problems[0])
    assert leaks(empty_folder, "سامي الحداد") == []
    assert main(["--root", str(empty_folder), "-q", "convert", "--jobs", "1"]) == 5 and len(capsys.readouterr().err.splitlines()) <= 5


def test_the_report_names_no_restricted_file_or_word(empty_folder: Path) -> None:
    """What is said about restricted texts stands on the terminal; dist/report.json has neither file names nor words of theirs."""
    seeds = empty_folder / "seeds"
    (seeds / "red-putin-x.txt").write_text(TEXT + "وحضر putin الحفل.\n", "utf-8")
    (seeds / "red-putin-x.yml").write_text('redact: ["putin", "سامي الحداد"]\nnot_names: ["سامي الحداد"]\ndrop: [99]\n', "utf-8")
    (seeds / "dardanelov.txt").write_text(TEXT, "utf-8")
    (seeds / "dardanelov.yml").write_text("{withhold: true, دردانيلوف: y}\n", "utf-8")
    (seeds / "kahramanov.txt").mkdir()
    (seeds / "kahramanov.yml").write_text('redact: ["كهرمانوف"]\n', "utf-8")
    assert main(["--root", str(empty_folder), "-q", "convert", "--jobs", "1"]) == 5
    told = ("putin", "dardanelov", "kahramanov", "سامي الحداد", "دردانيلوف", "كهرمانوف", "الحداد")
    report = (empty_folder / "dist/report.json").read_text("utf-8")
    assert report.count('"refusal"') >= 3 and [word for word in told if word in report] == []
    assert leaks(empty_folder, *told[:6]) == []
