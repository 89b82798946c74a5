"""The dossier's own words, of its catalogue and its theme: where they stand, a redacted word is the frame's and not a text's."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from functools import cached_property
from importlib import resources
from pathlib import Path

from malaff.apparatus.voice.voice import voice_of
from malaff.model.records import Config
from malaff.reading.editor.redaction import Redactor
from malaff.verbs.new import theme_folder

LONG = 3  # words from which on a phrase of the frame is known in running text; a shorter one has to stand for itself
NUMBER = r"[\d٠-٩][\d٠-٩.,٬٫]*"
VALUE = r"([^<>\n]{0,200}?)"  # what a catalogue's phrase takes in: it may be a text's, and is searched
# What stands around a phrase that stands for itself: tags, quotation marks of attributes and JSON, rows of tables and lists, stops.
EDGE = r"<>\"'|·•()\[\]{}:،,;؛.*_#=–—-"
BEFORE, AFTER = rf"(?:(?<=^)|(?<=[{EDGE}]))[^\S\n]*", rf"[^\S\n]*(?=[{EDGE}]|$)"
FIELD = re.compile(r"\{(\w*)\}")
ENTRY = re.compile(r'^\s*"[\w.]+": "(.+)",?$', re.MULTILINE)  # a row of the theme's catalogue
NOUNS = "nouns."


class Frame:
    """What a dossier says of its own accord, so that a search for redacted words can leave it out."""

    def __init__(self, config: Config) -> None:
        self.config = config
        self._known: dict[Redactor, re.Pattern[str] | None] = {}

    @cached_property
    def phrases(self) -> tuple[str, ...]:
        """Every phrase of the catalogue and of the theme's own; a noun that is counted stands without its number too."""
        voice = voice_of(self.config)
        nouns = (words.replace("{n}", "").strip("\u00a0 ") for key, words in voice.words.items() if key.startswith(NOUNS))
        names = (*voice.months, *voice.weekdays.values())
        return tuple(dict.fromkeys((*voice.words.values(), *nouns, *names, *_of_theme(voice.language))))

    def without(self, text: str, redactor: Redactor) -> str:
        """The text without the frame's phrases that hold a word of `redactor`; the values in a phrase stay."""
        if redactor not in self._known:
            parts = [_to_pattern(phrase) for phrase in self.phrases if redactor.is_in(FIELD.sub(" ", phrase))]
            self._known[redactor] = re.compile("|".join(sorted(parts, key=len, reverse=True)), re.MULTILINE) if parts else None
        pattern = self._known[redactor]
        return pattern.sub(lambda found: f" {' '.join(filter(None, found.groups()))} ", text) if pattern else text


def _to_pattern(phrase: str) -> str:
    """A phrase as it stands in any output: its spaces of any kind, its signs also as entities, its values as groups."""
    text, words = "", 0
    for number, part in enumerate(FIELD.split(phrase)):
        text += _literal(part) if number % 2 == 0 else NUMBER if part in ("n", "number", "count") else VALUE
        words += len(part.split()) if number % 2 == 0 else 0
    return rf"(?<!\w){text}(?!\w)" if words >= LONG else f"{BEFORE}{text}{AFTER}"


def _literal(text: str) -> str:
    return "".join(r"\s+" if sign.isspace() else _sign(sign) for sign in re.sub(r"\s+", " ", text))


def _sign(sign: str) -> str:
    told = html.escape(sign)
    return re.escape(sign) if told == sign else f"(?:{re.escape(sign)}|{told})"


def _of_theme(language: str) -> Iterator[str]:
    """What Material and the theme that ships with the program say in the language: texts of buttons, of search and footer."""
    for theme in (Path(str(resources.files("material"))) / "templates", theme_folder()):
        for path in sorted((theme / "partials").glob(f"*/{language}.html")):
            yield from ENTRY.findall(path.read_text("utf-8"))
