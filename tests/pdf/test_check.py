"""The checker sees every fault that it has a rule for: a sound file is broken, one rule at a time."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String

from malaff.collection.config import load_config
from malaff.pdf.build import build_pdf
from malaff.pdf.proof.check import RULES, check_pdf
from pdf_samples import make_article, make_collection

ONE = make_collection(
    make_article("well", "بئر جديدة", "حُفرت البئر في القرية، وشرب الأهالي منها.", published="2026-01-02", published_from="stamp",
                 published_why="«اليوم» في السطر 1"))


@pytest.fixture(scope="module")
def sound(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A dossier in which every rule holds."""
    path = build_pdf(ONE, load_config(root), tmp_path_factory.mktemp("sound"))
    assert check_pdf(path, ONE) == ()
    return path


def elements(pdf: Any, kind: str) -> list[Any]:
    """The structure elements of a kind."""
    return [thing for thing in pdf.objects if isinstance(thing, Dictionary) and thing.get("/S") == kind and "/P" in thing]


def fonts(pdf: Any, subtype: str) -> list[Any]:
    """The fonts of a subtype."""
    return [thing for thing in pdf.objects if isinstance(thing, Dictionary) and thing.get("/Subtype") == subtype]


def links(pdf: Any) -> list[Any]:
    """The links."""
    return [link for page in pdf.pages for link in page.obj.get("/Annots", ())]


def rewrite(page: Any, old: bytes, new: bytes) -> None:
    """Change the content of a page."""
    page.contents_coalesce()
    data = page.obj.Contents.read_bytes()
    assert old in data
    page.obj.Contents.write(data.replace(old, new, 1))


def attach_another(pdf: Any) -> None:
    """Add a second file."""
    pdf.attachments["other.txt"] = b"x"


FAULTS: dict[str, Callable[[Any], object]] = {
    "pdf.language": lambda pdf: setattr(pdf.Root, "Lang", String("en")),
    "pdf.viewer": lambda pdf: pdf.Root.ViewerPreferences.__delitem__("/Direction"),
    "pdf.metadata": lambda pdf: pdf.docinfo.__setitem__("/Title", String("آخر")),
    "pdf.colour": lambda pdf: pdf.Root.__delitem__("/OutputIntents"),
    "pdf.tags": lambda pdf: setattr(pdf.Root.MarkInfo, "Marked", False),
    "pdf.type": lambda pdf: setattr(elements(pdf, "/Art")[0], "S", Name.Article),
    "pdf.heading": lambda pdf: setattr(elements(pdf, "/H2")[0], "S", Name.H4),
    "pdf.figure": lambda pdf: elements(pdf, "/Figure")[0].__delitem__("/Alt"),
    "pdf.header": lambda pdf: elements(pdf, "/TH")[0].A.__delitem__("/Scope"),
    "pdf.note": lambda pdf: elements(pdf, "/Note")[0].__delitem__("/ID"),
    "pdf.owner": lambda pdf: setattr(pdf.Root.StructTreeRoot, "ParentTree", Dictionary(Nums=Array())),
    "pdf.unmarked": lambda pdf: rewrite(pdf.pages[1], b"/Artifact", b"/Other"),
    "pdf.link": lambda pdf: links(pdf)[0].__delitem__("/Contents"),
    "pdf.order": lambda pdf: [page.obj.__delitem__("/Tabs") for page in pdf.pages],
    "pdf.font": lambda pdf: fonts(pdf, "/Type0")[0].__delitem__("/ToUnicode"),
    "pdf.width": lambda pdf: fonts(pdf, "/CIDFontType2")[0].W[1].__setitem__(0, 999),
    "pdf.glyph": lambda pdf: rewrite(pdf.pages[1], b"Tj ET", b"Tj <0000> Tj ET"),
    "pdf.attachment": attach_another,
    "pdf.action": lambda pdf: setattr(pdf.Root, "OpenAction", Dictionary(S=Name.JavaScript, JS=String("x"))),
    "pdf.bookmark": lambda pdf: pdf.Root.__delitem__("/Outlines"),
}


@pytest.mark.parametrize("code", sorted(FAULTS))
def test_a_fault_is_seen(sound: Path, tmp_path: Path, code: str) -> None:
    """A file with one fault breaks the rule about it."""
    with pikepdf.open(sound) as pdf:
        FAULTS[code](pdf)
        pdf.save(tmp_path / "bad.pdf", static_id=True)
    assert code in {finding.code for finding in check_pdf(tmp_path / "bad.pdf", ONE)}


def test_a_file_without_identifier(sound: Path, tmp_path: Path) -> None:
    """A trailer without /ID breaks its rule."""
    with pikepdf.open(sound) as pdf:
        pdf.save(tmp_path / "plain.pdf", object_stream_mode=pikepdf.ObjectStreamMode.disable, static_id=True)
    data = (tmp_path / "plain.pdf").read_bytes()
    (tmp_path / "bad.pdf").write_bytes(data.replace(b"/ID [", b"/IX ["))
    assert "pdf.id" in {finding.code for finding in check_pdf(tmp_path / "bad.pdf", ONE)}


def test_half_a_file(sound: Path, tmp_path: Path) -> None:
    """What is no PDF is one finding, no traceback."""
    (tmp_path / "bad.pdf").write_bytes(b"%PDF-1.7 half")
    assert [finding.code for finding in check_pdf(tmp_path / "bad.pdf", ONE)] == ["pdf.syntax"]


def test_another_collection_is_seen(sound: Path) -> None:
    """A file whose words are not those of the articles is not theirs."""
    other = make_collection(make_article("well", "بئر جديدة", "نص آخر تمامًا عن الزراعة."), publisher="هيئة أخرى")
    codes = {finding.code for finding in check_pdf(sound, other)}
    assert {"pdf.text", "pdf.attachment"} <= codes


def test_every_rule_has_its_fault() -> None:
    """No rule of the checker goes untried."""
    tried = {*FAULTS, "pdf.id", "pdf.syntax", "pdf.text"}
    assert tried == set(RULES)
