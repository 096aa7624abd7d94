from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from framing.errors import InputError
from framing.readers.encoding import WRONG, decode
from framing.readers.file import read_file

if TYPE_CHECKING:
    from pathlib import Path

RUSSIAN = "Премьер-министр встретился с послом. Они говорили о торговле и о погоде в столице.\n" * 4


@settings(deadline=None)
@given(st.text(st.characters(codec="utf-8", exclude_characters="\0\ufeff\r")))
def test_any_text_survives_utf8(text: str) -> None:
    """Nothing that can be written in UTF-8 is changed or taken for another encoding, controls of binaries apart."""
    decoded = decode(text.encode())
    assert decoded is None or (decoded.text == text and decoded.wrong == 0)


@settings(deadline=None)  # the first guess loads the detector
@given(st.binary(max_size=400), st.booleans())
def test_any_bytes_give_text_or_none(data: bytes, markup: bool) -> None:
    """Garbage ends in text that can be written again, or in a plain no; never in a crash."""
    decoded = decode(data, markup=markup)
    if decoded is not None:
        assert "\0" not in decoded.text
        decoded.text.encode()


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1251", "koi8-r"])
def test_russian_in_every_encoding(encoding: str) -> None:
    """Cyrillic text is read right with and without a byte-order mark, in the code pages still in use."""
    decoded = decode(RUSSIAN.encode(encoding))
    assert decoded is not None
    assert decoded.text == RUSSIAN


def test_curly_quotes_of_windows() -> None:
    """A text saved by an old Windows editor keeps its quotation marks and dashes."""
    text = "“No,” said the mayor — and left. The café’s owner agreed."
    decoded = decode(text.encode("cp1252"))
    assert decoded is not None
    assert decoded.text == text


@pytest.mark.parametrize("text", ["Plain words {} and more of them.", "The café’s owner {} agreed — “yes”, he said."])
def test_one_wrong_byte_costs_one_character(text: str) -> None:
    """A damaged byte is shown as such, with a notice, and does not change how the rest is read."""
    before, after = text.encode().split(b"{}")
    decoded = decode(before + b"\xff" + after)
    assert decoded is not None
    assert decoded.text == text.replace("{}", WRONG)
    assert decoded.notices == (f"1 character is not valid utf-8 and shown as {WRONG}.",)


@pytest.mark.parametrize(
    ("label", "codec"), [("shift_jis", "shift_jis"), ("x-sjis", "shift_jis"), ("latin1", "cp1252"), ("GBK", "gb18030")]
)
def test_a_page_is_read_as_its_label_says(label: str, codec: str) -> None:
    """A page's own label decides, by the names that browsers know, also where browsers read it as another encoding."""
    words = "café “x”" if codec == "cp1252" else "東京"
    page = f'<html><head><meta charset="{label}"></head><body>{words}</body></html>'
    decoded = decode(page.encode(codec), markup=True)
    assert decoded is not None
    assert words in decoded.text


def test_label_of_utf16_in_ascii_is_utf8() -> None:
    """A label that contradicts the bytes that it stands in is corrected as browsers correct it."""
    decoded = decode('<meta charset="utf-16"><p>Zoë</p>'.encode(), markup=True)
    assert decoded is not None
    assert "Zoë" in decoded.text


@pytest.mark.parametrize("data", [b"%PDF-1.7\n...", b"PK\x03\x04abc", bytes(range(256)) * 8, b"\x89PNG\r\n\x1a\n"])
def test_binary_is_refused(data: bytes) -> None:
    """A picture or a PDF with the ending of a text is not read as noise."""
    assert decode(data) is None


def test_line_ends_and_nul() -> None:
    """Line ends of all systems become one, and a stray NUL is dropped."""
    decoded = decode(b"one\r\ntwo\rthree\0\nfour")
    assert decoded is not None
    assert decoded.text == "one\ntwo\nthree\nfour"


def test_load_says_what_is_wrong(tmp_path: Path) -> None:
    """Empty, too long and binary files are told apart, each with the file's name and what to do."""
    file = tmp_path / "a.txt"
    for data, words in ((b" \n", "is empty"), (b"x" * 50, "50 characters"), (b"%PDF-1", "not a text file")):
        file.write_bytes(data)
        with pytest.raises(InputError, match=words) as caught:
            read_file(file, 40)
        assert str(file) in str(caught.value)


def test_five_megabytes_are_refused_at_once(tmp_path: Path) -> None:
    """A huge file is refused by its size, without reading it."""
    file = tmp_path / "a.txt"
    file.write_bytes(b"word " * 1_000_000)
    with pytest.raises(InputError, match="5,000,000 bytes"):
        read_file(file, 300_000)


def test_a_servers_wrong_utf16_is_passed_over() -> None:
    """Protects plain pages from a server that calls everything UTF-16."""
    decoded = decode(b"<p>The bridge was shut.</p>", markup=True, label="utf-16")
    assert decoded is not None
    assert decoded.text == "<p>The bridge was shut.</p>"


@pytest.mark.parametrize("label", ["windows-1251", "iso-8859-1", "shift_jis"])
def test_utf8_under_a_wrong_label_is_utf8(label: str) -> None:
    """Protects pages whose server or template names yesterday's encoding: readers would see noise."""
    words = "Мост закрыт – с пятницы"
    page = f'<meta charset="{label}"><p>{words}</p>'.encode()
    for told in (None, label):
        decoded = decode(page, markup=True, label=told)
        assert decoded is not None
        assert words in decoded.text


@pytest.mark.parametrize("label", [None, "utf-8"])
def test_windows_text_under_a_label_of_utf8_keeps_its_marks(label: str | None) -> None:
    """Protects quotations on pages that say UTF-8 and are none: every mark would be lost."""
    words = "“We were told nothing,” said the café’s owner – and left."
    page = f'<meta charset="utf-8"><p>{words}</p>'.encode("cp1252")
    decoded = decode(page, markup=True, label=label)
    assert decoded is not None
    assert words in decoded.text
    assert decoded.notices == ()
