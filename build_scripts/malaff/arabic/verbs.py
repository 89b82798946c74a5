"""The verbs with which the press tells of events, in the forms that open a sentence, and «و» or «ف» joined to them."""

from __future__ import annotations

from malaff.arabic.letters import fold

# Perfects of the third person. A perfect with و of its own (`وقع`, `وصل`) loses none.
PERFECTS = frozenset(map(fold, (
    "كان كانت تقرر نبه أحصى رصد أبان لفت قدر توقع كتب رد جاء تابع استطاع دافع خلف أجري تزايد أوصى تطرق سبق تدافع أقبل بات "
    "أصبح ساد انتعش رأى "
    "اصطف التحق أعيد أقيم أودع حوكم أدين اختير استؤنف اغتيل أجلي شوهد أعقب طالت لاحق أعلن قال أكد أوضح كشف أشار أضاف ذكر صرح "
    "أفاد حذر دعا طالب نفى رفض وافق أقر اعتمد صادق صوت قرر قضى حكم أيد ألغى أصدر أصدر نشر بث "
    "افتتح دشن أطلق انطلق بدأ باشر شرع استأنف واصل اختتم انتهى توقف علق أنهى أنجز اكتمل أسس تأسس أنشأ شكل عين كلف انتخب اختار نصب أقال "
    "استقال أعفى تولى تسلم سلم غادر وصل زار استقبل التقى اجتمع بحث ناقش استعرض ترأس رأس شارك حضر وقع أبرم اتفق تعهد وعد عقد نظم أقام "
    "استضاف احتضن شهد سجل بلغ ارتفع انخفض تراجع صعد هبط قفز زاد نما خسر ربح فاز تعادل تغلب هزم تأهل توج أحرز حقق أحيا احتفل كرم منح نال "
    "حصل تلقى قدم عرض قتل أصيب جرح توفي مات لقي ولد تزوج اعتقل أوقف ضبط قبض احتجز أفرج أطلق خطف اختطف هاجم قصف شن استهدف فجر انفجر اندلع "
    "سقط تحطم اصطدم غرق احترق التهم ضرب هز سيطر استعاد استولى احتل انسحب دخل خرج عبر فر هرب نزح عاد أعاد أغلق فتح أوقف منع حظر فرض رفع "
    "خفض ضاعف مدد أجل ألزم ألقى وجه اتهم أدان استنكر ندد رحب أشاد استدعى طرد قطع وقف أنقذ أجلى نقل أرسل بعث استورد صدر أنتج باع اشترى "
    "استحوذ اندمج استثمر تعاقد ضم وقعت انضم انتقل شيد بنى هدم أزال صمم طور كسب تصدر احتل تفوق أنفق خصص مول دعم ساهم أسهم تبرع وزع "
    "أحال أحبط أعدم أخلى أخمد أطاح أعرب اعترف اعتذر اقترح أمر انتقد أبلغ أجرى أدى أظهر اكتشف التزم امتنع انعقد انهار بادر تظاهر احتج أضرب "
    "تجمع تجاوز تحول تدخل ترشح تسبب تعرض تفقد تقدم توجه توصل توعد ثبت جدد جرى حاول حدد حصد حضر خاض خلف دان درس دمر ذهب راجع ركز "
    "زود سحب سمح شجب شدد شيع صد صنف طرح طوى عثر عزز عزل غير فاق فحص فشل فضل قاد قلص قلد كثف كرر لعب لوح مثل مكن نجح نجا نفذ نقض هدد "
    "هنأ واجه واكب وثق ورد وسع وصف وضع وفر ولى تسلل تعطل تعذر تكبد تمكن تناول تنازل تنافس استشهد استمر استكمل استعد استخدم "
    "استهل استبعد استعان")
    .split()))
# Imperfects and futures with ت, which alone look like verbal nouns.
FEMININE = frozenset(map(fold, (
    "تنطلق تبدأ تعقد تقام تشهد تستضيف تحتضن تنظم تعلن تفتتح تستأنف تعود تصل تختتم تواصل تعتزم تستعد تجري تقيم تلتقي تدخل تطلق تنتهي تعرض "
    "تدشن تستقبل تحتفل تبحث تناقش تقدم تتوقف تصدر").split()))
# Words with ي that open no sentence about a day: names, months, the day itself, and verbs of what lasts or ought to be.
NO_VERBS = frozenset(map(fold, (
    "يعيش يبدو يعد يعتبر يجب يمكن ينبغي يعاني يشكل يمثل يبقى يظل يكون يستحق يحتاج يوجد يعرف يدل يأتي يعني يفترض يحق يجوز يسمى يقع "
    "يضم يذكر يشار يوم يومي يوميا يومان يومين يناير يونيو يوليو يوليوز ياسر ياسين يوسف يحيى يعقوب يزيد يمن يد يدا يمين يسار ينبع يافا يوغا "
    "يونس يورو يهود "
    "يهودي يابان يمني يمنية يمنيون يوان يتيم يا يقين يسرا يسرى يخت").split()))
SPEECH = frozenset(map(fold, (
    "قال قالت أكد أكدت أوضح أوضحت أشار أشارت أضاف أضافت ذكر ذكرت صرح صرحت أفاد أفادت شدد شددت أعلن أعلنت كشف كشفت حذر حذرت بين أعرب اعترف "
    "اعترفت نفى نفت توقع توقعت أبلغ أبلغت").split()))
OWN = 5  # letters of a verb in the future at least: «ستة» and «ستار» are none


def is_verb(word: str) -> bool:
    """Whether a folded word is a verb of the third person as the press opens sentences with it."""
    if word in PERFECTS or word in FEMININE:
        return True
    if word.endswith("ت") and (word[:-1] in PERFECTS or word[:-1] + "ا" in PERFECTS or word[:-1] + "ي" in PERFECTS):
        return True
    if word[:1] == "س" and len(word) >= OWN and word[1] in "يت":
        return word[1] == "ي" or word[1:] in FEMININE
    return len(word) > 3 and word[0] == "ي" and word not in NO_VERBS


def without_and(word: str) -> int | None:
    """How many letters of a word stand before its verb: none, or one for «و» and «ف»; None where there is no verb."""
    folded = fold(word)
    if folded[:1] in ("و", "ف") and is_verb(folded[1:]) and len(folded) > 3:
        return 1
    return 0 if is_verb(folded) else None
