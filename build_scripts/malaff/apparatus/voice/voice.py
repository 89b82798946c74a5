"""The words of one dossier: its catalogue (`ar.yml`, `en.yml`), and what CLDR says of numbers, months and lists, by Babel."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, cached_property
from importlib import resources
from typing import TYPE_CHECKING, Any, Literal

import yaml

from malaff.model.edtf import WEEKDAYS
from malaff.model.errors import ConfigError
from malaff.model.records import Collection, Config

if TYPE_CHECKING:
    from babel import Locale

Numerals = Literal["arab", "latn"]
Direction = Literal["rtl", "ltr"]
LANGUAGES = ("ar", "en")  # those that have a catalogue
TEXTS = "ar"  # the language of the texts, whatever that of the frame is
ARABIC_INDIC = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
JOINED = {"rtl": "\u200f", "ltr": "\u200e"}  # the mark that keeps a foreign name in its place in a line


class Voice:
    """What the dossier says, in its language: `voice("key", name=…)`, counted nouns, numbers, lists."""

    def __init__(self, language: str, numerals: Numerals) -> None:
        self.language = language
        self.numerals = numerals
        self.words = catalogue(language)
        self._plurals: dict[int, str] = {}

    def __call__(self, key: str, /, **values: object) -> str:
        """The words of `key` with its values in their places. Raises KeyError where there are none."""
        words = self.words[key]
        return words.format_map(values) if values else words

    def named(self, family: str, name: str, otherwise: str) -> str:
        """The words of `family.name` where the catalogue has them, else `otherwise`: for names that data bring along."""
        return self.words.get(f"{family}.{name}", otherwise)

    @cached_property
    def locale(self) -> Locale:
        """What CLDR knows of the language."""
        from babel import Locale

        return Locale.parse(self.language)

    @cached_property
    def direction(self) -> Direction:
        """The way the frame is read."""
        return "rtl" if self.locale.text_direction == "rtl" else "ltr"

    @property
    def is_apart(self) -> bool:
        """Whether the frame is in another language than the texts, so that texts must say theirs."""
        return self.language != TEXTS

    @cached_property
    def text_attributes(self) -> str:
        """What an element that holds a text must say where the frame is in another language; with a space before it."""
        return f' lang="{TEXTS}" dir="rtl"' if self.is_apart else ""

    @cached_property
    def months(self) -> tuple[str, ...]:
        """The names of the months, January first."""
        names = self.locale.months["stand-alone"]["wide"]
        return tuple(names[n] for n in range(1, 13))

    @cached_property
    def weekdays(self) -> dict[str, str]:
        """The names of the weekdays, by `mon` … `sun`."""
        names = self.locale.days["stand-alone"]["wide"]
        return {day: names[n] for n, day in enumerate(WEEKDAYS)}

    @cached_property
    def _symbols(self) -> Any:
        return self.locale.number_symbols[self.numerals if self.numerals in self.locale.number_symbols else "latn"]

    # ------------------------------------------------------------ numbers

    def digits(self, text: str) -> str:
        """The text with ASCII digits written as the numerals that the dossier uses."""
        return text.translate(ARABIC_INDIC) if self.numerals == "arab" else text

    def number(self, value: int) -> str:
        """A number with its thousands apart (`2,113`, `٢٬١١٣`)."""
        text = f"{value:,}"
        return self.digits(text.replace(",", self._symbols["group"])) if value >= 1000 else self.digits(text)

    def decimal(self, value: float) -> str:
        """A number with one decimal."""
        return self.digits(f"{value:.1f}".replace(".", self._symbols["decimal"]))

    def plural_form(self, value: int) -> str:
        """The CLDR plural form of a number: zero, one, two, few, many or other."""
        if value not in self._plurals:
            self._plurals[value] = self.locale.plural_form(value)
        return self._plurals[value]

    def count(self, value: int, noun: str) -> str:
        """A number with its noun in the right form: `قصاصتان`, `5 قصاصات`, `5 clippings`. `noun` is a key of `nouns`."""
        words = self._noun(noun, "zero" if value == 0 else self.plural_form(value))
        return words.format(n=self.number(value)) if "{n}" in words else words

    def noun_form(self, value: int, noun: str) -> str:
        """The noun alone, as it stands under a large figure: `قصاصات` under 5, `شخصًا` under 13."""
        form = self.plural_form(value)
        if self.language == TEXTS:  # where the word itself says the number, it is not said again under the figure
            form = {"zero": "few", "one": "other", "two": "few"}.get(form, form)
        return self._noun(noun, form).format(n="").strip("\u00a0 ")

    def _noun(self, noun: str, form: str) -> str:
        """The noun in a form; in `other`, where the language has no such form of its own."""
        return self.words.get(f"nouns.{noun}.{form}") or self.words[f"nouns.{noun}.other"]

    # ------------------------------------------------------------ lists

    def listed(self, items: Sequence[str]) -> str:
        """Items as an enumeration of the language: `أ وب`, `a, b, and c`."""
        if len(items) < 2:
            return "".join(items)
        patterns = self.locale.list_patterns["standard"]
        if len(items) == 2:
            return str(patterns["2"].format(*items))
        said = patterns["start"].format(items[0], items[1])
        for item in items[2:-1]:
            said = patterns["middle"].format(said, item)
        return str(patterns["end"].format(said, items[-1]))

    def joined(self, items: Sequence[str]) -> str:
        """Items with commas between them and no `and`."""
        return self.words["list.comma"].join(items)

    def apart(self, items: Sequence[str]) -> str:
        """Items with semicolons between them."""
        return self.words["list.semicolon"].join(items)

    def beside(self, name: str) -> str:
        """A name as it stands in a line: one of the other direction between marks, so that it keeps its place."""
        foreign = name.isascii() if self.direction == "rtl" else not name.isascii()
        mark = JOINED[self.direction]
        return f"{mark}{name}{mark}" if foreign else name


@cache
def catalogue(language: str) -> dict[str, str]:
    """The words of a language by dotted key. Raises ConfigError where there is no such catalogue."""
    if language not in LANGUAGES:
        raise ConfigError("mkdocs.yml: theme.language", f"the dossier has no words in {language!r}",
                          f"Write one of: {', '.join(LANGUAGES)}. A new language is one file beside apparatus/voice/ar.yml.")
    text = resources.files("malaff.apparatus.voice").joinpath(f"{language}.yml").read_text(encoding="utf-8")
    return dict(_flat(yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)), ""))


def _flat(values: Any, before: str) -> Any:
    for key, value in values.items():
        if isinstance(value, dict):
            yield from _flat(value, f"{before}{key}.")
        else:
            yield f"{before}{key}", str(value)


@cache
def to_voice(language: str, numerals: Numerals = "latn") -> Voice:
    """The voice of a language. Raises ConfigError where it has no catalogue."""
    return Voice(language, numerals)


def voice_of(dossier: Collection | Config) -> Voice:
    """The voice of a dossier."""
    return to_voice(dossier.language, dossier.numerals)


def own_digits(text: str, voice: Voice) -> str:
    """Our own words in the dossier's digits; what stands between guillemets is the text's and stays as it is."""
    return re.sub(r"«[^»]*»|[^«]+", lambda m: m[0] if m[0].startswith("«") else voice.digits(m[0]), text)
