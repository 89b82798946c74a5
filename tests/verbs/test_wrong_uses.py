"""Wrong uses of every verb and every file that people write: five lines at most, the right exit code, and the mend in them."""

# ruff: noqa: E501 - a table with a case on each place of a row
from __future__ import annotations

import re
from pathlib import Path

import pytest

from malaff.verbs.cli import main

TEXT = "افتتاح مرفأ الصيد الجديد\n\nافتتح المحافظ مرفأ الصيد صباح الاثنين بحضور الصيادين. وقال الوزير سامي الحداد إن الأعمال دامت عامين كاملين.\n"
CONFIG, SIDECAR = "mkdocs.yml", "seeds/a.yml"
ACTORS, TOPICS, PLACES, BOILERPLATE = (f"seeds/vocabulary/{name}.yml" for name in ("actors", "topics", "places", "boilerplate"))
CONVERT = "convert --jobs 1"
BOMB = "a: &a [x,x,x,x,x,x,x,x,x]\n" + "".join(f"{chr(98 + n)}: &{chr(98 + n)} [{','.join(['*' + chr(97 + n)] * 9)}]\n" for n in range(12))

# The words of the command line alone: command, exit code, what the answer says.
COMMANDS = [
    ("", 2, "VERB"), ("bild", 2, "Did you mean `build`?"), ("convert --jbs 2", 2, "Did you mean `--jobs`?"), ("convert --jobs 0", 2, "write 1 or more"),
    ("build --jobs x", 2, "'x' is no number"), ("convert --shard 5/4", 2, "write 1/4"), ("pdf --article x", 2, "what is `x`?"), ("epub --volums", 2, "Did you mean `--volumes`"),
    ("serve --port 99999", 2, "'99999' is no port"), ("serve --port x", 2, "0 to 65535"), ("desk --port 99999", 2, "'99999' is no port"), ("explain", 2, "STEM"), ("add", 2, "FILE"), ("new", 2, "DIR"),
    ("publish", 2, "--folder"), ("publish --folder x --zip y", 2, "not allowed with"), ("publish --folder x --remote o", 2, "Add --branch"), ("explain b", 5, "seeds/b: there is no such raw text.*There are: a"),
    ("add nothing.txt", 5, "nothing.txt: cannot be read"), ("add mkdocs.yml", 5, "is of no kind that is read.*Kinds: .txt"), ("add seeds/a.txt", 5, "stands in the seeds folder already"),
    ("index", 6, "malaff convert"), ("site", 6, "malaff convert"), ("pdf", 6, "malaff convert"), ("epub", 6, "malaff convert"), ("check", 6, "malaff convert"), ("publish --folder x", 6, "malaff convert"),
    ("new .", 3, "is not empty.*--upgrade"), ("new --upgrade seeds", 3, "is no collection"), ("new mkdocs.yml/x", 7, "cannot be written.*Name another folder"), ("--root nowhere build", 3, "not found in.*malaff new"),
    ("--root mkdocs.yml build", 3, "mkdocs.yml"),
]
# A line of mkdocs.yml as a pattern, what stands there instead, exit code of `convert`, what the answer says.
SETTINGS = [
    (r"    edition:.*", "    edition: 2026-13-01", r"mkdocs.yml:\d+: extra.dossier.edition: '2026-13-01' is no date"), ("  language: ar", "  language: arabic", r"mkdocs.yml:\d+: theme.language: 'arabic'.*`ar`"),
    ("    seeds: seeds", "    seeds: /etc", r"mkdocs.yml:\d+: extra.dossier.seeds: '/etc'.*seeds: seeds"), ("    seeds: seeds", "    seeds: ../x", "extra.dossier.seeds"), ("    numerals:.*", "    numerals: arabic", r"mkdocs.yml:\d+: extra.dossier.numerals: 'arabic'.*`arab`"),
    ("site_dir:.*", "site_dir: docs", r"mkdocs.yml:\d+: site_dir: 'docs'.*dist/site"), ("docs_dir:.*", "docs_dir: text", r"mkdocs.yml:\d+: docs_dir: 'text'.*docs_dir: docs"), ("site_name:.*", "site_name: a\nsite_name: b", r"mkdocs.yml:3: the key `site_name` stands twice"),
    ("site_name:", "site_nam:", "site_name: missing .there is `site_nam`"), ("    edition:", "    editon:", "extra.dossier.editon: unknown key.*Did you mean `edition`"), ("site_url:.*", "site_url: example.org", r"mkdocs.yml:\d+: site_url: 'example.org'.*https://"),
    ("site_url:.*", "site_url: 'https://x.example/\"><script>'", "is no web address"), ("copyright:.*", "copyright: {a: b}", r"mkdocs.yml:\d+: copyright: is not a text"), ("    identifier:.*", "    identifier: hello", r"'hello' is no URI.*urn:"),
    ("  dossier:", "  dossier:\n    palette: {rubrik: red}", "extra.dossier.palette.*light"), ("site_name:.*", "site_name: " + "[" * 9999, "nested more than 40 deep"), ("site_name:", BOMB + "site_name:", "unfolds to more than"),
]
# A file with what it holds, exit code of `convert`, what the answer says.
FILES = [
    (ACTORS, "- {id: a, nmae: سامي}\n", 4, "actors.yml:1: unknown key `nmae`.*`name`"), (ACTORS, "- {id: a, name: سامي, kind: persn}\n", 4, "actors.yml:1: `kind: persn`.*`person`"), ("seeds/vocabulary/actor.yml", "[]", 4, "actor.yml.*`actors.yml`"),
    (PLACES, "- {id: A B, name: مكان, lat: 1, lon: 2}\n", 4, "places.yml:1: `id: A B` is no id"), (PLACES, "- {id: a, name: مكان, lat: 91, lon: 2}\n", 4, "`lat: 91`"), (TOPICS, "- {id: a, name: باب, terms: [بحر]}\n- {id: a, name: دار, terms: [ماء]}\n", 4, "topics.yml:2: the id `a` stands twice"),
    (TOPICS, "- disable: [politcs]\n", 4, "topics.yml:1:.*`politcs`.*`politics`"), (ACTORS, "a: b\n", 4, "actors.yml:1: is not a list"), (BOILERPLATE, "- {id: a, why: س., patterns: ['(س+)+ش']}\n", 4, "boilerplate.yml:1: `patterns: .*slow"), (BOILERPLATE, "- {id: a, why: س., patterns: ['(س']}\n", 4, "broken pattern"),
    (SIDECAR, "withold: true\n", 5, "a.yml:1: unknown key `withold`.*kept back.*`withhold`"), (SIDECAR, "titel: x\n", 5, "a.yml:1: unknown key `titel`.*`title`"), (SIDECAR, "title: x\ntitle: y\n", 5, "a.yml:2: the key `title` stands twice"), (SIDECAR, "why: x\ndrop: [9999]\n", 5, "a.yml:2: `drop: 9999`.*has 3"),
    (SIDECAR, "drop: x\n", 5, "a.yml:1: `drop` is not a list.*`x`"), (SIDECAR, 'merge: [["سامي الحداد","سامي الجداد"]]\n', 5, "a.yml:1: `merge: سامي الجداد`.*«سامي الحداد»"), (SIDECAR, 'not_names: ["سامي الحدادي"]\n', 5, "a.yml:1: `not_names: سامي الحدادي`.*«سامي الحداد»"),
    (SIDECAR, 'redact: ["سامي الحداظ"]\n', 5, "a.yml:1: `redact`.*«سامي الحداظ»; the nearest words are «سامي الحداد»"), (SIDECAR, "excerpt: 999\n", 5, "a.yml:1: `excerpt: 999`.*17 words"), (SIDECAR, "published: 2017-02-30\n", 5, "a.yml:1: `published` is no date.*2017-02-30"),
    (SIDECAR, "published_weekday: munday\n", 5, "munday.*mon, tue"), (SIDECAR, "topics: [politcs]\n", 5, "a.yml:1: `topics: politcs`.*`politics`"), (SIDECAR, "topics: [سياسة]\n", 5, "`topics: سياسة`.*politics"), (SIDECAR, "actors: [{name: سامي, kind: persn}]\n", 5, "a.yml:1: `kind`.*persn.*`person`"),
    (SIDECAR, "places: [{name: مكان, lat: 99}]\n", 5, "a.yml:1: `lat`.*99"), (SIDECAR, "not_dates: [صباح الاثنيه]\n", 5, "a.yml:1: `not_dates: صباح الاثنيه`.*«صباح الاثنين»"), ("seeds/a.yaml", "title: x\n", 5, "seeds/a.yaml: is not read.*a.yml"), ("seeds/ab.yml", "title: x\n", 5, "seeds/ab.yml: is a sidecar of no raw text"),
    ("seeds/e.txt", "", 5, "seeds/e.txt: is empty"), ("seeds/p.txt", "%PDF-1.4", 5, "seeds/p.txt: is a PDF"), ("seeds/j.jsonl", "{nope}\n", 5, "seeds/j.jsonl:1: is not valid JSON"), ("seeds/x.md", "x", 0, "seeds/x.md: seeds.kind"), ("seeds/metadata.csv", "file,publishd\na.txt,2017-01-01\n", 0, "metadata.csv:1:.*«publishd»"),
    ("seeds/metadata.csv", "file,published\nb.txt,2017-01-01\n", 0, "metadata.csv:2:.*«b.txt»"), ("seeds/metadata.csv", "file,published\na.txt,2017-02-31\n", 0, "metadata.csv:2:.*«2017-02-31» is no date"), ("docs/articles/a.md", "mine\n", 6, "docs/articles/a.md: was written by a person"),
]
PAGES = [("---\nid: [\n---\n", r"docs/articles/x.md:3"), ("# عنوان\n", "docs/articles/x.md"), ("---\nid: x\n", "docs/articles/x.md: the front matter has no end")]
# What MkDocs refuses, with the line of its key.
THEMES = [("  - search", "  - serch", r"mkdocs.yml:\d+: plugins:.*serch"), ("  name: material", "  name: materiel", r"mkdocs.yml:\d+: theme:.*materiel"), ("  - attr_list", "  - atr_list", r"mkdocs.yml:\d+: markdown_extensions:.*atr_list"), ("nav:", "nav: 3\nnot_nav:", r"mkdocs.yml:\d+: nav:"), ("  - الاقتباسات: quotes.md", "  - الاقتباسات: qoutes.md", r"mkdocs.yml:\d+: nav: there is no page docs/qoutes.md Did you mean quotes.md")]


@pytest.fixture
def root(empty_folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A collection of one text, and the folder that the command is given in."""
    (empty_folder / "seeds/a.txt").write_text(TEXT, "utf-8")
    monkeypatch.chdir(empty_folder)
    return empty_folder


def answer(capsys: pytest.CaptureFixture[str], command: str) -> tuple[int | str | None, str]:
    """The exit code of a command and what it says, in one line; five at most, and no traceback."""
    capsys.readouterr()
    try:
        code: int | str | None = main(command.split())
    except SystemExit as end:
        code = end.code
    said = capsys.readouterr().err
    assert 0 < len(said.splitlines()) <= 5 and "Traceback" not in said, said
    return code, " ".join(said.split())


def change(root: Path, pattern: str, line: str) -> None:
    """Put a line of mkdocs.yml in the place of the one that begins with a pattern."""
    path = root / CONFIG
    text, count = re.subn(f"(?m)^{pattern}", lambda _: line, path.read_text("utf-8"), count=1)
    assert count == 1
    path.write_text(text, "utf-8")


@pytest.mark.parametrize(("command", "code", "says"), COMMANDS)
def test_wrong_words_of_a_command(root: Path, capsys: pytest.CaptureFixture[str], command: str, code: int, says: str) -> None:
    """The verb, flag or value at fault is named with the nearest right one."""
    given, said = answer(capsys, command)
    assert re.search(says, said), said
    assert given == code


@pytest.mark.parametrize(("pattern", "line", "says"), SETTINGS)
def test_wrong_settings(root: Path, capsys: pytest.CaptureFixture[str], pattern: str, line: str, says: str) -> None:
    """The line, key and value of mkdocs.yml are named."""
    change(root, pattern, line)
    code, said = answer(capsys, CONVERT)
    assert code == 3 and re.search(says, said), said


@pytest.mark.parametrize(("name", "text", "code", "says"), FILES)
def test_wrong_files(root: Path, capsys: pytest.CaptureFixture[str], name: str, text: str, code: int, says: str) -> None:
    """File, line, key and value are named, and the nearest right word."""
    (root / name).parent.mkdir(exist_ok=True)
    (root / name).write_text(text, "utf-8")
    given, said = answer(capsys, CONVERT)
    assert given == code and re.search(says, said), said


@pytest.mark.parametrize(("text", "says"), PAGES)
def test_wrong_pages(root: Path, capsys: pytest.CaptureFixture[str], text: str, says: str) -> None:
    """The page is named."""
    (root / "docs/articles").mkdir()
    (root / "docs/articles/x.md").write_text(text, "utf-8")
    code, said = answer(capsys, "index")
    assert code == 6 and re.search(says, said), said


def test_what_mkdocs_refuses(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What MkDocs says of its own keys is one message with the line of the key."""
    assert [main(["-q", *verb.split()]) for verb in (CONVERT, "index")] == [0, 0]
    good = (root / CONFIG).read_text("utf-8")
    for pattern, line, says in THEMES:
        (root / CONFIG).write_text(good, "utf-8")
        change(root, pattern, line)
        code, said = answer(capsys, "site")
        assert code == 7 and re.search(says, said), said
