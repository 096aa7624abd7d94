from __future__ import annotations

import gzip
import io
import zlib
from contextlib import suppress
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from framing.cleaning import clean
from framing.errors import InputError
from framing.readers.reader import Source
from framing.readers.warc import WARC

if TYPE_CHECKING:
    from framing.records import Story

LONGEST = 20_000
PAGE = (
    "<html><head><title>Ferry late</title></head><body><article><h1>Ferry late</h1>"
    + "".join(
        f"<p>The ferry to pier {n} came in {n} hours late, and its café had run out of soup.</p>" for n in range(9)
    )
    + "</article></body></html>"
)
URL = "https://www.harbour-post.co.uk/ferry"


class Archive:
    """Builds an archive in memory."""

    def __init__(self, *, packed: bool = True) -> None:
        self._file = io.BytesIO()
        self._writer = WARCWriter(self._file, gzip=packed)

    def add(
        self, data: bytes, url: str = URL, kind: str = "response", status: str = "200 OK", **headers: str
    ) -> Archive:
        """Add a record; `headers` are HTTP headers, with _ for -."""
        http = None
        if kind != "resource":
            named = {"Content_Type": "text/html; charset=utf-8"} | headers
            http = StatusAndHeaders(status, [(k.replace("_", "-"), v) for k, v in named.items()], protocol="HTTP/1.1")
        given_type = None if http else "text/html"
        record = self._writer.create_warc_record(
            url, kind, payload=io.BytesIO(data), http_headers=http, warc_content_type=given_type or ""
        )
        self._writer.write_record(record)
        return self

    @property
    def data(self) -> bytes:
        """The archive's bytes."""
        return self._file.getvalue()


def read(data: bytes) -> Story:
    """Read an archive's bytes."""
    return WARC.read(Source("x.warc.gz", "x.warc", data), LONGEST)


@pytest.mark.parametrize("packed", [True, False])
def test_a_page_becomes_an_article(packed: bool) -> None:
    """A captured page is read as a saved one: its address, its encoding, and its outlet by the host."""
    story = read(Archive(packed=packed).add(PAGE.encode("cp1252"), Content_Type="text/html; charset=windows-1252").data)
    (article,) = story.articles
    assert (article.outlet, article.url, article.form) == ("Harbour Post", URL, "html")
    assert "café" in article.text
    assert article.source == f"x.warc.gz, {URL}"
    assert clean(story).articles[0].text.count("soup") == 9
    assert not story.notices


def test_an_archive_packed_as_one() -> None:
    """An archive that somebody packed with gzip as a whole is read like one packed by record."""
    plain = Archive(packed=False).add(PAGE.encode()).add(PAGE.encode(), "https://b.example/2").data
    assert len(read(gzip.compress(plain)).articles) == 2


@pytest.mark.parametrize("packing", ["gzip", "deflate", "identity"])
def test_content_encodings(packing: str) -> None:
    """A page is unpacked as its server packed it; what was unpacked already stays as it is."""
    data = PAGE.encode()
    packed = {"gzip": gzip.compress(data), "deflate": zlib.compress(data), "identity": data}[packing]
    archive = Archive().add(packed, Content_Encoding=packing)
    archive.add(PAGE.encode(), "https://b.example/2", Content_Encoding=packing)
    assert [article.text for article in read(archive.data).articles] == [PAGE, PAGE]


def test_a_chunked_page() -> None:
    """HTTP's chunks are joined."""
    data = PAGE.encode()
    chunked = b"%x\r\n%b\r\n0\r\n\r\n" % (len(data), data)
    (article,) = read(Archive().add(chunked, Transfer_Encoding="chunked").data).articles
    assert article.text == PAGE


def test_what_is_no_page_is_passed_over_and_counted() -> None:
    """Pictures, errors, robots.txt, redirect stubs and copies make no articles, and one notice counts them."""
    archive = Archive().add(PAGE.encode()).add(b"x" * 900, "https://b.example/p.png", Content_Type="image/png")
    archive.add(PAGE.encode(), "https://b.example/gone", status="404 Not Found").add(b"<p>Moved</p>")
    archive.add(PAGE.encode(), "https://b.example/robots.txt").add(PAGE.encode(), kind="revisit")
    story = read(archive.data)
    assert len(story.articles) == 1
    (notice,) = story.notices
    assert "5 records" in notice
    assert not story.failures


def test_a_resource_record() -> None:
    """A page saved without HTTP's headers is read too."""
    assert len(read(Archive().add(PAGE.encode(), kind="resource").data).articles) == 1


def test_a_bad_page_does_not_stop_the_others() -> None:
    """A page that cannot be read is named with its address, and the next one is read."""
    archive = Archive().add(b"<p>\0\1\2\3" * 200, "https://b.example/bad").add(b"<![foo bar]>" + PAGE.encode())
    archive.add(PAGE.encode(), "https://b.example/br", Content_Encoding="br").add(PAGE.encode())
    story = read(archive.data)
    assert len(story.articles) == 2, "broken markup is read as far as it goes"
    assert ["/bad" in story.failures[0], "as br" in story.failures[1]] == [True, True]


@pytest.mark.parametrize("chunked", [False, True])
def test_a_bomb_within_a_page_is_stopped(chunked: bool) -> None:
    """A page that unpacks to far more than an article is left out before it fills the memory."""
    bomb = gzip.compress(bytes(200_000_000), 9)
    extra = {"Transfer_Encoding": "chunked"} if chunked else {}
    data = b"%x\r\n%b\r\n0\r\n\r\n" % (len(bomb), bomb) if chunked else bomb
    story = read(Archive().add(data, "https://b.example/b", Content_Encoding="gzip", **extra).add(PAGE.encode()).data)
    assert len(story.articles) == 1
    assert "more than" in story.failures[0]


def test_a_bomb_around_the_archive_is_stopped() -> None:
    """An archive whose headers or records do not end is given up, not unpacked for ever."""
    for filler in (b"a", b"a: b\r\n"):
        with pytest.raises(InputError, match="damaged"):
            read(gzip.compress(b"WARC/1.0\r\n" + filler * 20_000_000))
    record = (
        b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 999999999999\r\nWARC-Target-URI: http://a.example/\r\n\r\n"
    )
    with pytest.raises(InputError, match="damaged"):
        read(gzip.compress(record + b"HTTP/1.1 200 OK\r\n\r\n" + bytes(200_000_000)))


@pytest.mark.parametrize("packed", [True, False])
def test_a_truncated_archive(packed: bool) -> None:
    """Whole pages before the cut are kept; the one that was cut is not, since it would seem to omit things."""
    whole = Archive(packed=packed).add(PAGE.encode()).add(PAGE.encode(), "https://b.example/2").data
    story = read(whole[:-150])
    assert [article.url for article in story.articles] == [URL]
    assert "cut off" in story.failures[0]


@pytest.mark.parametrize("data", [b"", b"hello to all of you out there", gzip.compress(b"a tar"), b"\x1f\x8b\x08junk"])
def test_a_file_that_is_no_archive(data: bytes) -> None:
    """A .gz of another kind is refused with what to do."""
    with pytest.raises(InputError, match=r"x\.warc\.gz is no web archive"):
        read(data)


def test_an_archive_without_pages() -> None:
    """An archive of pictures is refused, and the sentence says what was in it."""
    with pytest.raises(InputError, match=r"no page.*1 record that is"):
        read(Archive().add(b"x" * 900, Content_Type="image/png").data)


def test_articles_are_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    """A crawl of a whole site is read up to a limit, and a notice says so."""
    monkeypatch.setattr("framing.readers.warc._MOST_PAGES", 2)
    archive = Archive()
    for n in range(4):
        archive.add(PAGE.encode(), f"https://b.example/{n}")
    story = read(archive.data)
    assert len(story.articles) == 2
    assert "first 2" in story.notices[0]


GOOD = Archive(packed=False).add(PAGE.encode()).add(gzip.compress(PAGE.encode()), Content_Encoding="gzip").data


@settings(max_examples=80, deadline=None)
@given(st.data())
def test_any_damage_gives_a_story_or_an_error(data: st.DataObject) -> None:
    """Bytes cut, changed or put in, packed or not, never raise anything but an InputError."""
    start = data.draw(st.integers(0, len(GOOD)))
    bad = GOOD[:start] + data.draw(st.binary(max_size=20)) + GOOD[start + data.draw(st.integers(0, 400)) :]
    if data.draw(st.booleans()):
        bad = gzip.compress(bad)[: data.draw(st.integers(20, 3_000))]
    with suppress(InputError):
        assert read(bad).articles
