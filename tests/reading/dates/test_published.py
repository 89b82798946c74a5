"""The day of publication: from a stamp, from an editor, from what the words force; a contradiction is a finding and gives nothing."""

from __future__ import annotations

import pytest

from malaff.model.records import CleanText, Finding, Line, Paragraph, Published, Reason, ToldDay
from malaff.reading.dates.dates import read_dates
from malaff.reading.reasons import say


def told(known: str | None) -> tuple[ToldDay, ...]:
    """A day that an editor gives."""
    return (ToldDay(source="editor", when=known, why=Reason(id="editor")),) if known else ()


def published(paragraphs: list[str], stamps: list[str] | None = None, known: str | None = None) -> tuple[Published, tuple[Finding, ...]]:
    """The publication of a text; stamps stand on lines from 1, paragraphs on lines from 11."""
    clean = CleanText(title="عنوان", title_from="text", stamps=tuple(Line(number=n + 1, text=t) for n, t in enumerate(stamps or [])),
                      paragraphs=tuple(Paragraph(number=n + 11, text=t) for n, t in enumerate(paragraphs)))
    _, found, findings = read_dates(clean, told(known))
    return found, findings


STAMPS = [
    (["00:03 صباحا"], None, None),  # a time of day is no date
    (["GMT 17:27 17.03.2020(محدثة GMT 17:49 18.03.2020)"], "2020-03-17", "tue"),  # not that of the update
    (["آخر تحديث 18/3/2020", "17/3/2020"], "2020-03-17", "tue"),
    (["٠٢:٠٠ الثلاثاء ١ / ١٢ / ٢٠٢٠"], "2020-12-01", "tue"),  # the weekday proves the order
    (["الثلاثاء 12/1/2020"], "2020-12-01", "tue"),  # and the other order
    (["November 9, 2020"], "2020-11-09", "mon"),
    (["9 November 2020"], "2020-11-09", "mon"),
    (["2017-02-17T12:56:00+01:00"], "2017-02-17", "fri"),
    (["22/07/2016"], "2016-07-22", "fri"),
    (["2020/12/25 12:09 م"], "2020-12-25", "fri"),
    (["02/08/2015"], "2015-08-02", "sun"),  # day first, as the Arabic press writes
    (["الخميس 6 أغسطس 2015 الموافق 21 شوال 1436 هـ"], "2015-08-06", "thu"),
    (["21/10/1436هـ"], "2015-08-06", "thu"),
    (["20:25 ت م - 31 تشرين الأول/أكتوبر 2018"], "2018-10-31", "wed"),
    (["الجمعة 6 أغسطس 2015"], None, None),  # that was a Thursday
    (["31/02/2015"], None, None),
]


@pytest.mark.parametrize(("stamps", "when", "weekday"), STAMPS)
def test_stamp(stamps: list[str], when: str | None, weekday: str | None) -> None:
    """The text's own stamp is the date of publication where it is a day, and no other."""
    found, _ = published([], stamps)
    assert (found.when, found.weekday, found.source) == (when, weekday, "stamp" if when else "none")


WORDS = [
    (["التقيا أمس الأربعاء في القصر."], None, "thu"),
    (["التقيا أمس الأربعاء.", "وقال أحدهما اليوم الخميس إن اللقاء نجح."], None, "thu"),
    (["يلتقيان غدا الأحد في القصر."], None, "sat"),
    (["التقيا أول من أمس (الخميس) في القصر."], None, "sat"),
    (["أُعلن ذلك صباح اليوم 17 فيفري 2017 بالعاصمة."], "2017-02-17", "fri"),
    (["التقيا أمس الأحد 15 مايو 2022 في القصر."], "2022-05-16", "mon"),
    (["توفي فجر اليوم الأربعاء 20 / 10 / 1436هـ بالمدينة."], "2015-08-05", "wed"),
    (["تراجع الطلب مقارنة بالعام الماضي 2016."], "2017", None),
    (["منذ إسقاط الطائرة في نوفمبر 2015 لم يلتقيا، والتقيا اليوم الجمعة."], "2015-11/..", "fri"),
    (["وُقّع الاتفاق الذي تم مطلع شهر آذار/ مارس عام 2020 بينهما."], "2020-03/..", None),
    (["منذ مايو 2016 وهم ينتظرون، ومن المقرر أن ينتهي ذلك في يوليو 2017."], "2016-05/2017-07", None),
    (["ستكتمل الأشغال بحلول عام 2030 وفق الخطة."], None, None),
    (["قال: «التقينا أمس الأربعاء في القصر القديم»."], None, None),  # a speaker's yesterday
    (["قالت صحيفة «اليوم» إن الأشغال بدأت."], None, None),
    (["هطل المطر على القرية."], None, None),
]


@pytest.mark.parametrize(("texts", "when", "weekday"), WORDS)
def test_forced_by_the_words(texts: list[str], when: str | None, weekday: str | None) -> None:
    """The narrowest value that the words force, with the words and their line as the reason."""
    found, findings = published(texts)
    assert (found.when, found.weekday, found.source) == (when, weekday, "hints" if when or weekday else "none")
    assert findings == () and say(found.why).endswith(".")
    assert ("(السطر 11)" in say(found.why)) == (found.source == "hints")


CONFLICTS = [
    (["التقيا أمس الأربعاء.", "وقال اليوم الاثنين إن اللقاء نجح."], [], None, [("dates.published", "11")]),
    (["أُعلن ذلك اليوم 17 فيفري 2017.", "والتقيا أمس الأربعاء."], [], None, [("dates.published", "11")]),
    (["التقيا اليوم الجمعة في القصر."], ["17/03/2020"], "2020-03-17", [("dates.published", "11")]),
]


@pytest.mark.parametrize(("texts", "stamps", "when", "codes"), CONFLICTS)
def test_conflict(texts: list[str], stamps: list[str], when: str | None, codes: list[tuple[str, str]]) -> None:
    """Witnesses that contradict one another force nothing; a stamp stands, and what contradicts it has no value."""
    found, findings = published(texts, stamps)
    assert found.when == when
    assert [(f.code, f.where) for f in findings] == codes and all(f.hint for f in findings)


def test_words_against_the_stamp_have_no_value() -> None:
    """Where no word agrees with the stamp, days told from the day of publication are not resolved."""
    clean = CleanText(title="عنوان", title_from="text", stamps=(Line(number=1, text="17/03/2020"),),
                      paragraphs=(Paragraph(number=3, text="التقيا اليوم الجمعة، وكانا قد اجتمعا أمس."),))
    hints, _, _ = read_dates(clean)
    assert [(hint.text, hint.when) for hint in hints] == [("17/03/2020", "2020-03-17"), ("اليوم الجمعة", None), ("أمس", None)]


INNER = [
    ("عُقد اللقاء الجمعة 6 أغسطس 2015 بالعاصمة.", "dates.weekday"),
    ("صدر في 25 شوال 1436 هـ الموافق 20 أغسطس 2015 م.", "dates.calendar"),
    ("عُقد في 5 نوفمبر/تشرين الأول 2015 بالعاصمة.", "dates.month"),
]


@pytest.mark.parametrize(("text", "code"), INNER)
def test_a_date_that_contradicts_itself(text: str, code: str) -> None:
    """A weekday, a calendar or a month's second name that does not fit leaves no value, and a finding."""
    clean = CleanText(title="عنوان", title_from="text", paragraphs=(Paragraph(number=3, text=text),))
    (hint,), _, findings = read_dates(clean)
    assert hint.when is None
    assert [(f.code, f.where) for f in findings] == [(code, "3")]


def test_a_day_of_sighting_apart_is_no_conflict() -> None:
    """Outside Saudi Arabia months begin by sighting: a day's difference between the calendars is none."""
    text = "صدر في 25 شوال 1436 هـ الموافق 11 أغسطس 2015 م."
    clean = CleanText(title="عنوان", title_from="text", paragraphs=(Paragraph(number=3, text=text),))
    (hint,), _, findings = read_dates(clean)
    assert (hint.when, findings) == ("2015-08-11", ())


def test_the_editor_wins() -> None:
    """A date that an editor gives stands before the stamp; one that is no date is passed over."""
    assert published([], ["17/03/2020"], known="2020-03-18")[0].when == "2020-03-18"
    assert published([], ["17/03/2020"], known="2020-03-18T10:00:00Z")[0].when == "2020-03-18"
    assert published([], ["17/03/2020"], known="last week")[0].when == "2020-03-17"


def test_the_title_is_read_too() -> None:
    """A date of the title is a hint with the title's line."""
    clean = CleanText(title="أبرز أخبار الثلاثاء 7 مارس 2017", title_from="text", title_line=1,
                      paragraphs=(Paragraph(number=3, text="هطل المطر."),))
    (hint,), _, _ = read_dates(clean)
    assert (hint.text, hint.when, hint.line) == ("الثلاثاء 7 مارس 2017", "2017-03-07", 1)


def test_a_title_takes_the_year_of_its_body() -> None:
    """A day or month that the title names without its year means that of the body."""
    clean = CleanText(title="الوفد يزور القرى مطلع أيار", title_from="text", title_line=1,
                      paragraphs=(Paragraph(number=3, text="يصل الوفد مطلع أيار/مايو 2018 إلى القرى."),))
    found = [(hint.text, hint.when) for hint in read_dates(clean)[0]]
    assert found == [("مطلع أيار", "2018-05-05~"), ("مطلع أيار/مايو 2018", "2018-05-05~")]


def test_a_century_says_nothing_of_the_day() -> None:
    """What lies a generation back bounds no clipping."""
    assert published(["بني الجسر في أواخر القرن الماضي."])[0].when is None
