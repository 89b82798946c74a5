"""The properties of the readers with 5,000 cases each: decoding, cleaning, dates, names, the page's round trip, sidecars.

    python tests/slow/properties.py [WORDS OF pytest, such as -k decode]

The suite runs the same tests with 200 cases (`tests/conftest.py`).
"""

# ruff: noqa: E501 - names of tests
from __future__ import annotations

import subprocess
import sys
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
PROPERTIES = (
    "tests/reading/sources/test_decode.py::test_any_sentence_comes_back", "tests/reading/sources/test_decode.py::test_any_bytes_are_read_or_refused",
    "tests/reading/cleaning/test_clean.py::test_no_letter_leaves_without_a_record", "tests/reading/cleaning/test_clean.py::test_any_text_is_taken_apart",
    "tests/reading/dates/test_dates.py::test_never_raises", "tests/reading/names/test_names.py::test_never_raises",
    "tests/reading/names/test_names.py::test_never_raises_on_words_of_names", "tests/collection/test_page.py::test_scalars_read_back_in_any_yaml_reader",
    "tests/collection/test_page.py::test_an_article_reads_back_as_it_was", "tests/collection/test_page.py::test_markdown_shows_a_text_letter_for_letter",
    "tests/reading/editor/test_sidecar.py::test_what_is_written_is_read", "tests/reading/editor/test_sidecar.py::test_any_text_is_read_or_refused",
    "tests/reading/editor/test_sidecar.py::test_no_slip_of_the_hand_publishes",
)

if __name__ == "__main__":
    words = ("-v", "--hypothesis-profile=slow", "--durations=0", "-p", "no:cacheprovider")
    command = [sys.executable, "-m", "pytest", *words, *PROPERTIES, *sys.argv[1:]]
    raise SystemExit(subprocess.run(command, cwd=PROJECT, check=False).returncode)
