"""One look for three outputs: no colour stands elsewhere, a collection's own is followed by all, an unusable one is refused by name."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import pytest

from malaff.apparatus.book_making import to_book
from malaff.collection.config import load_config
from malaff.collection.load import load_collection
from malaff.collection.look.colour import contrast, reads_on_any
from malaff.collection.look.palette import OUTPUTS, default_palette, fill, read_palette, sizes_of, to_tokens
from malaff.model.errors import ConfigError
from malaff.pdf.parts.cover import draw_cover
from malaff.pdf.parts.sheets import style_sheet
from malaff.verbs.cli import main

HEX = re.compile(r"(?<!&)#(?:[0-9a-f]{6}|[0-9a-f]{3})\b", re.I)
GREEN = "#14532d"
LOOK = "build_scripts/malaff/collection/look"


def test_colours_stand_in_one_file(project: Path) -> None:
    """No hexadecimal colour in code, templates or style sheets but in look.yml and where the site's block is written from it."""
    found = []
    for folder in ("build_scripts/malaff", "theme_overrides"):
        for path in sorted((project / folder).rglob("*")):
            if path.suffix not in (".py", ".css", ".html", ".js", ".yml") or path.name == "look.yml" or "/data/" in path.as_posix():
                continue
            text = path.read_text("utf-8")
            text = re.sub(r"/\* look: .*?/\* end of look \*/|\"\"\".*?\"\"\"", "", text, flags=re.S)
            found += [f"{path.relative_to(project)}: {match[0]}" for match in HEX.finditer(text)]
    # Black and white as such (the ends of a mask, letters that no paper colour can be read for), and the example of a message.
    assert [row for row in found if row.rpartition(" ")[2] not in ("#000", "#000000", "#ffffff", GREEN)] == []


def test_style_sheet_holds_the_look(project: Path) -> None:
    """The theme's own block is what look.yml says, so that a renderer without our post step shows the same."""
    sheet = (project / "theme_overrides/assets/css/malaff.css").read_text("utf-8")
    block = re.search(r"/\* look: [^*]*\*/\n(.*?)\n/\* end of look \*/", sheet, re.S)
    assert block and block[1] == to_tokens(default_palette())
    used = set(re.findall(r"var\(--t-([a-z]+)\)", sheet))
    assert used <= set(sizes_of("site")) and not re.search(r"font(-size)?: ?([0-9]00 )?[0-9.]+rem", sheet)


def test_every_size_and_colour_is_used(project: Path) -> None:
    """A row of look.yml that no style sheet reads is dead."""
    sheets = {"site": "theme_overrides/assets/css/malaff.css", "pdf": "build_scripts/malaff/pdf/templates/dossier.css",
              "epub": "build_scripts/malaff/epub/book.css"}
    texts = {output: (project / path).read_text("utf-8") for output, path in sheets.items()}
    for output in OUTPUTS:
        mark = "var(--t-{})" if output == "site" else "$t_{}"
        body = texts[output].partition("/* end of look */")[2] or texts[output]
        dead = [name for name in sizes_of(output) if mark.format(name) not in body]
        assert not dead, (output, dead)
        if output != "site":
            fill(texts[output], default_palette(), output)


def test_all_outputs_follow(collection_folder: Path) -> None:
    """A rubric in mkdocs.yml reaches the site in both schemes, the PDF's sheet and cover, and the EPUB's sheet and cover."""
    config = collection_folder / "mkdocs.yml"
    text = config.read_text("utf-8")
    config.write_text(text.replace("    seeds: seeds\n", f'    seeds: seeds\n    palette: {{light: {{rubric: "{GREEN}"}}}}\n'), "utf-8")
    for verb in ("convert", "index", "epub", "site"):
        assert main(["--root", str(collection_folder), "-q", verb]) == 0
    site = (collection_folder / "dist/site/assets/css/malaff.css").read_text("utf-8")
    light, dark = re.findall(r"--rubric: (#[0-9a-f]{6})", site)
    assert light == GREEN and dark != default_palette().dark["rubric"] and contrast(dark, default_palette().dark["panel"]) >= 4.5
    assert GREEN in (collection_folder / "dist/site/assets/favicon.svg").read_text("utf-8")
    collection = load_collection(load_config(collection_folder))
    assert collection.palette
    sheet, drawing = style_sheet(collection.palette), draw_cover(to_book(collection))[0]
    assert GREEN in sheet and GREEN in drawing and default_palette().light["rubric"] not in sheet + drawing
    with zipfile.ZipFile(collection_folder / "dist/dossier.epub") as book:
        book_sheet = book.read("EPUB/style/book.css").decode()
    signal = collection.palette.light["signal"]
    assert signal in book_sheet and reads_on_any(signal) and default_palette().light["signal"] not in book_sheet


@pytest.mark.parametrize(("values", "where"), [
    ({"light": {"rubric": "#fff5aa"}}, "palette.light"),
    ({"light": {"rubic": "#14532d"}}, "palette.light.rubic"),
    ({"light": {"rubric": "green"}}, "palette.light.rubric"),
    ({"light": "#14532d"}, "palette.light"),
    ({"night": {}}, "palette"),
    ({"dark": {"ink": "#222222"}}, "palette.dark"),
    ({"light": {"signal": "#ffffff"}}, "palette.light.signal"),
])
def test_unusable_colours_are_refused(values: object, where: str) -> None:
    """An unknown name, no colour at all, or one that could not be read: each refused with its key and a mend."""
    with pytest.raises(ConfigError) as caught:
        read_palette(values)
    assert where in str(caught.value)


def test_material_colours_are_refused(collection_folder: Path) -> None:
    """`theme.palette.primary: indigo` would change nothing, and says so instead."""
    config = collection_folder / "mkdocs.yml"
    config.write_text(config.read_text("utf-8").replace("primary: custom", "primary: indigo"), "utf-8")
    with pytest.raises(ConfigError, match=r"theme\.palette\.primary"):
        load_config(config.parent)


def test_default_can_be_read() -> None:
    """The look's own colours pass the rules that a collection's must."""
    assert read_palette({}) == default_palette()
