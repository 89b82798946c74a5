"""Which parts run on: a list begins on a page left half empty by what stands before it, a short clipping where all of it has room."""

from __future__ import annotations

import re
from collections.abc import Sequence

from malaff.pdf.layout.fonts import LATE_FIRST, LATE_LAST
from malaff.pdf.layout.part import FITTED, Laid, Part

HALF = 0.5  # of a page: what is filled less may take the beginning of a list
GAP = 0.06  # of a page: the space before a part that begins below another
MOST = 8  # parts laid out together: one change lays out no more than these anew
HEAD = re.compile(r'<(p class="kick"|h1 class="ph(?: later)?")')
BODY = re.compile(r'<body data-dossier="([^"]*)" data-running="([^"]*)">(.*)</body>', re.DOTALL)
OWN_PAGE = ("index",)  # its columns are cut to fill pages from their heads


def run_on(parts: Sequence[Part], laid: Sequence[Laid]) -> list[Part]:
    """The parts, those joined that share a page; `laid` is each of them laid out by itself."""
    groups: list[list[Part]] = []
    used = digits = 0.0  # of the last page of the last group; late digits of the group
    for part, one in zip(parts, laid, strict=True):
        length = one.pages - 1 + one.filled
        late = sum(many for _, _, many in part.late)
        fits = used + GAP + length <= 1 or (used < HALF and FITTED not in part.html)  # a long clipping begins its own page
        free = groups and len(groups[-1]) < MOST and digits + late < LATE_LAST - LATE_FIRST and not one.replaced
        if fits and free and not part.id.startswith(OWN_PAGE):
            groups[-1].append(part)
            used, digits = (used + GAP + length) % 1, digits + late
        else:
            groups.append([part])
            used, digits = (2.0 if one.replaced else one.filled), late
    return [_joined(group) if len(group) > 1 else group[0] for group in groups]


def _joined(group: Sequence[Part]) -> Part:
    """Parts as one, each with its running head where it begins, and with late digits of its own."""
    made: list[str] = []
    late: list[tuple[str, int, int]] = []
    head, _, foot = group[0].html.partition("<body ")
    dossier = running = ""
    for part in group:
        shift = sum(many for _, _, many in late)
        late += [(key, first + shift, many) for key, first, many in part.late]
        html = part.html.translate({ord(letter): ord(letter) + shift for letter in _letters(part)}) if shift else part.html
        match = BODY.search(html)
        if not match:
            raise ValueError(part.id)
        dossier, here, inner = match.groups()
        running = running or here
        marked, found = HEAD.subn(lambda m, here=here: f'<{m[1]} data-running="{here}"', inner, count=1)
        made.append(f'<div class="run">{marked if found else inner}</div>')
    opened = "" if HEAD.search(made[0]) else f' data-running="{running}"'
    return Part(id=group[0].id, html=f'{head}<body data-dossier="{dossier}"{opened}>{"".join(made)}</body>{foot.rpartition("</body>")[2]}',
                late=tuple(late))


def _letters(part: Part) -> list[str]:
    return [chr(first + at) for _, first, many in part.late for at in range(many)]
