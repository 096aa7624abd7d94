"""Readies a page's tree, so that its text is what the page says to a reader.

What nobody sees goes; so does what is printed and not said: words struck out, the numbers of notes. Words that the
page's design holds apart, or tears apart, are held apart or put together by blanks.
"""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, Any

from framing.cleaning import dates
from framing.cleaning.boxes import HEADINGS, named, text_of
from framing.cleaning.lines import INITIAL, INLINE, WORD, begins_word, unescaped

if TYPE_CHECKING:
    from collections.abc import Iterator

_LITERAL = frozenset(("script", "style", "pre", "code", "textarea", "svg"))
# An element with more than this share of the page's words is the page, however it is marked: sites hide theirs until a
# script shows it. A judgement.
_PAGE = 0.5

_NO_SHOW = re.compile(
    r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|font-size\s*:\s*0(?!\.?\d)"
    r"|(?:left|top|text-indent)\s*:\s*-\d{3,}(?:px|em|rem)|clip\s*:\s*rect\((?:0|1px))",
    re.IGNORECASE,
)
_HIDDEN_CLASS = re.compile(r"(?:^|\s)(?:hidden|is-hidden|u-hidden|d-none)(?:\s|$)")
_SHOWN_CLASS = re.compile(r"(?:^|\s)(?:\w+:|d-\w+-)(?:block|flex|grid|inline)")  # on wider screens
# What a button unfolds is the article's: the class says so, or the button's words.
_FOLDED = re.compile(
    r"(?:^|[^a-z])(?:expand\w*|collaps\w*|unfold\w*|read-?more|show-?more|truncat\w*|more-?(?:text|content)|full-?text"
    r"|article-?(?:body|text|content|rest)|story-?(?:body|rest))(?![a-z])",
    re.IGNORECASE,
)
_UNFOLDS = re.compile(
    r"^\W*(?:read (?:more|on|the (?:full|whole|rest).*)|(?:continue|keep) reading|(?:show|see|view) (?:more|full .*)"
    r"|full (?:story|article)|weiterlesen|mehr (?:lesen|anzeigen)|lire la suite|(?:leer|ver) más|seguir leyendo"
    r"|читати далі|читать далее|показать (?:все|ещ[её])|leggi (?:di più|tutto))\W*$",
    re.IGNORECASE,
)
# What is there for those who have the page read to them: "Link opens in a new window".
_FOR_EARS = re.compile(
    r"(?<![a-z])(?:sr-only|visually-?hidden|screen-?reader(?:-?(?:text|only))?|element-invisible)(?![a-z-])",
    re.IGNORECASE,
)
_STRUCK_STYLE = re.compile(r"text-decoration[^;]*line-through", re.IGNORECASE)
_STRUCK_CLASS = re.compile(r"(?<![a-z])(?:strike-?through|line-through|struck(?:-?out)?)(?![a-z])", re.IGNORECASE)

# A reference to a note, by what it is called or leads to.
_NOTE = re.compile(
    r"(?<![a-z])(?:foot-?|end-?|side-?)?notes?|noteref|#_?(?:fn|ft|edn|ref|cite|source|anm|nota)", re.IGNORECASE
)
_RAISED = re.compile(r"vertical-align\s*:\s*super", re.IGNORECASE)
_BRACKETED = re.compile(r"^\[[^\]]{1,40}\]$|^\(?\d{1,3}\)$")
_NUMBERS = re.compile(r"^(?:,|(?:note|nb|fn)\.?\s?)?\d{1,3}(?:\s?[,;–-]\s?\d{1,3})*,?$", re.IGNORECASE)
_SIGNS = re.compile(r"^[*†‡§¶‖#•]+$")
# Behind these a small raised 2 or 3 is a power: "40 m", "per km", "E = mc"; not behind a million, "£5m".
_MEASURE = re.compile(
    r"(?:(?<![^\W\d_])[kcdmµμn]?m|(?<![^\W\d_])(?:ft|yd|mc)|[\d/]\s?(?:in|mi|s|h|kg|foot|feet|yards?|miles?)|(?:^"
    r"|[\s(=+])[xyzrRn])$"
)
_MILLIONS = re.compile(r"[£$€¥₴₽]\s?[\d.,]+\s?m$")
_POWER = re.compile(r"^[-−+]?\d{1,2}$")
_OVER = re.compile(r"\s*[/⁄]")
_LETTERED = re.compile(r"^(?:[a-z]|[ivx]{2,4})$")
_LETTER_NOTE = (re.compile(r"[a-z]{4}$"), re.compile(r"[^\W\d_]$"))  # by whether it is known to be a note
_TEN = re.compile(r"[×x·*]\s?10$")
# The same written as signs: behind a figure or a sentence they are a note's.
_NOTE_SIGNS = re.compile(r"(?<=[\d.,;:!?”’)])(?<![×x·*]10)(?<![×x·*]\s10)[¹²³⁰⁴-⁹]{1,3}(?![\w⁄/])")
_RAISED_DIGITS = str.maketrans("0123456789-−+", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁻⁺")

_INITIAL_CLASS = re.compile(r"drop-?cap|initial|first-?letter|lettrine|big-?letter", re.IGNORECASE)
_BLOCKS = re.compile(r"(?:^|;)\s*display\s*:\s*(?:block|flex|grid|table|list-item)", re.IGNORECASE)
_CELLS = ("div", "li", "td", "dd")
_LABELS = frozenset(("b", "strong", "time", "label", "dt", "th"))
_ENDED = tuple(".!?…”»")
_OPENING = "“„«‘"


def ready(tree: Any) -> tuple[str, ...]:
    """Change a page's tree so that its text is what the page says; return the words that it has struck out."""
    for element in tree.iter():
        if isinstance(element.tag, str) and element.tag not in _LITERAL and element.text:
            element.text = _legible(element.text)
        if element.tail:
            element.tail = _legible(element.tail)
    words = len(text_of(tree).split())
    _drop_unseen(tree, words)
    struck = tuple(_drop_struck(tree, words))
    for element in list(tree.iter("sup", "span", "a")):
        _mend_raised(element)
    _join_initials(tree)
    _hold_apart(tree)
    return struck


def _legible(text: str) -> str:
    """Return a text without the signs of notes, and without entities: the page prints those that it escaped twice."""
    return _NOTE_SIGNS.sub("", unescaped(text))


def _is_page(element: Any, words: int) -> bool:
    """Return whether an element is the page or its article, whatever its marks say."""
    if element.tag in ("html", "body", "main", "article") or element.find(".//h1") is not None:
        return True
    return len(text_of(element).split()) > _PAGE * words


def _drop_unseen(tree: Any, words: int) -> None:
    """Take out what a reader does not see, and one of two prints of which one is for those who listen."""
    for element in list(tree.iter()):
        if not isinstance(element.tag, str) or element.tag in ("script", "style") or element.getparent() is None:
            continue
        if element.get("aria-hidden") == "true":
            twins = element.tag in INLINE and any(map(_is_for_ears, _beside(element)))
            box = element.tag not in INLINE and len(text_of(element).split()) > 1
            unseen = twins or (box and not any(above.get("aria-label") for above in element.iterancestors(*HEADINGS)))
        elif _is_for_ears(element):
            unseen = not any(e.get("aria-hidden") == "true" and text_of(e) for e in _beside(element))
        else:
            unseen = element.tag in ("template", "noscript") or (_is_hidden(element) and not _is_folded(element))
        if unseen and not _is_page(element, words):
            element.drop_tree()


def _beside(element: Any) -> list[Any]:
    return [*islice(element.itersiblings(preceding=True), 2), *islice(element.itersiblings(), 2)]


def _is_for_ears(element: Any) -> bool:
    return isinstance(element.tag, str) and bool(_FOR_EARS.search(element.get("class") or ""))


def _is_hidden(element: Any) -> bool:
    return (
        element.get("hidden", "until-found") != "until-found"
        or bool(_NO_SHOW.search(element.get("style") or ""))
        or (bool(_HIDDEN_CLASS.search(mark := element.get("class") or "")) and not _SHOWN_CLASS.search(mark))
        or (element.tag == "dialog" and element.get("open") is None)
    )


def _is_folded(element: Any) -> bool:
    """Return whether a button beside a hidden element unfolds it."""
    beside = (near for near in (element.getprevious(), element.getnext()) if near is not None)
    return bool(_FOLDED.search(named(element))) or any(_UNFOLDS.match(text_of(near)) for near in beside)


def _drop_struck(tree: Any, words: int) -> Iterator[str]:
    for element in list(tree.iter()):
        if not isinstance(element.tag, str) or element.getparent() is None:
            continue
        struck = element.tag in ("del", "s", "strike") or _STRUCK_STYLE.search(element.get("style") or "")
        if (struck or _STRUCK_CLASS.search(element.get("class") or "")) and not _is_page(element, words):
            if text := text_of(element):
                yield text
            element.drop_tree()


def _mend_raised(element: Any) -> None:
    """Take out the number of a note; set a power of ten and a fraction so that they do not become other figures."""
    raised = element.tag == "sup" or bool(_RAISED.search(element.get("style") or ""))
    around = [element, *(element.iter("a") if raised else ()), *element.iterancestors("a")]
    noted = any(_NOTE.search(f"{named(near)} {near.get('href') or ''} {near.get('role') or ''}") for near in around)
    text = text_of(element) if raised or noted else ""
    if not text or len(text) > 40 or element.getparent() is None:
        return
    before = _before(element)
    linked = noted or any("#" in (near.get("href") or "") for near in around)
    over = _OVER.match(element.tail or ("" if element.getnext() is None else text_of(element.getnext())))
    if (
        not linked
        and _POWER.match(text)
        and (_TEN.search(before) or (before.endswith("10") and (over or text[0] in "-−")))
    ):
        element.text = text.translate(_RAISED_DIGITS)
        del element[:]
    elif not linked and over and _NUMBERS.match(text):
        element.text = f" {text}" if before[-1:].isdigit() else text
    elif _NUMBERS.match(text):
        power = text in ("2", "3") and _MEASURE.search(before) and not _MILLIONS.search(before)
        if linked or not power:
            element.drop_tree()
    elif _BRACKETED.match(text) or _SIGNS.match(text) or (_LETTERED.match(text) and _LETTER_NOTE[noted].search(before)):
        element.drop_tree()


def _before(element: Any) -> str:
    """Return what stands before an element in its line, as far back as the next words or the line's beginning."""
    while True:
        for former in element.itersiblings(preceding=True):
            inline = isinstance(former.tag, str) and former.tag in INLINE
            if (former.tail or "").strip() or not inline or text_of(former):
                return former.tail or (text_of(former) if inline else "")
        parent = element.getparent()
        if parent is None or (parent.text or "").strip() or parent.tag not in INLINE:
            return (parent.text or "") if parent is not None else ""
        element = parent


def _opens(element: Any) -> bool:
    """Return whether nothing stands before an element in its line."""
    before = _before(element)
    former = element.getprevious()
    return not before.strip() and (former is None or former.tag not in INLINE or not text_of(former))


def _join_initials(tree: Any) -> None:
    """Put a first letter that is set large back to its word."""
    known: set[str] = set()
    for element in list(tree.iter("span", "b", "strong", "big", "font", "em", "i", "div", "p")):
        letter = text_of(element)
        if not INITIAL.match(letter) or not letter[-1].isupper() or not _opens(element):
            continue
        known = known or set(WORD.findall(text_of(tree).casefold()))
        marked = bool(_INITIAL_CLASS.search(named(element)))
        block = element.tag in ("div", "p")
        if not block and begins_word(letter, element.tail or "", known, marked=marked):
            element.tail = element.tail.lstrip()
        elif not (element.tail or "").strip():
            place = _first_text(element.getnext())
            if place is not None and begins_word(letter, place.text, known, marked=marked):
                place.text = letter + place.text.lstrip()
                element.drop_tree()


def _first_text(element: Any) -> Any:
    """Return the element in which an element's text begins, or None where it begins behind an inner element."""
    while element is not None and isinstance(element.tag, str):
        if (element.text or "").strip():
            return element
        element = element[0] if len(element) else None
    return None


def _hold_apart(tree: Any) -> None:
    """Set a blank, or a line's end, between words that only the page's design holds apart."""
    for element in list(tree.iter("br", *INLINE)):
        if element.getparent() is None:
            continue
        if element.tag == "br":
            element.tail = f" {element.tail or ''}"
        elif _BLOCKS.search(element.get("style") or ""):
            element.addprevious(element.makeelement("br"))
            element.addnext(element.makeelement("br"))
        else:
            _part_before(element)
            text, tail = "".join(element.itertext()), element.tail or ""
            label = element.tag in _LABELS and _opens(element)
            if text and tail and (_ends(text, tail) or (label and _parted(text, tail))):
                element.tail = f" {tail}"


def _part_before(element: Any) -> None:
    former, parent = element.getprevious(), element.getparent()
    right = "".join(element.itertext())
    if former is not None and not former.tail and former.tag in INLINE:
        left = "".join(former.itertext())
        cells = parent.tag in _CELLS[1:] and not any((text or "").strip() for text in (parent.text, element.tail))
        label = cells or (former.tag in _LABELS and former.tag != element.tag and parent.tag in _CELLS)
        if not left.strip() or not right.strip():
            return
        if _parted(left, right) or (label and left[0].isupper() and right[0].isalnum() and _opens(former)):
            if dates.is_date_line(left):
                element.addprevious(element.makeelement("br"))
            else:
                former.tail = " "
    elif right and former is not None and _ends(former.tail or "", right):
        former.tail = f"{former.tail} "
    elif right and former is None and _ends(parent.text or "", right):
        parent.text = f"{parent.text} "


def _ends(left: str, right: str) -> bool:
    """Return whether a sentence ends at a seam without a blank."""
    return (
        left.endswith(_ENDED)
        and right != ""
        and (right[0].isupper() or right[0] in _OPENING)
        and not re.search(r"(?:^|\W)[^\W\d_]\.$", left)
    )


def _parted(left: str, right: str) -> bool:
    """Return whether two neighbours without a blank between are words apart, by their last and first letters."""
    last, first = left[-1], right[0]
    if last.isspace() or first.isspace():
        return False
    word = (re.findall(r"[^\W\d_]+$", left) or [""])[0]
    capital = first.isupper() and len(right) > 1
    return (
        _ends(left, right)
        or (last == ":" and left[-2:-1].isalpha() and first.isalnum())
        or (capital and (last.isdigit() or (last.islower() and len(word) >= 4)))
        or (capital and len(word) >= 3 and word.isupper() and right[1].islower())
        or (first.isdigit() and last.islower() and len(word) >= 3)
    )
