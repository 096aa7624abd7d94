"""The numbers in a passage that count or measure something, with what they count.

Dates, times, ordinals and numbers that are part of a name ("Su-57", "Article 5", "Flight 370") count nothing and are
left out. The number itself is read by `numerals`, a vote ("54-46") by `tallies` below; the parse tells what stands
behind it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from framing import lexicon
from framing.language.model import NAME_LABELS
from framing.language.numerals import CURRENCIES, Numeral, numerals
from framing.language.people import added, age_of, fate, is_age, is_anybody

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from framing.language.parse import Parse


_SIDES = lexicon.ordered("numbers")[:16]
_SIDE = rf"(?:\d{{1,3}}|{'|'.join(_SIDES)})"
_TALLY = re.compile(
    rf"(?<![\w$£€.,:/–-])(?P<won>{_SIDE})(?:\s+votes)?(?:\s+to\s+|\s+votes\s+against\s+|\s?[-–]\s?)(?P<lost>{_SIDE})"
    r"(?![\w%:/–-]|[.,]\d|\s+(?:percent|per cent|million|billion|thousand|hundred)\b)",
    re.IGNORECASE,
)
_CHANGE = re.compile(r"\b(?:from|between|fell|cut|down|reduced|page|pages|article|section)\s+$", re.IGNORECASE)
_ALWAYS = (24, 7)  # "24-7" is all the time


@dataclass(frozen=True, slots=True)
class Tally:
    """A result in a text: its characters, and how many the two sides have, the larger first."""

    start: int
    end: int
    won: int
    lost: int


def tallies(text: str) -> tuple[Tally, ...]:
    """Return the results in `text` in order. "9 to 14" is a range, and "from 14 to 9" a change: neither is one."""
    found = []
    for match in _TALLY.finditer(text):
        won, lost = _number(match["won"]), _number(match["lost"])
        if won > lost and (won, lost) != _ALWAYS and not _CHANGE.search(text, 0, match.start()):
            found.append(Tally(match.start(), match.end(), won, lost))
    return tuple(found)


def _number(side: str) -> int:
    return int(side) if side.isdecimal() else _SIDES.index(side.lower())


AGE, TALLY = "age", "tally"
DURATIONS = frozenset("second minute hour day week month year decade century".split())

_MONTHS = frozenset(lexicon.table("months"))
_CLOCK = re.compile(r"\s?(?:[ap]\.?m\b|o['’]clock\b|(?:GMT|UTC|[ECP][SD]?T)\b|hours\s+local)", re.IGNORECASE)
_WICKETS = re.compile(r"\s+for\s+(?:\d|one|two|three|four|five|six|seven|eight|nine)\b(?!\s+\w+s\b)")
"""Behind a cricket side's runs: "307 for eight in 40 overs"."""
_JOINED = frozenset({"conj", "nsubj", "nsubjpass", "dobj", "appos"})
_BEFORE_NOUN = frozenset({"VBN", "VBG", "POS", "RBS", "RBR"})
_PEOPLE = {"person": "people", "persons": "people", "woman": "woman", "men": "man", "women": "woman", "pct": "percent"}


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its bounds and what it counts; `start`, `end` and `noun` are characters of the passage.

    `unit` is a currency's code, "percent", "percentage point", "age", "tally", or the counted noun's lemma; empty where
    nothing is named. `counted` is the noun that a share or sum belongs to, where one follows ("80 percent of imports");
    for a plain count it is the unit, for an age the last word of the person's name or the
    noun for the person, for a tally the other side (the
    bounds are the larger side's). `fate` is what befell the people counted ("killed", "arrested"), and `added` whether
    they come on top of others of that fate; where the noun is left out, their unit is "people".
    `modifier` is one of the kinds in `numerals`, or empty. `high` is infinite for
    "over 10".
    """

    start: int
    end: int
    text: str
    low: float
    high: float
    approximate: bool
    unit: str
    modifier: str
    counted: str
    noun: tuple[int, int] | None
    fate: str = ""
    added: bool = False


def quantities(parse: Parse) -> tuple[Quantity, ...]:
    """Return the passage's quantities in order."""
    doc, text = parse.doc, parse.passage.text
    results = tallies(text)
    found = [_result(text, tally) for tally in results]
    for numeral in numerals(text):
        if any(numeral.start < tally.end and tally.start < numeral.end for tally in results):
            continue
        span = doc.char_span(numeral.core, numeral.end, alignment_mode="expand")
        if span is None or _attached(text, numeral):
            continue
        if is_age(text, numeral, span):
            found.append(_quantity(text, numeral, AGE, age_of(span)))
            continue
        noun = _noun(span[-1])
        what = "" if numeral.scale else fate(text, numeral.start, span[0], span[-1], noun)
        if _clock_or_day(text, span[0], span[-1], numeral, named=bool(what)):
            continue
        if what or (not _label(span.root, noun, numeral) and not _year(text, numeral, span[0], noun)):
            unit = numeral.scale or CURRENCIES.get(_lemma(noun)) or _lemma(noun)
            if what and is_anybody(noun):
                unit = "people"
            elif noun is None and _WICKETS.match(text, numeral.end):
                unit = "run"
            quantity = _quantity(text, numeral, unit, noun)
            more = bool(what) and added(span[0], what)
            found.append(replace(quantity, fate=what, added=more))
    return tuple(_elided(doc, sorted(found, key=lambda quantity: quantity.start)))


def _elided(doc: Doc, found: list[Quantity]) -> list[Quantity]:
    """Give a number without a noun that of the number before it: "12 protesters on Monday and 15 on Tuesday"."""
    for n in range(1, len(found)):
        before, quantity = found[n - 1], found[n]
        if quantity.unit or before.unit != before.counted or before.unit in {"", *DURATIONS}:
            continue
        span = doc.char_span(quantity.start, quantity.end, alignment_mode="expand")
        joined = span is not None and span.root.dep_ in _JOINED and _joins(doc, before, span.start)
        if joined:
            found[n] = replace(quantity, unit=before.unit, counted=before.unit)
    return found


def _joins(doc: Doc, before: Quantity, at: int) -> bool:
    """Return whether a conjunction leads from a quantity to the number at token `at`."""
    between = [token for token in doc[:at] if token.idx >= before.end]
    return any(token.lower_ in {"and", "but", "while", "or"} for token in between)


def _result(text: str, tally: Tally) -> Quantity:
    where, won = text[tally.start : tally.end], float(tally.won)
    return Quantity(tally.start, tally.end, where, won, won, False, TALLY, "", str(tally.lost), None)


def _quantity(text: str, numeral: Numeral, unit: str, noun: Token | None) -> Quantity:
    where = (noun.idx, noun.idx + len(noun)) if noun is not None else None
    return Quantity(
        numeral.start,
        numeral.end,
        text[numeral.start : numeral.end],
        numeral.low,
        numeral.high,
        numeral.approximate,
        unit,
        numeral.modifier,
        _lemma(noun),
        where,
    )


_POWERS = {"square": "square", "sq": "square", "cubic": "cubic"}


def _lemma(noun: Token | None) -> str:
    if noun is None:
        return ""
    lemma = noun.lemma_.lower()
    if noun.i > 1 and noun.nbor(-1).text == "-" and not noun.nbor(-1).whitespace_ and noun.nbor(-2).lower_ == "half":
        return f"half-{lemma}"  # "half-centuries" are no centuries
    if noun.i and (power := _POWERS.get(noun.nbor(-1).lower_.rstrip("."))):
        return f"{power} {lemma}"  # an area is no length
    return _PEOPLE.get(lemma, lemma)


def _attached(text: str, numeral: Numeral) -> bool:
    """Return whether the number is a piece of something longer: an ordinal, a score, a model's name, 9/11."""
    before, behind = text[max(0, numeral.core - 2) : numeral.core], text[numeral.end : numeral.end + 2]
    if before and (before[-1].isalnum() or before[-1] in "./:#_"):
        return True
    if len(before) == 2 and before[-1] in "-–" and not before[0].isspace():
        return True
    if behind and (behind[0].isalnum() or behind[0] in "/_"):
        return True
    return len(behind) == 2 and behind[0] in "-–:." and behind[1].isdigit()


def _clock_or_day(text: str, first: Token, last: Token, numeral: Numeral, *, named: bool) -> bool:
    """Return whether the number is a time of day or the day of a month; `named`: what it counts is known."""
    if numeral.scale:
        return False
    if _CLOCK.match(text, numeral.end):
        return True
    near = [first.nbor(-1)] if first.i else []
    near += [last.nbor(1)] if last.i + 1 < len(last.doc) else []
    if any(token.lower_.rstrip(".") in _MONTHS and token.text[:1].isupper() for token in near):
        return True
    if last.ent_type_ not in {"DATE", "TIME"} or named:
        return False
    noun = _noun(last)
    return noun is None or (noun.ent_type_ == last.ent_type_ and _lemma(noun) not in DURATIONS)


def _year(text: str, numeral: Numeral, token: Token, noun: Token | None) -> bool:
    figure = text[numeral.core : numeral.end]
    if numeral.scale or not (figure.isdigit() and len(figure) == 4 and 1500 <= int(figure) <= 2100):
        return False
    counts = noun is not None and noun.tag_ in {"NNS", "NNPS"} and token.ent_type_ in {"CARDINAL", "QUANTITY"}
    return not counts


def _label(root: Token, noun: Token | None, numeral: Numeral) -> bool:
    """Return whether the number names one of a series ("Article 5"), is part of a name, or stands for "a certain"."""
    if numeral.scale or numeral.modifier:
        return False
    if root.lower_ == "one" and (noun is None or root.nbor(1).lower_ == "of"):
        return True
    if noun is not None or root.i == 0:
        return False
    series = root.nbor(-1).tag_ in {"NNP", "NN"} and root.head.i < root.i and root.dep_ in {"nummod", "appos"}
    return series or (root.ent_type_ in NAME_LABELS and root.ent_iob_ == "I")


def _noun(last: Token) -> Token | None:
    """Return the noun that the number ending in `last` counts: by the parse, else the next noun in the same phrase."""
    doc, at = last.doc, last.i + 1
    if at < len(doc) and doc[at].text in {"-", "–"} and not doc[at - 1].whitespace_ and not doc[at].whitespace_:
        return doc[at + 1] if at + 1 < len(doc) and doc[at + 1].is_alpha else None  # "a 48-page indictment"
    head = last
    while head.dep_ in {"compound", "quantmod", "nummod"} and head.head.i != head.i and _numeric(head.head):
        head = head.head
    counted = head.head if head.dep_ in {"nummod", "compound", "amod", "quantmod"} else last
    between = doc[last.i + 1 : counted.i]
    if counted.pos_ in {"NOUN", "PROPN"} and last.i < counted.i <= last.i + 8 and all(map(_inside, between)):
        return counted
    return _next_noun(doc, at)


def _inside(token: Token) -> bool:
    return not token.is_punct or token.text == "-"


def _numeric(token: Token) -> bool:
    return token.tag_ == "CD" or token.like_num or token.lower_ in {"dozen", "dozens", "pair", "bn"}


def _next_noun(doc: Doc, at: int) -> Token | None:
    """Return the last noun of the noun phrase that starts at `at`, over "of the" and adjectives, or None."""
    if at < len(doc) and doc[at].lower_ == "of":
        at += 1
    noun: Token | None = None
    for token in doc[at : at + 8]:
        if token.pos_ in {"NOUN", "PROPN"}:
            noun = token
        elif noun is not None or not (
            token.pos_ in {"ADJ", "DET", "PRON"} or token.text == "-" or token.tag_ in _BEFORE_NOUN
        ):
            break
    return noun
