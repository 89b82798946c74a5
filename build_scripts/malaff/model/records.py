"""The nouns: frozen records that the stages pass on. No behaviour, no imports of ours."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

# Every list of a frozen record is a tuple, every text a str in Unicode NFC as the author spelled it.
# Line numbers are 1-based and count the lines of the decoded raw text. Dates are EDTF (ISO 8601-2) strings.

TitleFrom = Literal["text", "lead", "table", "editor"]
BylineIs = Literal["name", "credit"]  # a credit (a paper's name, `متابعات`) is nobody's name
PublishedFrom = Literal["editor", "table", "stamp", "page", "name", "folder", "address", "hints", "none"]  # in order of trust
Weekday = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
DateKind = Literal["stamp", "absolute", "partial", "relative", "hijri", "editor"]
ActorKind = Literal["person", "organization"]
SpeechAct = Literal["said", "stressed", "announced", "denied", "warned", "threatened", "demanded", "asked", "accused", "condemned",
                    "praised", "promised", "admitted", "expected", "claimed", "refused"]
SpeechForm = Literal["direct", "reported"]


# ---------------------------------------------------------------- reading a raw text


@dataclass(frozen=True, slots=True, kw_only=True)
class Seed:
    """One raw text as it was found: where, what bytes, and what the file itself says about it.

    `path` is relative to the collection with `/`; `packed` says that other texts stand in the same file (.jsonl, .csv, .warc …),
    `page` that the text is a web page, whose head gave `given`;
    `sha256` is of the bytes (of the text alone where it is packed); `given` holds fields that the input format
    carries (title, url, published, publisher), never guessed from the text; from the line `outside` on (0: none) stands what
    the format itself keeps apart from the article. `table` holds the fields of its row in the collection's table `table_from`.
    """

    id: str
    path: str
    sha256: str
    encoding: str
    text: str
    given: dict[str, str] = field(default_factory=dict)
    repaired: tuple[Repair, ...] = ()
    outside: int = 0
    table: dict[str, str] = field(default_factory=dict)
    table_from: str = ""
    packed: bool = False
    page: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A piece of text with the raw line it came from."""

    number: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A paragraph (`p`) or subheading (`h2`) of a cleaned body, with the raw line it came from."""

    number: int
    text: str
    kind: Literal["p", "h2"] = "p"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A cleaning rule as data: `why` is one Arabic sentence a reader understands, `example` real text it meets."""

    id: str
    why: str
    example: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Removal:
    """A piece of the raw text that is not in the body, and the rule that took it out."""

    line: int
    rule: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Repair:
    """A piece of the raw text that stands in the body in another spelling, and the rule that mended it."""

    line: int
    rule: str
    before: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CleanText:
    """A raw text taken apart: title, body, the fields its lines gave, and everything removed or repaired."""

    title: str
    title_from: TitleFrom
    paragraphs: tuple[Paragraph, ...]
    publisher: str | None = None
    agency: str | None = None
    byline: str | None = None
    byline_is: BylineIs | None = None
    section: str | None = None
    url: str | None = None
    title_line: int | None = None  # the raw line the title stands on, where it stands in the text
    stamps: tuple[Line, ...] = ()  # metadata lines that may hold the publication date
    tags: tuple[str, ...] = ()  # the publisher's own keywords
    removed: tuple[Removal, ...] = ()
    repaired: tuple[Repair, ...] = ()


# ---------------------------------------------------------------- what the words say


@dataclass(frozen=True, slots=True, kw_only=True)
class DateHint:
    """An expression of time in the text, with its value where words fix one.

    `event`: its clause tells of something that happened or will happen then. The year of a law, a cup or a citation
    is a date and no event, nor is a stamp. `label` is an editor's wording for the chronology, where there is one; the
    kind `editor` says that the value is the editor's.
    """

    text: str
    when: str | None
    weekday: Weekday | None
    kind: DateKind
    line: int
    context: str
    event: bool = True
    label: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """Why something holds: which sentence says it (`reading/reasons.py`), and the values in it."""

    id: str
    values: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """When the text was published, how that is known, and why."""

    when: str | None
    source: PublishedFrom
    weekday: Weekday | None
    why: tuple[Reason, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldDay:
    """A day of publication (EDTF) that something other than the text's words tells, and why."""

    source: PublishedFrom
    when: str
    why: Reason


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A name where it stands: paragraph (index into the body), start and end (characters), and whose it is.

    The span covers whole orthographic words, proclitics included (`وبوتين`); `surface` is the name alone (`بوتين`).
    """

    paragraph: int
    start: int
    end: int
    surface: str
    id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """A person or an organization of one article, as its words name it.

    `surfaces` are the spellings met, without proclitics; `roles` the words of the text; `by` says what the name rests
    on: `vocabulary`, `rule` (Arabic itself: a title, an office, a verb of speech) or `model`.
    """

    id: str
    name: str
    kind: ActorKind
    roles: tuple[str, ...] = ()
    surfaces: tuple[str, ...] = ()
    mentions: int = 1
    wikidata: str | None = None
    by: str = "rule"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A place of one article; `kind` is country, city, region, sea, site …; coordinates in degrees or null."""

    id: str
    name: str
    kind: str = "place"
    surfaces: tuple[str, ...] = ()
    mentions: int = 1
    lat: float | None = None
    lon: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """A topic of one article with its score (0 to 1) and the words that decided."""

    id: str
    name: str
    score: float
    terms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """Words that the text attributes to a speaker by a verb of speech: a quotation, or a statement without marks.

    `act` is the class of that verb (data/quotes.yml); `form` says whether the speaker's words stand by themselves
    (`direct`: after a colon or the verb) or within the author's clause (`reported`: `قال إن "…"`); `context` is the
    clause of the verb, and before it that of the verb that named the speaker where it names none itself.
    """

    text: str
    speaker: str | None
    speaker_name: str | None
    verb: str
    line: int
    act: SpeechAct = "said"
    form: SpeechForm = "direct"
    context: str = ""


# ---------------------------------------------------------------- a page and a collection


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A run of text inside a block; `target` is the page it links to (`actors/<id>`, `places/<id>`) or null."""

    text: str
    target: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A paragraph (`p`) or subheading (`h2`) of an article page."""

    kind: Literal["p", "h2"]
    spans: tuple[Span, ...]

    @property
    def text(self) -> str:
        """The words of the block, links dissolved."""
        return "".join(span.text for span in self.spans)


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """An article page: its front matter (in the order of the page) and its body."""

    id: str
    seed: str
    sha256: str
    encoding: str
    title: str
    title_from: TitleFrom
    summary: str
    publisher: str | None = None
    agency: str | None = None
    byline: str | None = None
    byline_is: BylineIs | None = None
    section: str | None = None
    url: str | None = None
    published: str | None = None
    published_from: PublishedFrom = "none"
    published_weekday: Weekday | None = None
    published_why: str = ""
    dates: tuple[DateHint, ...] = ()
    actors: tuple[Actor, ...] = ()
    places: tuple[Place, ...] = ()
    topics: tuple[Topic, ...] = ()
    quotes: tuple[Quote, ...] = ()  # words that the text itself sets between marks
    statements: tuple[Quote, ...] = ()  # words after a verb of speech and a colon, without marks: where they end is inferred
    removed: tuple[Removal, ...] = ()
    repaired: tuple[Repair, ...] = ()
    language: str = "ar"
    words: int = 0
    duplicates: tuple[str, ...] = ()
    rules: tuple[Rule, ...] = ()  # the rules that fired, so that no output opens their data
    findings: tuple[Finding, ...] = ()
    withheld: str | None = None  # one Arabic sentence where an editor restricted the text (excerpt, redactions)
    blocks: tuple[Block, ...] = ()

    @property
    def author(self) -> str | None:
        """Whoever wrote the text, as its byline names him; None where that is but a credit."""
        return None if self.byline_is == "credit" else self.byline


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """Something an editor should look at: a stable code, where it is, what it is, how to mend it."""

    code: str
    where: str
    text: str
    hint: str = ""


class Palette(NamedTuple):
    """The colours of a dossier by name (`#rrggbb`): on paper, and in the dark."""

    light: Mapping[str, str]
    dark: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Collection:
    """All that an output may know: the dossier's own facts and its articles, sorted by date, then id.

    `edition` is an ISO date; `identifier` a URI; `url` the site's address ending in `/`; `numerals` the digits of the
    apparatus; `introduction` Markdown written by an editor; `withheld` how many texts an editor keeps back, `restrictions` the digest
    of all that is kept back; `palette` the colours that the collection chose, None where it has the look's own.
    """

    title: str
    subtitle: str
    description: str
    publisher: str
    copyright: str
    language: str
    identifier: str
    edition: str
    url: str
    numerals: Literal["arab", "latn"]
    articles: tuple[Article, ...]
    introduction: str = ""
    withheld: int = 0
    restrictions: str = ""
    palette: Palette | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """What mkdocs.yml says about the dossier. `root` is the collection's absolute folder."""

    root: str
    title: str
    subtitle: str
    description: str
    author: str
    copyright: str
    language: str
    url: str
    publisher: str
    identifier: str
    edition: str
    numerals: Literal["arab", "latn"]
    seeds: str
    palette: Palette | None = None
