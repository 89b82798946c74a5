"""The page of the search: its text, which without JavaScript still leads everywhere; search.html and search-page.js do the rest."""

from __future__ import annotations

from malaff.apparatus import wording
from malaff.collection import page
from malaff.model.records import Collection

TITLE = "البحث"
LEAD = "بحث في نصوص الملف بالكلمة وأخواتها: الجمع والمفرد، وما يلحقها من حروف وضمائر، ورسمها المختلف."
INDEXES = (
    ("articles.md", "القصاصات"), ("actors/index.md", "الفاعلين"), ("places/index.md", "الأماكن"), ("topics/index.md", "الموضوعات"),
    ("sources/index.md", "المصادر"), ("timeline.md", "التسلسل الزمني"), ("quotes.md", "الاقتباسات"),
)
HELP = (
    ("كل الكلمات", "تُعرض أولا النصوص التي تجمع الكلمات كلها؛ فإن لم يجمعها نص عُرض ما فيه بعضها، وذُكر ما لم يرد."),
    ("عبارة بعينها", "«وقف إطلاق النار» بين علامتي تنصيص تطلب الكلمات متتابعة كما كُتبت."),
    ("استثناء", "-كلمة تُخرج كل نص ترد فيه."),
)


def search_page(collection: Collection) -> str:
    """The text of docs/search.md for a collection."""
    links = wording.listed([f"[{name}]({target})" for target, name in INDEXES])
    rows = "\n\n".join(f"**{name}:** {text}" for name, text in HELP)
    count = wording.count(len(collection.articles), "article", collection.numerals)
    body = f"{rows}\n\nولمن يتصفح بلا بحث، في الملف {count}، ولها فهارس: {links}."
    meta = {"title": TITLE, "generated": "index", "template": "search.html", "description": LEAD, "deck": LEAD, "search": {"exclude": True}}
    return page.write_page(meta, body)
