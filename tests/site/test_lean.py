"""The lean page: shorter, and the same to every reader."""

from __future__ import annotations

import json
import re
from pathlib import Path

from malaff.model.records import Collection, Config
from malaff.site.lean import to_lean

Built = tuple[Path, Collection, Config]
FRAME = 11_500  # bytes of an empty page of the sample: head, header, tabs, drawer, foot and settings; 15,000 with icons and indentation


def test_what_is_laid_out_by_hand_stays() -> None:
    """White space inside `pre` and `textarea` is a reader's; between other lines one break says as much."""
    html = '<div>\n   <p>نص</p>\n\n\n  <pre class="x">  a\n\n    b</pre>\n  <textarea> c\n\n d</textarea>\n </div>'
    assert to_lean(html) == '<div>\n<p>نص</p>\n<pre class="x">  a\n\n    b</pre>\n<textarea> c\n\n d</textarea>\n</div>'


def test_settings_are_the_same_settings() -> None:
    """The theme's settings are read as the same values, and cannot end their own script."""
    settings = {"base": "..", "translations": {"search": "\u0646\u0633\u062e", "odd": "</script><b>&"}}
    html = f'<script id="__config" type="application/json">{json.dumps(settings).replace("<", chr(92) + "u003c")}</script><p>x</p>'
    lean = to_lean(html)
    inside = re.fullmatch(r'<script id="__config" type="application/json">(.*)</script><p>x</p>', lean)
    assert inside and json.loads(inside[1]) == settings and "<" not in inside[1] and "\u0646" in inside[1]


def test_the_frame_is_light(built: Built) -> None:
    """What every page repeats weighs little: a site of thousands of pages is mostly frame else."""
    html = (built[0] / "topics/index.html").read_text("utf-8")
    frame = re.sub(r'<div class="ml">.*?</div>\n(?=</article>)', "", html, flags=re.S)
    assert '<main' in frame and "<section" not in frame and len(frame.encode()) < FRAME
