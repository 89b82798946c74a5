"""Measure every pattern of the program at growing lengths: none may take more than linear time.

    python tests/slow/patterns.py [MINUTES [MODULE]]

Every pattern is caught where the program compiles it, while a collection is read and all outputs' modules are imported. After
MINUTES (default: 30) of processor time it stops, says what was not measured, and fails. With MODULE (part of a path, as
`cleaning/rules`) only the patterns of that module are measured.
"""

from __future__ import annotations

import importlib
import pkgutil
import re
import sys
import time
from pathlib import Path

PACKAGE = Path(__file__).resolve().parents[2] / "build_scripts/malaff"
TEXT = """بلدية الميناء تزرع ألف شجرة
3 نيسان 2017 - 10:30 - كتبت نوال كرم
قالت وزيرة المياه سلمى الهاشمي أمس الأربعاء: «سنبدأ في الربيع المقبل» في مدينة طرابلس، وفق وكالة الأنباء.
وأضافت أن العمل يبدأ في منتصف الشهر الماضي ١٢/٣/٢٠١٧ (1438 هـ) في دمشق.
اقرأ أيضا: خبر آخر
https://example.org/a?b=1 #وسم @حساب
"""


def caught() -> dict[tuple[str, int], str]:
    """Every pattern that the package compiles, with its flags, and the module that does."""
    found: dict[tuple[str, int], str] = {}
    compile_one = re._compile  # type: ignore[attr-defined]  # every way to a pattern leads through it

    def spy(pattern: object, flags: int) -> object:
        made = compile_one(pattern, flags)
        frame = sys._getframe(1)
        while frame and frame.f_code.co_filename == re.__file__:
            frame = frame.f_back  # type: ignore[assignment]
        if frame and frame.f_code.co_filename.startswith(str(PACKAGE)) and isinstance(made.pattern, str):
            found.setdefault((made.pattern, made.flags), Path(frame.f_code.co_filename).relative_to(PACKAGE).as_posix())
        return made

    re._compile = spy  # type: ignore[attr-defined]
    try:
        for module in pkgutil.walk_packages([str(PACKAGE)], "malaff."):
            if not module.name.endswith("__main__"):
                importlib.import_module(module.name)
        _read()
    finally:
        re._compile = compile_one  # type: ignore[attr-defined]
    return found


def _read() -> None:
    import malaff

    malaff.read(TEXT * 3)
    malaff.read(f"<html><body><article><h1>بلدية</h1><p>{'</p><p>'.join(TEXT.splitlines())}</p></article></body></html>", name="a.html")


def main(minutes: str = "30", module: str = "") -> int:
    """Print each slow pattern with the text that shows it; 1 where there is one, or where the time is used up."""
    from malaff.reading.cleaning.linear import slow_text

    patterns = sorted(((key, where) for key, where in caught().items() if module in where), key=lambda item: item[1])
    slow = measured = 0
    for (pattern, flags), where in patterns:
        if time.process_time() > int(minutes) * 60:
            print(f"the time is used up: {len(patterns) - measured} patterns from {where} on were not measured")
            break
        measured += 1
        if (text := slow_text(re.compile(pattern, flags))) is not None:
            slow += 1
            print(f"{where}: {pattern[:160]!r}\n    on {text[:60]!r}", flush=True)
    print(f"{measured} of {len(patterns)} patterns measured, {slow} of them slow ({time.process_time():.0f} s of processor time)")
    return 1 if slow or measured < len(patterns) else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
