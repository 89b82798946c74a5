"""Write reading/data/person_words.tsv: which words of the press are given names, family names, verbs, and never in a name.

    python build_scripts/tools/make_person_words.py PRESS NER_FOLDER

PRESS is a file of folded sentences of news (.xz), one a line; NER_FOLDER holds anercorp/train.txt and wikifane/gold.txt, one word
and its tag a line. A word is known by what stands beside it: a given name by `بن` after it, a family name by the given names
before it, a verb by `لم`, `لن`, `سوف` or `قد` before it. No sentence of the sources is kept, only words.
"""

from __future__ import annotations

import lzma
import re
import sys
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from malaff.reading.data import DATA
from malaff.reading.names.register.vocabulary import program_entries
from malaff.reading.words.lexicon import LISTED_GIVEN, PERSON_WORDS_FILE, PRESS_FLAGS, WEAK_GIVEN, load_lexicon, load_ordinary
from malaff.reading.words.tokens import fold_phrase, fold_word

BEFORE_VERBS = {"لم": "now", "لن": "now", "سوف": "now", "قد": "past", "لقد": "past"}
LEAST = 3  # times seen beside what tells of it
FAMILY_SHARE, GIVEN_SHARE = 0.25, 0.3  # of all its places: read by sight, fewer begin to be words of other kinds
SON_SHARE, VERB_SHARE = 0.02, 0.01
# A word so often in the press, and so seldom beside a given name or after a family name, is no part of a name.
FREQUENT, STRANGER, FEW = 30, 0.003, 0.05
PERSONS = frozenset("Politician Athlete Businessperson Artist Scientist Police Engineer Lawyer PERS".split())  # tags of persons
LABELLED_SHARE = 0.8  # of a word's places in labelled texts
CONJUGATED = re.compile("س?[يتنا]")
JOINED = ("وال", "بال", "لل", "فال", "كال")
# Words that the counts take for given names because names of streets, clubs and families go on with `بن`.
NO_GIVEN = frozenset("""اتحاد عاطي سبورتينغ سبورتنغ عائله ملعب اني اسره شارع معتمديه اد قس حراج مقرب ملحمه سفر عجب الرحمن العزيز الله
    اسوشيتد اسوشييتد جريدي المخبز مرجوج اسرتا عافت يحتكم الارهابيهدور انتقاهم اللبنانيسعود لونج غلبني كسعود وامتدح قيضي وريع
    كمل رجيم برحه سيق جمعيه حياه موقع عقد جائزه مستشفي مسجد قصر جامع جامعه مدرسه مركز مول شركه برج منتدي حي مدينه
    ضيوف ومناجاه زكاه صداق منيه طهرانرسائل بمزل سيخلف""".split())


def read_press(path: Path) -> Iterator[list[str]]:
    """Sentences as lists of folded words."""
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield line.split()


def read_labelled(paths: list[Path]) -> tuple[Counter[str], Counter[str], Counter[str]]:
    """How often a word opens a person's name, goes on with one, and stands anywhere."""
    opens: Counter[str] = Counter()
    inside: Counter[str] = Counter()
    everywhere: Counter[str] = Counter()
    for path in paths:
        for line in path.read_text(encoding="utf-8-sig").splitlines():
            pieces = line.replace("\u200e", "").split()
            if len(pieces) < 2:
                continue
            word, tag = fold_word(pieces[0]), pieces[-1]
            everywhere[word] += 1
            if tag.endswith("_PER") or tag[2:] in PERSONS:
                (opens if tag[0] == "B" else inside)[word] += 1
    return opens, inside, everywhere


def is_clean(word: str, counts: Counter[str]) -> bool:
    """Whether a spelling is one Arabic word without a proclitic that makes most of its neighbours' counts."""
    if len(word) < 3 or not word.isalpha() or word.isascii() or word.startswith(JOINED):
        return False
    return not (word[0] in "وبلف" and counts[word[1:]] > (0.2 if word[0] == "و" else 3) * counts[word])


def main() -> None:
    """Count twice over the press: beside the known given names, then beside the family names found."""
    press, ner = Path(sys.argv[1]), Path(sys.argv[2])
    ours = ~sum(PRESS_FLAGS.values())  # what an earlier run found is not asked again
    flags = {word: bits & ours for word, bits in load_lexicon().flags.items()}
    given = {word for word, bits in flags.items() if bits & (LISTED_GIVEN | WEAK_GIVEN)}
    counts: Counter[str] = Counter()
    sons: Counter[str] = Counter()
    after_given: Counter[str] = Counter()
    verbs: dict[str, Counter[str]] = {"now": Counter(), "past": Counter()}
    for words in read_press(press):
        counts.update(words)
        for one, two in pairwise(words):
            if two == "بن":
                sons[one] += 1
            if one in given or (one[0] == "و" and one[1:] in given):
                after_given[two] += 1
            if one in BEFORE_VERBS:
                verbs[BEFORE_VERBS[one]][two] += 1
    ordinary = load_ordinary()
    places = {word for entry in program_entries().values() for name in (entry.name, *entry.aliases) for word in fold_phrase(name).split()}
    free = {w for w in counts if is_clean(w, counts) and not flags.get(w)}
    unlisted = {w for w in free if w not in ordinary and w.removeprefix("ال") not in ordinary}
    adjectives = {w for w in free if w.startswith("ال") and w.endswith("ي") and w not in ordinary}
    opens, inside, everywhere = read_labelled([ner / "anercorp/train.txt", ner / "wikifane/gold.txt"])
    verb = {w for w, n in verbs["now"].items() if n >= 2 and CONJUGATED.match(w) and w in free}
    verb |= {w for w, n in verbs["past"].items() if n >= LEAST and n >= VERB_SHARE * counts[w] and w in free and not w.startswith("ال")}
    family = {w for w, n in after_given.items() if n >= LEAST and n >= FAMILY_SHARE * counts[w] and w in unlisted | adjectives}
    family |= {w for w, n in inside.items() if n >= LEAST and n >= LABELLED_SHARE * everywhere[w] and w in unlisted}
    verb -= places
    family -= verb
    before_family: Counter[str] = Counter()
    after_family: Counter[str] = Counter()
    for words in read_press(press):
        for one, two in pairwise(words):
            if two in family:
                before_family[one] += 1
            if one in family:
                after_family[two] += 1
    found = {w for w, n in before_family.items() if n >= LEAST and n >= GIVEN_SHARE * counts[w] and w in unlisted}
    found |= {w for w, n in sons.items() if n >= LEAST and n >= SON_SHARE * counts[w] and w in free and not w.startswith("ال")}
    found |= {w for w, n in opens.items() if n >= LEAST and n >= LABELLED_SHARE * everywhere[w] and w in unlisted}
    found -= NO_GIVEN | verb | ordinary
    beside = after_given + before_family
    free -= {w for w in free if w.startswith("ال") and w.endswith("ي")}  # family names of one bearer look like adjectives
    never = {w for w in free - ordinary - verb - family - found if counts[w] >= FREQUENT and inside[w] + opens[w] == 0
             and beside[w] < STRANGER * counts[w] and after_family[w] < FEW * counts[w]}
    kinds = {"given": found, "family": family - found, "verb": verb - found, "never": never}
    rows = [(word, kind) for kind, words in kinds.items() for word in words]
    head = "# what the words of the press are beside names, folded, written by build_scripts/tools/make_person_words.py\n"
    text = head + "".join(f"{word}\t{kind}\n" for word, kind in sorted(rows))
    (DATA / PERSON_WORDS_FILE).write_text(text, encoding="utf-8")
    print(Counter(kind for _, kind in rows))


if __name__ == "__main__":
    main()
