"""Finds what a forwarded mail was sent for: the article behind the header that a mail program prints above it.

The steps, over the lines of a mail, plain or HTML alike:

1. `_headers` finds the header blocks: a sender's line with a subject's or a day's, by their words or by their values
   (an address, a day); or the one line "On 4 February 2031, The Harbour Post <news@…> wrote:" above a quotation.
2. `_counted` leaves out those that are no mail program's, such as a mail that an article quotes.
3. Behind each header a segment begins; the longest is the article, and what stands above and below it is set aside.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING

from framing import lexicon
from framing.readers import mail_lines
from framing.readers.mail_lines import bare
from framing.readers.names import outlet_of_host

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from framing.readers.mail_lines import MailLine

_ROLES = lexicon.table("mail-header-words", language=lexicon.ALL)
_LABELLED = re.compile(r"([^\W\d_][^\W\d_'’ -]{0,19}(?:[ '’-][^\W\d_]{1,12}){0,2}) ?[:：] ?(.*)")
_ADDRESS = re.compile(
    r"[<\[(]{0,2}(?:mailto:)?[\w.+=-]{1,64}@([\w-]{1,63}(?:\.[\w-]{1,63}){1,8})(?:\|[^>]{0,99})?[>\])]{0,2}"
)
_EMPHASIS = re.compile(r"(?<![^\s:])[*_]{1,2}(?=[^\W\d])|(?<=[:\w])[*_]{1,2}(?=\s|$|:)")
_RULE = re.compile(r"[-–—_=*]{3,}(?:.{0,60}?[-–—_=*]{3,})?")
_ON_BEHALF = re.compile(
    r"(?:on behalf of|im auftrag von|de la part de|en nombre de|от имени|від імені)\s+", re.IGNORECASE
)
# What stands before the sender's name in "On 4 Feb 2031, at 06:30 The Harbour Post <…> wrote:".
_BEFORE_NAME = re.compile(
    r".*(?:\d{1,2}[:.h]\d\d(?::\d\d)?(?:\s?[AP]\.?M\.?)?|\d{4})(?:\s?(?:uhr|год|р)\b\.?)?[,\s]*(?:schrieb|escribió|написав|пише)?[,\s]*",
    re.IGNORECASE,
)
_WROTE = re.compile(
    r"\s*\b(?:wrote|writes|schrieb|a écrit|escribió|ha scritto|napisał[ao]?|пише|писала?|написа(?:в|ла?)|пишет)?\s*:$",
    re.IGNORECASE,
)
_LONGEST_NOTE = 60
"""Words above a header that nothing else shows to be a mail program's (a judgement: a note is short)."""
_MOST_HEADERS = 100
"""Headers that are looked at in one mail (a judgement: a mail passed on so often is none)."""
# Lines of a header, characters of a line in it, of a rule and of an attribution: more than mail programs print, and few
# enough that hostile lines cost no time (judgements).
_MOST_LINES, _LONGEST_LINE, _LONGEST_RULE, _LONGEST_ATTRIBUTION = 25, 500, 100, 250


@dataclass(frozen=True, slots=True)
class Header:
    """A header that a mail program printed: its lines `start` to `end`, and what they tell, "" or None where nothing.

    `outlet` is the sender's name, or that of the address where there is no name; `depth` counts the quotations that
    the text below it stands in.
    """

    start: int
    end: int
    outlet: str = ""
    subject: str = ""
    sent: str | None = None
    depth: int = 0


@dataclass(frozen=True, slots=True)
class Forwarded:
    """A mail that was passed on: its header, and the lines `header.end` to `end` that are its own."""

    header: Header
    end: int


@dataclass(slots=True)
class _Block:
    """The labelled lines of a header while they are read: each role's value, and the others' in their order."""

    values: dict[str, str] = field(default_factory=dict)
    others: list[str] = field(default_factory=list)
    labels: dict[str, str] = field(default_factory=dict)
    end: int = 0


def find(lines: Sequence[MailLine], *, told: bool) -> Forwarded | None:
    """Return the mail that was passed on in these lines, or None where none was.

    `told` says that the mail's own subject shows it to be forwarded, as "Fwd:" does.
    """
    headers = _counted(lines, list(islice(_headers(lines), _MOST_HEADERS)), told)
    segments = [Forwarded(header, _end(lines, header, headers)) for header in headers]
    return max(segments, key=lambda segment: _words(lines[segment.header.end : segment.end]), default=None)


def is_rule(text: str) -> bool:
    """Return whether a line is drawn across the mail, with words in it or none: "----- Original Message -----"."""
    return len(text) <= _LONGEST_RULE and bool(_RULE.fullmatch(text))


def _headers(lines: Sequence[MailLine]) -> Iterator[Header]:
    at = 0
    while at < len(lines):
        header = (_block(lines, at) if _begins(lines, at) else None) or _attribution(lines, at)
        if header:
            yield header
        at = header.end if header else at + 1


def _block(lines: Sequence[MailLine], start: int) -> Header | None:
    """Return the header whose labelled lines begin here."""
    block = _read(lines, start)
    values = block.values
    if "from" in values and ("subject" in values or mail_lines.sent(values.get("date", ""), english=True)):
        return _header(block, start, lines[start].depth)
    # Words of a language that is not known: three lines, one of them with an address and one with a day.
    sender = next((value for value in block.others if _ADDRESS.search(value)), None)
    day = next((value for value in block.others if mail_lines.sent(value, english=False)), None)
    if values or sender is None or day is None or len(block.others) < 3:
        return None
    subject = next((value for value in block.others if value not in (sender, day)), "")
    block.values |= {"from": sender, "date": day, "subject": "" if _ADDRESS.search(subject) else subject}
    return _header(block, start, lines[start].depth)


def _header(block: _Block, start: int, depth: int) -> Header:
    values = block.values
    english = block.labels.get("from", "").casefold() == "from"
    day = mail_lines.sent(values.get("date", ""), english=english)
    return Header(start, block.end, _sender(values["from"]), values.get("subject", ""), day, depth)


def _begins(lines: Sequence[MailLine], at: int) -> bool:
    """Return whether a line is the first of several that may be a header's."""
    before = lines[at - 1] if at else None
    same = before is not None and not lines[at].gap and before.depth == lines[at].depth
    return _may_belong(lines[at]) and not (same and before is not None and _may_belong(before))


def _may_belong(line: MailLine) -> bool:
    match = _labelled(line)
    return match is not None and bool(match[2] or match[1].casefold() in _ROLES)


def _labelled(line: MailLine) -> re.Match[str] | None:
    return _LABELLED.fullmatch(_EMPHASIS.sub("", line.text[:_LONGEST_LINE]).strip())


def _read(lines: Sequence[MailLine], start: int) -> _Block:
    """Return the labelled lines from one on, with those that run on in a second line.

    What is behind the last line of a known label, or behind an empty line, is the mail's own text.
    """
    block = _Block(end=start)
    pending: list[str] = []
    role = ""
    at = start
    while at < min(len(lines), start + _MOST_LINES) and lines[at].depth == lines[start].depth:
        line, match = lines[at], _labelled(lines[at])
        known = _ROLES.get(match[1].casefold()) if match else None
        open_ended = role and not line.gap and not pending
        apart = line.gap and at > start
        if known and match and (known not in block.values or (known == "to" and (not apart or "@" in match[2]))):
            role = known
            block.values[role] = f"{block.values.get(role, '')} {match[2]}".strip()
            block.labels[role] = match[1]
            block.others += pending
            pending, block.end = [], at + 1
        elif role and not block.values[role] and not match:
            block.values[role] = line.text  # the value stands below its label
            block.end = at + 1
        elif match and match[2] and not apart:
            pending.append(match[2])
        elif open_ended and (_ADDRESS.search(line.text) or (role == "to" and line.text.endswith((",", ";")))):
            block.end = at + 1  # whom else it was sent to
            if role == "from":
                block.values[role] += f" {line.text}"
        else:
            break
        at += 1
    if not block.values:
        block.others, block.end = pending, at
    return block


def _attribution(lines: Sequence[MailLine], start: int) -> Header | None:
    """Return the header that is one sentence, over up to three lines: when who wrote what is quoted below."""
    text = ""
    for at in range(start, min(start + 3, len(lines))):
        text = f"{text} {lines[at].text}".strip()
        if (at > start and lines[at].gap) or len(text) > _LONGEST_ATTRIBUTION:
            return None
        if not text.endswith(":"):
            continue
        quoted = at + 1 < len(lines) and lines[at + 1].depth > lines[start].depth
        ruled = start > 0 and is_rule(lines[start - 1].text)
        address = _ADDRESS.search(text)
        if not (mail_lines.sent(text, english=False) and (quoted or (ruled and address))):
            return None
        name = _BEFORE_NAME.sub("", text[: address.start()] if address else _WROTE.sub("", text), count=1)
        day = mail_lines.sent(text, english=text.startswith("On "))
        depth = lines[min(at + 1, len(lines) - 1)].depth
        return Header(start, at + 1, _sender(f"{name} {address[0] if address else ''}"), "", day, depth)
    return None


def _sender(value: str) -> str:
    """Return what a sender is called: "The Harbour Post" of `"The Harbour Post" <news@harbour-post.example>`."""
    addresses = list(_ADDRESS.finditer(value))
    # Where a service sends for somebody else, that one is named last.
    behalf = _ON_BEHALF.search(value)
    begin = behalf.end() if behalf else 0
    address = next((found for found in addresses if found.start() >= begin), addresses[-1] if addresses else None)
    name = value[begin : address.start() if address and address.start() >= begin else len(value)]
    name = bare(name).strip(" \"'“”„«»‚‘’,;:<([")
    if name and "@" not in name:
        return name
    return outlet_of_host(address[1]) if address else ""


def _counted(lines: Sequence[MailLine], headers: list[Header], told: bool) -> list[Header]:
    """Return the headers that a mail program put there: the others belong to the text that they stand in."""
    counted: list[Header] = []
    for header in headers:
        line = lines[header.start]
        above = lines[counted[-1].end : header.start] if counted else lines[: header.start]
        ruled = header.start > 0 and is_rule(lines[header.start - 1].text)
        deeper = line.depth > (lines[counted[-1].start].depth if counted else 0)
        if ruled or deeper or (told and not counted) or _words(above) <= _LONGEST_NOTE:
            counted.append(header)
    return counted


def _end(lines: Sequence[MailLine], header: Header, headers: Sequence[Header]) -> int:
    """Return where the text behind a header ends: at the next header, or where its quotation does."""
    end = min((other.start for other in headers if other.start >= header.end), default=len(lines))
    if end < len(lines) and end > header.end and is_rule(lines[end - 1].text):
        end -= 1
    outside = next((i for i in range(header.end, end) if lines[i].depth < header.depth), end)
    # A header may be quoted without its text: then what follows is more than a word of thanks.
    if _words(lines[outside:end]) < _words(lines[header.end : outside]):
        end = outside
    return end


def _words(lines: Sequence[MailLine]) -> int:
    return sum(len(line.text.split()) for line in lines)
