"""Build 1,000 good texts beside 50 bad ones: the good come out as if they were alone, and each bad one is named.

    python tests/slow/bad_files.py [GOOD]

The bad: pipes, links that lead in a circle, out of the collection or nowhere, names that are not UTF-8, damaged and bombing
archives, texts past the bounds, broken sidecars and vocabularies. `build` must end with exit code 5, name all 50,
make every good text in all three outputs, byte for byte as in a collection without the bad, and take less than 400 MB. (A text
with a broken sidecar is made as if it had none, or kept back as if its editor withheld it; in the collection without the bad it
is just that.)
"""

from __future__ import annotations

import gzip
import hashlib
import io
import json
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(PROJECT / "tests/samples"))
from collections_made import copy_collection  # noqa: E402 - the path has to be set first

MEMORY = 400  # MB that a build may take (issue 11)
PARTIAL = 5  # the exit code of a run that some raw texts or sidecars could not be used in
SUBJECTS = ("بلدية الميناء", "وزارة المياه", "جمعية الصيادين", "نقابة المعلمين", "إدارة الحدائق", "لجنة السوق", "هيئة الطرق")
VERBS = ("تزرع", "تفتتح", "ترمم", "تناقش", "تؤجل", "توسع", "تدرس")
OBJECTS = ("ألف شجرة", "مكتبة عامة", "جسرا قديما", "خطة جديدة", "ملعبا صغيرا", "محطة ضخ", "سوق السمك")
PLACES = ("في طرابلس", "في بيروت", "في صيدا", "في عمان", "في تونس", "في الرباط", "في مسقط")
MONTHS = ("يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو")
GOOD_TEXT = "بلدية الميناء تزرع ألف شجرة\n\nأعلنت بلدية الميناء أمس أنها تزرع ألف شجرة في شوارع المدينة كلها.\n"


def good_text(number: int) -> str:
    """A short text of its own, the same for the same number."""
    chance = random.Random(number)
    pick = chance.choice
    who, verb, what, where = pick(SUBJECTS), pick(VERBS), pick(OBJECTS), pick(PLACES)
    day = f"{chance.randint(1, 28)} {pick(MONTHS)} {chance.randint(2010, 2019)}"
    return (f"{who} {verb} {what} {where}\n\n{day}\n\nقالت {who} إنها {verb} {what} {where}، وإن العمل رقم {number} يبدأ "
            f"{pick(('الأسبوع المقبل', 'الشهر المقبل', 'غدا'))} ويستمر {chance.randint(2, 90)} يوما.\n")


# ---------------------------------------------------------------- what is bad


def _docx(member: bytes) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as pack:
        pack.writestr("word/document.xml", member)
    return data.getvalue()


def _deep_entities() -> bytes:
    rows = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
    head = f'<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a0 "ها">{rows}]>'
    return f'{head}<w:document xmlns:w="w"><w:body>&a11;</w:body></w:document>'.encode()


def _write(path: Path, data: bytes | str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data if isinstance(data, bytes) else data.encode())


def _text_of(name: str) -> str:
    return good_text(int.from_bytes(hashlib.sha256(name.encode()).digest()[:3]))


def _beside(name: str, sidecar: bytes | str) -> Callable[[Path], None]:
    """A good text with a broken sidecar."""
    def make(seeds: Path) -> None:
        _write(seeds / f"{name}.txt", _text_of(name))
        _write(seeds / f"{name}.yml", sidecar)
    return make


def _file(name: str, data: bytes | str) -> Callable[[Path], None]:
    return lambda seeds: _write(seeds / name, data)


def _named(name: bytes, data: str) -> Callable[[Path], None]:
    def make(seeds: Path) -> None:
        _write(seeds / os.fsdecode(name), data)
    return make


def _unreadable(seeds: Path) -> None:
    """No right to read; root reads everything, so that a link to nowhere stands for it there."""
    path = seeds / "bad-rights.txt"
    if os.geteuid() == 0:
        path.symlink_to("nowhere-at-all.txt")
    else:
        _write(path, GOOD_TEXT)
        path.chmod(0)


def _outside(seeds: Path) -> None:
    _write(seeds.parent.parent / "secret.txt", GOOD_TEXT)
    (seeds / "bad-outside.txt").symlink_to(seeds.parent.parent / "secret.txt")


def _outside_sidecar(seeds: Path) -> None:
    _write(seeds / "bad-side-link.txt", _text_of("bad-side-link"))
    _write(seeds.parent.parent / "secret.yml", "title: x\n")
    (seeds / "bad-side-link.yml").symlink_to(seeds.parent.parent / "secret.yml")


def _pipe_sidecar(seeds: Path) -> None:
    _write(seeds / "bad-side-pipe.txt", _text_of("bad-side-pipe"))
    os.mkfifo(seeds / "bad-side-pipe.yml")


def _folder_sidecar(seeds: Path) -> None:
    _write(seeds / "bad-side-folder.txt", _text_of("bad-side-folder"))
    (seeds / "bad-side-folder.yml").mkdir()


def _damaged(data: bytes) -> bytes:
    return data[: len(data) // 2] + bytes(8) + data[len(data) // 2 + 8 :]


# One document of letters in no order, which packing does not shorten: cut or damaged, nothing of it is left.
ONE = json.dumps({"text": "".join(random.Random(2).choices("ابتثجحخدذرزسشصضطظعغفقكلمنهوي ", k=4000))}, ensure_ascii=False).encode() + b"\n"
# Sidecars that cannot be read as YAML in UTF-8, and so may restrict: their texts are kept back.
HELD = frozenset(f"bad-side-{what}" for what in ("cp1256", "utf16", "nest", "large", "list", "link", "pipe", "folder"))
# What the report names it by, and how it is made below seeds/.
BAD: dict[str, Callable[[Path], object]] = {
    "bad-pipe.txt": lambda seeds: os.mkfifo(seeds / "bad-pipe.txt"),
    "bad-pipe.jsonl": lambda seeds: os.mkfifo(seeds / "bad-pipe.jsonl"),
    "bad-loop.txt": lambda seeds: (seeds / "bad-loop.txt").symlink_to("bad-loop.txt"),
    "bad-ring-a.html": lambda seeds: (seeds / "bad-ring-a.html").symlink_to("bad-ring-b.html"),
    "bad-ring-b.html": lambda seeds: (seeds / "bad-ring-b.html").symlink_to("bad-ring-a.html"),
    "bad-nowhere.txt": lambda seeds: (seeds / "bad-nowhere.txt").symlink_to("missing.txt"),
    "bad-outside.txt": _outside,
    "bad-device.txt": lambda seeds: (seeds / "bad-device.txt").symlink_to("/dev/zero"),
    "bad-rights.txt": _unreadable,
    "bad-latin.txt": _file("bad-latin.txt", "The port town plants a thousand trees\n\nThe mayor said so on Monday.\n"),
    "bad-empty.txt": _file("bad-empty.txt", ""),
    "bad-blank.txt": _file("bad-blank.txt", "\n \n\t\n"),
    "bad-nul.txt": _file("bad-nul.txt", bytes(5000)),
    "bad-noise.txt": _file("bad-noise.txt", random.Random(1).randbytes(20_000)),
    "bad-large.txt": _file("bad-large.txt", "مدينة " * 800_000),
    "bad-long-line.txt": _file("bad-long-line.txt", "عنوان\n\n" + "مدينة " * 50_000),
    "bad-many-lines.txt": _file("bad-many-lines.txt", "سطر قصير\n" * 60_000),
    r"bad-name-\xff.txt": _named(b"bad-name-\xff.txt", GOOD_TEXT),
    r"bad-name-\xc7\xe1.txt": _named(b"bad-name-\xc7\xe1.txt", GOOD_TEXT),
    "bad-page.html": _file("bad-page.html", "<html><body>" + "<div>" * 250_000 + "نص" + "</div>" * 250_000),
    "bad-attributes.html": _file("bad-attributes.html", "<p " + " ".join(f"a{n}=1" for n in range(200_000)) + ">نص قصير هنا</p>"),
    "bad-no-text.html": _file("bad-no-text.html", "<html><head><title></title></head><body><script>x</script></body></html>"),
    "bad-half.jsonl.gz": _file("bad-half.jsonl.gz", gzip.compress(ONE)[:200]),
    "bad-middle.jsonl.gz": _file("bad-middle.jsonl.gz", _damaged(gzip.compress(ONE))),
    "bad-not.jsonl.gz": _file("bad-not.jsonl.gz", b"this is no gzip"),
    "bad-bomb.jsonl.gz": lambda seeds: _bomb(seeds / "bad-bomb.jsonl.gz"),
    "bad-deep.jsonl": _file("bad-deep.jsonl", '{"text": ' + "[" * 200_000 + "\n"),
    "bad-row.jsonl": _file("bad-row.jsonl", '{"text": "نص\n'),
    "bad-list.jsonl": _file("bad-list.jsonl", "[1, 2, 3]\n"),
    "bad-bytes.jsonl": _file("bad-bytes.jsonl", b'{"id": "x", "text": "\xff\xfe\xff"}\n'),
    "bad-docx.docx": _file("bad-docx.docx", b"PK\x03\x04 and no more"),
    "bad-bomb.docx": _file("bad-bomb.docx", _docx(b"<w>" + b" " * 40_000_000 + b"</w>")),
    "bad-entities.docx": _file("bad-entities.docx", _docx(_deep_entities())),
    "bad-empty.docx": _file("bad-empty.docx", _docx(b"")),
    "bad-archive.mhtml": _file("bad-archive.mhtml", b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n--x--\n"),
    "bad-side-date": _beside("bad-side-date", "published: 2017-02-30\n"),
    "bad-side-cp1256": _beside("bad-side-cp1256", "title: مدينة\n".encode("cp1256")),
    "bad-side-utf16": _beside("bad-side-utf16", "title: مدينة\n".encode("utf-16")),
    "bad-side-name": _beside("bad-side-name", "actors: [{name: }]\n"),
    "bad-side-nest": _beside("bad-side-nest", "title: " + "[" * 200_000),
    "bad-side-large": _beside("bad-side-large", "title: x\n" + "# ...\n" * 60_000),
    "bad-side-topic": _beside("bad-side-topic", "topics: [سياسة]\n"),
    "bad-side-key": _beside("bad-side-key", "tytle: عنوان\n"),
    "bad-side-twice": _beside("bad-side-twice", "title: a\ntitle: b\n"),
    "bad-side-list": _beside("bad-side-list", "no keys, only words\n"),
    "bad-side-link": _outside_sidecar,
    "bad-side-pipe": _pipe_sidecar,
    "bad-side-folder": _folder_sidecar,
    "vocabulary/bad-words.yml": lambda seeds: _write(seeds / "vocabulary/bad-words.yml", "- id: x\n"),
    "vocabulary/boilerplate.yml": lambda seeds: _write(seeds / "vocabulary/boilerplate.yml", "- id: مكان\n".encode("cp1256")),
}


def _bomb(path: Path) -> None:
    """A gigabyte and more of nothing in one line, packed in pieces."""
    with gzip.open(path, "wb", 9) as file:
        for _ in range(1_100):
            file.write(bytes(1_000_000))


# ---------------------------------------------------------------- building


def build(root: Path) -> tuple[int, float, float, str]:
    """Build; the exit code, the seconds, the largest memory of it or a worker in MB, and what it said.

    (dist/report.json does not name what is kept back.)
    """
    environment = {**os.environ, "PYTHONPATH": str(PROJECT / "build_scripts")}
    start = time.monotonic()
    done = subprocess.run([sys.executable, "-m", "malaff", "--root", str(root), "-q", "build", "--jobs", "1"], env=environment,
                          stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, check=False)
    memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1000
    return done.returncode, time.monotonic() - start, memory, done.stderr.decode("utf-8", "replace")


def hashes(root: Path) -> dict[str, str]:
    """The hash of every file of the outputs and pages, but for what names the bad."""
    files = [path for place in ("docs/articles", "dist") for path in (root / place).rglob("*") if path.is_file()]
    return {path.relative_to(root).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files
            if path.name not in ("report.json", ".restrictions.json", ".withheld.json")}


def main(good: int = 1000) -> int:
    """Print the figures; 1 where anything is not as it should be."""
    with tempfile.TemporaryDirectory() as folder:
        alone, beside = (copy_collection(Path(folder) / name / "c", seeds=False) for name in ("alone", "beside"))
        for root in (alone, beside):
            for number in range(good):
                _write(root / f"seeds/good-{number:04}.txt", good_text(number))
        for name in filter(lambda name: name.startswith("bad-side-"), BAD):
            _write(alone / f"seeds/{name}.txt", _text_of(name))
            if name in HELD:
                _write(alone / f"seeds/{name}.yml", "withhold: true\n")
        code, seconds, memory, said = build(alone)
        print(f"alone: exit code {code}, {seconds:.0f} s, {memory:.0f} MB", flush=True)
        for make in BAD.values():
            make(beside / "seeds")
        code, seconds, memory, said = build(beside)
        print(f"beside {len(BAD)} bad ones: exit code {code}, {seconds:.0f} s, {memory:.0f} MB", flush=True)
        unnamed = [name for name in BAD if name not in said]
        one, other = hashes(alone), hashes(beside)
        differ = sorted(name for name in one.keys() | other.keys() if one.get(name) != other.get(name))
        made = sum(1 for name in other if name.startswith("docs/articles/good-"))
        faults = [*(f"exit code {code}" for _ in "x" if code != PARTIAL), *(f"not named: {name}" for name in unnamed),
                  *(f"differs: {name}" for name in differ[:20]), *(f"{memory:.0f} MB" for _ in "x" if memory >= MEMORY),
                  *(f"{made} of {good} made" for _ in "x" if made != good)]
        print("\n".join(faults), end="\n" if faults else "")
        print(f"{made} of {good} good texts made, {len(BAD) - len(unnamed)} of {len(BAD)} bad ones named, {len(differ)} files differ")
        return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
