"""Feeds every reader, and the cleaning behind it, what nobody would write: pages and files, mutated at random.

    python -m benchmarks.fuzz --minutes 60 --seed 1

Seeds are files of this repository and, where they are, the pages in `shared/eval/extraction` beside the checkout.
Whatever the bytes, a reader gives articles or says in an InputError why not, within SLOW seconds. What breaks this is
written to `--out`, and the command fails; a fault that is found becomes a case in tests/readers.
"""

from __future__ import annotations

import argparse
import gzip
import io
import json
import random
import time
import traceback
from email.message import EmailMessage
from pathlib import Path
from typing import TYPE_CHECKING

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from benchmarks.extraction import DATA
from framing import assets
from framing.cleaning import clean
from framing.errors import FramingError
from framing.readers import READERS
from framing.readers.reader import Source
from framing.records import Story

if TYPE_CHECKING:
    from framing.readers import Reader

SLOW = 20.0
"""Seconds that a file may take; a PDF may take the engine's patience besides."""
LONGEST = 300_000
PAGES = 25
CASES = Path(__file__).parents[1] / "tests" / "cases" / "readers"
LABELS = (None, None, "utf-8", "koi8-r", "utf-16", "shift_jis", "no-such-encoding")
# Pieces that parsers stumble over: half characters, unclosed and nested things, numbers out of range.
JUNK = (
    b"\0", b"\xff\xfe", b"\xed\xa0\x80", b"<![ foo", b"<!--", b"<![CDATA[", b"&#x110000;", b"\\ud800", b"<" * 3_000,
    b"<div>" * 5_000, b"[" * 20_000, b"{" * 2_000, b'"' * 50, b"\n" * 3_000, b" " * 5_000, b"By " * 2_000,
    b"(AFP) " * 500, b"%PDF-", b"\x1f\x8b", b"=?utf-8?b?", b"boundary=", b'<time datetime="0000-00-00">',
    b'<script type="application/ld+json">[[[[', b'"datePublished":"9999-99-99T99:99"', b"2024-13-45 25:61",
    b"Content-Type: multipart/mixed; boundary=x\n", "\u202e".encode(), "👩‍👧".encode(),
)  # fmt: skip


def seeds() -> dict[str, list[bytes]]:
    """Return files to begin with, by the kind of their reader."""
    texts = [file.read_bytes() for file in sorted(assets.folder("corpora").glob("*/*.txt"))]
    pages = [
        b"<html><body><article><p>%b</p></article></body></html>" % text.replace(b"\n\n", b"</p><p>") for text in texts
    ]
    pages += [gzip.decompress(file.read_bytes()) for file in sorted((DATA / "pages").glob("*.gz"))[:PAGES]]
    texts += [file.read_bytes() for file in sorted((DATA / "dumps").glob("*.txt"))[:PAGES]]
    objects = [{"text": text.decode(), "outlet": "Post", "date_publish": "2031-02-03 08:00:00"} for text in texts[:3]]
    return {
        "text": texts,
        "html": pages,
        "json": [json.dumps({"articles": objects}).encode()],
        "jsonl": ["\n".join(map(json.dumps, objects)).encode()],
        "mail": [_mail(page) for page in pages[:3]],
        "feed": [_feed(page) for page in pages[:3]],
        "pdf": [file.read_bytes() for file in sorted(CASES.glob("*.pdf"))],
        "warc": [_archive(pages[:2], packed=packed) for packed in (False, True)],
    }


def _mail(page: bytes) -> bytes:
    mail = EmailMessage()
    mail["From"], mail["Subject"], mail["Date"] = "Post <a@post.example>", "News", "Mon, 3 Feb 2031 08:30:00 +0100"
    mail.set_content("The same as text.\n")
    mail.add_alternative(page.decode("utf-8", "replace"), subtype="html")
    return mail.as_bytes()


def _feed(page: bytes) -> bytes:
    entry = (
        b"<item><title>News</title><pubDate>Mon, 03 Feb 2031 08:30:00 +0100</pubDate><content:encoded><![CDATA[%b]]>"
    )
    head = b'<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Post</title>'
    return head + entry % page + b"</content:encoded></item></channel></rss>"


def _archive(pages: list[bytes], *, packed: bool) -> bytes:
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=packed)
    for page in pages:
        http = StatusAndHeaders("200 OK", [("Content-Type", "text/html")], protocol="HTTP/1.1")
        url = "https://post.example/a"
        writer.write_record(writer.create_warc_record(url, "response", payload=io.BytesIO(page), http_headers=http))
    return out.getvalue()


def mutated(data: bytes, chance: random.Random) -> bytes:
    """Return the bytes after one to eight changes: junk put in, pieces cut out, overwritten or repeated."""
    made = bytearray(data)
    for _ in range(chance.randint(1, 8)):
        at, other = chance.randrange(len(made) + 1), chance.randrange(len(made) + 1)
        match chance.randrange(6):
            case 0 | 1:
                made[at:at] = chance.choice(JUNK)
            case 2:
                del made[at : at + chance.randrange(400)]
            case 3:
                made[at : at + 4] = chance.randbytes(chance.randrange(8))
            case 4 if len(made) < LONGEST:
                made[at:at] = made[other : other + chance.randrange(2_000)] * chance.randrange(1, 20)
            case _:
                del made[at + chance.randrange(5_000) :]
    return bytes(made)


def read(reader: Reader, data: bytes, label: str | None) -> None:
    """Read and clean the bytes; raises anything but the FramingError that a reader may answer with."""
    try:
        story = reader.read(Source(f"a.{reader.kind}", "a", data, label), LONGEST)
        for article in clean(Story("fuzz", story.articles[:5])).articles:
            article.text.encode()  # no half characters
            assert all(article.text[block.start : block.end].strip() for block in article.blocks)  # noqa: S101
    except FramingError:
        return  # a sentence on why there is no article is an answer


def main() -> None:
    """Fuzz until the time is over; print how much was tried, and fail where something broke."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--minutes", type=float, default=60)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--out", type=Path, default=Path("fuzz"))
    arguments = parser.parse_args()
    chance, begin = random.Random(arguments.seed), seeds()  # noqa: S311 - to repeat a run, not to keep a secret
    until = time.monotonic() + 60 * arguments.minutes
    tried = {reader.kind: 0 for reader in READERS}
    broken = 0
    while time.monotonic() < until:
        reader, label = chance.choice(READERS), chance.choice(LABELS)
        data = mutated(chance.choice(begin[reader.kind]), chance)
        begun, fault = time.monotonic(), ""
        try:
            read(reader, data, label)
        except Exception:
            fault = traceback.format_exc(limit=-3)
        took = time.monotonic() - begun
        if fault or took > SLOW:
            broken += 1
            arguments.out.mkdir(exist_ok=True)
            file = arguments.out / f"{arguments.seed}-{sum(tried.values())}.{reader.kind}"
            file.write_bytes(data)
            print(f"{file} (as {label}) took {took:.1f} s\n{fault}", flush=True)
        tried[reader.kind] += 1
    print(f"{sum(tried.values()):,} files in {arguments.minutes:g} minutes, {broken} broke a reader: {tried}")
    raise SystemExit(bool(broken))


if __name__ == "__main__":
    main()
