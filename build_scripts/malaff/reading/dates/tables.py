"""The words of time (data/dates*.yml) as tables: what each word, or run of words, can mean in an expression of time."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import ahocorasick

from malaff.arabic.letters import fold
from malaff.model import edtf
from malaff.reading.data import read_data

# What a word can mean: names of senses to their values. A word may have several (`عام` begins a year and is a unit).
Senses = dict[str, Any]
Phrase = tuple[tuple[str, ...], Senses]

def folded(words: Iterable[str]) -> frozenset[str]:
    """The words in folded spelling."""
    return frozenset(fold(word) for word in words)


FREQUENT = folded(["أول", "هذا", "هذه", "بعد", "ذو", "ذي", "يوم"])  # begin runs of words that their last word tells better
YEARS = range(1000, 2101)
# Senses of which every expression has one, years of four digits aside.
TELLING = frozenset(["month", "weekday", "day", "day_beside", "unit", "decade", "decade_bare", "vague", "holiday", "season", "century"])
GREGORIAN, HIJRI = "gregorian", "hijri"


@dataclass(frozen=True, slots=True)
class Month:
    """A month of a calendar; `needs` says what must stand beside its name: nothing, anything (a day, a year …) or a year."""

    calendar: str
    number: int
    needs: str


@dataclass(frozen=True, slots=True)
class Tables:
    """Words and runs of words with their senses, and the lists that tell dates from what only looks like one."""

    words: dict[str, Senses]
    phrases: dict[str, tuple[Phrase, ...]]  # by first word, longest first
    lists: dict[str, frozenset[str]]
    telling: Any  # an automaton of the words of which every expression holds one, each with its length


@lru_cache(maxsize=1)
def load_tables() -> Tables:
    """The tables of data/dates.yml and data/dates_context.yml, read once."""
    data, context = read_data("dates.yml"), read_data("dates_context.yml")
    words: dict[str, Senses] = {}
    for name, sense, value in (*_entries(data), *((word, "outlet", True) for word in context["outlets"]["words"])):
        words.setdefault(fold(name), {}).setdefault(sense, value)
    phrases: dict[str, list[Phrase]] = {}
    for name in [name for name in words if " " in name]:
        first, *rest = name.split()
        phrases.setdefault(first, []).append((tuple(rest), words.pop(name)))
    ordered = {first: tuple(sorted(found, key=lambda phrase: (-len(phrase[0]), phrase[0]))) for first, found in phrases.items()}
    lists = {name: folded(entry["words"]) for name, entry in context.items()}
    lists["few"] = folded(data["few"])
    return Tables(words, ordered, lists, _automaton(_telling(words, ordered)))


def _automaton(words: Iterable[str]) -> Any:
    automaton = ahocorasick.Automaton()
    for word in sorted(words):
        automaton.add_word(word, len(word))
    automaton.make_automaton()
    return automaton


def _telling(words: Mapping[str, Senses], phrases: Mapping[str, tuple[Phrase, ...]]) -> frozenset[str]:
    """Words of which every expression holds one, without proclitics, and the years of four digits."""
    found = {word for word, senses in words.items() if TELLING & senses.keys() or senses.get("tail") == "current"}
    for first, runs in phrases.items():
        for rest, senses in runs:
            if TELLING & senses.keys():
                found.add(rest[-1] if first in FREQUENT else first)
    found |= {f"لل{word.removeprefix('ال')}" for word in found if word.startswith("ال")}
    return frozenset(found | {str(year) for year in YEARS})


def _entries(data: dict[str, Any]) -> Iterable[tuple[str, str, Any]]:
    """Every word of the data with a sense and its value."""
    yield from _calendar_words(data)
    for sense, key in (("day", "days"), ("day_beside", "day_beside")):
        yield from ((word, sense, entry["offset"]) for entry in data[key] for word in entry["words"])
    for sense, key in (("part", "parts"), ("tail", "tails")):
        yield from ((word, sense, value) for value, names in data[key].items() for word in names)
    for unit, forms in data["units"].items():
        for form in ("one", "two", "many"):
            yield from ((word, "unit", (unit, form)) for word in forms.get(form, ()))
        yield from ((word, "definite", unit) for word in forms["definite"])
    for sense, key in (("share", "shares"), ("share_bare", "shares_bare"), ("season", "seasons"), ("third_of_days", "thirds_of_days")):
        yield from ((word, sense, value) for value, names in data[key].items() for word in names)
    yield from ((word, "vague", entry["when"]) for entry in data["vague"] for word in entry["words"])
    yield from _number_words(data)
    for name in ("parts_of_day", "first_day", "hijri_marks", "gregorian_marks", "same_day", "year_words", "update", "this", "ago",
                 "century"):
        yield from ((word, name, True) for word in data[name])


def _calendar_words(data: dict[str, Any]) -> Iterable[tuple[str, str, Any]]:
    """Months of both calendars, weekdays and holidays."""
    for calendar, key in ((GREGORIAN, "months"), (HIJRI, "hijri")):
        for number, entry in data[key].items():
            for needs in ("names", "beside", "year"):
                yield from ((word, "month", Month(calendar, number, needs)) for word in entry.get(needs, ()))
    for number, day in enumerate(edtf.WEEKDAYS):
        yield from ((word, "weekday", number) for word in data["weekdays"][day])
    for entry in data["holidays"]:
        yield entry["name"], "holiday", (entry["month"], entry["day"])


def _number_words(data: dict[str, Any]) -> Iterable[tuple[str, str, Any]]:
    """Numbers in words, ordinals and decades."""
    senses = {"cardinals": "cardinal", "cardinals_feminine": "cardinal", "ordinals": "ordinal", "ordinals_bare": "ordinal_bare"}
    for key, sense in senses.items():
        yield from ((word, sense, number) for number, word in data[key].items())
    for sense in ("tens", "tens_bare", "before_ten"):
        yield from ((word, sense, number) for number, names in data[sense].items() for word in names)
    for decade, name in data["decades"].items():
        for word in (name, name.replace("ينيات", "ينات")):  # both spellings are in use
            yield word, "decade", decade
            yield word.removeprefix("ال"), "decade_bare", decade
