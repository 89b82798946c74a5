"""Whether an id or a file's name in Latin letters may be a redacted name: compared by the consonants that transliterations share."""

from __future__ import annotations

import re
from collections.abc import Iterable

from malaff.arabic.letters import is_arabic
from malaff.reading.editor.disguise import letters
from malaff.reading.editor.patterns import words_of

# What the consonants of Arabic are in any of the usual transliterations, coarsely: too much alike only makes an id neutral.
SOUNDS = str.maketrans({
    **dict.fromkeys("بپ", "b"), **dict.fromkeys("تطةث", "t"), **dict.fromkeys("جغگ", "g"), **dict.fromkeys("حخ", "k"),
    **dict.fromkeys("دضذظ", "d"), "ر": "r", **dict.fromkeys("زسصش", "s"), **dict.fromkeys("قك", "k"), "ف": "f", "ل": "l", "م": "m",
    "ن": "n", **dict.fromkeys("اويهعءئؤى", ""),
})
LATIN = str.maketrans({
    **dict.fromkeys("bp", "b"), **dict.fromkeys("gj", "g"), **dict.fromkeys("ckqx", "k"), **dict.fromkeys("sz", "s"),
    **dict.fromkeys("fv", "f"), **dict.fromkeys("aeiouywh", ""),
})
DIGRAPHS = tuple((re.compile(two), one) for two, one in (("kh|ch", "k"), ("sch|sh", "s"), ("th", "t"), ("dh|zh", "d"), ("gh|dj", "g")))
ENOUGH = 3  # consonants by which a name is known inside a longer word
SHORT = 3  # letters of a part of a name that is worth comparing


def sounds_like(name: str, terms: Iterable[str]) -> bool:
    """Whether a file's name or an id (in any script) may be, or hold, one of the words or a part of one."""
    tokens = [token for token in re.split(r"[\W_\d]+", name.lower()) if token]
    sounds = {skeleton for token in tokens if (skeleton := _skeleton(token))}
    glued = _skeleton("".join(tokens))
    plain = letters(name)
    for term in terms:
        for word in words_of(term):
            bare = word[2:] if word.startswith("ال") and len(word) > 4 else word
            if len(bare) >= SHORT and bare in plain:
                return True
            skeleton = _skeleton(bare)
            if len(bare) >= SHORT and not bare.isdecimal() and (skeleton in sounds or (len(skeleton) >= ENOUGH and skeleton in glued)):
                return True
    return False


def _skeleton(word: str) -> str:
    """The coarse consonants of a word, doubled ones once."""
    if is_arabic(word):
        bones = letters(word).translate(SOUNDS)
    else:
        for pattern, one in DIGRAPHS:
            word = pattern.sub(one, word)
        bones = "".join(letter for letter in letters(word) if letter.isalpha()).translate(LATIN)
    return re.sub(r"(.)\1+", r"\1", bones)
