"""From a verb to its verbal noun, which Arabic derives by rule from every verb but the simple ones (Wright, I §§ 195-202)."""

from __future__ import annotations

from malaff.arabic.lexicon import Lexicon


def masdars(verb: str, lexicon: Lexicon) -> tuple[str, ...]:
    """The folded verbal nouns that a folded perfect (`افتتح`) or imperfect (`يقدم`) may have."""
    perfect = verb[1:] if verb.startswith("ي") and len(verb) == 4 else verb
    found = list(lexicon.masdars.get(perfect, ()))
    if verb.startswith("ا") and len(verb) >= 4 and verb[-2] == "ا":
        found.append(verb + "ه")  # أضاف إضافة، استقال استقالة
    elif verb.startswith("ا") and len(verb) >= 4:
        found += [verb[:-1] + "ا" + verb[-1], verb + "ا" + verb[-1]]  # أعلن إعلان، افتتح افتتاح، احتج احتجاج
        if verb.endswith("ي"):
            found.append(verb[:-1] + "اء")  # انتهى انتهاء
    elif len(perfect) == 3:
        found.append("ت" + perfect[:2] + "ي" + perfect[2])  # قدّم تقديم
    elif len(verb) == 4 and verb[1] == "ا":
        found.append("م" + verb + "ه")  # وافق موافقة
    elif len(verb) == 4 and verb.startswith("ت"):
        found.append(verb[:3] + "ي" + verb[3])  # تدرّب تدريب
    return tuple(dict.fromkeys(found))
