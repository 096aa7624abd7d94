"""Articles that somebody forwarded: outlet and day are the article's own, whatever mail program passed it on."""

from __future__ import annotations

from email.message import EmailMessage
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from framing.cleaning import clean_article
from framing.readers import letters
from framing.readers.mail import MAIL
from framing.readers.mail_lines import lines_of, without
from framing.readers.reader import Source
from tests.readers.work import calls

if TYPE_CHECKING:
    from framing.records import Article

CASES = Path(__file__).parents[1] / "cases" / "readers"
MAILS = sorted((CASES / "mail").glob("*.eml"))
GMAIL = "---------- Forwarded message ---------\nFrom: {}\nDate: Tue, 4 Feb 2031 at 06:30\n{}\n"

ARTICLE = (
    "The council voted on Tuesday to close the swing bridge for eighteen months while its worn steel pins are"
    " replaced.",
    "Engineers found cracks in nine of the forty pins that carry the bridge, says a report handed to members last"
    " week.",
    "The mayor said the work would cost 14 million and that the money would come from the harbour fund.",
    "Shopkeepers fear for their trade and have asked the council for a free ferry every ten minutes.",
)
HEADLINE = "Bridge to close for eighteen months"
NOTE = "Please read this before Monday's lesson.\n\nTom\n\n"
PLAIN = "\n\n".join((HEADLINE, "By Ada Kern", *ARTICLE))
HTML = "<h1>" + HEADLINE + "</h1><p>By Ada Kern</p>" + "".join(f"<p>{part}</p>" for part in ARTICLE)
POST = "The Harbour Post <news@harbour-post.example>"
SHOWN = "The Harbour Post &lt;<a href='mailto:news@harbour-post.example'>news@harbour-post.example</a>&gt;"


def variants(kind: str) -> dict[str, str]:
    """Return what mail programs make of one article, by the program: the bodies of forwarded mails."""
    text = (CASES / "forwarded" / f"{kind}.txt").read_text(encoding="utf-8")
    whole = text.replace("@ARTICLE@", HTML if kind == "html" else PLAIN)
    named = (case.partition("\n") for case in whole.removeprefix("=== ").split("\n=== "))
    return {name: body for name, _, body in named}


PLAIN_MAILS, HTML_MAILS = variants("plain"), variants("html")


def mail(body: str, *, html: bool = False, subject: str = f"Fwd: {HEADLINE}", newline: str = "\n") -> Article:
    """Return the article in a mail that Tom Lind sent, cleaned."""
    letter = EmailMessage()
    letter["From"] = "Tom Lind <tom@reader.example>"
    letter["Subject"] = subject
    letter["Date"] = "Sat, 8 Feb 2031 10:12:00 +0000"
    letter.set_content(body, subtype="html" if html else "plain", cte="8bit" if newline == "\n" else None)
    data = letter.as_bytes().replace(b"\n", newline.encode())
    return read(Source("lesson.eml", "lesson", data))


def read(source: Source) -> Article:
    """Return the article of a mail, cleaned."""
    (article,) = MAIL.read(source, 300_000).articles
    return clean_article(article)


def told(article: Article) -> tuple[object, ...]:
    """Return what a report shows of an article."""
    body = tuple(article.text[b.start : b.end] for b in article.blocks if b.role != "headline")
    return article.outlet, (article.published or "")[:10], article.authors, article.headline, body


RIGHT = ("The Harbour Post", "2031-02-04", ("Ada Kern",), HEADLINE, ARTICLE)


@pytest.mark.parametrize("path", MAILS, ids=lambda path: path.stem)
def test_a_forwarded_article(path: Path) -> None:
    """Protects articles that somebody sent on: outlet, day and text are the article's, note and header set aside."""
    article = read(Source(path.name, path.stem, path.read_bytes()))
    assert told(article) == RIGHT
    if path.stem != "attached-rfc822":
        aside = {aside.text: aside.reason for aside in article.asides}
        assert aside["Please read this before Monday's lesson."] == "note of whoever passed the mail on"
        assert aside["Subject: Bridge to close for eighteen months"] == "header of the mail that was passed on"


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("client", PLAIN_MAILS)
def test_plain_mails(client: str, newline: str) -> None:
    """Protects the headers that mail programs write, in several languages, quoted, wrapped and in one another."""
    assert told(mail(NOTE + PLAIN_MAILS[client], newline=newline)) == RIGHT


@pytest.mark.parametrize("client", HTML_MAILS)
def test_html_mails(client: str) -> None:
    """Protects the headers that mail programs write in HTML: as lines, in tables, in paragraphs, above quotations."""
    assert told(mail(HTML_MAILS[client], html=True)) == RIGHT


@pytest.mark.parametrize(
    ("sender", "outlet"),
    [
        ("Вісник гавані <news@harbour-post.example>", "Вісник гавані"),
        ("\u200fجريدة الميناء\u200f <news@harbour-post.example>", "جريدة الميناء"),
        ("\u2068Гавань | Harbour\u2069 <news@harbour-post.example>", "Гавань | Harbour"),
        ('"Post, The Harbour" <news@harbour-post.example>', "Post, The Harbour"),
        ("news@harbour-post.example <news@harbour-post.example>", "Harbour Post"),
        ("<news@mail.harbour-post.example>", "Harbour Post"),
        ("\u202a\u200eThe Harbour Post\u200e\u202c \u200e<news@harbour-post.example>\u200e", "The Harbour Post"),
        ("The Harbour Post", "The Harbour Post"),
        ("Sender Ltd <m@sender.example> im Auftrag von Hafenpost <news@harbour-post.example>", "Hafenpost"),
    ],
)
def test_names_of_senders(sender: str, outlet: str) -> None:
    """Protects the outlet's name: in any script, without signs of direction, by its address where there is no other."""
    assert mail(NOTE + GMAIL.format(sender, f"Subject: {HEADLINE}\n") + PLAIN).outlet == outlet


def test_a_note_is_no_headline() -> None:
    """Protects an article without a subject's line from the title of the note above it."""
    assert told(mail(NOTE + GMAIL.format(POST, "") + PLAIN, subject="for Monday")) == RIGHT


def test_a_note_longer_than_the_article() -> None:
    """Protects a short report under a long note: what was passed on is the article, however much is said of it."""
    note = "\n\n".join(part.replace("bridge", "class") for part in ARTICLE)
    header = (
        f"---------- Forwarded message ---------\nFrom: {POST}\nDate: Tue, 4 Feb 2031 at 06:30\nSubject: {HEADLINE}"
    )
    article = mail(f"{note}\n\n{header}\n\n{HEADLINE}\n\n{ARTICLE[0]}\n\n{ARTICLE[1]}")
    assert told(article)[4] == ARTICLE[:2]


def test_a_header_without_text() -> None:
    """Protects a mail in which nothing is left below the header: the note is all that there is to read."""
    article = mail(f"{PLAIN}\n\n---------- Forwarded message ---------\nFrom: {POST}\nSubject: {HEADLINE}\n")
    assert told(article)[4] == ARTICLE


def test_a_mail_that_an_article_quotes() -> None:
    """Protects newsletters whose article prints a mail: it belongs to the text, and does not name the outlet."""
    quotation = "From: Joan Hill\nTo: the council\nDate: 3 January 2031\nSubject: cracks\n\nThe pins will not hold."
    text = "\n\n".join((HEADLINE, *ARTICLE, quotation, *ARTICLE[::-1]))
    article = mail(text, subject=HEADLINE)
    assert (article.outlet, article.published) == ("Tom Lind", "2031-02-08T10:12:00+00:00")
    assert not [aside for aside in article.asides if "passed" in aside.reason]
    passed_on = mail(f"----- Forwarded message -----\nFrom: {POST}\nDate: 4 February 2031\n\n{text}")
    assert passed_on.outlet == "The Harbour Post"
    assert all(part in passed_on.text for part in ("The pins will not hold.", *ARTICLE))


def test_a_mail_attached_as_a_file() -> None:
    """Protects a mail that was dragged into another: programs attach it as a file, or in a code of its own."""
    inner = EmailMessage()
    inner["From"], inner["Subject"], inner["Date"] = POST, HEADLINE, "Tue, 4 Feb 2031 06:30:00 +0000"
    inner.set_content(PLAIN)
    outer = EmailMessage()
    outer["From"], outer["Subject"] = "Tom Lind <tom@reader.example>", "for Monday"
    outer.set_content(NOTE)
    outer.add_attachment(inner.as_bytes(), "application", "octet-stream", filename="bridge.eml")
    for data in (outer.as_bytes(), outer.as_bytes().replace(b"application/octet-stream", b"message/rfc822")):
        assert told(read(Source("lesson.eml", "lesson", data))) == RIGHT


def test_html_keeps_its_elements() -> None:
    """Protects the page around a forwarded article: words are taken out, and no tag with them."""
    page = f"<html><body><p>Read 3 &lt; 4 & this.</p><p>From: {SHOWN}<br>Sent: 4 February 2031</p>{HTML}</body></html>"
    letter = letters.read(page, html=True, told=False)
    assert letter.text == (
        "<html><body><p></p><p><a href='mailto:news@harbour-post.example'></a><br></p>" + HTML + "</body></html>"
    )
    assert letter.asides[0].text == "Read 3 < 4 & this."


HOSTILE = (
    "From: a\n",
    "> ",
    "-",
    "a: b\n",
    "<p>x: 1@a.b",
    "1.",
    "From: a@b.example\nDate: 4 May 2031\n\n",
    "<pre>",
    "a, ",
)


@pytest.mark.parametrize("piece", HOSTILE)
@pytest.mark.parametrize("html", [True, False])
def test_hostile_lines(piece: str, html: bool) -> None:
    """Protects against mails made to keep the reader busy: the work grows with a text's length, and no faster."""
    once = calls(lambda: letters.read(piece * 1_000, html=html, told=True))
    assert calls(lambda: letters.read(piece * 2_000, html=html, told=True)) <= 2.2 * once


@settings(deadline=None, max_examples=60)
@given(st.lists(st.sampled_from(["Read.", "From: a@b.example", "Date: 4 May 2031", "> ", "<br>", "&lt", "<", "\n"])))
def test_lines_come_back_whole(pieces: list[str]) -> None:
    """Protects every word: what is no line's that is taken out stays, and what is kept is neither doubled nor cut."""
    text = "".join(pieces)
    lines = lines_of(text, html=True)
    assert without(text, lines, [True] * len(lines), html=True) == text
    assert not lines_of(without(text, lines, [False] * len(lines), html=True), html=True)
