"""The figures of a story, each with what it counts and where it hangs in its sentence.

Where it hangs is the verb that it depends on and the words that narrow what is counted.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from framing.language.numerals import AT_LEAST, AT_MOST
from framing.language.quantities import TALLY, Quantity, quantities

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Token

    from framing.language.parse import Parse


_NARROWING = frozenset({"amod", "compound", "poss", "nmod"})
_MORE = frozenset({"other", "another", "additional", "further", "more", "new", "extra"})
_PARTITIVE = frozenset({"the", "its", "his", "her", "their", "those", "these", "our", "my", "more", "about", "at"})
_DEATH = frozenset({"kill", "die", "slay", "murder", "lose"})


@dataclass(frozen=True, slots=True)
class Anchor:
    """What a figure is said of: the governing `verb` and `holder` noun (lemmas), words that narrow the counted noun.

    `part` is True where the figure counts some of a larger number or some on top of it ("21 of the 200", "20 others"):
    such a figure is no total and is compared with none. `doer` is the verb's subject where that is a person or a group
    by name, folded to its last word ("democrats"), else empty. `verb_at` is where the verb stands in the passage, and
    `preposition` the one before the counted noun ("for six years").
    """

    verb: str
    holder: str
    narrow: frozenset[str]
    part: bool
    doer: str = ""
    verb_at: tuple[int, int] | None = None
    preposition: str = ""


def anchor(parse: Parse, quantity: Quantity) -> Anchor:
    """Return what a quantity of the passage hangs on."""
    start, end = quantity.noun or (quantity.start, quantity.end)
    span = parse.doc.char_span(start, end, alignment_mode="expand")
    if span is None:
        return Anchor("", "", frozenset(), part=False)
    token = span.root
    narrow = {t.lemma_.lower() for t in token.children if t.dep_ in _NARROWING and t.is_alpha and not _own(t, quantity)}
    behind = parse.doc.char_span(quantity.start, quantity.end, alignment_mode="expand")
    more = quantity.modifier == "another" or bool(narrow & _MORE) or quantity.counted in _MORE
    part = more and not (quantity.fate and not quantity.added)
    if behind is not None and behind.end + 1 < len(parse.doc) and parse.doc[behind.end].lower_ == "of":
        after = parse.doc[behind.end + 1]
        part = part or after.lower_ in _PARTITIVE or after.like_num
    verb = next((above for above in token.ancestors if above.pos_ in {"VERB", "AUX"} and above.tag_ != "MD"), None)
    where = (verb.idx, verb.idx + len(verb)) if verb is not None else None
    preposition = token.head.lower_ if token.dep_ == "pobj" else ""
    return Anchor(_lemma(verb), _holder(token), frozenset(narrow), part, _doer(token), where, preposition)


def _own(token: Token, quantity: Quantity) -> bool:
    """Return whether a word is part of the number itself: "more" in "more than $250,000"."""
    return quantity.start <= token.idx < quantity.end and bool(quantity.modifier) and quantity.modifier != "another"


def _lemma(verb: Token | None) -> str:
    """Return a verb's lemma; words for dying are one, whoever is the subject."""
    lemma = verb.lemma_.lower() if verb is not None else ""
    return "kill" if lemma in _DEATH else lemma


def _holder(token: Token) -> str:
    """Return the noun that a figure describes or belongs to: "investigation" for "two-year investigation"."""
    for above in token.ancestors:
        if above.pos_ in {"NOUN", "PROPN"}:
            return above.lemma_.lower()
        if above.pos_ in {"VERB", "AUX"}:
            return ""
    return ""


def _doer(token: Token) -> str:
    """Return the last word of the governing verb's subject where it is a person or group by name, else nothing."""
    verb = next((above for above in token.ancestors if above.pos_ in {"VERB", "AUX"}), None)
    subject = next((child for child in verb.lefts if child.dep_ == "nsubj"), None) if verb is not None else None
    return subject.lower_ if subject is not None and subject.ent_type_ in {"PERSON", "NORP"} else ""


_YEAR = re.compile(r"\b[Ii]n (?:\w+ )?(?P<year>(?:1[5-9]|20)\d\d)\b")
_WORDS = 5
"""How many words of a quotation before its figure must be the same for it to be one quotation. A judgement."""
_OF = 30
"""How many characters may lie between a part and its whole. A judgement."""


@dataclass(frozen=True, slots=True, eq=False)
class Figure:
    """A quantity in its passage, with the passage's place in the story.

    `of_kind` is how many figures of its unit and fate stand in the passage.

    `whole` is False for a figure that counts a part ("21 of the 200") or names no noun: it is compared with none, but
    shows that its article knows the number. A part of a counted whole ("600 of the 900 employees") has that as `total`.
    `year` is the year that the passage puts its deed in ("in 2014"), if any. `quoted` are the words before a figure
    that somebody is quoted with.
    """

    row: int
    article: str
    headline: bool
    quantity: Quantity
    anchor: Anchor
    of_kind: int
    whole: bool
    total: Quantity | None
    year: str
    quoted: str

    @property
    def kind(self) -> tuple[str, str]:
        """Return the unit and what befell those counted: ("people", "killed")."""
        return self.quantity.unit, self.quantity.fate


def figures(parses: Sequence[Parse]) -> list[Figure]:
    """Return the figures of a story in reading order; lengths and areas in one unit, whichever its outlets write."""
    found = []
    for row, parse in enumerate(parses):
        here, year = _told_once(parse.passage.text, quantities(parse)), _YEAR.search(parse.passage.text)
        for n, quantity in enumerate(here):
            hold = anchor(parse, quantity)
            of_kind = sum((other.unit, other.fate) == (quantity.unit, quantity.fate) for other in here)
            passage = parse.passage
            most = quantity.low or quantity.high  # "up to 90" is as much as 90
            whole = not hold.part and bool(quantity.unit) and most >= (1 if quantity.fate else 2)
            total = _total(passage.text, quantity, here[n + 1 : n + 2]) if hold.part else None
            head = passage.role == "headline"
            when = year["year"] if year else ""
            quoted = _quoted(parse, quantity)
            found.append(Figure(row, passage.article, head, quantity, hold, of_kind, whole, total, when, quoted))
    written = {figure.quantity.unit for figure in found}
    mixed = {measure for measure, units in _UNITS.items() if len(written & units) > 1}
    return [_converted(figure) if _measure(figure) in mixed else figure for figure in found]


_METRIC = {
    "mile": ("kilometre", 1.609), "km": ("kilometre", 1.0), "kilometer": ("kilometre", 1.0),
    "kilometre": ("kilometre", 1.0), "acre": ("hectare", 0.4047), "ha": ("hectare", 1.0), "hectare": ("hectare", 1.0),
    "foot": ("metre", 0.3048), "ft": ("metre", 0.3048), "yard": ("metre", 0.9144), "meter": ("metre", 1.0),
    "metre": ("metre", 1.0), "inch": ("centimetre", 2.54), "cm": ("centimetre", 1.0),
    "centimeter": ("centimetre", 1.0), "centimetre": ("centimetre", 1.0),
}  # fmt: skip
_UNITS = {
    measure: {unit for unit, (other, _) in _METRIC.items() if other == measure} for measure, _ in _METRIC.values()
}
_ROUNDED = 0.05
"""By what share a converted measure may be off: newsrooms round it. A judgement."""


def _measure(figure: Figure) -> str:
    return _METRIC.get(figure.quantity.unit, ("", 1.0))[0]


def _told_once(text: str, here: Sequence[Quantity]) -> list[Quantity]:
    """Return a passage's quantities without those that say one before again in another unit: "230 km (140 miles)"."""
    kept: list[Quantity] = []
    for quantity in here:
        before = kept[-1] if kept else None
        measure = _METRIC.get(quantity.unit)
        again = before is not None and measure and before.unit in _UNITS[measure[0]] - {quantity.unit}
        if not (again and before and re.fullmatch(r"\s*\w*\s*[(/]\s*", text[before.end : quantity.start])):
            kept.append(quantity)
    return kept


def _converted(figure: Figure) -> Figure:
    """Return a figure in the metric unit: 500 acres and 200 hectares are one area."""
    unit, factor = _METRIC[figure.quantity.unit]
    low, high = figure.quantity.low * factor * (1 - _ROUNDED), figure.quantity.high * factor * (1 + _ROUNDED)
    counted = unit if figure.quantity.counted == figure.quantity.unit else figure.quantity.counted
    quantity = replace(figure.quantity, low=low, high=high, approximate=True, unit=unit, counted=counted)
    return replace(figure, quantity=quantity)


def _quoted(parse: Parse, quantity: Quantity) -> str:
    """Return the words that stand before a figure in a quotation, in lower case, or nothing where they are too few."""
    for quotation in parse.quotations:
        if quotation.start <= quantity.start and quantity.end <= quotation.end:
            words = re.findall(r"\w+", parse.passage.text[quotation.start : quantity.start].lower())
            return " ".join(words[-_WORDS:]) if len(words) >= _WORDS else ""
    return ""


def _total(text: str, part: Quantity, behind: Sequence[Quantity]) -> Quantity | None:
    """Return the counted whole that `part` is a part of: "600 of the plant's 900 employees"."""
    for whole in behind:
        between = text[part.end : whole.start].lower()
        if between.startswith(" of ") and len(between) <= _OF and whole.unit and part.high <= whole.high:
            return whole
    return None


def same_kind(first: Figure, second: Figure) -> bool:
    """Return whether two figures are of one unit and fate; those killed are of one kind with "soldiers killed"."""
    if first.kind == second.kind:
        return True
    fate = first.quantity.fate
    if first.quantity.unit == second.quantity.unit == "people" and {fate, second.quantity.fate} == {"", "gathered"}:
        return True
    general = "people" in {first.quantity.unit, second.quantity.unit} or fate == "gathered"
    return bool(fate) and fate == second.quantity.fate and general


def opposite(first: Quantity, second: Quantity) -> bool:
    """Return whether one figure is a least and the other a most: "more than $2,000" and "up to $2,000"."""
    return {first.modifier, second.modifier} == {AT_LEAST, AT_MOST}


def fits(first: Quantity, second: Quantity) -> bool:
    """Return whether both can be true of one thing."""
    if first.unit == second.unit == TALLY and first.counted != second.counted:
        return False
    if opposite(first, second):
        return first.low < second.high and second.low < first.high
    if first.low == first.high and second.low == second.high and (first.low % 1 == 0) != (second.low % 1 == 0):
        return round(first.low) == round(second.low)  # "13 km" is 13.2 km, rounded
    return first.low <= second.high and second.low <= first.high
