"""Bytes in every encoding that Arabic newsrooms used become the same text, and what is no Arabic text is refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from malaff.model.errors import SeedError
from malaff.reading.sources.decode import decode

TEXT = ("افتتح وزير الثقافة أمس معرض الكتاب في العاصمة، وقال إن المعرض يضم هذا العام أكثر من ثلاثمئة دار نشر.\n\n"
        "وأضاف الوزير أن الدخول إلى المعرض مجاني، وأن الندوات التي تقام فيه مفتوحة على مدى عشرة أيام.\n")
SHORT = "تأجيل مباراة القمة في الدوري إلى يوم الجمعة\n"


@pytest.mark.parametrize("text", [TEXT, SHORT])
@pytest.mark.parametrize(("codec", "name"), [
    ("utf-8", "utf-8"), ("utf-8-sig", "utf-8"), ("utf-16", "utf-16-le"), ("utf-16-le", "utf-16-le"), ("utf-16-be", "utf-16-be"),
    ("cp1256", "windows-1256"), ("iso8859_6", "iso-8859-6"), ("mac_arabic", "mac-arabic"), ("cp720", "cp720"),
])
def test_reads_every_encoding(text: str, codec: str, name: str) -> None:
    """A text written in an encoding is read back letter for letter, and the encoding is named."""
    if codec == "cp720":
        text = text.replace("،", ",")  # that code page has no Arabic comma
    assert decode(text.encode(codec), "seeds/a.txt")[:2] == (text, name)


@pytest.mark.parametrize(("written", "read"), [
    ("utf-8", "latin-1"), ("utf-8", "cp1252"), ("utf-8", "cp1256"), ("cp1256", "latin-1"), ("cp1256", "cp1252"),
])
def test_undoes_mojibake(written: str, read: str) -> None:
    """Letters read in the wrong encoding and saved as UTF-8 are read right again, and each line is logged."""
    garbled = "".join(_misread(letter, written, read) for letter in TEXT)
    text, encoding, repaired = decode(garbled.encode(), "seeds/a.txt")
    assert (text, encoding) == (TEXT, "utf-8")
    assert [(r.line, r.rule) for r in repaired] == [(1, "mojibake"), (3, "mojibake")]


def _misread(letter: str, written: str, read: str) -> str:
    return "".join(bytes([byte]).decode(read, "ignore") or bytes([byte]).decode("latin-1") for byte in letter.encode(written))


def test_leaves_foreign_words_alone() -> None:
    """Accented words of other languages in an Arabic text are no mojibake."""
    text = TEXT + "وشارك في الندوة الكاتب François Bégaudeau والناقدة Zoë Müller Ångström.\n"
    assert decode(text.encode(), "a") == (text, "utf-8", ())


def test_keeps_a_text_with_few_broken_bytes() -> None:
    """A text cut in the middle of a letter is still read, and the broken place is logged."""
    text, encoding, repaired = decode(TEXT.encode()[:-3], "a")
    assert encoding == "utf-8"
    assert text.endswith("�")
    assert [(r.line, r.rule) for r in repaired] == [(3, "broken-bytes")]


@pytest.mark.parametrize(("data", "what"), [
    (b"", "empty"), (b"\xef\xbb\xbf\n \n", "empty"), (b"%PDF-1.7 \x00", "PDF"), (b"PK\x03\x04\x14\x00", "ZIP"),
    (bytes(range(256)) * 8, "no text"),
    (b"The minister opened the book fair yesterday in the capital.", "Arabic"),
    (("نمایشگاه کتاب دیروز گشوده شد و وزیر گفت که این نمایشگاه بزرگ است " * 6).encode(), "not in Arabic"), (b"12345 67890", "Arabic"),
])
def test_refuses_what_is_no_arabic_text(data: bytes, what: str) -> None:
    """A file that is no Arabic text is refused with the place, the fault and the mend."""
    with pytest.raises(SeedError) as caught:
        decode(data, "seeds/a.txt")
    assert (caught.value.where, what in caught.value.what, bool(caught.value.hint)) == ("seeds/a.txt", True, True)


SENTENCES = st.lists(st.sampled_from(TEXT.split()), min_size=12, max_size=80).map(lambda words: " ".join(words) + "\n")
CODECS = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1256", "iso8859_6", "mac_arabic")


@given(SENTENCES, st.sampled_from(CODECS))
def test_any_sentence_comes_back(text: str, codec: str) -> None:
    """Whatever words of the press stand in whatever order, their bytes read as them."""
    assert decode(text.encode(codec), "x")[0] == text


@given(st.binary(max_size=400) | st.tuples(SENTENCES, st.sampled_from(CODECS), st.binary(max_size=9), st.integers(0, 900)).map(
    lambda made: made[0].encode(made[1])[: made[3]] + made[2] + made[0].encode(made[1])[made[3] :]))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    """No bytes make anything but a text or a message; a text can be written, and what was mended is said with its line."""
    try:
        text, encoding, repairs = decode(data, "x")
    except SeedError as error:
        assert len(str(error).splitlines()) <= 5
        return
    assert encoding and text.encode("utf-8") is not None
    assert all(1 <= repair.line <= len(text.splitlines()) for repair in repairs)
