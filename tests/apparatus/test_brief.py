"""The opening of a large dossier: every word of it stands in a clipping that it names, and every number can be counted."""

from __future__ import annotations

from dataclasses import replace

from malaff.apparatus.brief import to_brief
from malaff.apparatus.days import main_days, to_days
from malaff.apparatus.voice.voice import to_voice
from malaff.collection.digest import to_digest
from malaff.model.records import Collection, DateHint
from site_samples import make_article

VOICE = to_voice("ar")
WORDS = "افتتح وزير النقل الجسر الجديد في المدينة القديمة"


def _hint(when: str, label: str | None = None, context: str = WORDS) -> DateHint:
    return DateHint(text="x", when=when, weekday=None, kind="absolute", line=1, context=context, label=label)


def _collection(*dates: tuple[DateHint, ...]) -> Collection:
    facts = dict.fromkeys(("title", "subtitle", "description", "publisher", "copyright", "identifier", "url"), "")
    articles = tuple(make_article(n, dates=hints) for n, hints in enumerate(dates, 1))
    return Collection(**facts, language="ar", edition="2020-01-01", numerals="latn", articles=articles)  # type: ignore[arg-type]


def test_one_day_of_several_clippings_is_one_row() -> None:
    """The day that most clippings tell comes first; a bare year without an event and a bound have no row."""
    told, year, bound = _hint("2017-03-01", WORDS), _hint("2016"), _hint("2015-01-01/..")
    collection = _collection((told, year), (_hint("2017-03-01", WORDS + " أمس"),), (_hint("2018-05-02", WORDS),), (bound,))
    days = to_days(to_digest(collection), VOICE)
    assert [(day.when, day.clippings) for day in days] == [("2017-03-01", 2), ("2018-05-02", 1)]
    assert len(days[0].tellings) == 2 and not days[0].others
    assert [day.when for day in main_days(days, 1)] == ["2017-03-01"]


def test_the_opening_names_the_clippings_of_all_it_says() -> None:
    """Quotations are whole and the clipping's own; gaps are counted over all clippings."""
    collection = _collection((_hint("2017-03-01", WORDS),), (), ())
    undated = replace(collection.articles[2], published=None, published_from="none", published_weekday=None, publisher=None, agency=None)
    collection = replace(collection, articles=(*collection.articles[:2], undated))
    brief = to_brief(collection, to_digest(collection), VOICE)
    assert [(row.telling.text, row.telling.article.id) for row in brief.events] == [(WORDS, collection.articles[0].id)]
    for word in brief.voices:
        assert word.text in {quote.text for quote in word.article.quotes}
    gaps = {gap.what: [article.id for article in gap.articles] for gap in brief.gaps}
    assert gaps["lacks.date"] == gaps["lacks.publisher"] == [undated.id]
