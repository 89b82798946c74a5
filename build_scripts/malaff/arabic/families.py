"""Which Arabic words belong together: clitics, endings and broken plurals, settled by the words of one collection.

Two questions are answered here. `candidates` lists the words that a word may contain, by Arabic grammar alone; the
search in the browser asks the same (assets/javascripts/search-arabic.js is proven equal by tests/search/cases.yml).
`Families` chooses between them by what the collection attests: `وزير` keeps its waw where nobody writes `زير`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from malaff.arabic.lexicon import Lexicon, load_lexicon

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
SHORTEST = 3  # letters that must remain of a word, so that `وقف` does not become `قف`


def candidates(word: str) -> tuple[str, ...]:
    """The folded words that a folded word may contain, itself first, then without clitics, then without endings."""
    bare = [word, *(rest for _, rest in proclitics(word))]
    return tuple(dict.fromkeys([*bare, *(rest for base in bare for rest in endings(base))]))


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
    found = []
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
    found = []
    for pronoun in PRONOUNS:
        rest = word[: -len(pronoun)]
        if word.endswith(pronoun) and len(rest) >= SHORTEST:
            found += _without_pronoun(rest)
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


def _without_pronoun(rest: str) -> list[str]:
    """The noun before a pronoun: its taa marbuta and its final hamza have changed, a dual has lost its nun."""
    if rest.endswith("ت"):
        return [rest[:-1] + "ه", rest]
    if rest.endswith(("اي", "او")) and len(rest) > SHORTEST:
        return [rest[:-1] + "ء", rest]
    if rest.endswith(("ي", "و", "ا")) and len(rest) > SHORTEST:
        return [rest, rest[:-1]]
    return [rest]


class Families:
    """The families of a collection's vocabulary.

    `counts` says how often each folded word stands in the texts, `feminine` which were written with taa marbuta,
    `names` which are names of persons or places (they keep their letters), `bare` which were written with a hamza on
    the alef before lam, so that it is no article (`إلهام`).
    """

    def __init__(self, counts: Mapping[str, int], *, feminine: Collection[str] = (), names: Collection[str] = (),
                 bare: Collection[str] = (), lexicon: Lexicon | None = None) -> None:
        self.lexicon = lexicon or load_lexicon()
        self.counts = counts
        self.own_article = self.lexicon.article | frozenset(bare)
        own = {name if name in self.own_article else name.removeprefix("ال") for name in names}
        self.own_first = self.lexicon.first | own
        self.own_ending = self.lexicon.ending | own
        self.head = {word: head for word, head in self.lexicon.head.items() if word not in self.lexicon.lam or word in self.own_article}
        self.articled = {rest for word in counts if (rest := self._without_article(word)) != word}
        self.known = {*counts, *self.articled, *self.head, *self.lexicon.also, *self.lexicon.first, *self.lexicon.ending}
        self.perfect = {word[:-1] for word in counts if _is_perfect(word) and any(letter + word[1:-1] in counts for letter in IMPERFECT)}
        self.known |= self.perfect
        self.feminine = self._find_feminine(feminine)
        self._roots: dict[str, str] = {}

    def root(self, word: str) -> str:
        """The word that stands for the family of a word of the vocabulary."""
        found = self._roots.get(word)
        if found is None:
            base = self._base(word)
            found = self._roots[word] = self._reduce(base, noun=base in self.articled)
        return found

    def aliases(self, root: str) -> list[str]:
        """What else a reader may type for a family whose spellings all have a clitic or an ending that nothing proves."""
        found = []
        if root[0] in "بلفكو" and len(root) > SHORTEST and not self._begins_itself(root):
            found.append(root[1:])
        if root in self.own_ending or root in self.head or root in self.articled:
            return found
        found += [root[: -len(ending)] for ending in VERBAL if root.endswith(ending) and len(root) - len(ending) >= SHORTEST]
        if root.endswith("ه") and _is_adjective(root[:-1]) and root not in self.lexicon.apart:
            found.append(root[:-1])
        if root.endswith(("ين", "ون", "ان")) and len(root) > SHORTEST + 2 and not _is_masdar(root):
            found.append(root[:-2])
        return found

    def _find_feminine(self, words: Iterable[str]) -> set[str]:
        """Nouns and adjectives with taa marbuta, without what may stand before them."""
        found = set(self.lexicon.apart)
        for word in words:
            found.add(self._without_article(word))
            found.update(rest for clitic, rest in proclitics(word) if clitic not in ARTICLES)
        return found

    def _without_article(self, word: str) -> str:
        if word in self.own_article or word in self.own_first:
            return word
        for clitic in ARTICLES:
            rest = word[len(clitic):]
            if not word.startswith(clitic) or len(rest) < 2 or (len(rest) < SHORTEST and clitic != "ال"):
                continue
            if clitic.endswith("لل"):
                return self._after_lil(rest)
            return "ال" + rest if "ال" + rest in self.own_article else rest
        return word

    def _after_lil(self, rest: str) -> str:
        """`للجنة` is `لجنة` and `للأمن` is `أمن`: the reading that the collection attests more often."""
        other = "ل" + rest
        weigh = {form: self.counts.get(form, 0) + self.counts.get("ال" + form, 0) + (form in self.head or form in self.own_first)
                 for form in (rest, other)}
        return other if weigh[other] > weigh[rest] else rest

    def _base(self, word: str) -> str:
        """The word without conjunction, preposition and article, where Arabic or the collection attests the rest."""
        if self._begins_itself(word):
            return word
        rest = self._without_article(word)
        if rest != word or word in self.own_article:
            return rest
        for clitic, rest in sorted(proclitics(word), key=lambda pair: len(pair[0])):
            if clitic not in ARTICLES and (self._is_word(rest) or _is_likely(clitic, rest)):
                return self._base(rest) if clitic == "و" else rest
        return word

    def _begins_itself(self, word: str) -> bool:
        """Whether the first letter is the word's own: by the lexicon, or because it is met behind the article."""
        return any(form in self.own_first or form in self.articled or form in self.head for form in (word, *endings(word)))

    def _is_word(self, word: str) -> bool:
        if word in self.known:
            return True
        root = self._reduce(word, noun=False)
        return root != word and (root in self.known or root in self.feminine)

    def _reduce(self, word: str, *, noun: bool, depth: int = 0) -> str:
        """The word without pronouns and endings, then its singular; a `noun` behind the article has no pronoun."""
        if word in self.head:
            return self.head[word]
        if word in self.lexicon.also:
            return word
        if depth > 3 or len(word) <= SHORTEST:
            return word
        if word.endswith(("يا", "يه")) and len(word) > SHORTEST + 1 and word[-3] != "ا":
            return self._reduce(word[:-1], noun=True, depth=depth + 1)
        if word in self.own_ending:
            return word
        if noun or word in self.articled:
            rest = self._plural(word) or self._feminine(word)
        else:
            rest = self._pronoun(word) or self._plural(word) or self._feminine(word)
            if rest is None:
                rest = self._verb(word)
                return self._reduce(rest, noun=False, depth=depth + 1) if rest else word
        if rest is not None and rest != word:
            return self._reduce(rest, noun=True, depth=depth + 1)
        return word

    def _pronoun(self, word: str) -> str | None:
        if word in self.feminine:
            return None
        for pronoun in PRONOUNS:
            rest = word[: -len(pronoun)]
            if not word.endswith(pronoun) or len(rest) < SHORTEST:
                continue
            if pronoun == "ها" and word[:-1] in self.known:
                return word[:-1]  # `اتجاها` is `اتجاه` in the accusative
            nouns = _without_pronoun(rest)
            for noun in nouns:
                if noun in self.feminine or noun in self.head or (noun in self.known and not noun.endswith("ه")):
                    return noun
            if nouns[0].endswith("ء"):
                return nouns[0]
            if pronoun in ("هما", "هم", "ها") and len(rest) > SHORTEST:
                return rest
        return None

    def _plural(self, word: str) -> str | None:
        for ending in FEMININE_DUALS:
            if word.endswith(ending) and word[: -len(ending)] + "ه" in self.feminine:
                return word[: -len(ending)] + "ه"
        for ending in PLURALS:
            rest = word[: -len(ending)]
            if not word.endswith(ending) or len(rest) < SHORTEST:
                continue
            if ending == "ات":
                return rest + "ه" if rest + "ه" in self.feminine else rest
            if _is_masdar(word):
                return None
            if rest in self.known or rest + "ه" in self.feminine:
                return rest
            if ending != "ان" and (rest.endswith("ي") or (rest.startswith("م") and len(rest) > SHORTEST)):
                return rest
        return None

    def _feminine(self, word: str) -> str | None:
        rest = word[:-1]
        if not word.endswith("ه") or len(rest) < SHORTEST:
            return None
        if word not in self.feminine:
            return rest if rest in self.known else None
        if word not in self.lexicon.apart and rest in self.known and _is_adjective(rest):
            return rest
        return None

    def _verb(self, word: str) -> str | None:
        for ending in VERBAL:
            rest = word[: -len(ending)]
            if word.endswith(ending) and len(rest) >= SHORTEST and rest in self.known:
                return rest
        stem = word[1:]
        if word[0] not in IMPERFECT or word in self.own_first or len(stem) < SHORTEST:
            return None
        if word[0] == "ي" and word.endswith(("ان", "ون")) and len(stem) > SHORTEST + 1:
            return word[:-2]  # only a verb begins with yaa and ends like a dual or plural, `يناقشان`
        if "ا" + stem in self.perfect or ("ا" + stem in self.counts and "ا" + stem not in self.head):
            return "ا" + stem
        if word[0] == "ي" and stem in self.counts and (len(stem) > SHORTEST or stem + "ت" in self.counts):
            return stem
        if word[0] != "ي" and len(stem) > SHORTEST and "ي" + stem in self.counts:
            return "ي" + stem
        return None


def _is_likely(clitic: str, rest: str) -> bool:
    """Few words begin with waw, or with seen and yaa: a long one that nobody else attests has a clitic."""
    return (clitic == "و" and len(rest) > SHORTEST) or (clitic in FUTURE and rest[0] == "ي" and len(rest) > SHORTEST)


def _is_perfect(word: str) -> bool:
    """Whether a word looks like a verb of a derived form in the feminine perfect, `ارتفعت`."""
    return word.startswith("ا") and word.endswith("ت") and not word.endswith("ات") and len(word) > SHORTEST + 1


def _is_masdar(word: str) -> bool:
    """Verbal nouns of the measure تفعيل end in -ين without being a plural (`تأمين`)."""
    return len(word) == 5 and word.startswith("ت") and word.endswith("ين")


def _is_adjective(word: str) -> bool:
    """Measures whose feminine is the same adjective: relative -ي, فعيل, and participles of the derived forms but III."""
    if word.endswith("ي"):
        return True
    if len(word) == 4 and word[2] == "ي":
        return True
    return word.startswith("م") and len(word) >= 4 and not (len(word) == 5 and word[2] == "ا")
