"""Lettering: Arabic on a picture is joined, stands at the right, is filled evenly, and is the same bytes each time."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageFont, ImageStat

from malaff.apparatus import lettering
from malaff.model.errors import OutputError

ROOT = Path(__file__).parents[2]
TITLE = "ملف المياه في وادي النهر الكبير وما كتبته الصحف عنه في عامين"


def _drawn(text: str) -> Image.Image:
    picture = Image.new("L", (900, 200), "white")
    font = lettering.load_font(ROOT, "Amiri-Regular", 80)
    lettering.draw_line(picture, text, font, start=850, baseline=120, fill="black")
    return picture


def _unlike(one: Image.Image, two: Image.Image) -> float:
    return ImageStat.Stat(ImageChops.difference(one, two)).mean[0]


def test_letters_are_joined() -> None:
    """A shaped word is narrower than its letters one by one: they are drawn joined, not isolated."""
    font = lettering.load_font(ROOT, "Amiri-Regular", 80)
    assert lettering.measure("محكمة", font) < 0.8 * sum(lettering.measure(letter, font) for letter in "محكمة")


def test_line_begins_at_the_right() -> None:
    """The ink ends where the line begins, also where the first word is a foreign one."""
    for text in ("ملف صحفي", "WHO: تقرير جديد"):
        box = _drawn(text).point(lambda shade: 255 - shade).getbbox()
        assert box is not None and 835 <= box[2] <= 855 and box[0] > 200


def test_order_of_letters() -> None:
    """The first letter of a word stands at its right: adding letters at the end leaves the right part as it was."""
    box = (780, 0, 900, 200)
    short, long, other = (_drawn(text).crop(box) for text in ("دار", "دار النشر", "النشر دار"))
    assert _unlike(short, long) < 3 < _unlike(short, other)


def test_same_bytes() -> None:
    """Two pictures of the same line are equal."""
    assert _drawn(TITLE[:20]).tobytes() == _drawn(TITLE[:20]).tobytes()


@pytest.mark.parametrize("width", [300, 420, 640])
def test_lines_fit_and_keep_the_words(width: int) -> None:
    """Every line fits its measure, no word is lost, and no line is a lonely leftover."""
    font = lettering.load_font(ROOT, "Amiri-Bold", 40)
    lines = lettering.break_lines(TITLE, font, width, 9)
    widths = [lettering.measure(line, font) for line in lines]
    assert " ".join(lines) == TITLE
    assert max(widths) <= width
    assert len(lines) == 1 or min(widths) > 0.3 * max(widths)


def test_too_long_a_title_is_cut() -> None:
    """What does not fit the lines allowed ends in an ellipsis; a word wider than the line is broken."""
    font = lettering.load_font(ROOT, "Amiri-Bold", 40)
    lines = lettering.break_lines(TITLE, font, 300, 2)
    assert len(lines) == 2 and lines[-1].endswith("…")
    assert all(lettering.measure(line, font) <= 320 for line in lettering.break_lines("م" * 200, font, 300, 9))


def test_missing_font_is_named(tmp_path: Path) -> None:
    """A font that is not there is an error that names the file."""
    with pytest.raises(OutputError, match=r"Amiri-Bold\.woff2"):
        lettering.load_font(tmp_path, "Amiri-Bold", 40)


def test_raqm_is_what_shapes() -> None:
    """Without Raqm the same word comes out unshaped: the engine is what the module relies on."""
    path = str(ROOT / lettering.FONTS / "Amiri-Regular.woff2")
    plain = ImageFont.truetype(path, 80, layout_engine=ImageFont.Layout.BASIC)
    shaped = lettering.load_font(ROOT, "Amiri-Regular", 80)
    assert lettering.measure("محكمة", shaped) != plain.getlength("محكمة")
