"""What tasks are made of: sentences that a pupil can judge without the rest of the article.

How much two sentences share in words, each weighing what it is rare in the story, says which are look-alikes; which
articles may be compared, what is disputed and which pairs are sure stands in the index.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from framing import lexicon
from framing.align.coverage import APART
from framing.language.dates import days_apart
from framing.records import SURE, Index

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from framing.exercises.item import Item
    from framing.records import Passage

_WORD = re.compile(r"\w+(?:[.,]\d+)*")
_EMPTY = frozenset(
    "that with from have been were they them their there will would could said says told this these those when which "
    "after before than then more also about into over some what while where being".split()
)
"""Words that two sentences may share without sharing anything that they report."""
_STEM = 6  # letters: "announce", "announced" and "announcement" meet, "port" and "portrait" do not


@lru_cache(maxsize=10_000)
def normal(text: str) -> str:
    """Return a text's letters and digits in lower case, so that two options that differ in marks only are the same."""
    return " ".join(word.group().casefold() for word in _WORD.finditer(text))


def words(text: str) -> int:
    """Return the number of words in a text."""
    return sum(1 for _ in _WORD.finditer(text))


def numbers(text: str) -> frozenset[str]:
    """Return the figures in a text, without the marks between thousands."""
    return frozenset(word.group().replace(",", "") for word in _WORD.finditer(text) if word.group()[0].isdigit())


def names_and_figures(text: str) -> frozenset[str]:
    """Return the stems of a sentence's figures and of its capitalised words, but for the first and for initials."""
    found = [word.group() for word in _WORD.finditer(text)]
    return frozenset(
        word.casefold()[:_STEM]
        for place, word in enumerate(found)
        if word[0].isdigit() or (place and word[0].isupper() and len(word) > 1)
    )


@lru_cache(maxsize=10_000)
def plain_words(text: str) -> frozenset[str]:
    """Return the stems of a sentence's figures and telling words, those of four letters or more that are no names."""
    found = (word.group() for word in _WORD.finditer(text))
    telling = (word for word in found if word not in _EMPTY)
    return frozenset(word[:_STEM] for word in telling if word[0].isdigit() or (len(word) > 3 and word[0].islower()))


@lru_cache(maxsize=10_000)
def stems(text: str) -> frozenset[str]:
    """Return the first letters of each word, which stand for its inflections too."""
    return frozenset(word[:_STEM] for word in normal(text).split())


@dataclass(frozen=True, slots=True, eq=False)
class Wording:
    """The weight of each word in a story: the logarithm of how few of its sentences have it."""

    weights: dict[str, float]

    @classmethod
    def of(cls, texts: Sequence[str]) -> Wording:
        """Return the weights of the words in `texts`."""
        counts = Counter(stem for text in texts for stem in stems(text))
        return cls({stem: math.log((len(texts) + 1) / count) for stem, count in sorted(counts.items())})

    def weight(self, found: Iterable[str]) -> float:
        """Return the summed weight of some words."""
        return math.fsum(self.weights.get(stem, 0.0) for stem in found)

    def resemblance(self, one: str, other: str) -> float:
        """Return from 0 to 1 how much of two sentences' weight is in words that both have (weighted Dice)."""
        first, second = stems(one), stems(other)
        total = self.weight(first) + self.weight(second)
        return 2 * self.weight(first & second) / total if total else 0.0

    def covered(self, one: str, other: str) -> float:
        """Return from 0 to 1 how much of the weight of `one` is in words that `other` has too."""
        first = stems(one)
        total = self.weight(first)
        return self.weight(first & stems(other)) / total if total else 0.0


CERTAIN = 0.9
"""Probability of a link, or of a gap, from which a key may rest on it; a report calls a finding sure from 0.8 on.

On annotated stories, links with words of their own were right in 98 of 100 cases from 0.9 on, in 95 from 0.8 on.
"""


class WordedIndex(Index):
    """The index of a comparison, with the weight of each word in its story, and the items that it offers."""

    def pool(self, kind: str, build: Callable[[WordedIndex], tuple[Item, ...]]) -> tuple[Item, ...]:
        """Return the items that a kind of task can make of the story, built when first asked for: seeds change none."""
        if kind not in self._pools:
            self._pools[kind] = build(self)
        return self._pools[kind]

    @cached_property
    def _pools(self) -> dict[str, tuple[Item, ...]]:
        return {}

    @cached_property
    def odd(self) -> frozenset[str]:
        """The articles of outlets that a notice of the story names: they may report another event, or be copies."""
        said = " ".join(self.comparison.story.notices)
        named = {outlet for outlet in self.outlets if re.search(rf"(?<!\w){re.escape(outlet)}(?!\w)", said)}
        return frozenset(id_ for id_, outlet in self.outlet_of_article.items() if outlet in named)

    def comparable(self, one: str, other: str) -> bool:
        """Return whether two articles are of different outlets, of one event as far as is known, and of one time."""
        if self.outlet_of_article[one] == self.outlet_of_article[other] or {one, other} & self.odd:
            return False
        return days_apart(self.article_of[one].published, self.article_of[other].published) <= APART

    @cached_property
    def disputed(self) -> set[str]:
        """The passages of claims of which outlets' values cannot all be right, and those that hold the values."""
        conflicts = [found for found in self.comparison.discrepancies if not found.compatible]
        named = {value.passage for found in conflicts for value in found.values}
        return named.union(*(self.claim_of[found.claim].passages for found in conflicts))

    def certain_pair(self, one: str, other: str) -> bool:
        """Return whether a key may rest on two passages' being one fact: a certain link within a sure claim."""
        shared = set(self.claims_of[one]) & set(self.claims_of[other])
        return self.link(one, other) >= CERTAIN and any(self.claim_of[claim].probability >= SURE for claim in shared)

    @cached_property
    def certain_pairs(self) -> tuple[tuple[Passage, Passage], ...]:
        """The passages of comparable articles that certainly report one fact, as pairs in the order of the story."""
        found = (
            (self.passage_of[link.a], self.passage_of[link.b])
            for link in self.comparison.links
            if self.certain_pair(link.a, link.b)
        )
        return tuple(pair for pair in found if self.comparable(pair[0].article, pair[1].article))

    def lacks(self, outlet: str, passage: Passage) -> bool:
        """Return whether an outlet certainly lacks all that a passage of another outlet reports.

        On annotated stories, of 11 600 pairs of such a passage with one of that outlet's, 0.4 % shared a fact after
        all, and none of the 70 that shared most words; of those where nothing was said to be absent it was 6 %.
        """
        verdicts = [self.claim_of[claim].verdict(outlet) for claim in self.claims_of[passage.id]]
        return bool(verdicts) and all(one.state == "absent" and one.probability >= CERTAIN for one in verdicts)

    @cached_property
    def wording(self) -> Wording:
        """How much each word weighs: the more, the fewer of the story's passages have it."""
        return Wording.of([passage.text for passage in self.comparison.passages])


SHORTEST, LONGEST = 8, 45  # words; a shorter sentence rarely holds a whole fact, a longer one holds several

# A sentence that opens with one of these points back to the sentence before it.
POINTS_BACK = frozenset(
    "he she it they we i this that these those such his her its their our both neither either another others "
    "here there so then thus hence therefore instead likewise similarly otherwise only also".split()
)
_LINKING = lexicon.words("linking-words")
"""First words that are no names, so that a pronoun after one has nobody to stand for."""
_OPENS_BACK = re.compile(
    r"^(in (addition|response|turn|contrast|return|that|this|his|her|their|its|other words|the end|particular)"
    r"|at the (same|time)|on the other|for (his|her|its|their|that|this|example|instance)"
    r"|after (that|this|which|his|her)|before (that|this)|by (contrast|then|that)|as a result|since then"
    r"|of (those|these|them|that)|(one|two|three|some|many|most|several|both) of (them|those|these)"
    r"|the (former|latter|same|two|three|pair|duo|others?|move|decision|comments?|remarks?)"
    r"|the (statement|post|tweet|incident))\b",
    re.IGNORECASE,
)
_THIS = re.compile(
    r"\b(this|these|those|such)\b"
    r"(?! (week|month|year|morning|afternoon|evening|summer|spring|autumn|fall|winter|as|who)\b)"
    r"|\b(about|after|at|before|behind|by|for|from|in|into|of|on|over|to|under|with) that\b",
    re.IGNORECASE,
)
_PRONOUN = re.compile(r"\b(he|she|they|him|them)\b", re.IGNORECASE)
_NAME = re.compile(r"(?<![.!?] )(?<!^)\b[A-Z][\w’'-]+")
_SPEAKS = re.compile(r"[“\"][^”\"]*\b(I|me|my|we|us|our)\b", re.IGNORECASE)
_NOT_NEWS = re.compile(
    r"https?:|www\.|@|©|\b(subscribe|newsletter|sign up|click|read more|follow us|getty|photo by|photos?:|video:|"
    r"(watch|listen) (below|above|here|now|live|the video)|advertisement|podcast|contributed to this report|"
    r"contributed reporting|editor.s note|updated? at)\b",
    re.IGNORECASE,
)
_FRAGMENT = re.compile(r"\w+ that\b|“[^”]{1,30}” (on|in|at|of)\b|(Mr|Mrs|Ms|Dr)\.? [a-z]")
"""The rest of a sentence whose beginning was cut off: "May that it would", "“Today” on Tuesday", "Mr. also opened"."""
_OWN_WORDS = 0.6
"""Share of a sentence's words outside quotation marks from which it reports, rather than lets somebody speak."""
_FIRST = re.compile(r"\b(I|we|my|our|us|you|your)\b")
_END = re.compile(r"[.!?][”\"’')\]]*$")


@lru_cache(maxsize=10_000)
def whole(passage: Passage) -> bool:
    """Return whether a passage is a whole sentence of the article's text, of a fair length.

    Two sentences run together are none, nor is one with a page's links to other articles inside ("… quits MORE").
    """
    text = passage.text.strip()
    return (
        passage.role in ("body", "standfirst")
        and SHORTEST <= words(text) <= LONGEST
        and not re.search(
            r"\n|[a-z0-9]\.[A-Z]|\bMORE\b|[a-z]{3}(?:Jan|Feb|Mar|Apr|May|June|July|Aug|Sep|Oct|Nov|Dec)\.", text
        )
        and bool(_END.search(text))
        and not text[0].islower()
        and not re.match(r"\d+\. ", text)  # an entry of a list
        and _balanced(text)
        and not _NOT_NEWS.search(text)
        and not _FRAGMENT.match(text)
    )


def stands_alone(passage: Passage) -> bool:
    """Return whether a sentence is whole, and clear without the one before it."""
    return whole(passage) and not _points_back(passage.text.strip())


@lru_cache(maxsize=10_000)
def states(passage: Passage) -> bool:
    """Return whether a sentence that stands alone states something itself: no question, and not mostly a quotation."""
    text = passage.text
    own = words(_outside_quotes(text))
    return stands_alone(passage) and "?" not in text and own >= _OWN_WORDS * words(text) and not _FIRST.search(text)


def quoted(text: str) -> bool:
    """Return whether a sentence holds quotation marks."""
    return any(mark in text for mark in '“”"«»„') or bool(re.search(r"(?<!\w)[‘'].+[’'](?!\w)", text))


def _outside_quotes(text: str) -> str:
    return re.sub(r"“[^”]*”|\"[^\"]*\"", "", text)


def _balanced(text: str) -> bool:
    pairs = (("“", "”"), ("(", ")"), ("[", "]"), ("«", "»"))
    return text.count('"') % 2 == 0 and all(text.count(left) == text.count(right) for left, right in pairs)


def _points_back(text: str) -> bool:
    """Return whether a sentence leans on the one before it, by its first word or by a pronoun that no name precedes."""
    bare = text.lstrip("“\"‘'(«— ")
    first = re.split(r"[’']", bare.split(maxsplit=1)[0])[0].strip(",.;:").casefold() if bare else ""
    if first in POINTS_BACK or _OPENS_BACK.match(bare) or _THIS.search(_outside_quotes(text)):
        return True
    told = _outside_quotes(bare)
    pronoun = _PRONOUN.search(told)
    if pronoun and first in _LINKING and not _NAME.search(told[: pronoun.start()]):
        return True
    return bool(_SPEAKS.search(text)) and not _NAME.search(told)


def overlap(one: str, other: str) -> tuple[int, float]:
    """Return how many words two texts share, and which share of all their words that is: what counting finds."""
    first, second = stems(one), stems(other)
    both = len(first & second)
    return both, 2 * both / max(1, len(first) + len(second))
