"""What a sentence tells of a day, cut so that it can be read alone: from its verb, with its actor, to the end of the clause."""

from __future__ import annotations

import re
from collections.abc import Collection
from itertools import pairwise

from malaff.arabic.clauses import SENTENCE_END
from malaff.arabic.letters import MARKS, fold
from malaff.arabic.verbs import SPEECH, is_verb, without_and

LEAST, MOST = 22, 150  # letters: fewer name no actor and no act; more are no label but a paragraph
FEWEST = 4  # words
WORD = re.compile(f"[^\\W\\d_](?:[^\\W\\d_]|[{MARKS}])*|\\d+")


def _folded(words: str) -> frozenset[str]:
    return frozenset(map(fold, words.split()))


# What cannot follow a verb that has its actor beside it: the actor is hidden in the verb, or stands far behind it.
NO_ACTOR = _folded(
    "في من إلى على عن مع منذ بعد قبل خلال حتى أن إن أنه أنها أنهم إنه إنها لا ما لم لن قد لدى بين أمام عبر ضمن الذي التي الذين ذلك تلك هذا "
    "هذه هذان هؤلاء هو هي هم له لها لهم به بها فيه فيها عليه عليها منه منها عنه كما حيث عند أيضا كذلك بأن لأن نحو حوالي أكثر أقل وفق حسب "
    "ب ل ك هناك هنا كل بعض غير تحت فوق وراء دون بدون ضد وسط إثر عقب رغم بسبب بهدف أي كان كانت إذا إذ ثم أو أم و إلا سوى")
# Nouns that name someone only with what follows them: «المحكمة العليا»; alone they mean one that was named before.
POINTING = _folded(
    "هذا هذه هذان هاتان هؤلاء ذلك تلك أولئك ذاته ذاتها نفسه نفسها المذكور المذكورة الأخير الأخيرة المشار الآنف أيضا كذلك "
    "بدوره بدورها جانبه جانبها الأمر الذكر المقبوض الجاني المتهم المتهمة المتهمين الضحية نفسهم إننا نحن أنا إنني لدينا أخرى جهته "
    "جهتها جهتهم ناحيته ناحيتها آخرين الآخر الأخرى")
TIMES = _folded("العام الشهر الأسبوع اليوم السنة الموسم الصيف الفصل الربع العقد القرن المساء الصباح")
# Between verb and date these open a clause of their own: the date is that clause's, not the verb's.
OPENING = _folded("الذي التي الذين اللذين اللتين اللواتي اللاتي عندما حين حينما بعدما منذ قبل بعد لما إذ حتى كما وهو وهي وهم إذا رغم بينما "
                  "فيما مما حيث لأن كان كانت وكان وكانت والذي والتي ثم بسبب عقب إثر تمهيدا استعدادا مقابل مقارنة")
# A date after one of these is a bound or a term of the act, not its day.
BOUNDS = _folded("منذ حتى لغاية من إلى قبل بعد بين بحلول لنهاية ابتداء اعتبارا بدءا عقب وحتى ومنذ")
IN_TIME = _folded("في خلال يوم صباح مساء ظهر عصر فجر ليلة ليل يومي بتاريخ وفي أوائل أواخر مطلع نهاية بداية منتصف شهر عام سنة وذلك")
ADVERBS = _folded("امس اليوم غدا البارحه الليله")
NOT_ENDS = NO_ACTOR | OPENING | BOUNDS | {"وذلك"}
THAT = _folded("أن إن أنه أنها إنه إنها بأن")
# Set off by commas behind a day, these stand between a verb and its object: «حظر قاض تركي، الأربعاء، بناء على طلب، موقعا».
ASIDE = _folded(
    "بناء بحضور بمشاركة بمناسبة خلال في عقب بعد قبل على من مع عند لدى أثناء برئاسة برعاية بموجب وفق بحسب نتيجة إثر عبر ضمن "
    "باسم بتوجيه بطلب")
TOWARDS = _folded("دعا دعت تطرق تطرقت يدعو")  # verbs that say nothing without what they lead to
BEEN = _folded("كان كانت")  # what follows tells of a day only with `قد` and a verb: «كانت اللجنة قد أقرت أمس»
SAID = 3  # words at least after `أن`: a noun and its verb with what belongs to it
INSTEAD = _folded("لن لم لا ليس ليست هناك سوف قد ثمة يوجد")
LEAST_VERB = 3  # letters: shorter words that begin or end so are none
ANNOUNCED = 3  # words after the day that name what was announced
# What opens words that can be left out behind a comma.
AFTER_COMMA = _folded(
    "حيث فيما بينما بعد بعدما عقب إثر مما ما بحسب حسب وفق وفقا خلال ضمن مؤكدا مشيرا مشيرة مؤكدة موضحا موضحة مضيفا مضيفة")
DAY_WORDS = 3  # words before a day with which a sentence opens: «وفي صباح يوم»
# With these a clause of its own opens, which can be left out with all that follows.
NEW_CLAUSE = re.compile(r"\s+(?:حيث|فيما|بينما|بعدما|بعد ما|بعد أن|عندما|حين|في حين|مما|ما أدى|ما أسفر|بهدف|تمهيدا|رغم|على خلفية|"
                        r"وذلك|إثر|قبل أن|في وقت|"
                        r"وقالت?|وأضافت?|وأكدت?|وأوضحت?|مشيرا|مؤكدا|موضحا|مضيفا|لافتا)(?=\s)")
# «مايو الماضي 1959 فرعا»: the number counts, it is no year.
COUNTED = re.compile(r"[^\d]*(?:الماضي|الحالي|الجاري|المنصرم|المقبل) \d{4} [^\W\d_]+(?:ا|اً|ًا)(?!\w)")
# With these a paragraph joins the one before it and says nothing itself.
FORMULA = re.compile(r"[وف]قد\s+|و?(?:إلى ذلك|من (?:جهة|ناحية) (?:أخرى|ثانية)|في سياق (?:متصل|آخر|ذي صلة)|"
                     r"في (?:غضون|أثناء|هذه) (?:ذلك|الأثناء)|"
                     r"من (?:جهته|جهتها|جانبه|جانبها|ناحيته|ناحيتها)|بدوره|بدورها|في المقابل|في هذا السياق|في الوقت (?:نفسه|ذاته))[،,]?\s+")
BRACKETS = (("(", ")"), ("«", "»"), ("[", "]"), ("“", "”"))


def tell(text: str, start: int, end: int, names: Collection[str] = ()) -> str:
    """The clause of a text that tells what happened on the day named from `start` to `end`, fit to be read alone; else "".

    `names` are folded names that stand for themselves (places). Words are left out at both ends only, and a bare «أمس» or
    «اليوم», which the day beside the clause replaces.
    """
    left = max((match.end() for match in SENTENCE_END.finditer(text, 0, start)), default=0)
    after = SENTENCE_END.search(text, end)
    sentence = text[left:after.start() if after else len(text)]
    if "؟" in sentence or COUNTED.match(text, start):
        return ""
    at, end = start - left, end - left
    first = _verb(sentence, at, end)
    if first is None:
        return ""
    told = sentence[first:]
    at, end = (at - first, end - first) if end > first else (-1, -1)  # the day stood before the verb: all of the clause is about it
    clauses = (told[:last] for last in _ends(told, end))
    return next((_without_adverb(clause, at, end) for clause in clauses if _is_whole(clause, at, end, names)), "")


def _verb(sentence: str, at: int, end: int) -> int | None:
    """Where the verb begins that opens the sentence, or what follows the day or a formula with which it opens; without «و»."""
    start = 0
    head = sentence[:at].split()
    if not head or (len(head) <= DAY_WORDS and fold(head[0]).removeprefix("و") in IN_TIME):
        start = end + len(sentence[end:]) - len(sentence[end:].lstrip(" ،,)"))
    elif formula := FORMULA.match(sentence):
        start = formula.end()
    match = WORD.match(sentence, start)
    if not match or (start > at and start < end):
        return None
    cut = without_and(match[0])
    return start + cut if cut is not None else None


def _ends(told: str, after: int) -> list[int]:
    """Where the clause may end, the shortest first: at a comma behind the day, or at the sentence's end."""
    ends = [match.start() for match in re.finditer(r"\s*[،,](?!\d)\s*", told) if _may_end(told, after, match.start(), match.end())]
    ends += [match.start() for match in NEW_CLAUSE.finditer(told) if match.start() > max(after, 0)]
    ends.append(len(told.rstrip(" .!؛…")))
    return sorted(end for end in ends if LEAST <= end <= MOST)


def _may_end(told: str, day: int, at: int, after: int) -> bool:
    """Whether a clause may end at a comma: only where what follows can be left out, for the verb's object may follow."""
    following = WORD.match(told, after)
    if at < day or following is None or not (fold(following[0]) in AFTER_COMMA or following[0].startswith(("و", "ل"))):
        return False
    aside = WORD.search(told, day, at) if told[max(day, 0):].lstrip().startswith(("،", ",")) else None
    return not (aside and fold(aside[0]) in ASIDE)


def _is_whole(clause: str, at: int, end: int, names: Collection[str]) -> bool:
    """Whether a clause that begins with its verb can be read alone and is about its day."""
    if not _is_balanced(clause) or ":" in clause or "…" in clause:
        return False
    rest = clause if at < 0 else f"{_before_day(clause[:at])} {clause[end:]}"
    found = WORD.findall(rest)
    if len(found) < FEWEST or len(found[-1]) == 1 or fold(found[-1]) in NOT_ENDS:
        return False
    if at >= 0 and not _is_of_verb(clause, at, end):
        return False
    folded = [fold(word) for word in found]
    if any(word in POINTING and (n + 1 == len(folded) or folded[n + 1] not in TIMES) for n, word in enumerate(folded)):
        return False
    if folded[0] in TOWARDS and "الي" not in folded[1:]:
        return False
    if folded[0] in BEEN and "قد" not in _before_day(clause[:max(at, 0)]).split()[2:]:
        return False
    if folded[0] in SPEECH and not _says_something(folded, clause[max(end, 0):]):
        return False
    if {"قال", "وقال", "واضاف", "واكد", "واوضح"} & set(folded[1:]):
        return False
    parted = at >= 0 and len(WORD.findall(_before_day(clause[:at]))) == 2
    return _has_actor(found, folded, names, parted=parted)


def _says_something(folded: list[str], after: str) -> bool:
    """Whether a verb of speech has what was said: `أن`, or for `أعلن` and `كشف` the thing announced."""
    said = next((len(folded) - at for at in range(len(folded) - 1, 0, -1) if folded[at] in THAT), 0)
    if "ان" in folded[1:] and not any(_is_like_verb(word) for word in folded[len(folded) - said + 1:]):
        return False
    return said > SAID or (folded[0].startswith(("اعلن", "كشف")) and len(WORD.findall(after)) >= ANNOUNCED)


def _is_like_verb(word: str) -> bool:
    """Whether a word of a clause after `أن` may be its verb, or stands for one."""
    return is_verb(word) or word in INSTEAD or (len(word) > LEAST_VERB and (word[0] in "يتس" or (word[-1] == "ت" and word[-2] != "ا")))


def _is_balanced(clause: str) -> bool:
    return all(clause.count(one) == clause.count(other) for one, other in BRACKETS) and clause.count('"') % 2 == 0


def _before_day(text: str) -> str:
    """What stands before a day, without the words that lead to it."""
    return re.sub(r"(?:\s+(?:في|يوم|صباح|مساء|ظهر|فجر|ليلة|خلال))+\s*$", "", text)


def _is_of_verb(clause: str, at: int, end: int) -> bool:
    """Whether the day is that of the verb: no other clause opens between them, and it is not a noun's own («هجمات 2001»)."""
    before = [fold(word) for word in WORD.findall(clause[:at])]
    if any(word in OPENING for word in before[1:]) or (before and before[-1] in BOUNDS):
        return False
    first, *_ = (fold(word) for word in WORD.findall(clause[at:end]))
    if first in IN_TIME or first in ADVERBS or (before and (before[-1] in IN_TIME or len(before) == 1)):
        return True
    if first in TIMES | {"هذا", "هذه"}:
        return bool(before) and (before[-1].startswith("ال") or is_verb(before[-1]))  # «أسعار الشهر المقبل»: the noun owns it
    return first in WEEKDAYS or clause[at:end].startswith(("أول من أمس", "اول من امس", "أول أمس"))


# Nouns with a و of their own that open an actor: others joined to a verb by و are a second verb.
WITH_WAW = tuple(map(fold, "وز وفد وفود وكال وكيل وحد ولاي والي وسائل وسيط ورش وثائق وثيقة وفاة والد واشنطن وجه وقف ودائع واردات".split()))
# Titles that a name follows.
TITLES = _folded(
    "الرئيس الملك الأمير الأميرة الشيخ الدكتور الدكتورة المهندس المهندسة اللواء العميد العقيد المقدم الرائد النقيب الفريق "
    "السفير "
                 "السفيرة النائب القاضي المحامي الكاتب الكاتبة الشاعر الفنان الفنانة المدرب الحكم الأستاذ البروفيسور السيد السيدة "
                 "المطرب المطربة المخرج الصحفي الصحافي الوزير البابا القس المتحدث الناطق القائم")
# Nouns with the article that mean one named before even with an adjective; and those that do so at the end of an actor.
SAID_BEFORE = _folded("الوزير الدول المسؤول المصدر المصادر المجموعة القائد الجنرال الفريق المنتخب النجم اللاعب الخطوة الحادث الحادثة")
COMPANY = _folded(
    "الشركة البرنامج الصندوق المشروع المؤتمر المهرجان الجمعية المؤسسة المصنع النادي الملتقى الدورة المعرض المركز المدينة القرية")
WEEKDAYS = _folded("السبت الأحد الاثنين الإثنين الثلاثاء الأربعاء الخميس الجمعة")


def _has_actor(found: list[str], folded: list[str], names: Collection[str], *, parted: bool) -> bool:
    """Whether the verb's actor stands beside it and says who it is: a name of its own, or a noun with what tells it apart.

    `parted`: the day stands between the actor and the next word.
    """
    actor = folded[1]
    if found[1].endswith(("ًا", "اً")):  # «عُيّن وكيلاً»: the actor was named before
        return False
    if folded[0].startswith("ولد") and actor.startswith("ل"):  # `ولد في القاهرة لأب مصري`: who was born is said before
        return False
    if actor.startswith("و") and not actor.startswith(WITH_WAW):
        return False
    if actor.isdigit():  # «لقي 13 شخصا مصرعهم»
        return len(folded) > FEWEST and not folded[2].isdigit() and folded[2] not in NO_ACTOR
    if actor in NO_ACTOR or is_verb(actor) or actor.startswith(("بال", "لال", "لل")):
        return False
    if any(re.search("(?:ها|هم|هما|نا)$|(?<!ال)[^\\W\\d_]{3,}ه$", word) and not word.startswith("ال") and not word.endswith("الله")
           for word in found[1:3]):
        return False
    if actor in SAID_BEFORE or any(
            word in COMPANY and not after.startswith("ال") for word, after in pairwise(folded[2:5])):
        return False
    if actor in names:
        return True
    following = folded[2] if len(folded) > 2 and not parted else ""
    if actor.startswith("ال") and not following.startswith("ال") and actor not in TITLES:  # «الملعب»: which one was said before
        return False
    return not (following in NO_ACTOR - {"غير"} or is_verb(following) or following.isdigit()
                or (following[:1] in "بلوفك" and following[1:3] == "ال") or following.startswith("لل") or following in IN_TIME)


def _without_adverb(clause: str, at: int, end: int) -> str:
    """The clause without a bare «أمس» or «اليوم الأربعاء», which mean nothing on another day."""
    if at < 0:
        return clause.strip(" ،,")
    words = [fold(word) for word in WORD.findall(clause[at:end])]
    alone = words and words[0] in ADVERBS and all(word in ADVERBS | WEEKDAYS for word in words)
    if not alone or THAT & {fold(word) for word in WORD.findall(clause[:at])}:
        return clause.strip(" ،,")
    before, after = clause[:at].rstrip(), clause[end:]
    last = before.rpartition(" ")[2]
    if " " in before and not (last.startswith("ال") or before.endswith(("،", ",", "(", ")", "»"))):  # «تداولات اليوم»: the noun owns it
        return clause.strip(" ،,")
    for word in ("صباح", "مساء", "يوم", "ظهر", "فجر"):
        before = before.removesuffix(f" {word}")
    after = re.sub(r"^\s*[)]?\s*[،,]?", "", after)
    return re.sub(r"\s+", " ", f"{before.rstrip('،,( ')} {after}").strip(" ،,")
