"""The data of reading: the files in `data/` beside this module."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

DATA = Path(__file__).parent / "data"
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the C parser is ten times as fast where it is built


def read_data_text(name: str) -> str:
    """The text of a data file, UTF-8."""
    return (DATA / name).read_text(encoding="utf-8")


def read_data(name: str) -> Any:
    """The value of a YAML data file."""
    return yaml.load(read_data_text(name), Loader=LOADER)

