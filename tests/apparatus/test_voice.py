"""The dossier's own words: one catalogue a language, complete in each, and none left in code or templates."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from string import Formatter

import pytest

from malaff.apparatus.voice.voice import LANGUAGES, catalogue, to_voice
from malaff.model.errors import ConfigError
from tools.make_words import to_partial, used_keys

ARABIC = re.compile("[\u0620-\u064a]")
WORD = re.compile("[\u0620-\u064a]{2}")  # a class of letters in a pattern is no word
DATA_NAMES = ("topic_names.", "rule_reasons.", "reading_reasons.")  # families that put what a reading says in Arabic otherwise
FORMS = ("zero", "one", "two", "few", "many", "other")


def _keys(language: str) -> set[str]:
    """Keys without the plural forms, which differ between languages."""
    return {key.rpartition(".")[0] if key.startswith("nouns.") else key for key in catalogue(language) if not key.startswith(DATA_NAMES)}


def _fields(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


@pytest.mark.parametrize("language", LANGUAGES)
def test_catalogues_have_the_same_keys_and_placeholders(language: str) -> None:
    """What one language says, the other says too, with the same values in it."""
    assert _keys(language) == _keys("ar")
    for key, words in catalogue(language).items():
        if key.startswith((*DATA_NAMES, "nouns.")):
            continue
        optional = {"year", "century", "decade"} if key == "date.decade" else set()
        assert _fields(words) - optional == _fields(catalogue("ar")[key]) - optional, key
        assert not re.search("[<>&\"]", words), f"{key}: words are text, not markup"


def test_english_catalogue_is_english() -> None:
    """No Arabic stands in the English words, but the example of a phrase to search for."""
    assert [key for key, words in catalogue("en").items() if ARABIC.search(words)] == ["search.phrase_help"]


def test_every_key_is_used(project: Path) -> None:
    """A key that neither code nor template names is dead, and one they name is there."""
    texts = "\n".join(path.read_text("utf-8") for folder in ("build_scripts/malaff", "theme_overrides")
                      for path in (project / folder).rglob("*") if path.suffix in (".py", ".html", ".js") and "words" not in path.parts)
    # keys that are put together from a value
    made = ("nouns.", "act.", "decade.", "century.", "desk.field.", "desk.asks.", "desk.answer.", "desk.offer.", *DATA_NAMES)
    dead = [key for key in catalogue("ar") if not key.startswith(made) and f'"{key}"' not in texts and f"'{key}'" not in texts]
    assert not dead
    asked = set(re.findall(r"""voice\(["']([a-z_]+\.[a-z0-9_-]+)["']""", texts)) | set(used_keys(project / "theme_overrides"))
    assert asked <= set(catalogue("ar"))


def test_words_of_the_templates_are_the_catalogues(project: Path) -> None:
    """The theme's partials are what `make_words.py` writes."""
    keys = used_keys(project / "theme_overrides")
    for language in LANGUAGES:
        assert (project / f"theme_overrides/partials/words/{language}.html").read_text("utf-8") == to_partial(language, keys), language


def test_no_word_of_the_interface_stands_in_code(project: Path) -> None:
    """Outputs, apparatus and templates hold no Arabic word: what the dossier says is in its catalogue."""
    found = []
    for path in sorted((project / "build_scripts/malaff").rglob("*.py")):
        room = path.relative_to(project / "build_scripts/malaff").parts
        if room[0] in ("site", "pdf", "epub", "apparatus") and path.name != "families.py":
            found += [f"{path.name}: {text}" for text in _strings(path.read_text("utf-8")) if WORD.search(text)]
    for path in sorted((project / "theme_overrides").rglob("*.html")):
        if "languages" not in path.parts and "words" not in path.parts:
            found += [f"{path.name}: {line}" for line in path.read_text("utf-8").splitlines() if ARABIC.search(line)]
    for path in sorted((project / "build_scripts/malaff/pdf/templates").glob("*.html")):
        found += [f"{path.name}: {line}" for line in path.read_text("utf-8").splitlines() if ARABIC.search(line)]
    assert not found


def _strings(source: str) -> list[str]:
    tree = ast.parse(source)
    documentation = {id(node.body[0].value) for node in ast.walk(tree)
                     if isinstance(node, ast.Module | ast.FunctionDef | ast.ClassDef) and node.body and isinstance(node.body[0], ast.Expr)}
    return [node.value for node in ast.walk(tree)
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in documentation]


def test_english_numbers_and_lists() -> None:
    """Plural forms and lists are those of the language."""
    voice = to_voice("en")
    assert [voice.count(n, "article") for n in (0, 1, 2, 2113)] == [
        "no clippings", "1\u00a0clipping", "2\u00a0clippings", "2,113\u00a0clippings"]
    assert voice.listed(["a", "b", "c"]) == "a, b, and c" and voice.direction == "ltr"
    assert to_voice("ar").listed(["أ", "ب"]) == "أ وب" and to_voice("ar").direction == "rtl"


def test_a_language_without_a_catalogue_is_refused() -> None:
    """By name, with those there are."""
    with pytest.raises(ConfigError, match=r"theme\.language"):
        catalogue("fr")
