"""The page format goes both ways, whatever a text holds."""

from __future__ import annotations

import markdown
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from malaff.collection import page
from malaff.model.errors import PageError
from malaff.model.records import Actor, Article, Block, DateHint, Quote, Removal, Span, Topic

TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r"))
LINE = TEXT.map(lambda t: " ".join(t.split())).filter(bool)
HOSTILE = [
    "# عنوان", "* نجمة * ونجمة *", "1. أول", "1) أول", "- شرطة", "+ زائد", "> اقتباس",
    "=====", "-----", "~~~ سياج", "``` سياج", "| جدول |",
    "[رابط](javascript:alert(1))", "![صورة](x)", "<script>alert(1)</script>", "<b onclick=x>", "&lt;b&gt; &amp; &#42;", "{{ config }}",
    "{% raw %}", "{: .x }",
    "خط\\مائل\\*", "`رمز`", "!!! note", "??? سؤال", ": تعريف", "[^1]: حاشية", "*[ا]: ب", "__a__ _b_", "http://x.y/_a_*b*",
]


def article(**more: object) -> Article:
    """A small article."""
    values = {"id": "a", "seed": "seeds/a.txt", "sha256": "0" * 64, "encoding": "utf-8", "title": "عنوان", "title_from": "text",
              "summary": ""}
    return Article(**(values | more))  # type: ignore[arg-type]


@given(LINE)
def test_scalars_read_back_in_any_yaml_reader(text: str) -> None:
    """What we write as a scalar is the same text to us and to PyYAML."""
    head = page.write_front_matter({"a": text, "b": [{"c": text}], "d": [text]})
    wanted = {"a": text, "b": [{"c": text}], "d": [text]}
    assert page.read_front_matter(head) == wanted
    assert yaml.safe_load(head) == wanted


@given(TEXT, LINE, LINE)
def test_an_article_reads_back_as_it_was(title: str, before: str, name: str) -> None:
    """Front matter and body survive the way to Markdown and back."""
    made = article(
        title=title,
        dates=(DateHint(text=title, when="2017-03", weekday=None, kind="partial", line=3, context=before),),
        actors=(Actor(id="x", name=name, kind="person", roles=(title,), surfaces=(name, before)),),
        removed=(Removal(line=1, rule="r", text=title),),
        quotes=(Quote(text=title, speaker=None, speaker_name=None, verb="", line=1),),
        blocks=(Block(kind="p", spans=(Span(text=before + " "), Span(text=name, target="actors/x"))),
                Block(kind="h2", spans=(Span(text=name),))))
    text = page.write_article(made)
    assert page.read_article(text) == made
    assert page.is_untouched(text)
    assert page.generated_by(text) == "convert"


@given(LINE)
def test_markdown_shows_a_text_letter_for_letter(text: str) -> None:
    """A Markdown renderer gives the words back and no element but the paragraph."""
    _assert_plain(text)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_texts_stay_text(text: str) -> None:
    """Markup that a raw text holds is shown, not obeyed."""
    _assert_plain(text)


def _assert_plain(text: str) -> None:
    from lxml import html

    if any(ord(letter) < 32 or letter in "\x7f\u2028\u2029\x85\x1c\x1d\x1e" or 0x80 <= ord(letter) < 0xA0 for letter in text):
        return  # cleaning takes these out before a page is written
    if any(letter in "\ufffe\uffff" or letter in "\x02\x03" or ord(letter) & 0xFFFE == 0xFFFE for letter in text):
        return
    source = page.write_block(Block(kind="p", spans=(Span(text=text),)))
    shown = markdown.markdown(source, extensions=["attr_list", "tables", "admonition", "def_list"])
    root = html.fragment_fromstring(shown, create_parent="main")
    assert [element.tag for element in root.iter()] == ["main", "p"], shown
    assert " ".join(root.text_content().split()) == " ".join(text.split())


def test_an_edited_page_is_seen() -> None:
    """One letter more and the hash does not fit."""
    text = page.write_article(article())
    assert not page.is_untouched(text + "x")
    assert not page.is_untouched(text.replace('title: "عنوان"', 'title: "عنوان آخر"'))


@pytest.mark.parametrize(("text", "what"), [
    ("---\nid: \"a\n", "no end"), ("---\n- a\n---\n", "not a list of keys"), ("---\na: [\n---\n", "not valid YAML"),
    ("---\nid: \"a\"\nfoo: 1\n---\n", "unknown key `foo`"), ("---\nid: \"a\"\n---\n", "not that of an article"),
])
def test_malformed_pages_are_refused_with_place_and_mend(text: str, what: str) -> None:
    """A malformed page says where, what and how to mend it."""
    with pytest.raises(PageError) as caught:
        page.read_article(text, "docs/articles/a.md")
    assert str(caught.value).startswith("docs/articles/a.md") and what in str(caught.value) and caught.value.hint


def test_a_link_behind_a_backslash_is_a_link() -> None:
    """A raw backslash before a linked name is itself, and no escape of the link."""
    block = Block(kind="p", spans=(Span(text="سوريا\\"), Span(text="دمشق", target="places/damascus"), Span(text="\\ [x](y) \\\\")))
    assert page.read_blocks(page.write_block(block)) == (block,)


@pytest.mark.parametrize("bad", ['"><script>', "../x", "a b", "سياسة", ""])
def test_an_id_that_is_no_id_is_refused(bad: str) -> None:
    """Ids become addresses; a page with another text in their place is not read."""
    text = page.write_article(Article(id="a", seed="seeds/a.txt", sha256="0", encoding="utf-8", title="عنوان",
                                      title_from="text", summary="", topics=(Topic(id=bad, name="x", score=1.0),)))
    with pytest.raises(PageError, match="no id"):
        page.read_article(text)
