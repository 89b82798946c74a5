"""The one place that knows how a page is written as Markdown with front matter, both ways.

Front matter is YAML in JSON's flow style: each key on a line, each item of a list on a line of its own. Any YAML reader
takes it; ours reads a line with a JSON parser, forty times as fast as a YAML one.
"""

from __future__ import annotations

import dataclasses
import hashlib
import html
import json
import re
from typing import Any, get_args, get_type_hints

import yaml

from malaff.model.errors import PageError
from malaff.model.records import Article, Block, Span

# What YAML 1.1 (section 5.1) and PyYAML call not printable, and the three further line breaks that YAML would fold.
NOT_PLAIN = re.compile("[^\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
ESCAPED = re.compile(r"[\\`*_{}\[\]]")  # special to Markdown anywhere; its backslash escapes (daringfireball.net syntax)
ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
# What opens a heading, list, quotation, rule, admonition or definition at the start of a line.
OPENING = re.compile(r"[#+\-=~:!?|]|(?<!\d)\d+(?=[.)])")
# A link to a name leads to its anchor in the list of names: which names have a page of their own is known to the site alone.
# An escape is passed over whole: behind an escaped backslash (`سوريا\\\\[دمشق](…)`) a link begins.
LINK = re.compile(r"\\.|\[((?:[^\[\]\\]|\\.)*)\]\(\.\./(actors|places)/index\.md#([A-Za-z0-9_-]+)\)")
UNESCAPE = re.compile(r"\\([\\`*_{}\[\]#+\-!.)])|(&(?:amp|lt|gt|#\d+);)")
IDS = re.compile(r"[A-Za-z0-9_-]+(?:\0[A-Za-z0-9_-]+)*")  # ids joined by what no id can hold
HASH_LINE = re.compile(r'^hash: "([0-9a-f]{64})"\n', re.M)
TEMPLATE = "article.html"


def to_scalar(value: object) -> str:
    """A value as JSON that YAML reads to the same value (texts quoted, floats with a point)."""
    if isinstance(value, float):
        value = round(value, 4)
    text = json.dumps(value, ensure_ascii=False)
    return NOT_PLAIN.sub(lambda m: f"\\u{ord(m[0]):04x}", text)


def write_front_matter(meta: dict[str, Any]) -> str:
    """Front matter without its fences: one line a key, one line an item of a list of mappings."""
    lines = []
    for key, value in meta.items():
        if isinstance(value, (list, tuple)) and value and isinstance(value[0], dict):
            lines.append(f"{key}:\n")
            lines += [f"  - {to_scalar(item)}\n" for item in value]
        else:
            lines.append(f"{key}: {to_scalar(value)}\n")
    return "".join(lines)


def read_front_matter(text: str, where: str = "page") -> dict[str, Any]:
    """The mapping that front matter holds. Raises PageError where it is no YAML mapping."""
    try:
        return _read_fast(text)
    except ValueError:
        pass
    try:
        meta = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = f":{mark.line + 2}" if mark else ""
        raise PageError(f"{where}{line}", "the front matter is not valid YAML",
                        "Mend the line, or delete the page if the program wrote it and run `malaff convert`.") from error
    if not isinstance(meta, dict):
        raise PageError(where, "the front matter is not a list of keys and values", "Begin the page with `---`, `key: value` lines, `---`.")
    return meta


def _read_fast(text: str) -> dict[str, Any]:
    """Read what `write_front_matter` wrote; ValueError for any other YAML."""
    if NOT_PLAIN.search(text.replace("\n", "")):
        raise ValueError("not plain")
    meta: dict[str, Any] = {}
    rows: list[str] | None = None
    lists: dict[str, list[str]] = {}
    for line in text.splitlines():
        if line.startswith("  - "):
            if rows is None:
                raise ValueError(line)
            rows.append(line[4:])
            continue
        key, colon, value = line.partition(":")
        if not colon or not key.isidentifier():
            raise ValueError(line)
        if value:
            rows, meta[key] = None, json.loads(value)
        else:
            rows, meta[key] = lists.setdefault(key, []), None
    for key, items in lists.items():
        meta[key] = json.loads(f"[{','.join(items)}]")
        if len(meta[key]) != len(items):
            raise ValueError(key)
    if not meta:
        raise ValueError("empty")
    return meta


def split_page(text: str, where: str = "page") -> tuple[dict[str, Any], str]:
    """Front matter and body of a page. A page without front matter is all body."""
    text = text.removeprefix("\ufeff")
    if not text.startswith("---\n"):
        return {}, text
    head, fence, body = text[4:].partition("\n---\n")
    if not fence:
        raise PageError(where, "the front matter has no end", "Close it with a line `---`.")
    return read_front_matter(head + "\n", where), body.lstrip("\n")


def write_page(meta: dict[str, Any], body: str) -> str:
    """A generated page, ending in its own hash (`hash`, SHA-256 of the page without that line)."""
    head = write_front_matter(meta)
    body = body.strip("\n") + "\n" if body.strip() else ""
    digest = hashlib.sha256(f"---\n{head}---\n\n{body}".encode()).hexdigest()
    return f'---\n{head}hash: "{digest}"\n---\n\n{body}'


def is_untouched(text: str) -> bool:
    """Whether a generated page still is as the program wrote it."""
    match = HASH_LINE.search(text)
    if not match:
        return False
    rest = text[: match.start()] + text[match.end() :]
    return hashlib.sha256(rest.encode()).hexdigest() == match[1]


def generated_by(text: str) -> str | None:
    """`convert` or `index` where the program wrote the page, else None. Reads the first lines only."""
    match = re.match(r'---\n(?:(?!---\n).*\n){0,8}?generated: "(convert|index)"\n', text.removeprefix("\ufeff"))
    return match[1] if match else None


# ---------------------------------------------------------------- Markdown of a body


def escape_markdown(text: str) -> str:
    """Text as Markdown that shows it letter for letter, with no live markup, whatever it holds."""
    text = re.sub("[&<>]", lambda m: ENTITIES[m[0]], text)
    text = ESCAPED.sub(r"\\\g<0>", text)
    if match := OPENING.match(text):
        if match[0][0].isdigit():
            return f"{match[0]}\\{text[match.end():]}"
        opening = f"\\{match[0]}" if match[0] in "#+-!" else f"&#{ord(match[0])};"
        return opening + text[1:]
    return text


def unescape_markdown(text: str) -> str:
    """The words that `escape_markdown` was given."""
    if "\\" not in text and "&" not in text:
        return text
    return UNESCAPE.sub(lambda m: m[1] or html.unescape(m[2]), text)


def write_block(block: Block) -> str:
    """A block as Markdown; links lead from docs/articles/ to their page."""
    parts = []
    for number, span in enumerate(block.spans):
        text = escape_markdown(span.text) if number == 0 else escape_markdown("x" + span.text)[1:]
        parts.append(f"[{text}](../{span.target.replace('/', '/index.md#')})" if span.target else text)
    text = "".join(parts)
    return f"## {text}" if block.kind == "h2" else text


def read_blocks(body: str, known: dict[Any, Any] | None = None) -> tuple[Block, ...]:
    """The blocks of an article's body; targets of links are taken from `known` where they came before."""
    blocks = []
    shared = {} if known is None else known
    for piece in re.split(r"\n[ \t]*\n", body.strip()):
        line = " ".join(piece.split("\n")).strip()
        if not line:
            continue
        heading = line.startswith("## ")
        blocks.append(Block(kind="h2" if heading else "p", spans=_read_spans(line[3:] if heading else line, shared)))
    return tuple(blocks)


def _read_spans(line: str, known: dict[Any, Any]) -> tuple[Span, ...]:
    spans, at = [], 0
    for match in LINK.finditer(line):
        if match[2] is None:
            continue
        if match.start() > at:
            spans.append(Span(text=unescape_markdown(line[at : match.start()])))
        target = f"{match[2]}/{match[3]}"
        spans.append(Span(text=unescape_markdown(match[1]), target=known.setdefault(target, target)))
        at = match.end()
    if at < len(line):
        spans.append(Span(text=unescape_markdown(line[at:])))
    return tuple(spans)


# ---------------------------------------------------------------- articles

_HINTS = get_type_hints(Article)
_RECORDS = {name: get_args(hint)[0] for name, hint in _HINTS.items()
            if get_args(hint) and dataclasses.is_dataclass(get_args(hint)[0])}
_KEYS = {cls: tuple(f.name for f in dataclasses.fields(cls)) for cls in {*_RECORDS.values(), Article}}


def write_article(article: Article) -> str:
    """An article as the text of its page (design section 3)."""
    meta: dict[str, Any] = {"id": article.id, "generated": "convert"}
    for key in _KEYS[Article]:
        if key in ("id", "blocks"):
            continue
        value = getattr(article, key)
        if key in _RECORDS:
            value = [{name: _plain(getattr(item, name)) for name in _KEYS[_RECORDS[key]]} for item in value]
        meta[key] = list(value) if isinstance(value, tuple) else value
    meta["template"] = TEMPLATE
    return write_page(meta, "\n\n".join(map(write_block, article.blocks)))


def _plain(value: object) -> object:
    return list(value) if isinstance(value, tuple) else value


def _record(cls: type[Any], row: dict[str, Any], known: dict[Any, Any]) -> Any:
    """A row as a record; a value that came before is taken from `known`."""
    for key, value in row.items():
        if isinstance(value, list):
            value = tuple(value)
        elif not isinstance(value, str):
            continue
        row[key] = known.setdefault(value, value)
    return cls(**row)


def read_article(text: str, where: str = "page", known: dict[Any, Any] | None = None) -> Article:
    """The article that a page holds. Raises PageError where a key is missing, unknown or of the wrong shape.

    `known` is shared by the pages of a collection: names, ids and reasons that come again are kept once.
    """
    shared = {} if known is None else known
    meta, body = split_page(text, where)
    meta = {k: v for k, v in meta.items() if k not in ("generated", "template", "hash")}
    unknown = meta.keys() - set(_KEYS[Article])
    if unknown:
        raise PageError(where, f"unknown key `{min(unknown)}` in the front matter", "Run `malaff convert` to write the page anew.")
    try:
        for key, cls in _RECORDS.items():
            if key != "blocks":
                meta[key] = tuple(_record(cls, row, shared) for row in meta.get(key) or ())
        meta["duplicates"] = tuple(meta.get("duplicates") or ())
        article = Article(**meta, blocks=read_blocks(body, shared))
        _check_ids(article, where)
        return article
    except (TypeError, AttributeError) as error:
        raise PageError(where, f"the front matter is not that of an article: {error}",
                        "Run `malaff convert` to write the page anew.") from error


def _check_ids(article: Article, where: str) -> None:
    """Refuse an id that is not plain ASCII: ids become addresses and anchors, where nothing else may stand."""
    ids = [article.id, *article.duplicates, *(quote.speaker for quote in (*article.quotes, *article.statements) if quote.speaker)]
    ids += [*(actor.id for actor in article.actors), *(place.id for place in article.places), *(topic.id for topic in article.topics)]
    if not IDS.fullmatch("\0".join(ids)):
        wrong = next(each for each in ids if not IDS.fullmatch(each))
        raise PageError(where, f"{wrong!r} is no id", "An id has the letters A to z, digits, `-` and `_`. Run `malaff convert`.")
