"""The key that the forms of one word share."""

from __future__ import annotations

from functools import cache

from malaff.arabic.letters import fold
from malaff.reading.data import read_data

# Endings that forms of one word differ by, and the ending they share. Adjectives (`ي`), feminine nouns (`ة`) and bare nouns
# stay apart: `الرياض` is a city, `رياضة` is sport, `دوري` a league and `دور` a role.
ENDINGS = (("ياتها", "ي"), ("يات", "ي"), ("يين", "ي"), ("يون", "ي"), ("يه", "ي"), ("اتها", "ه"), ("اته", "ه"), ("تها", "ه"), ("تهم", "ه"),
           ("ات", "ه"), ("ون", ""), ("ين", ""), ("ها", ""), ("هم", ""), ("نا", ""), ("ا", ""))
ARTICLES = ("وبال", "بال", "كال", "فال", "وال", "ولل", "لل", "ال")
SHORTEST = 3
FORMS = tuple(ending for ending, _ in ENDINGS)
PROCLITICS = "وفبلك"


@cache
def _whole() -> frozenset[str]:
    """Folded words that only look like a form of another."""
    return frozenset(map(fold, read_data("topics_apart.yml")["whole"]))


def to_key(word: str) -> str:
    """What the forms of a folded word share: the article and the endings of number and possession left out."""
    if word.startswith(ARTICLES):
        article = next((article for article in ARTICLES if word.startswith(article) and len(word) - len(article) >= SHORTEST), "")
        word = word[len(article) :]
    if word in _whole():
        return f"={word}"  # a key that no ending leads to
    if word.endswith(FORMS):
        for ending, shared in ENDINGS:
            if word.endswith(ending) and len(word) - len(ending) >= SHORTEST:
                return word[: -len(ending)] + shared
    return word


def keys_of(word: str) -> tuple[str, ...]:
    """The keys of a folded word as it stands, and without its first letter where that may be a proclitic."""
    return (to_key(word), to_key(word[1:])) if word[:1] in PROCLITICS and len(word) > 3 else (to_key(word),)
