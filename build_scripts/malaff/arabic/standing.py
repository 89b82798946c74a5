"""Whether a clause can be read alone, or leans on words that stand before it."""

from __future__ import annotations

from malaff.arabic.letters import fold

# A clause that begins with one of these hangs on the one before it: prepositions that a verb before them asks for,
# subordinating and coordinating particles, relative pronouns. Prepositions of time (في، بعد، خلال) may open a sentence.
LEANING = frozenset(map(fold, (
    "عن من إلى على مع لدى بين دون كما حيث إذ إذا أن أنه أنها لأن لأنه لكن لكنه بل ثم أو أم حتى بأن بأنه كي لكي مما ما "
    "التي الذي الذين اللذين اللتين اللواتي وهو وهي وهم هو هي هم غير سوى ولا لا ولم لم").split()))
# What follows a participle that describes a noun before it: «المبرمة عام»، «الناجمة عن»، «الصادر في».
AFTER_PARTICIPLE = frozenset(map(fold, "عن من إلى على في بين عام سنة يوم منذ مع ب".split()))
LEAST = 4  # words: fewer name no actor and no act


def stands_alone(clause: str) -> bool:
    """Whether a reader understands the clause without what stands before it, as far as its first words tell."""
    words = [fold(word) for word in clause.split()]
    if len(words) < LEAST or len(words[0]) < 2 or not words[0].isalpha():
        return False
    first = words[0]
    if first in LEANING or (first[0] in "وف" and first[1:] in LEANING):
        return False
    return not (first.startswith("ال") and words[1] in AFTER_PARTICIPLE)
