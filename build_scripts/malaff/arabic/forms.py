"""The words that an Arabic word may contain by grammar alone: clitics and endings taken off, nothing looked up.

The search in the browser asks the same: assets/javascripts/search-arabic.js is proven equal by tests/site/search/cases.yml.
Which of the forms a collection means is settled in families.py.
"""

from __future__ import annotations

from collections.abc import Iterator

# Conjunctions, prepositions and the article in the order in which Arabic allows them (W. Wright, Grammar, I §§ 345-368).
ARTICLES = ("وبال", "فبال", "وكال", "فكال", "وال", "فال", "بال", "كال", "ولل", "فلل", "ال", "لل")
PROCLITICS = ("وب", "وك", "ول", "فب", "فك", "فل", "و", "ف", "ب", "ك", "ل")
FUTURE = ("وس", "فس", "س")
# Pronouns attached to nouns and verbs (Wright, I §§ 185, 317), longest first; then dual, plural and feminine endings.
PRONOUNS = ("هما", "كما", "هم", "هن", "كم", "ها", "نا", "ه")
PLURALS = ("ات", "ان", "ين", "ون")
FEMININE_DUALS = ("تين", "تان", "تا", "تي")
VERBAL = ("وا", "تا", "ت", "ا")
# Letters with which the imperfect of a verb begins (Wright, I § 89).
IMPERFECT = "يتن"
# Letters that a clitic may begin with, and those that an ending may end with.
BEGINNINGS = frozenset("وفبكلاس")
LAST = frozenset("اهمنيت")
SHORTEST = 3  # letters that must remain of a word, so that `وقف` does not become `قف`


def candidates(word: str) -> tuple[str, ...]:
    """The folded words that a folded word may contain, itself first, then without clitics, then without endings."""
    return tuple(dict.fromkeys(each_candidate(word)))


def each_candidate(word: str) -> Iterator[str]:
    """The candidates one by one, some of them twice: who looks for the first that is known seldom needs the rest."""
    yield word
    rests = [rest for _, rest in proclitics(word)]
    yield from rests
    for base in (word, *rests):
        yield from endings(base)


def kin(word: str) -> tuple[str, ...]:
    """Other forms of a word that no candidate of it is found for: a verb's other tense, a final hamza left out."""
    found = []
    for base in (word, *(rest for _, rest in proclitics(word))):
        stem = base[1:]
        if base.endswith("ا") and len(base) > SHORTEST:
            found.append(base + "ء")
        if base[0] == "ا" and len(stem) >= SHORTEST:
            found += ["ي" + stem, "ت" + stem]
        elif base[0] in IMPERFECT and len(stem) >= SHORTEST + (base[0] != "ي"):
            found += [letter + stem for letter in "ايت" if letter != base[0]]
            found += [stem] if len(stem) > SHORTEST else []
    return tuple(dict.fromkeys(found))


def proclitics(word: str) -> list[tuple[str, str]]:
    """Every (clitic, rest) that a word may be made of, the article first."""
    found: list[tuple[str, str]] = []
    if word[:1] not in BEGINNINGS:
        return found
    for clitic in ARTICLES:
        rest = word[len(clitic):]
        if word.startswith(clitic) and len(rest) >= 2:
            if clitic.endswith("لل"):
                found.append((clitic, "ل" + rest))
            found.append((clitic, rest))
    found += [(clitic, word[len(clitic):]) for clitic in PROCLITICS if word.startswith(clitic) and len(word) - len(clitic) >= SHORTEST]
    for clitic in FUTURE:
        rest = word[len(clitic):]
        if word.startswith(clitic) and len(rest) > SHORTEST and rest[0] in IMPERFECT + "ا":
            found.append((clitic, rest))
    return found


def endings(word: str) -> list[str]:
    """What may remain of a word without its ending, and the singular or masculine behind it."""
    found: list[str] = []
    if word[-1:] not in LAST:
        return found
    for pronoun in PRONOUNS:
        rest = word[: -len(pronoun)]
        if word.endswith(pronoun) and len(rest) >= SHORTEST:
            found += without_pronoun(rest)
    for ending in FEMININE_DUALS:
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST - 1:
            found.append(word[: -len(ending)] + "ه")
    for ending in PLURALS:
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST:
            found += [word[: -len(ending)], word[: -len(ending)] + "ه"]
    if word.endswith(("يا", "يه")) and len(word) > SHORTEST + 1 and word[-3] != "ا":
        found.append(word[:-1])
    found += [word[: -len(ending)] for ending in VERBAL if word.endswith(ending) and len(word) - len(ending) >= SHORTEST]
    return found


def without_pronoun(rest: str) -> list[str]:
    """The nouns that may stand before a pronoun: its taa marbuta and its final hamza have changed, a dual has lost its nun."""
    if rest.endswith("ت"):
        return [rest[:-1] + "ه", rest]
    if rest.endswith(("اي", "او")) and len(rest) > SHORTEST:
        return [rest[:-1] + "ء", rest]
    if rest.endswith(("ي", "و", "ا")) and len(rest) > SHORTEST:
        return [rest, rest[:-1]]
    return [rest]


def is_perfect(word: str) -> bool:
    """Whether a word looks like a verb of a derived form in the feminine perfect, `ارتفعت`."""
    return word.startswith("ا") and word.endswith("ت") and not word.endswith("ات") and len(word) > SHORTEST + 1


def is_masdar(word: str) -> bool:
    """Verbal nouns of the measure تفعيل end in -ين without being a plural (`تأمين`)."""
    return len(word) == 5 and word.startswith("ت") and word.endswith("ين")


def is_adjective(word: str) -> bool:
    """Measures whose feminine is the same adjective: relative -ي, فعيل, and participles of the derived forms but III."""
    if word.endswith("ي"):
        return True
    if len(word) == 4 and word[2] == "ي" and word[1] != "ا":
        return True
    return word.startswith("م") and len(word) >= 4 and not (len(word) == 5 and word[2] == "ا")
