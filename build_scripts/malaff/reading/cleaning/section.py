"""Find the section of a copied page: its name stands in the menu and once more beside the headline, alone or in a path."""

from __future__ import annotations

import re
from collections.abc import Sequence

from malaff.reading.cleaning.lines import TextLine
from malaff.reading.cleaning.outside import Classes
from malaff.reading.cleaning.press import key, load_press
from malaff.reading.cleaning.stamps import is_section

STEP = re.compile(r"\s*[/»«>›<‹]+\s*|\s+[-–—]\s+")  # a row of menu entries is parted by | and •, a path by none of them
HOME = re.compile(r"^(?:الرئيسيه|الصفحه الرئيسيه|الصفحه الاولي|home)\s+")
LABELS = ("section", "above-title", "caption", "list-item", "menu-glued")  # what such a line has been taken for
LONGEST = 4  # words of a section's name
ABOVE = 2  # lines between a section's name and the headline under it
SMALL = 15  # words of a path with its headline


def find_section(lines: Sequence[TextLine], found: Classes, title: int) -> str | None:
    """The section that a path (`الرئيسية / محليات / …`) or a line beside the headline names, where the menu above has it too."""
    top = max(0, title - ABOVE)
    beside = [*range(title + 1, min(found.first, len(lines))), *range(title - 1, top - 1, -1)]
    menu = {lines[at].letters for at in range(top) if at not in found.stamps and lines[at].words <= LONGEST}
    for at in beside:
        if found.rule.get(at) in LABELS and (name := _named(lines[at], menu)):
            return name
    for at in range(title):
        steps = _steps(lines[at].text)
        if len(steps) > 1 and lines[at].words <= SMALL and HOME.match(key(steps[0]) + " ") and len(steps[-1].split()) <= LONGEST:
            return steps[-1]
    return None


def _steps(text: str) -> list[str]:
    return [step for step in STEP.split(text) if re.search(r"\w", step)]


def _named(line: TextLine, menu: set[str]) -> str | None:
    """The section that a line names: alone, or as the last step of a path, or after `الرئيسية`."""
    steps = _steps(line.text)
    last = steps[-1].strip(" .-–—") if steps else ""
    plain = HOME.sub("", key(last))
    if not plain or len(plain.split()) > LONGEST or plain in load_press().publishers:
        return None
    name = " ".join(last.split()[-len(plain.split()) :])
    return name if (len(steps) > 1 and is_section(name)) or TextLine(number=0, text=name).letters in menu else None
