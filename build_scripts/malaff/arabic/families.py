"""Which words of one collection are one family: clitics, endings and broken plurals, joined on positive evidence alone.

`candidates` in forms.py lists what grammar allows; here the words of the collection and the lexicon say which of it is
meant. Without evidence a word stays a family of its own: two words that only look alike cost a reader more than one
form that is missed, and `aliases` still lead to it from what may be typed.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from malaff.arabic.forms import (
    ARTICLES,
    FEMININE_DUALS,
    IMPERFECT,
    PLURALS,
    PRONOUNS,
    SHORTEST,
    VERBAL,
    endings,
    is_adjective,
    is_masdar,
    is_perfect,
    proclitics,
    without_pronoun,
)
from malaff.arabic.lexicon import Lexicon, load_lexicon

DEPTH = 4  # clitic, pronoun, plural and feminine: no word has more to take off


class Families:
    """The families of a collection's vocabulary.

    `counts` says how often each folded word stands in the texts, `feminine` which were written with taa marbuta,
    `names` which are names of persons or places (they keep their letters), `bare` which were written with a hamza on
    the alef before lam, so that it is no article (`إلهام`), `alefs` how most of those that write a hamza or madda
    write the first alef (`إعداد` is no plural of `عدد`, `أعداد` is).
    """

    def __init__(self, counts: Mapping[str, int], *, feminine: Collection[str] = (), names: Collection[str] = (),
                 bare: Collection[str] = (), alefs: Mapping[str, str] | None = None, lexicon: Lexicon | None = None) -> None:
        self.lexicon = lexicon or load_lexicon()
        self.written = frozenset(feminine)
        self.counts = counts
        self.function = self.lexicon.alone
        self.own_article = self.lexicon.article | frozenset(bare)
        own = {name if name in self.own_article else name.removeprefix("ال") for name in self._own_spellings(names)}
        self.names = own
        self.own_first = self.lexicon.first | own
        self.own_ending = self.lexicon.ending | own
        self.head = self._heads(alefs or {})
        self.plurals = self.lexicon.plurals & self.head.keys()
        self.articled = {rest for word in counts if (rest := self._without_article(word)) != word}
        self.known = {*counts, *self.articled, *self.head, *self.lexicon.also, *self.lexicon.first, *self.lexicon.ending} - self.function
        self.perfect = {word[:-1] for word in counts if is_perfect(word) and any(letter + word[1:-1] in counts for letter in IMPERFECT)}
        self.known |= self.perfect
        self.feminine = self._find_feminine(feminine)
        self._roots: dict[str, str] = {}

    def root(self, word: str) -> str:
        """The word that stands for the family of a word of the vocabulary."""
        found = self._roots.get(word)
        if found is None:
            found = self._roots[word] = self._root(word)
        return found

    def aliases(self, root: str) -> list[str]:
        """What else a reader may type for a family whose spellings all have a clitic or an ending that nothing proves."""
        found: list[str] = []
        if root in self.function:
            return found
        if root[0] in "بلفكوس" and len(root) > SHORTEST and not self._begins_itself(root):
            found.append(root[1:])
        if root in self.own_ending or root in self.head or (root in self.articled and not root.endswith(PLURALS)):
            return found
        found += [root[: -len(ending)] for ending in VERBAL if root.endswith(ending) and len(root) - len(ending) >= SHORTEST]
        if root.endswith("ه") and is_adjective(root[:-1]) and root not in self.lexicon.apart:
            found.append(root[:-1])
        if root.endswith(("ين", "ون", "ان")) and len(root) > SHORTEST + 2 and not is_masdar(root):
            found.append(root[:-2])
        if root.endswith("ات") and len(root) > SHORTEST + 1:
            found.append(root[:-2] + "ه")
        for pronoun in PRONOUNS:
            if root.endswith(pronoun) and len(root) - len(pronoun) > SHORTEST:
                found += without_pronoun(root[: -len(pronoun)])
                break
        return found

    def is_verb(self, root: str) -> bool:
        """Whether a family is a verb's: never met as a noun, and of a derived form, in the lexicon, or met in both tenses."""
        if len(root) < SHORTEST or root in self.articled or root in self.head or root in self.names or root in self.function:
            return False
        if root in self.lexicon.masdars or (root[0] == "ا" and len(root) > SHORTEST):
            return True
        perfect = root[1:] if root[0] == "ي" else root
        return any(perfect + ending in self.counts for ending in ("ت", "وا")) and (perfect != root or self._has_imperfect(root))

    def is_masdar_of_texts(self, word: str) -> bool:
        """Whether what may be a verbal noun stands in the texts as a noun."""
        return word in self.feminine or word in self.articled or word in self.head or word + "ات" in self.known

    def _has_imperfect(self, root: str) -> bool:
        return any(letter + stem in self.counts for letter in "يت" for stem in (root, root[:1] + "و" + root[2:], root[:1] + "ي" + root[2:]))

    # What the collection attests.

    def _own_spellings(self, names: Iterable[str]) -> set[str]:
        """Names without those that are another name behind a preposition: `بجدة` is no name where `جدة` is one."""
        known = set(names)
        weight = self.counts.get
        return {name for name in known if not any(
            rest in known and weight(rest, 0) >= weight(name, 0) for clitic, rest in proclitics(name) if clitic not in ARTICLES)}

    def _heads(self, alefs: Mapping[str, str]) -> dict[str, str]:
        """Singulars by word, without plurals that the collection writes with another alef than the lexicon does."""
        return {word: head for word, head in self.lexicon.head.items()
                if (word not in self.lexicon.lam or word in self.own_article)
                and (word == head or word not in alefs or self.lexicon.alefs.get(word, alefs[word]) == alefs[word])}

    def _find_feminine(self, words: Iterable[str]) -> set[str]:
        """Nouns and adjectives with taa marbuta, without what may stand before them."""
        found = set(self.lexicon.apart)
        for word in words:
            found.add(self._without_article(word))
            found.update(rest for clitic, rest in proclitics(word) if clitic not in ARTICLES)
        return found

    def _is_word(self, word: str) -> bool:
        if word in self.known or word in self.function:
            return True
        root = self._reduce(word, noun=False)
        return root != word and (root in self.known or root in self.feminine)

    def _is_noun(self, word: str) -> bool:
        """Whether a word is met as a noun or adjective: behind the article, in the lexicon, or with an accusative alef."""
        if word in self.function:
            return False
        return word in self.articled or word in self.head or (word in self.counts and word + "ا" in self.counts)

    # Clitics.

    def _without_article(self, word: str) -> str:
        if word in self.own_article or word in self.own_first or word in self.function:
            return word
        for clitic in ARTICLES:
            rest = word[len(clitic):]
            if not word.startswith(clitic) or not self._follows_article(clitic, rest):
                continue
            if clitic.endswith("لل"):
                return self._after_lil(rest)
            return "ال" + rest if "ال" + rest in self.own_article else rest
        return word

    def _follows_article(self, clitic: str, rest: str) -> bool:
        """Whether a rest may be a word behind the article: a short one, or one behind more letters, is met elsewhere too."""
        if len(rest) < SHORTEST:
            return clitic == "ال" and len(rest) == SHORTEST - 1 and rest in self.counts and rest not in self.function
        return clitic in ("ال", "لل") or len(rest) > SHORTEST or rest in self.counts or "ال" + rest in self.counts

    def _after_lil(self, rest: str) -> str:
        """`للجنة` is `لجنة` and `للأمن` is `أمن`: the reading that the collection attests more often."""
        other = "ل" + rest
        weigh = {form: self.counts.get(form, 0) + self.counts.get("ال" + form, 0) + (form in self.lexicon.head or form in self.own_first)
                 for form in (rest, other)}
        return other if weigh[other] > weigh[rest] else rest

    def _base(self, word: str) -> str:
        """The word without conjunction, preposition and article, where the collection or the lexicon attests the rest."""
        if word in self.function or self._begins_itself(word):
            return word
        rest = self._without_article(word)
        if rest != word or word in self.own_article:
            return rest
        for clitic, rest in sorted(proclitics(word), key=lambda pair: len(pair[0])):
            if clitic not in ARTICLES and (self._is_word(rest) or (clitic == "و" and len(rest) > SHORTEST)):
                return self._base(rest) if clitic == "و" else rest
        return word

    def _begins_itself(self, word: str) -> bool:
        """Whether the first letter is the word's own: by the lexicon, or because it is met behind the article."""
        if word.startswith("ال") and word not in self.own_article:  # `السنة` is `سنة`, though some write `الألسنة`
            return word in self.own_first or (word in self.articled and word[2:] not in self.counts)
        forms = [word] if word in self.written else [word, *endings(word)]  # `وجدة` is no `وجد` with a pronoun
        return any(form in self.own_first or form in self.articled or form in self.head for form in forms)

    # Endings.

    def _root(self, word: str) -> str:
        if word in self.function:
            return word
        base = self._base(word)
        construct = self._construct(base)
        if base != word and self._is_nisba(base):
            return self._reduce(base[:-1], noun=True)  # `السورية` is the adjective where `سورية` is the country's name
        return self._reduce(construct or base, noun=construct is not None or base in self.articled)

    def _is_nisba(self, word: str) -> bool:
        """Whether a word behind the article is the feminine of a relative adjective."""
        country = self.head.get(word, "يا").endswith("يا")
        return word.endswith("يه") and country and word not in self.lexicon.apart and self._is_noun(word[:-1])

    def _reduce(self, word: str, *, noun: bool, depth: int = 0) -> str:
        """The word without pronouns and endings, then its singular; a `noun` behind the article has no pronoun."""
        if word in self.function:
            return word
        if word in self.head:
            return self.head[word]
        if word in self.lexicon.also or depth > DEPTH or len(word) <= SHORTEST or word in self.own_ending:
            return word
        if word.endswith("يا") and len(word) > SHORTEST + 1 and word[-3] != "ا" and word[:-1] in self.known:
            return self._reduce(word[:-1], noun=True, depth=depth + 1)
        steps = (self._plural, self._feminine) if noun or word in self.articled else (self._pronoun, self._plural, self._feminine)
        for step in steps:
            rest = step(word)
            if rest is not None and rest != word and rest not in self.function:
                return self._reduce(rest, noun=True, depth=depth + 1)
        if noun or word in self.articled:
            return word
        verb = self._verb(word)
        return self._reduce(verb, noun=False, depth=depth + 1) if verb and verb not in self.function else word

    def _pronoun(self, word: str) -> str | None:
        if word in self.feminine:
            return None
        for pronoun in PRONOUNS:
            rest = word[: -len(pronoun)]
            if not word.endswith(pronoun) or len(rest) < SHORTEST:
                continue
            if pronoun == "ها" and word[:-1] in self.known and word[:-1] not in self.feminine and rest not in self.known:
                return word[:-1]  # `اتجاها` is `اتجاه` in the accusative
            if rest.endswith("و") and rest + "ا" in self.counts and rest[:-1] in self.known:
                return self._perfect(rest[:-1])  # `قدموه`, which is `قدموا` before a pronoun
            construct = self._construct(rest)
            if construct is not None:
                return construct
            for noun in without_pronoun(rest):
                if noun in self.feminine or noun in self.head or (noun in self.known and not noun.endswith("ه")):
                    return noun
        return None

    def _construct(self, word: str) -> str | None:
        """The singular of a sound plural that has lost its nun, `لاعبو`, `موظفي`: never met behind the article."""
        rest = word[:-1]
        if not word.endswith(("ي", "و")) or len(rest) < SHORTEST or word in self.articled:
            return None
        whole = sum(form in self.counts or form in self.articled for form in (rest + "ين", rest + "ون"))
        return rest if rest not in self.plurals and whole and (self._is_noun(rest) or self._is_paradigm(rest)) else None

    def _is_paradigm(self, rest: str) -> bool:
        """Whether three forms of one sound plural are met, which proves the singular that is not: `مقاتلون`, `مقاتلين`, `مقاتلي`."""
        return sum(rest + ending in self.known for ending in ("ون", "ين", "و", "ي", "ات")) > 2

    def _plural(self, word: str) -> str | None:
        for ending in FEMININE_DUALS:
            if word.endswith(ending) and len(word) - len(ending) >= SHORTEST - 1 and word[: -len(ending)] + "ه" in self.feminine:
                return word[: -len(ending)] + "ه"
        for ending in PLURALS:
            rest = word[: -len(ending)]
            if not word.endswith(ending) or len(rest) < SHORTEST or is_masdar(word):
                continue
            if ending == "ات" and rest + "ه" in self.feminine:
                return rest + "ه"
            # A broken plural takes no second plural: `مشاهدين` are no `مشاهد` of a film.
            if rest in self.plurals or rest in self.feminine or (rest in self.names and word not in self.articled):
                continue
            if self._has_ending(rest, ending):
                return rest
        return None

    def _has_ending(self, rest: str, ending: str) -> bool:
        """Whether a dual or sound plural of a noun is attested; -ان alone may be a verbal noun's (`طيران`, `دوران`)."""
        if not self._is_noun(rest) and not (ending in ("ون", "ين") and self._is_paradigm(rest)):
            return ending == "ات" and rest in self.known and rest not in self.perfect
        if ending == "ان":
            return 2 * self._weight(rest + "ين") >= self._weight(rest + "ان") or rest.endswith("ي")
        return True

    def _weight(self, word: str) -> int:
        return self.counts.get(word, 0) + self.counts.get("ال" + word, 0)

    def _feminine(self, word: str) -> str | None:
        rest = word[:-1]
        if not word.endswith("ه") or len(rest) < SHORTEST:
            return None
        if word not in self.feminine:
            return rest if rest in self.known else None
        if word in self.lexicon.apart or rest not in self.known or rest in self.plurals or not is_adjective(rest):
            return None
        return rest if not rest.endswith("ي") or self._is_noun(rest) else None

    def _verb(self, word: str) -> str | None:
        """The verb's own form of a word, the perfect where it is no other word, else the imperfect."""
        for ending in VERBAL:
            rest = word[: -len(ending)]
            if word.endswith(ending) and len(rest) >= SHORTEST:
                if ending == "ا" and rest in self.known and rest not in self.names and rest not in self.feminine:
                    return rest
                if ending != "ا" and (rest in self.known or rest in self.function):
                    return self._perfect(rest)
        stem = word[1:]
        if word[0] not in IMPERFECT or word in self.own_first or len(stem) < SHORTEST:
            return None
        if word[0] == "ي" and word.endswith(("ان", "ون")) and len(stem) > SHORTEST + 1:
            return word[:-2]  # only a verb begins with yaa and ends like a dual or plural, `يناقشان`
        derived = "ا" + stem
        attested = word[0] == "ي" and derived in self.counts and (len(stem) > SHORTEST or derived + "وا" in self.counts)
        if (attested or derived in self.perfect) and derived not in self.articled:  # a verb is never met behind the article, `الأكثر` is
            return derived if derived not in self.head else "ي" + stem
        hollow = self._hollow(stem)
        if hollow is not None:
            return hollow
        if word[0] == "ي" and stem in self.counts and (len(stem) > SHORTEST or stem + "ت" in self.counts):
            return self._perfect(stem)
        if word[0] != "ي" and len(stem) > SHORTEST and "ي" + stem in self.counts:
            return "ي" + stem
        return None

    def _hollow(self, stem: str) -> str | None:
        """The perfect of a verb with waw or yaa for its middle letter: `يقول` is `قال`, `يضيف` is `أضاف`, `يستعيد` is `استعاد`."""
        if stem[-2] not in "وي" or len(stem) == 4:
            return None
        perfect = stem[:-2] + "ا" + stem[-1]
        forms = ("ا" + perfect,) if len(stem) > SHORTEST else (perfect,) if stem[-2] == "و" else ("ا" + perfect, perfect)
        return next((form for form in forms if form in self.counts and form + "ت" in self.counts and not self._is_noun(form)), None)

    def _perfect(self, word: str) -> str | None:
        """A perfect as the root of its verb; where its letters are a noun with a plural of its own, a name or a particle, the imperfect."""
        elative = word[0] == "ا" and len(word) == SHORTEST + 1 and word in self.articled
        if word in self.head or word in self.lexicon.noun or word in self.function or word in self.names or elative:
            word = word[1:] if elative else word
            return "ي" + word if "ي" + word in self.counts else None
        return word
