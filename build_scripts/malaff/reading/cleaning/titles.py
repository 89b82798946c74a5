"""Find the title of a text among the lines before its body, or derive one from its first paragraph."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from malaff.arabic.letters import words
from malaff.reading.cleaning.lines import TextLine
from malaff.reading.cleaning.press import load_press
from malaff.reading.cleaning.stamps import is_section

FULL = 4  # words from which a line before the body is rather a title than a menu's entry
BESIDE = 6  # words of a site's name or path beside a repeated title
CUT = ("…", "...")
LONG_SENTENCE = 14  # words from which a line with a full stop is no title
ASIDE = re.compile(r"[-–—*•·●▪■]+\s|\W*[\[(][^\[\]()]*[\])]\W*$")  # a highlight of a list, or a caption in brackets
TELLS = 9  # words from which a line above the body may already tell the story: a lead
SHARED = 0.3  # a title shares a third of its words with its body; a ticker's headline of another story, a tenth
OVER_META, TWICE = 0.5, 0.3  # what standing over a byline or stamp, and standing twice, add to that share on a whole page
SITE = 4  # words of a site's name with its kind
LONGEST = 32  # words of a title; the longest of 400 measured has 23
DERIVED = 90  # characters of a derived title: two lines of a page's heading
CLAUSE_END = re.compile(r"(?<!\d)[.!؟؛،:](?!\d)|\s[-–—]\s|\s(?=وذلك |حيث |مؤكدا|مشيرا|موضحا|لافتا|مضيفا|معتبرا|مشددا|دون أن )")
SENTENCE_END = re.compile(r"(?<![.…])[.!؟…](?=\s|$)")
QUOTED = re.compile("[\"«»“”]")
PREFIX = re.compile(r"\s*([^/|:–—-]{2,25}?)\s*(?:[/|]|\s[–—-]|:)\s+")
SUFFIX = re.compile(r"\s+[|–—-]\s+([^|–—]{2,30})$")


def find_title(candidates: Sequence[TextLine], *, before_meta: frozenset[int], given: str, lead: Sequence[TextLine],
               above: frozenset[int] | None) -> int | None:
    """The position among `candidates` (lines before the body) of the title, or None.

    `before_meta`: positions right before a byline or a stamp; `given`: the title the format carries; `lead`: the first paragraphs;
    `above`: of a whole page's top, the positions with metadata a few lines below (None: the text is an article alone).
    What counts, in this order: the format's own title; a line that stands twice; a short first line over a byline; the
    first line as long as a headline that shares words with the body; the first as long as a headline; the last before
    a byline; the first.
    """
    if given:
        wanted = " ".join(words(given))
        for at, line in enumerate(candidates):
            if " ".join(words(line.text)) == wanted:
                return at
    fit = [at for at, line in enumerate(candidates)
           if line.letters and line.words <= LONGEST and not (line.words > LONG_SENTENCE and line.stops)]
    fit = [at for at in fit if not ASIDE.match(candidates[at].text)] or fit
    counts = Counter(candidates[at].letters for at in fit if candidates[at].words > 2)
    if above is not None and (best := _best_told(candidates, fit, lead, above, counts)) is not None:
        return best
    if twice := [at for at in fit if counts[candidates[at].letters] > 1]:
        return twice[0]
    full = [at for at in fit if candidates[at].words >= FULL and not candidates[at].text.endswith((":", "،"))]
    if fit and fit[0] == 0 and 0 in before_meta:
        return 0
    body = " ".join(line.folded for line in lead) if len(full) > 1 else ""
    telling = [at for at in full if body and told_share(candidates[at], body) >= SHARED]
    return next(iter([*telling, *full, *(at for at in fit if at in before_meta), *fit]), None)


def _best_told(candidates: Sequence[TextLine], fit: Sequence[int], lead: Sequence[TextLine], above: frozenset[int],
               counts: Mapping[str, int]) -> int | None:
    """Of a page's top the line that the article itself continues, rather over its metadata, standing twice, and near the body."""
    story = [line.folded for line in lead]
    best: tuple[float, int] | None = None
    for at in fit:
        told = [line.folded for line in candidates[at + 1 :] if TELLS <= line.words <= LONGEST and line.letters != candidates[at].letters]
        share = told_share(candidates[at], " ".join([*told, *story])) if candidates[at].words >= FULL else 0.0
        over = at in above and candidates[at].words >= FULL and not candidates[at].stops  # also a headline that plays with words
        if share >= SHARED or over:
            score = share + OVER_META * (at in above) + TWICE * (counts[candidates[at].letters] > 1)
            if best is None or score >= best[0]:  # of equal ones the last, nearest to the text
                best = score, at
    return best and best[1]


def told_share(line: TextLine, body: str) -> float:
    """What part of a line's longer words stands in the body too, clitics aside."""
    tokens = [token for token in words(line.text) if len(token) > 3]
    return sum(token.removeprefix("و").removeprefix("ال") in body for token in tokens) / len(tokens) if tokens else 0.0


def repeats_title(line: TextLine, title: TextLine) -> bool:
    """Whether a line is the title again: alone, cut short with dots, or with the site's name or path beside it."""
    if line.stops or (abs(line.words - title.words) > BESIDE and not line.text.endswith(CUT)):
        return False
    ours, theirs = line.letters, title.letters
    if ours == theirs:
        return True
    if line.text.endswith(CUT):
        return line.words > 2 and theirs.startswith(ours)
    return title.words >= FULL and (ours.startswith(theirs) or ours.endswith(theirs))


def split_title(title: str, own: str = "") -> tuple[str, list[str], str | None]:
    """The title without a section or a publisher glued to it, the pieces taken off, and the publisher they name.

    `own` is the publisher that the input format gives: its name is taken off too, whatever it is.
    """
    press = load_press()
    named = " ".join(words(own))
    gone: list[str] = []
    publisher = None
    while match := PREFIX.match(title):
        key = " ".join(words(match[1]))
        slash = "/" in match[0] or "|" in match[0]
        # Before a colon may stand who said it, in quotation marks or where another paper is the text's own.
        told = ":" in match[0] and not slash and (QUOTED.search(match[1]) or (named and press.publishers.get(key) != own))
        if key == named or (key in press.publishers and (slash or (key not in press.common and not told))):
            publisher = press.publishers.get(key)
        elif not (slash and is_section(match[1])):
            break
        if len(title) - match.end() < 12:
            break
        gone.append(match[0].strip())
        title = title[match.end() :]
    if match := SUFFIX.search(title):
        key = " ".join(words(match[1]))
        kind = key.split(" ", 1)[0] in press.kinds and 1 < len(key.split()) <= SITE
        if key == named or kind or (key in press.publishers and (key not in press.common or "|" in match[0]) and match.start() > 12):
            publisher = publisher or press.publishers.get(key) or (match[1].strip() if kind else None)
            gone.append(match[0].strip())
            title = title[: match.start()]
    return title, gone, publisher


def derive_title(lead: str) -> str:
    """A title from the first paragraph: its first clause where that fits, else its first words with `…`."""
    sentence = SENTENCE_END.split(lead, maxsplit=1)[0].strip()
    if len(sentence) <= DERIVED:
        return sentence.rstrip(" .،؛:")
    ends = [m.start() for m in CLAUSE_END.finditer(sentence) if 40 <= m.start() <= DERIVED]
    cut = sentence[: ends[-1]] if ends else sentence[: DERIVED - 1].rsplit(" ", 1)[0]
    return _balanced(cut.rstrip(" .،؛:-–—")) + "…"


def _balanced(text: str) -> str:
    """The text without a quotation mark that the cut left open."""
    for opening, closing in (("«", "»"), ("“", "”"), ("(", ")")):
        if text.count(opening) > text.count(closing):
            at = text.rfind(opening)
            text = text[:at] + text[at + 1 :]
    if text.count('"') % 2:
        at = text.rfind('"')
        text = text[:at] + text[at + 1 :]
    return " ".join(text.split())
