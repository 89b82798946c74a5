"""A reader of raw files of somebody else's: the one of the guide, installed, reads its files beside ours."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from malaff.model.errors import ConfigError
from malaff.reading.sources.files import load_sources, read_seeds
from malaff.reading.sources.folder import load_seeds

GUIDE = "guide/en/developers/new-source.md"
MAIL = """From: =?utf-8?b?{}?= <desk@example.org>
Subject: بلدية الميناء تزرع ألف شجرة
Date: Mon, 3 Apr 2017 10:30:00 +0300
MIME-Version: 1.0
Content-Type: text/plain; charset=utf-8
Content-Transfer-Encoding: 8bit

أعلنت بلدية الميناء أمس أنها تزرع ألف شجرة في شوارع المدينة قبل نهاية العام، بتمويل من صندوق البيئة.
"""


@pytest.fixture
def installed(project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The package of the guide, as pip would lay it out."""
    code = re.search(r"```python\n(.*?)```", (project / GUIDE).read_text("utf-8"), re.S)
    points = re.search(r'entry-points\."malaff\.sources"\]\n(.*?)```', (project / GUIDE).read_text("utf-8"), re.S)
    assert code and points
    place = tmp_path / "packages"
    (place / "malaff_mail").mkdir(parents=True)
    (place / "malaff_mail/__init__.py").write_text(code[1], "utf-8")
    info = place / "malaff_mail-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: malaff-mail\nVersion: 1.0\n", "utf-8")
    (info / "entry_points.txt").write_text("[malaff.sources]\n" + points[1].replace('"', ""), "utf-8")
    monkeypatch.syspath_prepend(str(place))
    load_sources.cache_clear()
    yield info
    load_sources.cache_clear()
    sys.modules.pop("malaff_mail", None)


def _mail() -> bytes:
    from base64 import b64encode

    return MAIL.format(b64encode("وكالة الضفة".encode()).decode()).encode()


@pytest.mark.usefixtures("installed")
def test_a_package_reads_its_files(tmp_path: Path) -> None:
    """The guide's reader gives a text with what the mail says of it; a mail that it stumbles over stops no other file."""
    (seed,) = read_seeds("seeds/wire.EML", _mail())
    assert (seed.id, seed.given["published"], seed.given["publisher"]) == ("wire", "2017-04-03", "وكالة الضفة")
    assert seed.text.startswith("بلدية الميناء تزرع ألف شجرة\n\nأعلنت")
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds/wire.eml").write_bytes(_mail())
    (tmp_path / "seeds/broken.eml").write_bytes(b"From: x\n\n" + b"x" * 40)
    seeds, problems = load_seeds(tmp_path, "seeds")
    assert [s.id for s in seeds] == ["wire"] and [p.where for p in problems] == ["seeds/broken.eml"]


@pytest.mark.parametrize(("point", "what"), [
    ("mail = malaff_mail:Missing", "cannot be loaded"),
    ("mail = re:compile", "lacks"), ("txt = malaff.reading.sources.plain:Plain", "taken"),
])
def test_a_broken_package_is_named(installed: Path, point: str, what: str) -> None:
    """A reader that cannot be loaded, lacks a part or takes an ending of ours is refused by name."""
    (installed / "entry_points.txt").write_text(f"[malaff.sources]\n{point}\n", "utf-8")
    with pytest.raises(ConfigError, match=what) as caught:
        load_sources()
    assert point.split(" =")[0] in caught.value.where
