"""Take markup that browsers know out of a text, in time that grows with the text alone, whatever it holds."""

from __future__ import annotations

import re

# Elements whose content is no text, and comments, from their beginning to their end.
HIDDEN = ((re.compile(r"<script\b", re.I), "</script"), (re.compile(r"<style\b", re.I), "</style"), (re.compile("<!--"), "-->"))
# The tags that stand in the texts of pages; a `<` before anything else is left as it is.
TAG = re.compile(r"</?(?:a|abbr|article|b|blockquote|body|br|center|cite|div|em|figcaption|figure|font|footer|"
                 r"h[1-6]|head|header|hr|html|i|iframe|img|input|li|link|main|meta|nav|noscript|ol|p|script|section|small|span|strong|style|sub|sup|svg|table|"
                 r"tbody|td|th|title|tr|u|ul|video)\b[^<>]*/?>", re.I)
BLOCK = re.compile(r"</?(?:br|p|div|li|h[1-6]|tr|blockquote|section|hr)\b", re.I)


def strip_markup(text: str, block: str) -> tuple[str, list[str]]:
    """The text without tags, scripts, styles and comments, `block` where one parted paragraphs, and what was taken out."""
    gone: list[str] = []

    def drop(match: re.Match[str]) -> str:
        gone.append(match[0])
        return block if BLOCK.match(match[0]) else ""

    for opening, closing in HIDDEN:
        text = _strip_hidden(text, opening, closing, gone)
    return TAG.sub(drop, text), gone


def _strip_hidden(text: str, opening: re.Pattern[str], closing: str, gone: list[str]) -> str:
    lowered = text.lower()
    if len(lowered) != len(text) or closing not in lowered:  # a letter whose small form is two: places would not agree
        return text
    kept, at = [], 0
    while match := opening.search(text, at):
        end = lowered.find(closing, match.end())
        if end < 0:
            break
        end = text.find(">", end) + 1 or len(text)
        gone.append(text[match.start() : end])
        kept.append(text[at : match.start()])
        at = end
    return "".join(kept) + text[at:]
