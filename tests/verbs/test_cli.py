"""The command line: exit codes and messages."""

from __future__ import annotations

from pathlib import Path

import pytest

from malaff.verbs.cli import main


def test_without_a_verb_the_usage_is_shown(capsys: pytest.CaptureFixture[str]) -> None:
    """A wrong command line ends with 2."""
    with pytest.raises(SystemExit) as caught:
        main([])
    assert caught.value.code == 2 and "VERB" in capsys.readouterr().err


@pytest.mark.parametrize(("text", "where"), [
    ("site_name: [\n", "mkdocs.yml"), ("- a\n", "mkdocs.yml"), ("site_description: x\n", "site_name"),
    ("site_name: x\nextra: {dossier: {edition: heute, identifier: 'urn:x:y'}}\n", "edition"),
    ("site_name: x\nextra: {dossier: {foo: 1}}\n", "foo"), ("site_name: x\nextra: {dossier: {numerals: roman}}\n", "numerals"),
    ("site_name: x\nsite_dir: docs\n", "mkdocs.yml:2: site_dir"), ("site_name: x\ntheme: {language: arabic}\n", ":2: theme.language"),
    ("site_name: x\nsite_name: y\n", "mkdocs.yml:2"), ("site_name: " + "[" * 100_000, "nested"), ("site_name: [a, {b: c}]\n", "site_name"),
    ("site_name: x\nextra:\n  dossier:\n    edition: 2026-13-01\n    identifier: 'urn:x:y'\n", "mkdocs.yml:4: extra.dossier.edition"),
    ("site_name: x\nextra: {dossier: {seeds: /etc, edition: 2026-01-01, identifier: 'urn:x:y'}}\n", "extra.dossier.seeds"),
    ("site_name: x\nsite_url: ftp//x\n", "site_url"), ("site_name: x\nextra: {dossier: {edition: '2026-01-01'}}\n", "identifier"),
])
def test_a_wrong_configuration_ends_with_3(tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str, where: str) -> None:
    """The key at fault is named, and how to mend it."""
    (tmp_path / "mkdocs.yml").write_text(text, "utf-8")
    assert main(["--root", str(tmp_path), "convert"]) == 3
    shown = capsys.readouterr().err
    assert where in shown and len(shown.splitlines()) <= 5


def test_a_missing_collection_ends_with_3(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """No mkdocs.yml: the message says what to do."""
    assert main(["--root", str(tmp_path), "index"]) == 3
    assert "--root" in capsys.readouterr().err


def test_a_wrong_vocabulary_ends_with_4(empty_folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The file and line are named."""
    (empty_folder / "seeds/vocabulary/actors.yml").write_text("- id: a\n  nmae: خطأ\n", "utf-8")
    assert main(["--root", str(empty_folder), "convert"]) == 4
    assert "seeds/vocabulary/actors.yml:" in capsys.readouterr().err


def test_a_malformed_page_ends_with_6(empty_folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The page is named."""
    (empty_folder / "docs/articles").mkdir(parents=True)
    (empty_folder / "docs/articles/a.md").write_text("---\nid: [\n---\n", "utf-8")
    assert main(["--root", str(empty_folder), "index"]) == 6
    assert "docs/articles/a.md" in capsys.readouterr().err


def test_a_new_collection_can_be_built_from(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`new` makes a folder whose configuration is read and whose empty seeds are no error of the program."""
    folder = tmp_path / "mine"
    assert main(["new", str(folder)]) == 0
    assert "seeds" in capsys.readouterr().out
    assert main(["--root", str(folder), "convert"]) == 0
    assert main(["new", str(folder)]) == 3


@pytest.mark.parametrize("words", [["--jobs", "0"], ["--jobs", "x"], ["--shard", "3/2"], ["--shard", "1"]])
def test_wrong_numbers_end_with_2(words: list[str]) -> None:
    """A number that means nothing is refused by the parser."""
    with pytest.raises(SystemExit) as caught:
        main(["convert", *words])
    assert caught.value.code == 2


@pytest.mark.parametrize("words", ["--root DIR -q convert", "convert --root DIR -q", "-q convert --root DIR"])
def test_options_stand_before_the_verb_or_behind_it(words: str, collection_folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Both orders are understood, and one place does not undo the other."""
    assert main([word.replace("DIR", str(collection_folder)) for word in words.split()]) == 0
    assert not capsys.readouterr().out
    assert list((collection_folder / "docs/articles").glob("*.md"))


def test_explain_names_what_there_is(collection_folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An unknown text ends with 5 and names the known ones; a known one shows every line with its fate."""
    assert main(["--root", str(collection_folder), "explain", "nothing"]) == 5
    assert "000_98cf91428b1babbb" in capsys.readouterr().err
    assert main(["--root", str(collection_folder), "explain", "003_bea1fc9c4dceb1c7"]) == 0
    shown = capsys.readouterr().out
    assert "اقرأ أيضاً" in shown and "seeds/003_bea1fc9c4dceb1c7.yml" in shown


def test_explain_shows_the_words_that_all_rests_on(collection_folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Under each date, name, merged spelling, role and quote stands its sentence."""
    assert main(["--root", str(collection_folder), "explain", "002_1724ff0518829684"]) == 0
    rows = [row.translate(dict.fromkeys(map(ord, "\u2067\u2069"))) for row in capsys.readouterr().out.splitlines()]

    def under(head: str) -> list[str]:
        start = next(n for n, row in enumerate(rows) if row.startswith(head.split()[0]) and head.split(maxsplit=1)[1] in row)
        end = next(n for n in range(start + 1, len(rows)) if "›" not in rows[n])
        return rows[start + 1 : end]

    spokesman = under("name دميتري بيسكوف")
    assert any("merge بيسكوف: وفيما يتعلق" in row for row in spokesman)
    assert any("role المتحدث باسم الرئاسة الروسية: وقال المتحدث" in row for row in spokesman)
    assert "… مضيفا إنه" in under("quote مضيفا")[0]
    assert "الأربعاء" in under("date أمس الأربعاء")[0]
