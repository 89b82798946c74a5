"""Write the words of the theme's templates (theme_overrides/partials/words/) from the catalogues of the dossier's voice.

MkDocs and its kin render the templates without our program, so the words lie beside them; a test holds both against each other.
"""

from __future__ import annotations

import json
import re
from pathlib import Path

from malaff.apparatus.voice.voice import LANGUAGES, catalogue

THEME = Path(__file__).resolve().parents[2] / "theme_overrides"
USED = re.compile(r"words\.t\(\"([a-z0-9_.]+)\"\)")
TOP = "{{#- Written by build_scripts/tools/make_words.py from apparatus/voice/{language}.yml. -#}}\n"


def used_keys(theme: Path) -> list[str]:
    """The keys that the templates of a theme ask for, in order."""
    return sorted({key for path in theme.rglob("*.html") for key in USED.findall(path.read_text("utf-8"))})


def to_partial(language: str, keys: list[str]) -> str:
    """The partial of a language: a macro `t` over a table of the keys."""
    words = catalogue(language)
    rows = ",\n".join(f"  {json.dumps(key)}: {json.dumps(words[key], ensure_ascii=False)}" for key in keys)
    return f"{TOP.format(language=language)}{{% macro t(key) %}}{{{{ {{\n{rows}\n}}[key] }}}}{{% endmacro %}}\n"


def main() -> None:
    """Write the partial of every language."""
    folder = THEME / "partials/words"
    folder.mkdir(exist_ok=True)
    for language in LANGUAGES:
        (folder / f"{language}.html").write_text(to_partial(language, used_keys(THEME)), encoding="utf-8")


if __name__ == "__main__":
    main()
