"""Figures: well-formed, described, with their data beside them; labels clear of one another; the same for all outputs."""

from __future__ import annotations

import re
from itertools import accumulate, combinations, pairwise
from pathlib import Path

import pytest
from lxml import etree

from malaff.apparatus.figures.figure import Figure, overlaps, to_svg
from malaff.apparatus.figures.map import draw_map
from malaff.apparatus.figures.names import draw_neighbours, draw_network, draw_presence
from malaff.apparatus.figures.time import draw_bars, draw_chronology
from malaff.apparatus.voice.voice import to_voice
from malaff.collection.digest import Digest, to_digest
from malaff.model.records import Article, Collection, Config, DateHint, Place
from site_samples import COUNCIL, NADIA, SALEM, make_article

Built = tuple[Path, Collection, Config]

VOICE = to_voice("ar")


def _digest(articles: tuple[Article, ...]) -> Digest:
    facts = dict.fromkeys(("title", "subtitle", "description", "publisher", "copyright", "identifier", "url"), "")
    return to_digest(Collection(**facts, language="ar", edition="2020-01-01", numerals="latn", articles=articles))  # type: ignore[arg-type]


def _figures(articles: tuple[Article, ...]) -> dict[str, Figure | None]:
    digest = _digest(articles)
    names = {a.id: a for a in digest.actors}
    return {
        "chronology": draw_chronology(digest, VOICE),
        "bars": draw_bars(articles, VOICE),
        "presence": draw_presence(digest, articles, VOICE),
        "together": draw_neighbours(digest.actors[0], names, VOICE),
        "network": draw_network(digest, VOICE),
        "map": draw_map(digest.places, VOICE),
    }


def _hint(when: str, words: str) -> DateHint:
    return DateHint(text="x", when=when, weekday=None, kind="absolute", line=1, context=words, label=words)


def _told(n: int) -> DateHint:
    return _hint(f"{2009 + n // 5}-{n % 12 + 1:02}-{n % 27 + 1:02}", f"افتتح وزير النقل الجسر رقم {n} في المدينة القديمة")


MANY = tuple(
    make_article(
        n,
        dates=(_told(n),),
        published=f"{2010 + n // 6}-{n % 12 + 1:02}-{n % 28 + 1:02}",
        actors=(NADIA, SALEM, COUNCIL)[: 3 - n % 2],
    )
    for n in range(40)
)


@pytest.mark.parametrize("name", ["chronology", "bars", "presence", "together", "map"])
def test_figure_is_described_and_has_its_data(name: str) -> None:
    """Every figure is XML with a title and a description that its role refers to, and a table of the same."""
    figure = _figures(MANY)[name]
    assert figure and figure.rows and all(len(row) == len(figure.head) for row in figure.rows)
    svg = etree.fromstring(to_svg(figure))
    title, desc = svg[0], svg[1]
    assert title.text and desc.text and svg.get("aria-labelledby") == f"{title.get('id')} {desc.get('id')}"
    assert not svg.xpath("//@style")


@pytest.mark.parametrize("name", ["chronology", "bars", "presence", "together", "map"])
def test_labels_can_be_set_by_another_hand(name: str) -> None:
    """Without its text a figure has no text element: the PDF sets the labels over it, inside its frame."""
    figure = _figures(MANY)[name]
    assert figure and "<text" not in to_svg(figure, text=False) and "<text" in to_svg(figure)
    assert all(label.left > -30 and label.left + label.width < figure.width + 30 and 0 < label.y < figure.height for label in figure.labels)


def test_labels_of_time_and_place_are_clear_of_each_other() -> None:
    """No two labels of the strip or the map lie upon each other, however many there are."""
    crowd = tuple(
        Place(id=f"c{n}", name=f"مدينة رقم {n}", kind="city", surfaces=(), lat=30 + n % 5 * 0.4, lon=31 + n // 5 * 0.4) for n in range(30)
    )
    hints = tuple(
        DateHint(text="x", when=f"2019-04-{n:02}", weekday=None, kind="absolute", line=n, context="", label=f"حدث في يوم من الأيام وهو {n}")
        for n in range(1, 29)
    )
    figures = _figures((make_article(1, places=crowd, dates=hints), make_article(2, published="2012-01-01")))
    for name in ("chronology", "map"):
        figure = figures[name]
        assert figure and len(figure.labels) > 5
        assert not [(a.text, b.text) for a, b in combinations(figure.labels, 2) if overlaps(a, [b], 0)]


def test_no_stem_crosses_words() -> None:
    """The stems of the strip pass beside the labels below them."""
    figure = _figures(MANY)["chronology"]
    assert figure
    stems = [tuple(map(float, m)) for m in re.findall(r'class="s-rubric" d="M([\d.]+) ([\d.]+)L[\d.]+ ([\d.]+)"', figure.shapes)]
    assert stems
    for x, top, bottom in stems:
        for label in figure.labels:
            assert not (label.left + 1 < x < label.left + label.width - 1 and top + 30 < label.y < bottom - 4), label.text


def test_rough_dates_look_rough() -> None:
    """A day that the text states is a full mark; a year, a span or a computed day is hollow or dashed."""

    def shapes(when: str, kind: str) -> str:
        hint = DateHint(text="x", when=when, weekday=None, kind=kind, line=1, context="حدث له تاريخ معلوم")  # type: ignore[arg-type]
        figure = draw_chronology(
            _digest((make_article(1, dates=(hint,), published=None), make_article(2, dates=(), published="2012-01-01"))), VOICE
        )
        assert figure
        return figure.shapes

    assert "stroke-dasharray" not in shapes("2019-04-07", "absolute")
    assert "stroke-dasharray" in shapes("2019", "absolute") and "stroke-dasharray" in shapes("2019-04/2019-08", "relative")
    assert 'class="f-paper s-rubric"' in shapes("2019-04-07", "relative")


def test_far_outlier_does_not_press_time_together() -> None:
    """One date of a past century is left out of the strip and said to be."""
    old = DateHint(text="x", when="1517-01-22", weekday=None, kind="absolute", line=1, context="معركة قديمة لم يعد يذكرها أحد")
    figure = draw_chronology(_digest((*MANY, make_article(99, dates=(old,)))), VOICE)
    assert figure and "خارج الإطار" in figure.desc and not any("1517" in label.text for label in figure.labels)


def test_network_only_where_it_can_be_read() -> None:
    """Two people make no network, thirty make a ball of wool."""
    assert _figures(MANY)["network"] is None
    assert draw_network(_digest((make_article(1),)), VOICE) is None


def test_map_has_no_borders_and_needs_two_places() -> None:
    """The map is a coast, dots and names; one place needs none."""
    figure = _figures(MANY)["map"]
    assert figure and "f-land" in figure.shapes and figure.shapes.count("<path") == 1
    assert {label.text for label in figure.labels} == {"أسوان", "الخرطوم", "السودان"}
    one = _digest((make_article(1, places=(Place(id="p", name="أسوان", lat=24.0, lon=32.9),)),))
    assert draw_map(one.places, VOICE) is None


def test_coasts_do_not_jump_across_the_date_line() -> None:
    """On a map of the whole world no coast runs from one side to the other: only the frame has such long lines."""
    spots = ((35.0, -170.0), (60.0, 30.0), (-30.0, 170.0))
    towns = tuple(Place(id=f"t{n}", name=f"بلدة {n}", kind="city", lat=lat, lon=lon) for n, (lat, lon) in enumerate(spots))
    figure = draw_map(_digest((make_article(1, places=towns),)).places, VOICE)
    assert figure
    for path in re.findall(r' d="(M[^"]*)"', figure.shapes):
        for ring in filter(None, path.split("z")):
            ways = [float(n) for n in re.findall(r"-?\d*\.?\d+", ring)]
            points = list(zip(accumulate(ways[::2]), accumulate(ways[1::2]), strict=True))
            for (x1, y1), (x2, y2) in pairwise(points):
                assert abs(x1 - x2) < figure.width / 2 or (min(y1, y2) <= 1 and max(y1, y2) <= 1) or min(y1, y2) >= figure.height - 1


@pytest.mark.parametrize("numerals, wanted", [("latn", "2012"), ("arab", "٢٠١٢")])
def test_digits_follow_the_configuration(numerals: str, wanted: str) -> None:
    """The years of the strip are written in the dossier's digits."""
    figure = draw_chronology(_digest(MANY), to_voice("ar", numerals))  # type: ignore[arg-type]
    assert figure and any(label.text == wanted for label in figure.labels)


def test_no_star_where_all_rays_are_alike() -> None:
    """Neighbours that share equally many clippings make no figure: the table says as much."""
    digest = _digest((make_article(1), make_article(2)))
    assert draw_neighbours(digest.actors[0], {a.id: a for a in digest.actors}, VOICE) is None
