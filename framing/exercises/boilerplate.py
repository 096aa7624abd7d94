"""What a page leaves in an article's text, that no sheet may print: one list, for all tasks.

A missing space between two sentences is put in where paragraphs are printed (`excerpt.paragraphs`); what is left of it
within a sentence, and all else here, makes a text unfit for class.
"""

from __future__ import annotations

import re
from functools import lru_cache

_LINES = (
    r"also read|read (?:more|also|next)|more|see also|see more|advertisement|related(?: stories| articles| coverage)?"
    r"|story continues(?: below)?(?: advertisement)?|article continues below|continue reading.*|recommended|trending"
    r"|share this|play video|watch(?: now| live)?|sign up|subscribe(?: now)?|most popular|top stories"
)
_FURNITURE = re.compile(rf"^\W*(?:{_LINES})\W*$", re.IGNORECASE)
"""A line that belongs to the page: it can be left out of what is printed."""
DATELINE = re.compile(r"^[A-Z][A-Z .,’'-]+(?:, \w+\.?)?(?: \([\w./ ]+\))? ?[—–―-]+ ")
"""Where and for whom a report was written, before its first words."""
_CAPITALS = re.compile(r"^[^a-z]{2,60}$")
_RUN_ON = re.compile(r"[a-z]{2}[.!?][”’\"']?[“‘]?[A-Z][a-z]|\d{2}[.!?][A-Z][a-z]{2}|[a-z][’”][“‘][A-Z]|[a-z][“‘][A-Z]")
"""Two sentences, or a crosshead and a sentence, without a space between them."""
_JOINED = re.compile(r"(?<![#@/\w])[a-z]{3,}[A-Z][a-z]|(?<![#@/\w])[A-Z][a-z]{2,}(?:Mr|Mrs|The|But|And|He|She|It)\b")
"""Two words without a space: "criticsMr". Many names have a capital within, so one that begins with one is none."""
_LEFT = re.compile(
    r"\\u[0-9a-f]{4}|^[\[{]|^\W*$|\bMORE\b(?! [A-Z]{2})|\b(?:ADVERTISEMENT|READ MORE|ALSO READ|READ ALSO|RELATED:)"
    r"|\b(?:Also Read|Read More|Read more|Story continues|Related|Recommended)\b:?\s*(?=[A-Z]|$)"
    r"|[a-z]{3}(?:Jan|Feb|Mar|Apr|May|June|July|Aug|Sep|Oct|Nov|Dec)\.|nlarge this image|(?:hide|toggle) caption"
    r"|\b[Ss]croll down\b|\b[Ee]nlarge [Ii]mage\b|\bregister with\b|\bsocial account\b|A post shared by|"
    r"\((?:Additional )?(?:[Rr]eporting|Writing|Editing) by|\bYouTube$"
    r"|\([^()]* via [^()]*\)|^\(Associated Press"
)
_CREDIT = re.compile(
    r"^(?:Story|Text|Report|Reporting|Words|Compiled|Updated?:?) (?:by\b|at\b)|^Updated?:|^UPDATED?\b|\b[Cc]urated by\b"
    r"|^(?:google|Photographer|[Gg]etty|Alamy|Rex|AFP/\w+|EPA-EFE) |\b(?:Getty Images|EPA-EFE|AFP/Getty|File photo"
    r"|FILE PHOTO"
    r"|[Ii]mage (?:copyright|caption|source|credit)|[Mm]edia (?:playback|caption)|[Pp]hoto(?:graph)? (?:by|credit"
    r"|courtesy)|[Pp]icture (?:by|credit))\b|^\(?(?:Photo|Image|Picture|Credit|Source|Video)s?:|©"
    r"|\((?:Photo|Image|Picture|Video|Credit|Source)s?:|\((?:[\w.’'-]+ ){1,3}[\w.’'-]*/[\w/ .]+\)"
    r"|^(?:Photo|Video|Image)s? [A-Z]{2,}|\b\d{1,2}/\d{1,2} (?:19|20)\d\d\b|\([A-Z][\w ,]+, [A-Z]\w+ \d{1,2}, \d{4}\)"
)
"""What stands beside a picture, or at the head of an article."""
_CAPTION = re.compile(
    r"\b(?:speaks?|poses?|waves?|looks? on|is seen|are seen|arrives?|visits?|attends?|walks?|gestures?|listens?|stands?"
    r"|shakes?)\b.* (?:on )?[A-Z]\w+\.? \d{1,2}(?:, \d{4})?\.?$"
    r"|^(?:[A-Z]\S* ){2,7}(?:pauses|gestures|speaks|smiles|waves|listens|looks on|walks|poses|arrives) "
    r"(?:while|during|as|at|to|with|outside|before|after|in)\b"
)
"""What a picture's text tells: who does what, in the present, on which day or at what."""
_TWICE = re.compile(r"\b([A-Z][a-z]+ [A-Z][a-z]+),? \1|\b([A-Z][a-z]{3,}) \2\b")
"""A name that a link left behind, often with the first word of what it led to: "Jo Penhale Jo PenhaleMayor"."""
_NAMELESS = re.compile(r"\b(?:Mr|Mrs|Ms)\.? (?:also|is|was|has|had|said|and|did|will|would)\b")
"""A name that was lost."""
_STOP_LOST = re.compile(
    r"\b(?!(?:of|the|a|in|at|on|and|to|for|by|from|an|told|with|called)\b)[a-z][\w’']+ "
    r"(?:In|The|He|She|It|But|They|This|That|These|There|When|After|However|For|With|And|At|On|As|We|While|If|An?)"
    r"\b(?= [a-z])|[\w’] (?:A[Tt] least|One of|In the|On the|There (?:is|are|was|were))\b"
)
"""A sentence that begins in the midst of another one: "… on Saturday The river rose"."""


def furniture(text: str) -> bool:
    """Return whether a paragraph is the page's own: a line of links or a line in capitals, which nobody need read."""
    return bool(_FURNITURE.match(text) or (_CAPITALS.match(text.strip()) and re.search(r"[A-Z]{2}", text)))


def caption(text: str) -> bool:
    """Return whether a sentence tells what a picture shows, as one beside it does."""
    return bool(_CAPTION.search(text))


@lru_cache(maxsize=20_000)
def printable(text: str) -> bool:
    """Return whether a text is what somebody wrote for its readers, without what a page left in it."""
    return not (
        _RUN_ON.search(text)
        or _JOINED.search(text)
        or _LEFT.search(text)
        or _CREDIT.search(text)
        or _TWICE.search(text)
        or _NAMELESS.search(text)
        or _STOP_LOST.search(text)
    )


def goes_on(one: str, other: str) -> bool:
    """Return whether a quotation that begins in one paragraph ends in the next, without a mark at its beginning."""
    opened = one.count("“") > one.count("”") or one.count('"') % 2 == 1
    return opened and not other.startswith(("“", '"', "‘", "'"))


def whole_quotations(text: str) -> bool:
    """Return whether every quotation of a text that ends in it begins in it: an opening mark may have been lost.

    One that begins only is that of several paragraphs.
    """
    halved = text.count('"') % 2 == 1 and not text.lstrip("“‘'").startswith('"') and not text.endswith(':"')
    return not halved and text.count("”") <= text.count("“")
