"""What a reading says of its own accord, in Arabic: why a text is dated as it is, and what an editor keeps back.

A frame in another language says the same sentences in its own words (`reading_reasons` of its catalogue).
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from malaff.model.records import Reason

WEEKDAYS = {"mon": "الاثنين", "tue": "الثلاثاء", "wed": "الأربعاء", "thu": "الخميس", "fri": "الجمعة", "sat": "السبت", "sun": "الأحد"}
SENTENCES = {
    "unknown": "لا يذكر النص ما يدل على يوم نشره",
    "stamp": "ختم النص: «{words}» (السطر {line})",
    "day": "«{words}» (السطر {line}) يعني أن النص نُشر يوم {weekday} {date}",
    "weekday": "«{words}» (السطر {line}) يعني أن النص نُشر يوم {weekday}",
    "since": "«{words}» (السطر {line}) مضى، فالنشر فيه أو بعده",
    "until": "«{words}» (السطر {line}) لم يأت بعد، فالنشر فيه أو قبله",
    "clash": "يتعارض «{words}» (السطر {line}) مع «{others}» (السطر {other_line})، فلا يُستنتج يوم النشر",
    "name": "في اسم الملف: «{name}»",
    "folder": "في اسم المجلد: «{name}»",
    "address": "في عنوان الصفحة على الشبكة: «{name}»",
    "before": "لكن «{words}» (السطر {line}) كُتب يوم {weekday} {date}، قبل حفظ الملف بقليل",
    "page": "تذكره بيانات صفحة الويب نفسها: «{said}»",
    "packed": "جاء مع النص في ملف الإدخال",
    "table": "جاء في جدول المجموعة {file}",
    "editor": "حدّده المحرر",
    "editor_why": "حدّده المحرر: {why}",
    "excerpted": "هذا النص مقتطف: أبقى المحرر أوله وحجب باقيه",
    "redacted": "حجب المحرر ألفاظًا من هذا النص؛ ومكانها «{mark}»",
}
AND = "، و"


def say(reasons: Sequence[Reason]) -> str:
    """The reasons as one Arabic sentence; empty where there is none."""
    text = AND.join(map(_said, reasons))
    return text if not text or text.endswith((".", "!", "؟", "…")) else f"{text}."


def _said(reason: Reason) -> str:
    return SENTENCES[reason.id].format_map({name: _shown(name, value) for name, value in reason.values.items()})


def _shown(name: str, value: str) -> str:
    if name == "weekday":
        return WEEKDAYS[value]
    if name != "date":
        return value
    day = datetime.date.fromisoformat(value)
    return f"{day.day}/{day.month}/{day.year}"
