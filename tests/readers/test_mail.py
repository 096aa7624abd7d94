"""Mails and pages saved in one file."""

from __future__ import annotations

import base64
from contextlib import suppress
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from framing.cleaning import clean
from framing.errors import InputError
from framing.readers.mail import MAIL
from framing.readers.reader import Source
from tests.readers.work import calls

if TYPE_CHECKING:
    from framing.records import Article

PAGE = (
    "<html><head><title>Bridge shut</title></head><body><h1>Brücke</h1><p>Geschlossen – seit Freitag.</p></body></html>"
)


def saved(html: str = PAGE, charset: str = "utf-8", **headers: str) -> bytes:
    """Return a page as Chrome saves it in a single file: the page first, then what it embeds."""
    mail = EmailMessage()
    mail["From"] = "<Saved by Blink>"
    mail["Snapshot-Content-Location"] = "https://www.harbour-post.example/bridge"
    mail["Subject"] = "Bridge shut"
    mail["Date"] = "Tue, 4 Feb 2031 10:00:00 -0000"
    for name, value in headers.items():
        mail[name] = value
    mail.set_content(html, subtype="html", charset=charset, cte="quoted-printable")
    mail.add_related(b"\x89PNG", "image", "png", cid="a")
    mail.add_related("<html><p>An advertisement in a frame.</p></html>", "html", cid="b")
    return mail.as_bytes()


def sent(html: str | None, text: str | None) -> bytes:
    """Return a newsletter."""
    mail = EmailMessage()
    mail["From"] = '"The Harbour Post" <news@harbour-post.example>'
    mail["Subject"] = "Bridge shut after\n crack is found".replace("\n", "")
    mail["Date"] = "Mon, 3 Feb 2031 08:30:00 +0100"
    if text is not None:
        mail.set_content(text)
    if html is not None:
        (mail.add_alternative if text is not None else mail.set_content)(html, subtype="html")
    return mail.as_bytes()


def read(data: bytes, name: str = "page.mht") -> Article:
    """Return the only article of a mail."""
    (article,) = MAIL.read(Source(name, name.partition(".")[0], data), 300_000).articles
    return article


@pytest.mark.parametrize("charset", ["utf-8", "iso-8859-15"])
def test_a_saved_page(charset: str) -> None:
    """Protects pages saved in one file: the page itself, not a frame in it, in its own encoding, with its address."""
    article = read(saved(PAGE.replace("–", "-"), charset))
    assert "<h1>Brücke</h1>" in article.text
    assert "advertisement" not in article.text
    assert (article.form, article.url) == ("html", "https://www.harbour-post.example/bridge")
    assert article.outlet == "Harbour Post"
    assert article.published is None, "the mail's date is that of saving"


def test_a_newsletter() -> None:
    """Protects what a mail says of itself: sender, subject and date stand in for what its text lacks."""
    article = read(sent("<p>The bridge was shut on Friday.</p>", "Read this mail in a browser."), "letter.eml")
    assert article.form == "html"
    assert article.outlet == "The Harbour Post"
    assert article.headline == "Bridge shut after crack is found"
    assert article.published == "2031-02-03T08:30:00+01:00"


def test_a_mail_of_plain_text() -> None:
    """Protects mails without HTML: the text is read as a copied page, below its subject."""
    article = read(sent(None, "The bridge was shut on Friday.\n"), "letter.eml")
    assert article.form == "page"
    assert article.text.strip() == "Bridge shut after crack is found\n\nThe bridge was shut on Friday."


def test_a_subject_does_not_replace_a_headline() -> None:
    """Protects a newsletter's own headline from a subject such as "Your Monday briefing"."""
    assert not read(sent(PAGE, None), "letter.eml").headline


def test_a_forwarded_mail() -> None:
    """Protects an article that somebody passed on: it is the inner mail's, not the note's or the forwarder's."""
    outer = EmailMessage()
    outer["From"] = "Ada Lee <ada@school.example>"
    outer["Subject"] = "Fwd: for Tuesday"
    outer.set_content("Please read this before the lesson.")
    outer.add_attachment(message_from_bytes(sent("<p>The bridge was shut.</p>", None), policy=policy.default))
    article = read(outer.as_bytes(), "lesson.eml")
    assert (article.outlet, article.published) == ("The Harbour Post", "2031-02-03T08:30:00+01:00")
    assert article.headline == "Bridge shut after crack is found"
    assert "The bridge was shut." in article.text


def test_an_attached_page() -> None:
    """Protects a page that was attached to a mail: it is read, and not the note."""
    mail = message_from_bytes(sent(None, "Here it is."), policy=policy.default)
    mail.add_attachment(PAGE, subtype="html", filename="bridge.html")
    assert "<h1>Brücke</h1>" in read(mail.as_bytes(), "a.eml").text


def test_html_without_words_is_passed_over() -> None:
    """Protects mails whose HTML is one picture: the plain text beside it is read."""
    article = read(sent('<html><body><img src="cid:a"></body></html>', "The bridge was shut."), "a.eml")
    assert "The bridge was shut." in article.text


@pytest.mark.parametrize(
    ("parameter", "header"), [('; start="<b>"', "Content-ID: <b>"), ("", "Content-Location: https://a.example/b")]
)
def test_the_saved_page_that_the_mail_names(parameter: str, header: str) -> None:
    """Protects against a frame that stands before the page: the mail says which part is the page."""
    data = (
        f'Snapshot-Content-Location: https://a.example/b\nContent-Type: multipart/related; boundary="x"{parameter}\n\n'
        "--x\nContent-Type: text/html\n\n<p>A frame.</p>\n"
        f"--x\nContent-Type: text/html\n{header}\n\n<p>The page.</p>\n--x--\n"
    )
    assert read(data.encode()).text.strip() == "<p>The page.</p>"


def test_a_page_saved_from_the_disk() -> None:
    """Protects a saved page without a web address from being taken for a mail of the day when it was saved."""
    article = read(saved().replace(b"https://www.harbour-post.example/bridge", b"file:///home/ada/bridge.html"))
    assert (article.outlet, article.url, article.published) == ("Page", None, None)


def test_a_mail_cut_off_in_its_code() -> None:
    """Protects half a download: what was sent of the text is read, and never its base64 code."""
    head = b"Content-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: base64\n\n"
    code = base64.b64encode(b"<p>The bridge was shut on Friday.</p>")
    for end in range(20, 24):
        assert read(head + code[:end], "a.eml").text.startswith("<p>The bridge")


def test_a_mail_without_text() -> None:
    """Protects users who give a mail with only pictures: it is named, with what to do."""
    mail = EmailMessage()
    mail.set_content(b"\x89PNG", "image", "png")
    with pytest.raises(InputError, match=r"a\.eml holds no text"):
        read(mail.as_bytes(), "a.eml")


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\x00\xff\xfe",
        b"Content-Type: multipart/related\n\n--x\n",
        b"Content-Type: text/html; charset=no-such\nContent-Transfer-Encoding: base64\n\n!!!!",
        b'Content-Type: multipart/mixed; boundary="a"\n\n' * 3_000,
        b"From: \xff\xfe <\nDate: never\nSubject: =?utf-8?b?!!?=\nContent-Type: text/plain\n\nThe bridge.\n",
    ],
)
def test_broken_mails(data: bytes) -> None:
    """Protects against tracebacks: what can be read is, the rest ends in a sentence with the file's name."""
    with suppress(InputError):  # a sentence on why there is none is an answer too
        assert read(data, "a.eml").text


@pytest.mark.parametrize(
    "data",
    [
        b"".join(b'Content-Type: multipart/mixed; boundary="%d"\n\n--%d\n' % (i, i) for i in range(1_000)),
        b"Content-Type: message/rfc822\n\n" * 20_000,
        b'Content-Type: multipart/mixed; boundary="x"\n\n' * 300 + b"\n" * 100_000,
    ],
)
def test_mails_within_mails_are_bounded(data: bytes) -> None:
    """Protects against parts nested without end: they are refused, and neither crash the reader nor keep it busy."""
    with pytest.raises(InputError, match=r"a\.eml has too many parts within parts"):
        read(data, "a.eml")


@pytest.mark.parametrize("header", [b"From: " + b"a," * 50_000, b"Subject: " + b"=?utf-8?q?a?= " * 20_000])
def test_long_headers_are_cut(header: bytes) -> None:
    """Protects against headers that the library takes minutes to understand."""
    letter = b"%b\nContent-Type: text/html\n\n<p>The bridge was shut.</p>"
    read(letter % header[:2_000], "a.eml")  # what is imported at the first reading is left out of account
    short = calls(lambda: read(letter % header[:2_000], "a.eml"))
    assert calls(lambda: read(letter % header, "a.eml")) <= 1.2 * short


@settings(deadline=None, max_examples=80)
@given(at=st.integers(0, len(saved()) - 1), junk=st.binary(min_size=1, max_size=30))
def test_no_bytes_crash_the_reader(at: int, junk: bytes) -> None:
    """Protects against crafted mails: whatever the bytes, an article or a sentence on why there is none."""
    data = saved()
    with suppress(InputError):  # a sentence on why there is none is an answer too
        assert read(data[:at] + junk + data[at + len(junk) :]).text


@pytest.mark.parametrize(
    "subject",
    [
        "Fwd: Re: [Newsletter] Bridge shut",
        "[Harbour Post] Fwd: Bridge shut",
        "Newsletter: Bridge shut",
        "Re[2]: [EXTERNAL] Weekly newsletter - Bridge shut",
        "Bridge shut",
    ],
)
def test_a_subject_without_its_prefixes(subject: str) -> None:
    """Protects headlines from what lists and mail programs put before them."""
    text = "The old bridge was shut on Friday, the city said.\n" * 4
    letter = f"From: Post <n@post.example>\nSubject: {subject}\nDate: Mon, 3 Feb 2031 08:00:00 +0000\n\n{text}"
    (article,) = clean(MAIL.read(Source("a.eml", "a", letter.encode()), 300_000)).articles
    assert article.headline == "Bridge shut"


@pytest.mark.parametrize(("stories", "told"), [(1, False), (2, True), (3, True)])
def test_a_mail_of_several_stories_says_so(stories: int, told: bool) -> None:
    """Protects from a briefing that is compared as one article without a word."""
    story = "<h2>Bridge {0} shut</h2><p>It was shut on Friday.</p><p><a href='https://p.example/{0}'>Read more</a></p>"
    html = "<html><body>" + "".join(story.format(n) for n in range(stories)) + "</body></html>"
    head = "From: Post <n@post.example>\nSubject: Briefing\nContent-Type: text/html; charset=utf-8\n\n"
    (article,) = MAIL.read(Source("a.eml", "a", (head + html).encode()), 300_000).articles
    assert any("several stories" in notice for notice in article.notices) is told


@pytest.mark.parametrize(
    ("subject", "heading", "told"),
    [
        ("Your morning briefing", "<h3>Bridge {0} will be shut for months</h3>", True),
        ("News", "<h2><a href='https://p.example/{0}'>Bridge {0} will be shut for months</a></h2>", True),
        ("Bridges will be shut", "<h2>What the council said of bridge {0}</h2>", False),
    ],
)
def test_a_briefing_by_its_headings(subject: str, heading: str, told: bool) -> None:
    """Protects from briefings without links below each story; an article's own headings make none of it."""
    html = "".join(heading.format(n) + f"<p>The council voted on bridge {n} on Friday.</p>" for n in range(3))
    head = f"From: Post <n@post.example>\nSubject: {subject}\nContent-Type: text/html; charset=utf-8\n\n"
    (article,) = MAIL.read(Source("a.eml", "a", (head + html).encode()), 300_000).articles
    assert any("several stories" in notice for notice in article.notices) is told
