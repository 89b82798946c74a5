"""What the pieces of a byline say together: a table of shapes, each with the sentence that it states and an example."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """A row: the facts that a line must show (`needs` all, `one_of` at least one, `without` none) and what it then says.

    `gives` names the fields: `agency`, `publisher`, `writers`; `unknown as writer`, `unknown as publisher`; empty for a line that
    is metadata and names nobody. None: the line is no byline. Facts are the kinds of the pieces (`agency`, `publisher`, `writer`,
    `place`, `desk`, `team`, `label`, `source`, `unknown`) and what `read_facts` of bylines.py adds to them.
    """

    says: str
    example: str
    needs: tuple[str, ...] = ()
    one_of: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    gives: tuple[str, ...] | None


# The first row that a line meets decides.
SHAPES = (
    Shape(says="Two pieces that no list has, with no press beside them, are a phrase.", example="الميناء القديم - رصيف البحر",
          needs=("unknowns",), without=("agency", "publisher"), gives=None),
    Shape(says="Beside the agencies that a text was taken from, a paper is the site's own name.", example="المصدر: هسبريس + وكالات",
          needs=("source", "agency", "publisher"), gives=("agency", "publisher")),
    Shape(says="After المصدر a paper beside a place is a dateline of its own.", example="المصدر: (طنجة - هسبريس)",
          needs=("source", "place", "publisher"), without=("agency", "writer", "unknown"), gives=("publisher",)),
    Shape(says="After المصدر stands whom a text was taken from, not who prints it.", example="المصدر: هسبريس",
          needs=("source",), gives=("agency",)),
    Shape(says="Beside a place that no list has, a paper's name before a colon or in quotation marks opens a dateline.",
          example="زاكورة - الوطن:", needs=("everyday", "unknown", "pair", "colon"), without=("unknown-long",), gives=("publisher",)),
    Shape(says="An everyday word is a paper's name only beside a place, a writer, an agency or a desk, or beside another paper.",
          example="الوطن", needs=("everyday",), without=("sure", "publishers"), gives=None),
    Shape(says="A long unknown piece beside a press name is a phrase, unless a label announces a writer.",
          example="رويترز: أسعار النفط الخام ترتفع", needs=("unknown-long",), without=("label",),
          one_of=("agency", "publisher", "team"), gives=None),
    Shape(says="An agency whose name is an everyday word, alone, is one beside the text only.", example="معا",
          needs=("everyday-agency", "alone"), without=("beside",), gives=None),
    Shape(says="A label alone with a colon announces the writer of the next line.", example="كتب:",
          needs=("label", "alone", "beside", "colon"), gives=()),
    Shape(says="A label alone is a heading.", example="حوار", needs=("label", "alone"), gives=None),
    Shape(says="A newsroom alone is a byline beside the text only.", example="غرفة الأخبار",
          needs=("team", "alone"), without=("beside",), gives=None),
    Shape(says="What kind of compilation a text is, alone beside it or with a place, is its credit.", example="صنعاء - متابعات",
          needs=("compilation", "beside"), without=("agency", "publisher", "writer", "unknown", "label", "team", "source"), gives=()),
    Shape(says="A newsroom's unknown neighbour is the paper that it is of.", example="فريق التحرير - الميناء",
          needs=("team", "unknown"), without=("publisher",), gives=("agency", "unknown as publisher", "writers")),
    Shape(says="After a label the unknown piece is the writer.", example="كتبت: زاكور الملا",
          needs=("label", "unknown"), without=("agency", "writer"), gives=("publisher", "unknown as writer")),
    Shape(says="Beside a paper and a place the unknown piece is the writer.", example="لندن - هسبريس - زاكور الملا",
          needs=("publisher", "place", "unknown"), without=("agency", "writer"), gives=("publisher", "unknown as writer")),
    Shape(says="Beside a paper and under the title, two words that are no ordinary ones are the writer.",
          example="هسبريس - زاكور بنبراهيم", needs=("publisher", "unknown-strange", "beside"),
          without=("agency", "writer"), gives=("publisher", "unknown as writer")),
    Shape(says="Under the title, two words beside the kind of piece that are no ordinary ones are the writer.",
          example="تحقيق - زاكور بنبراهيم", needs=("desk", "unknown-strange", "beside"), without=("agency", "writer"),
          gives=("publisher", "unknown as writer")),
    Shape(says="An agency, a paper, a newsroom or a label makes a byline.", example="عمّان - بترا",
          one_of=("agency", "publisher", "team", "label"), gives=("agency", "publisher", "writers")),
    Shape(says="A person's name beside the text is the writer's, unless words that are no name stand with it.", example="سامي خليل - بيروت",
          needs=("writer", "beside"), without=("unknown-three",), gives=("writers",)),
    Shape(says="Two or three words alone beside the text, a forefather's given name among them, are the writer.", example="زاكور محمود",
          needs=("unknown-person", "alone", "beside"), gives=("unknown as writer",)),
    Shape(says="Beside a place and under the title, two words that are no ordinary ones are the writer.", example="أربيل - زاكور النقيب",
          needs=("unknown-strange", "place", "pair", "beside"), gives=("unknown as writer",)),
    Shape(says="Beside a place and the text, words made like a name are the writer.", example="أربيل: السهلي",
          needs=("unknown-writers", "place", "pair", "beside"), gives=("unknown as writer",)),
)


def find_shape(facts: Collection[str]) -> Shape | None:
    """The first shape that a line with these facts has."""
    return next((shape for shape in SHAPES if _has(shape, facts)), None)


def _has(shape: Shape, facts: Collection[str]) -> bool:
    if any(fact in facts for fact in shape.without) or not all(fact in facts for fact in shape.needs):
        return False
    return not shape.one_of or any(fact in facts for fact in shape.one_of)
