"""One entry of a vocabulary: a thing with its names, and what tells when a name means it."""

from __future__ import annotations

from dataclasses import dataclass

from malaff.reading.words.tokens import fold_phrase


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An actor or a place that a vocabulary knows."""

    id: str
    name: str
    kind: str
    aliases: tuple[str, ...] = ()
    ambiguous: tuple[str, ...] = ()
    cues: tuple[str, ...] = ()
    nations: tuple[str, ...] = ()
    wikidata: str | None = None
    lat: float | None = None
    lon: float | None = None
    country: str = ""  # ISO 3166 code of a place of the register: places of one country vouch for each other
    quoted: bool = False  # of the press: an ambiguous name counts alone in quotation marks behind ل, a verb or a kind of paper
    bare: bool = False  # of a club: told twice by a cue, an ambiguous name means it in the whole text
    population: int = 0  # inhabitants of a city of the register, 0 where it does not say
    why: str = ""
    example: str = ""

    @property
    def is_place(self) -> bool:
        """Whether the entry is a place, not an actor."""
        return self.kind not in ("person", "organization")

    @property
    def folded_ambiguous(self) -> tuple[str, ...]:
        """The ambiguous names, folded."""
        return tuple(map(fold_phrase, self.ambiguous))

    @property
    def folded_cues(self) -> tuple[str, ...]:
        """The words that make an ambiguous name sure, folded."""
        return tuple(map(fold_phrase, self.cues))

    def is_of(self, nation: str) -> bool:
        """Whether a folded relative adjective is of one of the entry's nations, in whatever gender and number."""
        return any(nation.removeprefix("ال").startswith(fold_phrase(own)) for own in self.nations)
