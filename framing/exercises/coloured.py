"""Which sentences surely hold words that colour, and which are surely plain.

Sure are marks that were right more than nine times in ten in whole articles (benchmarks/devices/articles.py): loaded
words in 0.96 of cases, qualifiers in 0.93, verbs of attribution in 0.92. What no rule marks is not asked about, and of
hedges a short list alone. Scare quotes and left-out doers are right too seldom, and never asked about. Plain is a
sentence of names, figures and listed words alone: what no list knows may colour.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from framing import lexicon
from framing.exercises.naming import bare_name
from framing.exercises.suitable import quoted, states, whole
from framing.records import SURE, Ours, ours

if TYPE_CHECKING:
    from collections.abc import Collection

    from framing.exercises.material import WordedIndex
    from framing.records import Passage, Signal

_PARTS = lexicon.table("plain-words")
_WORD = re.compile(r"[^\W_]+(?:[’'.-][^\W_]+)*")
_NAMES_A_PLACE = re.compile(r"[A-Z]\w*-[A-Z]\w*$")

STANCES = {
    "doubting": frozenset("claim claims claimed claiming allege alleges alleged alleging".split()),
    "endorsing": frozenset(
        "admit admits admitted admitting acknowledge acknowledges acknowledged concede concedes conceded reveal "
        "reveals revealed disclose discloses disclosed".split()
    ),
    "neutral": frozenset("say says said saying state states stated".split()),
}
"""The verbs whose stance a pupil can see, by stance: "noted" and "shows" carry one too, but less plainly."""
_SEEN = {
    "hedge": frozenset("reportedly allegedly apparently presumably seemingly supposedly".split()),
}
"""Of hedges, the words that are one in any sentence: "perhaps 15" counts roughly, "perhaps best known" flatters."""
_ARGUED = frozenset("fierce fiercely ransack ransacked ransacking".split())
"""Words of which readers who solved items could not agree whether they judge, or name how strong or what a deed is."""
JUDGING = ("loaded", "qualifier")
TAUGHT = ("attribution", "hedge", "loaded", "qualifier")
"""Kinds that are asked about. "Critics" is not: who they are may stand in the next sentence."""


def sure(signal: Signal) -> bool:
    """Return whether the outlet itself surely uses a device here that a pupil can see."""
    words = signal.text.lower()
    seen = words in _SEEN.get(signal.kind, {words})
    if signal.kind == "attribution":
        seen = signal.stance in ("doubting", "endorsing") and words in STANCES[signal.stance]
    seen = seen and words not in _ARGUED
    own = signal.voice == "author" and not signal.learned
    return signal.kind in TAUGHT and own and signal.probability >= SURE and seen


def found(signal: Signal) -> str:
    """Return why a word is marked, to be said in the sheet's language.

    Of a word that may describe as well, but surely judges here, that it judges.
    """
    if signal.mild:
        return ours("“{words}” judges what it names; a plainer word would leave that to the reader.", words=signal.text)
    return Ours(signal.reason) if signal.reason else signal.why


def own_words(index: WordedIndex, signal: Signal) -> bool:
    """Return whether a word is surely the outlet's: nobody else speaks in its sentence, nor before a verb of saying.

    In "He said that the report claims …" the doubt may be his.
    """
    text = index.passage_of[signal.passage].text
    others = [s for s in index.signals_of[signal.passage] if s.kind == "attribution" and s.start != signal.start]
    if signal.kind == "attribution":
        before = text[: signal.start]
        return (
            not any(s.start < signal.start for s in others)
            and not _SAID.search(before)
            and not _OBJECT.match(text[signal.end :])
            and not at_law(before)
        )
    return not others and not quoted(text) and not _SAID.search(text) and not _FIRST.search(text)


_AT_LAW = re.compile(
    r"\b(?:(?:law)?suits?|complaints?|indictments?|charges?|prosecut\w+|plaintiffs?|filings?|petitions?|affidavits?"
    r"|charge ?sheet|attorneys?|motions?|investigators|court (?:papers|documents|records))\b[^.;“”\"]{0,40}$",
    re.IGNORECASE,
)


def at_law(before: str) -> bool:
    """Return whether what stands before a verb names a suit or those who bring it: "claims" is their plain word."""
    return bool(_AT_LAW.search(before))


_SAID = re.compile(
    r"\b(?:according to|said|says|saying|told|call(?:ed|s|ing)|wrote|tweeted|posted|accus\w+|claim\w*|alleg(?!edly)\w+"
    r"|warn\w*|describ\w+|argu\w+|insist\w*|complain\w*|stress\w*|(?:known|seen|regarded) as|dubbed|convinced"
    r"|believ\w+|fear(?:s|ed)? that)\b",
    re.IGNORECASE,
)
"""What lets somebody else than the outlet speak or judge."""
_FIRST = re.compile(r"\b(?:I|[Ww]e|[Mm]y|[Oo]ur|us)\b")
_OBJECT = re.compile(
    r"^ (?:\d|(?:two|three|four|five|six|seven|eight|nine|ten)\b|(?:[\w’'-]+ ){0,3}(?:wickets?|lives?|life|victim"
    r"|victory|title|crown|medals?|gold|prizes?|responsibility|credit|ownership|seats?|refund|damages|benefits)\b)"
)
"""What stands behind "claimed" where it is no statement: wickets, a title, responsibility."""
_SCORE = re.compile(r"^\W*(?:\w+\W+){0,2}\d")
"""A figure right behind a word: "slammed a superb 93" judges nobody."""


def clear(index: WordedIndex, signal: Signal, beside: Collection[str] = ()) -> bool:
    """Return whether a word is marked as one thing only, stands once in a whole sentence, and means what it seems to.

    `beside` are kinds that may be marked on the same words: a verb can introduce a statement and judge it.
    """
    passage = index.passage_of[signal.passage]
    if re.search(r"“(?:and|or) ", signal.why):
        return False  # what it is said to judge was not cut where a reader would
    if _BACKED.search(signal.text) or _part_of_a_name(index, passage, signal.text):
        return False
    over = (s for s in index.signals_of[signal.passage] if s.start < signal.end and signal.start < s.end)
    once = len(re.findall(rf"(?<!\w){re.escape(signal.text)}(?!\w)", passage.text, re.IGNORECASE)) == 1
    literal = signal.kind == "loaded" and _SCORE.match(passage.text[signal.end :])
    return once and not literal and whole(passage) and {s.kind for s in over} <= {signal.kind, *beside}


_ACTORS = lexicon.words("people") | lexicon.words("bodies") | lexicon.words("roles")


def of_an_actor(index: WordedIndex, signal: Signal) -> bool:
    """Return whether a qualifier is said of somebody, or of a body, as pupils are told: an "iconic" gate is neither."""
    behind = index.passage_of[signal.passage].text[signal.end :].split()[:1]
    words = signal.target.split() if signal.target else [word.strip(",.;:") for word in behind]
    heads = {form for word in words[-1:] for form in (word.lower(), word.lower().removesuffix("s"))}
    named = {e.entity for e in index.comparison.entities if e.kind in ("person", "organisation")}
    called = {m.text for e in index.comparison.entities if e.entity in named for m in e.mentions}
    return bool(heads & _ACTORS) or " ".join(words) in named | called


_BACKED = re.compile(r"-(?:leaning|backed|led|based)$")
"""Ends of qualifiers that say where somebody stands or who pays, of which it can be argued whether they judge."""


def _part_of_a_name(index: WordedIndex, passage: Passage, word: str) -> bool:
    """Return whether a story has a word within a name, so that it may only stand for that: "the Control Regime"."""
    name = re.compile(rf"(?<![.!?] )\b[A-Z]\w+ (?:of )?{re.escape(word.capitalize())}\b")
    return word.islower() and any(name.search(other.text) for other in index.passages_of[passage.article])


def plain(index: WordedIndex, passage: Passage) -> bool:
    """Return whether no word of a sentence colours it: all are names, figures or listed, and none is marked."""
    slanted = {slant.passage for slant in index.comparison.slants}
    marked = [s for s in index.signals_of[passage.id] if s.kind != "attribution" or s.stance != "neutral"]
    return (
        states(passage)
        and not marked
        and passage.id not in slanted
        and not quoted(passage.text)
        and not unlisted(index, passage)
    )


def unlisted(index: WordedIndex, passage: Passage) -> int:
    """Return how many words of a sentence may colour it: those that are no names or figures, nor listed as plain."""
    names = _named(index)
    return sum(not _colourless(match, passage.text, names) for match in _WORD.finditer(passage.text))


@lru_cache(maxsize=1)
def _named(index: WordedIndex) -> frozenset[str]:
    """Return the words of which the names in a story are made, with those that stand before names."""
    texts = (mention.text for entity in index.comparison.entities for mention in entity.mentions)
    return _TITLES | {
        word for text in texts for word in _WORD.findall(text) if word[0].isupper() and word.lower() not in _PARTS
    }


_TITLES = frozenset("Mr Mr. Mrs Mrs. Ms Ms. Dr Dr. Sen. Rep. Gov. Gen. Sir Judge".split())


def _colourless(match: re.Match[str], text: str, names: Collection[str]) -> bool:
    """Return whether a word is a figure, a name, or one of the words that colour nothing."""
    word = bare_name(match.group())
    if word[:1].isdigit() or word.lower() in _PARTS:
        return True
    opens = not text[: match.start()].strip("“\"‘'( ")
    name = word in names if opens else word[0].isupper()
    return name and ("-" not in word or bool(_NAMES_A_PLACE.search(word)))


SHORTEST_NAMED = 4
"""Letters of a plain word that is offered beside a device."""


def plain_spans(index: WordedIndex, passage: Passage, *, listed: bool = False) -> list[tuple[int, int]]:
    """Return where a sentence has words, outside quotations, that name something and colour nothing, each once.

    None is part of a phrase ("a low point") or of a marked word ("finger-pointing"): together they may judge. With
    `listed` all plain words are offered, also those of a phrase: verbs and adverbs are of none.
    """
    found: dict[str, tuple[int, int]] = {}
    signals = index.signals_of[passage.id]
    coloured = {part[:_STEM] for s in signals if s.stance != "neutral" for part in re.split(r"\W+", s.text.lower())}
    for match in _WORD.finditer(passage.text):
        word, start, end = match.group().lower(), match.start(), match.end()
        named = (
            (_PARTS.get(word) == "content" or (listed and word in _PARTS))
            and len(word) >= SHORTEST_NAMED
            and match.group().islower()
        )
        # Words beside a marked one may be part of what colours: "the regime's leaders".
        near = any(s.start - 2 < end and start < s.end + 2 for s in signals if s.stance != "neutral")
        once = len(re.findall(rf"(?<!\w){re.escape(word)}(?!\w)", passage.text, re.IGNORECASE)) == 1
        near |= word[:_STEM] in coloured or (not listed and _described(passage.text[:start]))
        if named and not near and once and not _inside_marks(passage.text, start):
            found.setdefault(word, (start, end))
    return list(found.values())


_BEFORE_A_NOUN = lexicon.words("numbers") | lexicon.words("words-before-nouns")
"""Words right before a noun that say nothing of it."""
_STEM = 5  # letters: "point" is part of "finger-pointing"


def _described(before: str) -> bool:
    """Return whether a word stands right behind one that may describe it, and so be read with it: "low", "trade"."""
    match = re.search(r"([^\W_]+(?:[’'.-][^\W_]+)*) $", before)
    word = match[1] if match else ""
    return word.islower() and word not in _BEFORE_A_NOUN


def _inside_marks(text: str, place: int) -> bool:
    before = text[:place]
    return before.count('"') % 2 == 1 or before.count("“") > before.count("”")
