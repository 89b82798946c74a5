"""Find labels of facts on lines of their own (`المصدر:`, `الكاتب`, `تاريخ النشر`), each with its value on the next line."""

from __future__ import annotations

import re
from collections.abc import Sequence

from malaff.reading.cleaning.bylines import Byline, is_person, read_byline
from malaff.reading.cleaning.lines import TextLine
from malaff.reading.cleaning.press import Press, key, load_press
from malaff.reading.cleaning.stamps import is_stamp

COLON = re.compile(r"[:：]\W*$")
# Words that announce a writer and nothing else: without a colon, `حوار` or `تقرير` heads a section too.
WRITERS = frozenset(map(key, ("الكاتب", "الكاتبة", "اسم الكاتب", "بقلم", "كتب", "كتبت", "إعداد", "بواسطة", "تحرير", "Author", "By",
                              "Written by")))
VALUE = 8  # words of a value: two correspondents with their cities


def find_labelled(lines: Sequence[TextLine]) -> dict[int, Byline]:
    """The bylines that two lines make up, by the position of the second: the first is a label of a writer or a source alone."""
    press = load_press()
    found: dict[int, Byline] = {}
    for at in range(len(lines) - 1):
        label, value = lines[at], lines[at + 1]
        if label.words <= 2 and value.words <= VALUE and not value.stops and (byline := _join(label, value, press)):
            found[at + 1] = byline
    return found


def _join(label: TextLine, value: TextLine, press: Press) -> Byline | None:
    """What a label and the line under it say together; None where the first is no such label or the second no value."""
    named, colon = key(label.text), COLON.search(label.text) is not None
    if named in press.sources or (named in WRITERS and colon) or (named in press.writers and colon):
        if COLON.search(value.text) or is_stamp(value.folded):
            return None
        return read_byline(f"{COLON.sub('', label.text)}: {value.text}", beside_body=True)
    if named in WRITERS and is_person(value.text.strip(" .-–—"), press):
        return Byline(writer=value.text.strip(" .-–—"))
    return None

