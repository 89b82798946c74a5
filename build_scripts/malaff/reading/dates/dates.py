"""Dates of a text: every expression of time with its value, and when the text was published."""

from __future__ import annotations

import datetime
import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from malaff.arabic.clauses import clause_around
from malaff.arabic.flat import Flat, flatten
from malaff.arabic.letters import fold
from malaff.arabic.quotation_marks import Marked, quoted_spans
from malaff.model import edtf
from malaff.model.records import CleanText, DateHint, DateKind, Finding, Line, Paragraph, Published, Reason, ToldDay
from malaff.reading.dates.expression import Expression
from malaff.reading.dates.lean import Bearing, find_bearing
from malaff.reading.dates.published import MEND, Sight, Witness, find_witnesses, infer_published, stated
from malaff.reading.dates.read import read_expressions
from malaff.reading.dates.resolve import DAY, Value, resolve
from malaff.reading.dates.tables import HIJRI, Tables, load_tables
from malaff.reading.dates.words import Token

NAMED = ("name", "folder", "address")
SAVED_LATER = 3  # days at most between a text and the name under which it was saved
CONFLICTS = {
    "weekday": "the weekday is not that of the date",
    "calendar": "the Hijri and the Gregorian date are not the same day",
    "month": "the two names are not of the same month",
    "published": "the words do not agree with the date of publication",
}


def read_dates(clean: CleanText, told: Sequence[ToldDay] = (),
               refused: Sequence[str] = ()) -> tuple[tuple[DateHint, ...], Published, tuple[Finding, ...]]:
    """Every expression of time in order of appearance, the date of publication with its reason, and contradictions.

    `told` are days of publication that others than the text tell, most trusted first. An editor's or a table's comes before the
    text's own stamp, the others after it and before what the words force. A value that the words contradict is null, with a
    finding. `refused` are expressions that an editor calls no dates.
    """
    tables = load_tables()
    no_dates = set(map(fold, refused))
    stamps = [found for line in clean.stamps for found in _sights(line, tables)]
    body = [found for paragraph in clean.paragraphs for found in _sights(paragraph, tables)]
    if clean.title_line:
        title = _title_sights(Paragraph(number=clean.title_line, text=clean.title), tables)
        _complete_title(title, body)
        body = title + body
    if no_dates:
        stamps, body = ([each for each in found if fold(each[0].words) not in no_dates] for found in (stamps, body))
    witnesses = find_witnesses([sight for sight, _ in body])
    published, findings = _published([sight for sight, _ in stamps], witnesses, told)
    against = _against(published, witnesses)
    hints = []
    for number, (sight, context) in enumerate(stamps + body):
        value = _value(sight, published, doubtful=bool(against))
        hints.append(_hint(sight, value, context, stamp=number < len(stamps)))
        if value.conflict and not (against and sight.said.offset is not None):
            findings += (_conflict(sight, value.conflict),)
    order = sorted(range(len(hints)), key=lambda number: (hints[number].line, number))
    return tuple(hints[number] for number in order), published, findings + against


# ---------------------------------------------------------------- expressions where they stand


def _sights(line: Line | Paragraph, tables: Tables) -> list[tuple[Sight, str]]:
    """The expressions of a line or paragraph, each with the clause it stands in."""
    flat = flatten(line.text)
    read = read_expressions(flat.text, whole=isinstance(line, Line))
    marked = quoted_spans(flat.text) if read else ()
    sights = (_sight(said, line, flat, tokens, marked) for said, tokens in read)
    return [(sight, clause_around(line.text, flat.place(sight.said.start), flat.end_place(sight.said.end))) for sight in sights if sight]


def _title_sights(title: Paragraph, tables: Tables) -> list[tuple[Sight, str]]:
    """The expressions of a title, whose verbs stand in the present whatever they tell of."""
    found = _sights(title, tables)
    for sight, _ in found:
        if sight.bearing.lean is None:
            sight.bearing = replace(sight.bearing, lean="unsure")
    return found


def _complete_title(title: Sequence[tuple[Sight, str]], body: Sequence[tuple[Sight, str]]) -> None:
    """Give a day or month of the title the year with which the body names it, if it names one only."""
    for said in (sight.said for sight, _ in title):
        if said.month is not None and said.year is None and not (said.unit or said.until or said.twin or said.offset is not None):
            same = (said.calendar, said.month, said.day, said.part)
            years = {b.said.year for b, _ in body if (b.said.calendar, b.said.month, b.said.day, b.said.part) == same and b.said.year}
            if len(years) == 1:
                said.year = years.pop()


def _sight(said: Expression, line: Line | Paragraph, flat: Flat, tokens: Sequence[Token], marked: Sequence[Marked]) -> Sight | None:
    number = bisect_right(marked, said.start, key=lambda span: span.start) - 1
    span = marked[number] if number >= 0 and said.start < marked[number].end else None
    stamp = isinstance(line, Line)
    if not stamp and (said.clock or (span and _only_named(said, span, flat))):
        return None
    before = tokens[max(0, said.at - 3) : said.at]
    return Sight(said=said, words=flat.cut(said.start, said.end), line=line.number, quoted=span is not None,
                 bearing=find_bearing(flat.text, said.start, said.end, load_tables().lists) if _leans(said) else Bearing(),
                 update=any(token.get("update") for token in before))


def _leans(said: Expression) -> bool:
    """Whether it matters if the clause looks back or ahead."""
    return said.year is not None or said.month is not None or (said.weekday is not None and said.offset is None)


def _only_named(said: Expression, span: Marked, flat: Flat) -> bool:
    """Whether `اليوم` is in quotation marks: a name (`«اليوم»`), or a speaker's present, not the day of publication."""
    bare = said.offset == 0 and said.weekday is None and said.month is None and not said.anniversary
    short = len(flat.text[span.start : span.end].split()) <= 3
    return bare or (short and said.offset is not None) or (short and said.year is None and span.end - said.end < 2)


# ---------------------------------------------------------------- values


def _value(sight: Sight, published: Published, *, doubtful: bool) -> Value:
    """The value of an expression; told from the day of publication only where that is not in doubt."""
    if doubtful and (sight.said.offset is not None or sight.said.weekday is not None) and sight.said.year is None:
        return Value(None)
    return resolve(sight.said, edtf.bounds(published.when) if published.when else None, sight.bearing.lean)


def _hint(sight: Sight, value: Value, context: str, *, stamp: bool) -> DateHint:
    said = sight.said
    weekday = edtf.WEEKDAYS[said.weekday] if said.weekday is not None else edtf.weekday(value.when)
    kind = "stamp" if stamp else _kind(said)
    return DateHint(text=sight.words, when=value.when, weekday=weekday, kind=kind, line=sight.line, context=context,
                    event=not stamp and not _of_thing(said))


def _kind(said: Expression) -> DateKind:
    if said.calendar == HIJRI:
        return "hijri"
    if said.year is not None and not said.anniversary:
        return "absolute"
    told = said.offset is not None or said.unit is not None or said.vague or said.tail is not None or said.anniversary
    return "partial" if said.month is not None and not told else "relative"


def _of_thing(said: Expression) -> bool:
    """Whether it is but the year of a thing (a law, a cup, a citation): a date and no event."""
    return said.thing and said.month is None and said.offset is None


def _conflict(sight: Sight, name: str) -> Finding:
    return Finding(code=f"dates.{name}", where=str(sight.line), text=f"«{sight.words}»: {CONFLICTS[name]}", hint=MEND)


# ---------------------------------------------------------------- the day of publication


def _published(stamps: Sequence[Sight], witnesses: Sequence[Witness], told: Sequence[ToldDay]) -> tuple[Published, tuple[Finding, ...]]:
    """The date of publication: what those who know tell, else the text's stamp, else what others tell, else what its words force."""
    days = [(one, given) for one in told if (given := _given(one.when))]
    for one, given in days:
        if one.source in ("editor", "table"):
            return stated(given, one.source, one.why), ()
    weekday = next((w.weekday for w in witnesses if w.weekday is not None), None)
    dated = [(sight, when) for sight in stamps if (when := _stamp_day(sight, weekday))]
    own = [pair for pair in dated if not pair[0].update] or dated
    if own:
        sight, when = own[0]
        return stated(when, "stamp", Reason(id="stamp", values={"words": sight.words, "line": str(sight.line)})), ()
    if days:
        agreed = [stated(given, one.source, one.why) for one, given in days]
        fitting = next((one for one in agreed if not _against(one, witnesses)), None)
        return fitting or _written_before(agreed[0], witnesses) or agreed[0], ()
    return infer_published(witnesses)


def _written_before(named: Published, witnesses: Sequence[Witness]) -> Published | None:
    """The day shortly before the one that a name bears on which all words of the text agree, or None.

    Archives name a file by the day on which they saved it: of 147 texts, among 2,279 of thirteen publishers, whose words agree on another
    day than their name's, 76 were written one day before it, 43 two or three. Farther off (28) a weekday of the week before cannot be
    told from one of the day after.
    """
    if named.source not in NAMED or not edtf.is_exact(named.when):
        return None
    day = datetime.date.fromisoformat(named.when or "")
    told = [w for w in witnesses if w.day or w.weekday is not None]
    days = {w.day if w.weekday is None else day - DAY * ((day.weekday() - w.weekday) % 7) for w in told}
    written = days.pop() if len(days) == 1 else None
    if written is None or not 0 < (day - written).days <= SAVED_LATER:
        return None
    why = told[0].reason("before", weekday=edtf.WEEKDAYS[written.weekday()], date=str(written))
    return replace(stated(str(written), named.source, named.why[0]), why=(*named.why, why))


def _given(known: str) -> str | None:
    """A date that was given, without its time of day; None where it is none."""
    day = re.match(r"\d{4}-\d\d-\d\d(?=[T ])", known)
    value = day[0] if day else known
    return value if edtf.is_valid(value) else None


def _stamp_day(sight: Sight, weekday: int | None) -> str | None:
    """The day of a stamp. Digits of which both could be the month are day first, unless a weekday proves the contrary."""
    value = resolve(sight.said, None).when
    if not edtf.is_exact(value):
        return None
    said = sight.said
    if said.swappable and said.weekday is None and weekday is not None and said.year and said.month and said.day:
        first, second = datetime.date.fromisoformat(value or ""), edtf.is_valid(f"{said.year:04}-{said.day:02}-{said.month:02}")
        other = datetime.date(said.year, said.day, said.month) if second else first
        if first.weekday() != weekday == other.weekday():
            return str(other)
    return value


def _against(published: Published, witnesses: Sequence[Witness]) -> tuple[Finding, ...]:
    """A finding for the first witness that contradicts a stated day of publication, if no witness agrees with it."""
    if published.source in ("hints", "none") or not edtf.is_exact(published.when):
        return ()
    day = datetime.date.fromisoformat(published.when or "")
    checked = [(w, w.day == day if w.day else w.weekday == day.weekday()) for w in witnesses if w.day or w.weekday is not None]
    if not checked or any(agrees for _, agrees in checked):
        return ()
    sight = checked[0][0].sight
    return (Finding(code="dates.published", where=str(sight.line), hint=MEND, text=f"«{sight.words}» was not written on {published.when}"),)
