"""Converting: what cannot be used does not stop the rest, edited pages are refused, restrictions hold."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from malaff.collection import page
from malaff.collection.config import load_config
from malaff.model.records import Article
from malaff.verbs.convert import Converted, convert

NEWS = """بلدية النهر تعلن بدء ترميم الجسر القديم

أعلنت بلدية النهر، يوم الثلاثاء، بدء ترميم الجسر القديم الذي يصل ضفتي المدينة بعد سنوات من الانتظار والشكاوى.

وقالت رئيسة البلدية سعاد الخطيب إن الأشغال تستمر ثمانية أشهر، وإن حركة السير ستحول إلى الطريق الشمالي طوال هذه المدة.

وأضاف المهندس كريم البستاني أن كلفة المشروع تبلغ مليوني دولار يمولها صندوق التنمية المحلية.
"""


def run(root: Path, **more: object) -> Converted:
    """Convert a collection."""
    return convert(load_config(root), **more)  # type: ignore[arg-type]


def article(root: Path, name: str) -> Article:
    """A converted article."""
    return page.read_article((root / f"docs/articles/{name}.md").read_text("utf-8"))


def words(root: Path) -> str:
    """All that convert wrote, as text."""
    return "\n".join(path.read_text("utf-8") for path in (root / "docs").rglob("*") if path.is_file())


def test_the_five_seeds_are_converted_and_stay_so(collection_folder: Path) -> None:
    """Every text gets its page; a second run changes nothing and --check is clean."""
    first = run(collection_folder)
    assert (first.articles, first.problems, len(first.stored.written)) == (5, (), 5)
    assert run(collection_folder, check=True).stored.stale == ()
    assert run(collection_folder).stored.unchanged == 5


def test_the_table_fills_fields_and_touches_no_other_text(collection_folder: Path) -> None:
    """A row of metadata.csv wins over the text and below the sidecar; a change in one row makes one article anew."""
    seeds = collection_folder / "seeds"
    for name in ("a", "b", "2015-07-21-c"):
        (seeds / f"{name}.txt").write_text(NEWS.replace("القديم", f"القديم {name[-1]}"), "utf-8")
    (seeds / "b.yml").write_text('published: "2015-07-14"\n', "utf-8")
    rows = "file;published;publisher;title\na.txt;21/07/2015;صحيفة النهر;ترميم الجسر\nb.txt;22/07/2015;صحيفة النهر;\n"
    (seeds / "metadata.csv").write_text(rows, "utf-8-sig")
    assert run(collection_folder).problems == ()
    a, b, c = (article(collection_folder, name) for name in ("a", "b", "2015-07-21-c"))
    assert (a.published, a.published_from, a.publisher, a.title, a.title_from) == (
        "2015-07-21", "table", "صحيفة النهر", "ترميم الجسر", "table")
    assert (b.published, b.published_from, b.publisher) == ("2015-07-14", "editor", "صحيفة النهر")
    assert (c.published, c.published_from) == ("2015-07-21", "name")
    (seeds / "metadata.csv").write_text(rows.replace("21/07/2015", "28/07/2015").replace("a.txt", "\na.txt") + "none.txt;;;\n", "utf-8-sig")
    done = run(collection_folder)
    assert [Path(path).stem for path in done.stored.written] == ["a"]
    assert [f.code for f in done.findings if f.code.startswith("table.")] == ["table.file"]


def test_what_is_committed_is_up_to_date(project: Path) -> None:
    """convert --check is clean on the checkout."""
    assert run(project, check=True).stored.stale == ()


def test_bytes_do_not_depend_on_clock_seed_or_workers(collection_folder: Path) -> None:
    """Other time zone, other hash seed, other number of workers: the same pages."""
    run(collection_folder)
    before = words(collection_folder)
    for name in (collection_folder / "docs/articles").glob("*.md"):
        name.unlink()
    environment = {**os.environ, "TZ": "Pacific/Auckland", "PYTHONHASHSEED": "7", "PYTHONPATH": os.pathsep.join(sys.path)}
    subprocess.run([sys.executable, "-m", "malaff", "--root", str(collection_folder), "convert", "--jobs", "2"],
                   env=environment, check=True, capture_output=True)
    assert words(collection_folder) == before


@pytest.mark.parametrize(("name", "data"), [
    ("empty.txt", b""), ("spaces.txt", b" \n\n "), ("binary.txt", bytes(range(256)) * 40),
    ("picture.txt", b"\x89PNG\r\n\x1a\n" + b"\x00\xff" * 500),
    ("latin.txt", b"The quick brown fox jumps over the lazy dog. " * 20), ("broken.jsonl", b'{"text": \n'),
])
def test_a_text_that_cannot_be_used_does_not_stop_the_rest(empty_folder: Path, name: str, data: bytes) -> None:
    """One message names the file, the fault and the mend; the other text is converted."""
    (empty_folder / "seeds/news.txt").write_text(NEWS, "utf-8")
    (empty_folder / "seeds" / name).write_bytes(data)
    done = run(empty_folder)
    assert done.articles == 1
    assert [problem.where.split(":")[0] for problem in done.problems] == [f"seeds/{name}"]
    assert all(problem.what and problem.hint and problem.exit_code == 5 for problem in done.problems)


def test_the_command_line_ends_with_5_and_no_traceback(empty_folder: Path) -> None:
    """At most five lines say what is wrong."""
    (empty_folder / "seeds/news.txt").write_text(NEWS, "utf-8")
    (empty_folder / "seeds/empty.txt").write_bytes(b"")
    done = subprocess.run([sys.executable, "-m", "malaff", "--root", str(empty_folder), "convert"], capture_output=True, text=True,
                          env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}, check=False)
    assert done.returncode == 5
    assert "seeds/empty.txt" in done.stderr and "Traceback" not in done.stderr and len(done.stderr.splitlines()) <= 5
    assert "1 articles" in done.stdout


def test_an_edited_page_is_refused_and_kept(empty_folder: Path) -> None:
    """A person's change to a generated page is not overwritten; the message names the sidecar."""
    (empty_folder / "seeds/news.txt").write_text(NEWS, "utf-8")
    run(empty_folder)
    path = empty_folder / "docs/articles/news.md"
    path.write_text(path.read_text("utf-8") + "\nزيادة.\n", "utf-8")
    done = run(empty_folder)
    assert [error.exit_code for error in done.stored.refused] == [6] and "seeds/news.yml" in done.stored.refused[0].hint
    assert path.read_text("utf-8").endswith("زيادة.\n")


def test_pages_of_texts_that_are_gone_are_deleted_and_others_kept(empty_folder: Path) -> None:
    """Only what the program wrote is deleted."""
    (empty_folder / "seeds/news.txt").write_text(NEWS, "utf-8")
    run(empty_folder)
    mine = empty_folder / "docs/articles/mine.md"
    mine.write_text("# صفحتي\n", "utf-8")
    (empty_folder / "seeds/news.txt").unlink()
    assert run(empty_folder).stored.deleted == ("articles/news.md",)
    assert mine.exists()


def test_corrections_win_and_say_so(empty_folder: Path) -> None:
    """Fields, merged names and the reason reach the page."""
    (empty_folder / "seeds/news.txt").write_text(NEWS, "utf-8")
    (empty_folder / "seeds/news.yml").write_text(
        'why: من أرشيف البلدية\ntitle: ترميم الجسر\npublisher: صحيفة النهر\npublished: "2024-05-07"\ntopics: [economy]\n'
        'not_names: ["كريم البستاني"]\nactors: [{name: "سعاد الخطيب", roles: ["رئيسة البلدية"], wikidata: Q1}]\n', "utf-8")
    assert run(empty_folder).problems == ()
    made = article(empty_folder, "news")
    assert (made.title, made.title_from, made.publisher) == ("ترميم الجسر", "editor", "صحيفة النهر")
    assert (made.published, made.published_from) == ("2024-05-07", "editor") and "من أرشيف البلدية" in made.published_why
    assert [topic.id for topic in made.topics] == ["economy"]
    names = {actor.name: actor for actor in made.actors}
    assert "كريم البستاني" not in names and names["سعاد الخطيب"].wikidata == "Q1"


def test_names_are_merged_and_split_as_the_editor_says(empty_folder: Path) -> None:
    """One person under two names becomes one actor; one name for two persons becomes two."""
    (empty_folder / "seeds/news.txt").write_text(NEWS, "utf-8")
    (empty_folder / "seeds/news.yml").write_text('merge: [["سعاد الخطيب", "كريم البستاني"]]\n', "utf-8")
    run(empty_folder)
    people = [actor for actor in article(empty_folder, "news").actors if actor.kind == "person"]
    assert [(actor.name, set(actor.surfaces)) for actor in people] == [("سعاد الخطيب", {"سعاد الخطيب", "كريم البستاني"})]
    (empty_folder / "seeds/news.yml").write_text(
        'split: [{name: "كريم البستاني", as: "كريم البستاني (المهندس)", lines: [7], id: karim-engineer}]\n', "utf-8")
    run(empty_folder)
    named = {actor.id: actor.name for actor in article(empty_folder, "news").actors}
    assert named["karim-engineer"] == "كريم البستاني (المهندس)" and "كريم البستاني" not in named.values()
    assert "actors/index.md#karim-engineer" in (empty_folder / "docs/articles/news.md").read_text("utf-8")


def test_lines_are_kept_and_dropped_as_the_editor_says(empty_folder: Path) -> None:
    """A line the program removed comes back, one it kept goes, and the log says that the editor dropped it."""
    (empty_folder / "seeds/news.txt").write_text(NEWS + "\nاقرأ أيضا: خبر آخر عن الجسر\n", "utf-8")
    run(empty_folder)
    assert "خبر آخر" not in words_of(article(empty_folder, "news"))
    (empty_folder / "seeds/news.yml").write_text("keep: [9]\ndrop: [7]\n", "utf-8")
    run(empty_folder)
    made = article(empty_folder, "news")
    assert "خبر آخر" in words_of(made) and "البستاني" not in words_of(made)
    assert 7 in {removal.line for removal in made.removed}


def words_of(made: Article) -> str:
    """The body of an article."""
    return " ".join(block.text for block in made.blocks)


@pytest.mark.parametrize(("text", "where"), [
    ("published: 10-03-2017\n", "published"), ("foo: 1\n", "foo"), ("drop: three\n", "drop"), ("a: [\n", "YAML"),
    ("withhold: maybe\n", "withhold"),
])
def test_a_refused_sidecar_names_key_and_mend(empty_folder: Path, text: str, where: str) -> None:
    """A refused sidecar is a problem of its own; its text is converted without it unless it restricts, or may."""
    (empty_folder / "seeds/news.txt").write_text(NEWS, "utf-8")
    (empty_folder / "seeds/news.yml").write_text(text, "utf-8")
    done = run(empty_folder)
    (problem,) = done.problems
    assert where in str(problem) and problem.where.startswith("seeds/news.yml:")
    assert done.articles == (0 if text in ("withhold: maybe\n", "foo: 1\n", "a: [\n") else 1)


def test_a_withheld_text_is_nowhere(empty_folder: Path) -> None:
    """Nothing of it is written but that one text is withheld."""
    (empty_folder / "seeds/news.txt").write_text(NEWS, "utf-8")
    (empty_folder / "seeds/other.txt").write_text(NEWS.replace("النهر", "الوادي"), "utf-8")
    run(empty_folder)
    (empty_folder / "seeds/news.yml").write_text("withhold: true\n", "utf-8")
    assert run(empty_folder).withheld == 1
    assert "بلدية النهر" not in words(empty_folder)
    kept = json.loads((empty_folder / "docs/articles/.withheld.json").read_text("utf-8"))
    assert kept.keys() == {"withheld", "restrictions"} and kept["withheld"] == 1


@pytest.mark.parametrize("spelling", ["سعاد الخطيب", "سُعاد الخطيب", "سعـاد الخطـ.ـيب"])
def test_redacted_words_are_nowhere_in_any_spelling(empty_folder: Path, spelling: str) -> None:
    """A name is gone from body, names, quotes, log and summary, with its prefixes; the page says that something is."""
    text = NEWS.replace("سعاد الخطيب", spelling) + f"\nوشكر الأهالي لسعاد الخطيب جهدها، وقالت {spelling}: «سنكمل العمل في موعده المحدد».\n"
    (empty_folder / "seeds/news.txt").write_text(text, "utf-8")
    (empty_folder / "seeds/news.yml").write_text('redact: ["سعاد الخطيب"]\n', "utf-8")
    run(empty_folder)
    shown = words(empty_folder)
    assert "سعاد" not in shown and "سُعاد" not in shown and "الخطيب" not in shown and "الخطـ" not in shown
    assert "محجوب" in shown and article(empty_folder, "news").withheld


def test_an_excerpt_shows_no_more_than_it_says(empty_folder: Path) -> None:
    """The rest of the body is nowhere, the summary included."""
    (empty_folder / "seeds/news.txt").write_text(NEWS, "utf-8")
    (empty_folder / "seeds/news.yml").write_text("excerpt: 6\n", "utf-8")
    run(empty_folder)
    made = article(empty_folder, "news")
    assert made.words <= 7 and "الشكاوى" not in words(empty_folder) and "البستاني" not in words(empty_folder)
    assert made.withheld and "مقتطف" in made.withheld


def test_the_same_story_finds_itself(empty_folder: Path) -> None:
    """Nearly the same text is a duplicate; another story is not."""
    longer = NEWS + "\nوأوضح أن العمال سيبدؤون بتدعيم القواعد الحجرية قبل نهاية الأسبوع، ثم يرممون الأقواس الثلاثة واحدًا بعد آخر.\n"
    (empty_folder / "seeds/a.txt").write_text(longer, "utf-8")
    (empty_folder / "seeds/b.txt").write_text(longer.replace("مليوني دولار", "ثلاثة ملايين دولار"), "utf-8")
    sport = "فاز فريق الساحل على فريق الجبل بهدفين في المباراة النهائية التي جرت مساء أمس على ملعب العاصمة أمام جمهور كبير. "
    (empty_folder / "seeds/c.txt").write_text("فوز فريق الساحل في المباراة النهائية\n\n" + sport * 2, "utf-8")
    run(empty_folder)
    assert article(empty_folder, "a").duplicates == ("b",)
    assert article(empty_folder, "b").duplicates == ("a",)
    assert article(empty_folder, "c").duplicates == ()


def test_shards_together_are_the_whole(empty_folder: Path) -> None:
    """Two machines with a part each write what one would."""
    for number in range(6):
        (empty_folder / f"seeds/n{number}.txt").write_text(NEWS.replace("النهر", f"النهر رقم {number}"), "utf-8")
    one, two = run(empty_folder, shard=(1, 2)), run(empty_folder, shard=(2, 2))
    assert one.articles + two.articles == 6 and two.stored.deleted == ()
    assert len(list((empty_folder / "docs/articles").glob("n*.md"))) == 6
