"""Reads mails and pages saved in one file (MHTML), which are mails by their form."""

from __future__ import annotations

import base64
import re
from dataclasses import dataclass, replace
from email import policy
from email.errors import InvalidBase64LengthDefect
from email.parser import BytesParser
from email.utils import parsedate_to_datetime
from html import escape
from typing import TYPE_CHECKING, Any

from framing.errors import InputError
from framing.readers import letters
from framing.readers.names import outlet_name, outlet_of_host
from framing.readers.reader import Reader
from framing.readers.text import TEXT
from framing.readers.values import address
from framing.readers.web_page import HTML
from framing.records import Story, ours

if TYPE_CHECKING:
    from email.message import Message

    from framing.readers.reader import Source
    from framing.records import Article

# The library compares each line with the boundary of every part that it stands in: so many comparisons take seconds.
_COMPARISONS = 20_000_000
# Characters of a header that are kept: the library's time for a hostile one grows with the square of its length.
_HEADER = 1_000

_BOUNDARY = re.compile(rb"boundary[ \t]*=", re.IGNORECASE)
_TAGS = re.compile(rb"<[^<>]*>|&nbsp;")
_NOT_BASE64 = re.compile(r"[^A-Za-z0-9+/]")
# "Fwd:" and "Re:" as mail programs write them in English, German, French, Spanish, Italian, Polish, Ukrainian, Russian.
_PASSED_ON = re.compile(
    r"^\W{0,2}(?:(?:fwd?|re|wg|aw|tr|rv|ré|enc|i|r|pd|odp|переслано|пересл|відп|на|ha)\s*(?:\[\d+\])?\s*[:：]\s*)+",
    re.IGNORECASE,
)
# The list or the kind of mail, before the article's title: "[Newsletter]", "Newsletter:", "[EXTERNAL]".
_LISTED = re.compile(
    r"^(?:\[[^\[\]]{1,40}\]|(?:the )?(?:daily |weekly |morning |evening )?(?:news ?letter|newsflash|news alert"
    r"|breaking news|briefing|infolettre|rundbrief|boletín)\s*[:：|–—-])\s*(?=\S)",
    re.IGNORECASE,
)
# Mails stand in tables, for programs that know no style; an extractor would take their text for figures.
_LAYOUT = re.compile(r"<(/?)(?:table|tbody|thead|tfoot|tr|td|th)\b[^<>]{0,2000}>", re.IGNORECASE)
_BREAK = re.compile(
    r"\n|<br\b[^<>]*>|</?(?:p|div|h[1-6]|li|td|tr|table|section|article)\b[^<>]{0,2000}>", re.IGNORECASE
)
_TAG = re.compile(r"<[^<>]{0,2000}>")
_READ_ON = re.compile(
    r"(?:read (?:more|on|the (?:full |whole )?(?:story|article|report))|continue reading|full story|more here"
    r"|weiterlesen|mehr lesen|lire la suite|leer más|seguir leyendo|leggi di più|czytaj (?:dalej|więcej)"
    r"|читати далі|читать далее)\b.{0,80}",
    re.IGNORECASE,
)
_HEADING = re.compile(r"<h[1-4]\b[^<>]{0,2000}>(.{0,2000}?)</h[1-4]\s*>", re.IGNORECASE | re.DOTALL)
_BRIEFING = re.compile(
    r"\b(?:briefing|digest|round-?up|headlines|newsletter|top stories|(?:two|three|four|five|six|seven|ten|\d+) stories"
    r"|the (?:day|week) in)\b",
    re.IGNORECASE,
)
_TITLE = 3  # words of a headline, at least; fewer are a section's name (a judgement)
_LONGEST_LINK = 400  # characters of a line with nothing but such a link in it, the link's address included
_SEVERAL = ours(
    "The mail seems to hold several stories, which are read as one article; give the articles' own addresses or pages."
)
_TITLED = re.compile(r"<h1[\s>]|<title[^<>]*>\s*[^<\s]", re.IGNORECASE)


class _ShortHeaders(policy.Compat32):
    """The library's older way to take mails apart: it reads a header only when asked, and stumbles over none."""

    def header_source_parse(self, sourcelines: list[str]) -> tuple[str, str]:
        name, value = super().header_source_parse(sourcelines)
        return name, value[:_HEADER]


@dataclass(frozen=True, slots=True)
class _Text:
    """A part that holds words; `letter` is the mail it belongs to, which may have been forwarded in another."""

    part: Message
    letter: Message
    data: bytes

    @property
    def is_html(self) -> bool:
        return self.part.get_content_type() == "text/html"


def _read(source: Source, longest: int) -> Story:
    mail = _parsed(source.data, source.name)
    texts = _texts(mail, source.name)
    if not texts:
        raise InputError(
            ours(
                "{name} holds no text (no part of it is HTML or plain text); save the page as .html, or the mail's "
                "text as .txt.",
                name=source.name,
            )
        )
    is_saved = _is_saved(mail, source)
    chosen = _page(mail, texts) if is_saved else _longest(mail, texts)
    url = _location(mail, chosen.part) or source.url
    inner = replace(source, data=chosen.data, encoding=_parameter(chosen.part, "charset"), url=url)
    (article,) = (HTML if chosen.is_html else TEXT).read(inner, longest).articles
    return Story("", (_from_page(article, source) if is_saved else _from_letter(article, chosen.letter, source),))


def _parsed(data: bytes, name: str) -> Message:
    """Return a mail, taken apart."""
    comparisons = len(_BOUNDARY.findall(data)) * data.count(b"\n")
    try:
        if comparisons <= _COMPARISONS:
            return BytesParser(policy=_ShortHeaders()).parsebytes(data)
    except RecursionError:
        pass  # hundreds of mails within one another
    raise InputError(ours("{name} has too many parts within parts; save the article's text as .txt.", name=name))


def _texts(mail: Message, name: str) -> list[_Text]:
    """Return the parts that hold words, in their order."""
    texts: list[_Text] = []
    ahead = [(mail, mail)]
    while ahead:
        part, letter = ahead.pop()
        inside: Any = part.get_payload()
        if inner := _packed(part):
            attached = _parsed(inner, name)
            ahead.append((attached, attached))
        elif part.is_multipart():
            forwarded = part.get_content_type() == "message/rfc822"
            ahead += [(one, one if forwarded else letter) for one in reversed(inside)]
        elif part.get_content_type() in ("text/html", "text/plain") and _TAGS.sub(b"", data := _bytes(part)).strip():
            texts.append(_Text(part, letter, data))
    return texts


def _packed(part: Message) -> bytes:
    """Return the mail that a part holds as a file, or in a code that the standard forbids for it, or b""."""
    kind = part.get_content_type()
    if kind == "message/rfc822" and _header(part, "content-transfer-encoding").lower() == "base64":
        inside: Any = part.get_payload()
        return _from_base64(str(inside[0].get_payload())) if isinstance(inside, list) and inside else b""
    is_file = kind == "application/octet-stream" and (part.get_filename() or "").lower().endswith(".eml")
    return _bytes(part) if is_file else b""


def _bytes(part: Message) -> bytes:
    """Return what a part holds."""
    found: Any = part.get_payload(decode=True)
    if any(isinstance(defect, InvalidBase64LengthDefect) for defect in part.defects):
        # A file that was cut off: the library gives up and returns the code itself.
        return _from_base64(str(part.get_payload()))
    return found if isinstance(found, bytes) else b""


def _from_base64(code: str) -> bytes:
    """Return what a code stands for, as far as it goes."""
    code = _NOT_BASE64.sub("", code)
    code = code[: len(code) - (len(code) % 4 == 1)]
    return base64.b64decode(code + "=" * (-len(code) % 4))


def _is_saved(mail: Message, source: Source) -> bool:
    """Return whether this is a page that a browser saved, and no mail that was sent."""
    by_name = source.name.lower().endswith((".mht", ".mhtml"))
    return by_name or "snapshot-content-location" in mail or "<saved by" in _header(mail, "from").lower()


def _page(mail: Message, texts: list[_Text]) -> _Text:
    """Return the saved page itself and not a frame in it: the part that the mail names, or else the first."""
    pages = [text for text in texts if text.is_html] or texts
    named = {_parameter(mail, "start"), _header(mail, "snapshot-content-location")} - {None, ""}
    return next(
        (page for page in pages if named & {_header(page.part, "content-id"), _header(page.part, "content-location")}),
        pages[0],
    )


def _longest(mail: Message, texts: list[_Text]) -> _Text:
    """Return what a mail was sent for: a forwarded mail and not the note above it, HTML and not its plain double."""
    return max(texts, key=lambda text: (text.letter is not mail, text.is_html, len(text.data)))


def _location(mail: Message, part: Message) -> str | None:
    """Return the address that a page was saved from."""
    where = (_header(mail, "snapshot-content-location"), _header(part, "content-location"))
    return next(filter(None, map(address, where)), None)


def _from_page(article: Article, source: Source) -> Article:
    """Return the article of a saved page; its address names the site better than the file that it was saved to."""
    named = article.outlet != outlet_name(source.stem)
    return article if named else replace(article, outlet=outlet_of_host(article.url or "") or article.outlet)


def _from_letter(article: Article, letter: Message, source: Source) -> Article:
    """Return the article of a mail that was sent: its subject, sender and date stand in for what the text lacks."""
    named = article.outlet != outlet_name(source.stem)
    subject = " ".join(str(_understood(letter, "subject")).split())
    told = bool(_PASSED_ON.match(subject))
    letter_itself = letters.read(article.text, html=article.form == "html", told=told)
    header = letter_itself.header
    if header and (header.subject or not told):
        subject = header.subject  # what the note is called is no headline
    subject = _title(subject)
    text, headline = letter_itself.text, ""
    if article.form == "html":
        text = _LAYOUT.sub(r"<\1div>", text)
        if subject and not _TITLED.search(text):
            # Cleaning finds the byline by the headline, and a line that repeats it.
            headline, text = subject, f"<title>{escape(subject)}</title>{text}"
    elif subject and not text.lstrip().startswith(subject):
        text = f"{subject}\n\n{text}"  # cleaning weighs it against the first lines, one of which may be the headline
    sender, sent = (header.outlet, header.sent) if header else (_sender(letter), _date(letter))
    return replace(
        article,
        outlet=article.outlet if named else sender or article.outlet,
        text=text,
        headline=headline,
        published=sent,
        asides=letter_itself.asides,
        notices=(*article.notices, *((_SEVERAL,) if _stories(letter_itself.text, subject) > 1 else ())),
    )


def _stories(text: str, subject: str) -> int:
    """Return how many stories a mail tells, by the links to the rest of each, or by its headings.

    Headings count where they are links or the subject calls the mail a briefing: an article has headings of its own.
    """
    headings = [heading[1] for heading in _HEADING.finditer(text) if len(_TAG.sub(" ", heading[1]).split()) >= _TITLE]
    if headings and (_BRIEFING.search(subject) or all("<a" in heading.lower() for heading in headings)):
        return len(headings)
    lines = (_TAG.sub(" ", line) for line in _BREAK.split(text))
    return sum(1 for line in lines if len(line) < _LONGEST_LINK and _READ_ON.fullmatch(" ".join(line.split())))


def _title(subject: str) -> str:
    """Return a subject without what mail programs and lists put before it, in whatever order."""
    while (shorter := _LISTED.sub("", _PASSED_ON.sub("", subject))) != subject:
        subject = shorter
    return subject


def _sender(letter: Message) -> str:
    """Return the name that a mail's sender goes by, or "" for a bare address."""
    addresses = getattr(_understood(letter, "from"), "addresses", ())
    name = " ".join(addresses[0].display_name.split()) if addresses else ""
    return "" if "@" in name else name


def _date(letter: Message) -> str | None:
    try:
        return parsedate_to_datetime(_header(letter, "date")).isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _understood(part: Message, name: str) -> Any:
    """Return a header with its codes resolved, or "" where the library stumbles, as it does over some broken ones."""
    try:
        return policy.default.header_factory(name, _header(part, name))
    except Exception:  # of many kinds, down to AttributeError; none is a reason to refuse the mail
        return ""


def _header(part: Message, name: str) -> str:
    """Return a header as it is written, in one line; bytes beyond ASCII are UTF-8 in today's mails."""
    raw = next((str(value) for key, value in part.raw_items() if key.lower() == name), "")
    return " ".join(raw.encode("utf-8", "surrogateescape").decode("utf-8", "replace").split())


def _parameter(part: Message, name: str) -> str | None:
    found = part.get_param(name)
    return found if isinstance(found, str) else None


MAIL = Reader(
    "mail",
    (".eml", ".mht", ".mhtml"),
    ("message/rfc822", "multipart/related"),
    "A mail, or a page that the browser saved in a single file.",
    _read,
    bytes_per_character=100,
)
