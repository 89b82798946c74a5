"""Find who published a text from its own words: footers that name the site, and papers that speak of themselves."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from malaff.text.arabic import fold, words
from malaff.text.clean_fields import load_press

KINDS = "صحيفه|جريده|موقع|قناه|شبكه|وكاله|بوابه|مجله|اذاعه|تطبيق|تلفزيون|منصه"
QUOTED = re.compile(r"[\"«“]([^\"»”]{2,30})[\"»”]")
KIND_WORD = re.compile(r"(?:صحيفة|جريدة|موقع|قناة|شبكة|وكالة|بوابة|مجلة|إذاعة|تطبيق|تلفزيون|منصة)\s+[\"«“]?\s*$")
# Words before `لـX` that show a paper quoting what was said to itself: `قال لـ«عكاظ»`, `في تصريح لهسبريس`.
SAYING = ("قال|قالت|وقال|وقالت|اكد|اكدت|واكد|واكدت|اوضح|واوضح|اوضحت|واوضحت|صرح|صرحت|وصرح|كشف|كشفت|وكشف|وكشفت|اشار|واشار|ذكر|وذكر|افاد|افادت|وافاد|اضاف|واضاف|"
          "تصريح|تصريحات|بتصريح|تصريحاته|تصريحه|تصريحها|حديث|حديثه|حديثها|حوار|خاص|خاصه|اتصال|مصدر|مصادر|بين|وبين|اعلن|ابلغ|شرح|شدد|لفت|تحدث|يقول|تقول|ويقول|ارسلت|ارسل")
KNOWING = "علمت|حصلت|تلقت|رصدت|تواصلت|اجرت|التقت|زارت|تنشر|نشرت|وقفت|عاينت|كشفت مصادر|ستوافيكم|ستنشر|تحتفظ"


def find_own_name(text: str) -> str | None:
    """The publisher that a line of its own furniture names, known or quoted after its kind (`صحيفة "الخليج"`)."""
    press = load_press()
    for match in QUOTED.finditer(text):
        key = " ".join(words(match[1]))
        if KIND_WORD.search(text[: match.start()]):
            return press.publishers.get(key) or press.agencies.get(key) or match[1].strip()
    folded = " ".join(words(text))
    named = re.search(rf"(?<!\w)[بلو]?(?:{KINDS})\s+(.+)", folded)
    tokens = named[1].split() if named else folded.split()
    for size in range(min(4, len(tokens)), 0, -1):
        for at in range(1 if named else len(tokens) - size + 1):
            key = " ".join(tokens[at : at + size])
            if key in press.publishers and (named or key not in press.common):
                return press.publishers[key]
    return None


def find_self_reference(paragraphs: Sequence[str]) -> str | None:
    """The one press name by which the body speaks of itself (`قال لـ«عكاظ»`, `مراسل الجزيرة`), or None."""
    names = set()
    for paragraph in paragraphs:
        folded = fold(paragraph)
        for match in _pattern().finditer(folded):
            key = " ".join(words(match["to"] or (match["lam"] and "ال" + match["lam"]) or match["of"] or match["who"] or ""))
            name = load_press().publishers.get(key)
            if name:
                names.add(name)
    return names.pop() if len(names) == 1 else None


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    """`to`: after ل; `lam`: after لل, the article contracted; `of`: after مراسل; `who`: after a verb of a newsroom's work."""
    keys = sorted((k for k in load_press().publishers if len(k) > 2), key=lambda k: (-len(k), k))
    spelled = [re.escape(k).replace(r"\ ", r"[\s\W]+") for k in keys]
    every = "|".join(spelled)
    definite = "|".join(s[2:] for s in spelled if s.startswith("ال"))
    mark = r"[\"«“'(]?\s?"
    return re.compile(
        rf"(?<!\w)(?:(?:{SAYING})(?:\s\w+){{0,3}}?\s(?:ل\u0640*\s?{mark}(?P<to>{every})|لل(?P<lam>{definite}))"
        rf"|مراسل(?:ه|نا|ي|و)?\s{mark}(?P<of>{every})"
        rf"|(?:{KNOWING})\s{mark}(?P<who>{every}))(?!\w)(?!\s+(?:ال)?(?:فرنس|بريطان|اميرك|امريك|الماني|اسبان|روس|ايطال|عبر|اسرائيل|ترك))")
