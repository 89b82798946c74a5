"""A rendered page without what only costs bytes: indentation between lines, and escapes in the theme's settings."""

from __future__ import annotations

import json
import re

# White space is kept where a reader sees it.
KEPT = re.compile(r"(<(?P<tag>pre|textarea)\b.*?</(?P=tag)>)", re.S | re.I)
INDENTED = re.compile(r"[ \t]*\n\s*")
SETTINGS = re.compile(r'(?<=<script id="__config" type="application/json">).*?(?=</script>)', re.S)


def to_lean(html: str) -> str:
    """The same page to every reader, some 2 kB shorter: templates indent their lines, and write settings in ASCII."""
    parts = KEPT.split(html)  # between, what was kept, its tag, between …
    parts[0::3] = [INDENTED.sub("\n", part) for part in parts[0::3]]
    return SETTINGS.sub(_written_out, "".join(part for n, part in enumerate(parts) if n % 3 != 2))


def _written_out(match: re.Match[str]) -> str:
    text = json.dumps(json.loads(match[0]), ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
