"""Photo captions, known by their credits and by the way they point into the picture."""

from __future__ import annotations

import re

_AGENCY = (
    r"(?:getty(?: images)?|reuters|afp|ap(?: photo)?|epa(?:-efe)?|efe|shutterstock|alamy|xinhua|tass|sputnik"
    r"|anadolu(?: agency)?|dpa|pa(?: images| wire| media)?|pool|zuma(?: press)?|bloomberg|istock\w*|unsplash"
    r"|wikimedia(?: commons)?|flickr|cordon press|nurphoto|sipa|rex|ukrinform|associated press"
    r"|agence france-?presse|press association|imago|corbis|files?|handout|via .{2,40})"
)
# A credit in brackets, behind a slash or bar, or after "Photo:", at the end of the line.
_CREDIT = re.compile(
    rf"[(\[](?:[^()\[\]]{{0,60}}[/,|–—-]\s*)?"
    rf"(?:photo(?:graph)?s?\s*(?:by|:|/|credit)?\s*[^()\[\]]{{0,60}}|{_AGENCY}(?:\s*[/,]\s*[^()\[\]]{{1,40}})?)[)\]]\.?$"
    rf"|[/|©]\s*\(?{_AGENCY}(?:\s*[/|]\s*[\w .'’-]{{1,40}})?\)?\.?$"
    rf"|©\s*[\w .'’-]{{2,40}}(?:\({_AGENCY}[^()]{{0,20}}\))?$"
    r"|\b(?:photo(?:graph)?s?|image|picture|credit|illustration|foto)(?: credit| courtesy| by)?\s*:\s*\S.{1,80}$"
    r"|\bphoto(?:graph)? (?:by|courtesy of) \S.{1,60}$",
    re.IGNORECASE,
)
# Behind the last sentence, or before a photographer's name, an agency is written in its own spelling.
_SIGNED = re.compile(
    r"(?<=[.”\"’')])\s*(?:Getty Images|REUTERS|Reuters|AFP|EPA|AP|Xinhua|TASS|Shutterstock|Alamy)"
    r"(?:\s*/\s*[\w .'’-]{1,40})?\.?$"
    r"|\b(?:REUTERS|AFP|EPA|AP Photo|AP)\s*/\s*\w[\w .'’-]{1,40}$"
    r"|^(?:Getty Images|REUTERS|AFP|EPA|AP Photo|Shutterstock|Alamy)\s+(?:The|A|An|[A-Z]\w+)\b.{20,200}[^.]$"
)
_BEGINS = re.compile(
    r"^(?:file photo|pictured|photo(?:graph)?\s*[:|]|image (?:copyright|caption|source|credit)|caption\s*:"
    r"|screen(?:shot|grab)\s*[:“\"]|(?:video )?grab from a video|enlarge this image|file\s*[-:–—]+\s"
    r"|(?:this|an?|am|the) (?:(?:undated|file|combination|handout|satellite) )*(?:photo|image|picture|video)s?"
    r" (?:shows?|taken|provided|released|from|made|grab)\b"
    r"|(?:file\s*[-:–—]+\s*)?(?:in|on) this .{2,40}\b(?:photo|image|picture|frame grab|video)\b)",
    re.IGNORECASE,
)
# "(R)" alone is a party in American politics.
_POINTS = re.compile(
    r"\((?:[LC]|[CLR]-[CLR]|cent(?:re|er)"
    r"|(?:(?:second|third|top|bottom|front|back|far|cent(?:re|er)|[lrc])[ -]?){0,3}(?:from )?(?:left|right))\)",
    re.IGNORECASE,
)
# A button's words before a photographer's name, and no caption: "Enlarge this image … Ivo Stam/AP".
_BUTTON = re.compile(r"^enlarge this image(?: toggle caption)?(?: \S+){1,8}$", re.IGNORECASE)
_SAID = re.compile(r"\b(?:said|told|says|added|according to)\b")
_BARE = re.compile(
    rf"^(?:photo(?:graph)?s?|image|picture|credits?|source|file photo)?(?:\s*(?:by|:|/|©|\||credit)){{0,3}}\s*{_AGENCY}"
    rf"(?:\s*[/|,]\s*[\w .'’-]{{1,40}})?(?:\s+{_AGENCY})?$"
    r"|^(?:photo(?:graph)?|image|picture)s?\s*(?:(?:credit|courtesy|by)\s*:?|:|/|©)\s*\S.{0,60}$",
    re.IGNORECASE,
)


def is_credit(text: str) -> bool:
    """Return whether a line is only the credit of a photo."""
    return len(text) <= 90 and bool(_BARE.match(text) or _BUTTON.match(text))


def is_caption(text: str) -> bool:
    """Return whether a line describes a picture: it carries a credit, or says what the picture shows."""
    if len(text) > 700:
        return False
    if _CREDIT.search(text[-160:]) or _SIGNED.search(text[-260:]) or _BEGINS.match(text):
        return True
    return len(text) <= 300 and bool(_POINTS.search(text)) and not _SAID.search(text)
