"""The words of speech (data/quotes.yml): verbs that give words to a speaker, offices that can speak, and what ends a subject."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from malaff.arabic.letters import fold
from malaff.model.records import SpeechAct
from malaff.reading.data import read_data
from malaff.reading.dates.tables import folded


@dataclass(frozen=True, slots=True)
class Speech:
    """The words of data/quotes.yml, folded."""

    finite: frozenset[str]
    direct: frozenset[str]
    participles: frozenset[str]
    sayings: frozenset[str]
    after: frozenset[str]
    according: frozenset[str]
    that: frozenset[str]
    stop: frozenset[str]
    aside: frozenset[str]
    roles: frozenset[str]
    papers: frozenset[str]
    papers_verbs: frozenset[str]
    written: frozenset[str]
    same: frozenset[str]
    manner: frozenset[str]
    again: frozenset[str]
    titles: frozenset[str]
    masculine: frozenset[str]
    every: frozenset[str]
    prefixed: frozenset[str]  # every verb, also with `و` or `ف`
    recited: frozenset[str]
    turns: frozenset[str]
    relatives: frozenset[str]
    own_words: frozenset[str]
    transitive: frozenset[str]
    of_another: frozenset[str]
    first_person: frozenset[str]  # also with `و` or `ف`
    media: frozenset[str]
    kin: frozenset[str]
    plural: frozenset[str]
    members: frozenset[str]
    bodies: frozenset[str]
    ordinals: frozenset[str]
    led_by_preposition: frozenset[str]
    press: frozenset[str]  # names of agencies, papers and stations
    acts: dict[str, SpeechAct]  # by verb; a verb of no class only says

    def verb(self, word: str) -> tuple[str, int]:
        """The verb of speech that a folded word is, without `و` or `ف`, and how many letters those are."""
        if word in self.every:
            return word, 0
        if word[0] in "وف" and word[1:] in self.every:
            return word[1:], 1
        return "", 0

    def is_role(self, word: str) -> bool:
        """Whether a folded word, with or without the article or a preposition, is an office that can speak."""
        if word in self.relatives:
            return True
        forms = (word, word[1:]) if word[:1] in "لبوف" else (word,)
        return any(form in self.roles or form.removeprefix("ال") in self.roles for form in forms)

    def is_addressee(self, word: str, *, media: bool = False) -> bool:
        """Whether a folded word is `ل` and a noun of those whom one speaks to (`لوكالة`, `لوزير`), and no word of its own.

        `media`: only those whose trade it is to listen; within an office `ل` else means whose it is (`الأمين العام لمنظمة`).
        """
        those = self.media if media else self.media | self.roles
        return len(word) > 3 and word[0] == "ل" and word not in self.roles and word[1:] in those

    def act(self, verb: str) -> SpeechAct:
        """The class of a verb of speech."""
        return self.acts.get(verb, "said")

    def is_feminine(self, verb: str) -> bool:
        """Whether the subject of a finite verb is feminine (`قالت`, `تقول`)."""
        return verb not in self.masculine and (verb.endswith("ت") or verb.startswith("ت"))


@lru_cache(maxsize=1)
def load_speech() -> Speech:
    """The words of speech, read once."""
    data = read_data("quotes.yml")
    names = ("participles", "sayings", "after", "according", "that", "stop", "aside", "roles", "papers", "papers_verbs",
             "written", "same", "manner", "again", "titles", "masculine", "recited", "turns", "own_words", "transitive",
             "of_another", "press",
             "media", "kin", "plural", "members", "bodies", "ordinals", "led_by_preposition")
    lists = {name: folded(data[name]) for name in names}
    direct = folded(data["finite"]["direct"])
    finite = direct | folded(data["finite"]["reported"])
    every = finite | lists["participles"] | lists["sayings"] | lists["according"]
    prefixed = frozenset(before + word for word in every for before in ("", "و", "ف"))
    direct |= folded(data["direct_participles"]) | lists["sayings"]
    relatives = folded(word + ending for word in data["relatives"] for ending in ("ه", "ها", "هم", "هما"))
    first_person = frozenset(before + word for word in folded(data["first_person"]) for before in ("", "و", "ف"))
    acts = {fold(word): act for act, words in data["acts"].items() for word in words}
    return Speech(finite=finite, direct=direct, every=every, prefixed=prefixed, relatives=relatives, acts=acts,
                  first_person=first_person, **lists)
