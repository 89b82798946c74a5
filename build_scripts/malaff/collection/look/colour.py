"""Colours as numbers: reading one, how far two stand apart, and the same hue lighter or darker."""

from __future__ import annotations

import colorsys
import re
from collections.abc import Callable

HEX = re.compile(r"#(?:[0-9a-fA-F]{3}|[0-9a-fA-F]{6})")
READABLE = 4.5  # WCAG 2.2, 1.4.3 Contrast (Minimum)
# The luminance of what reads equally well on white and on black: 1.05 / 4.5 - 0.05 at most, 4.5 * 0.05 - 0.05 at least.
LOWEST, HIGHEST = READABLE * 0.05 - 0.05, 1.05 / READABLE - 0.05
STEPS = 400  # of lightness that are tried: finer than eight bits hold


def to_hex(value: str) -> str:
    """`#ABC` or `#AABBCC` as six small letters. Raises ValueError where it is no such colour."""
    if not HEX.fullmatch(value):
        raise ValueError(value)
    digits = value[1:].lower()
    return "#" + (digits if len(digits) == 6 else "".join(digit * 2 for digit in digits))


def luminance(colour: str) -> float:
    """The relative luminance of a colour (WCAG 2.2)."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """How far two colours stand apart, from 1 to 21 (WCAG 2.2)."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def lighter_until(colour: str, fits: Callable[[str], bool]) -> str:
    """The same hue, as much lighter or darker as it needs to fit, and no more. The colour itself where none does."""
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    hue, lightness, saturation = colorsys.rgb_to_hls(red, green, blue)
    for step in sorted(range(STEPS + 1), key=lambda n: (abs(n / STEPS - lightness), n)):
        made = "#" + "".join(f"{round(part * 255):02x}" for part in colorsys.hls_to_rgb(hue, step / STEPS, saturation))
        if fits(made):
            return made
    return colour


def reads_on(ground: str) -> Callable[[str], bool]:
    """Whether a colour can be read on `ground`."""
    return lambda colour: contrast(colour, ground) >= READABLE


def reads_on_any(colour: str) -> bool:
    """Whether a colour can be read on white and on black."""
    return LOWEST <= luminance(colour) <= HIGHEST
