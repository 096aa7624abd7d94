"""What suits an item: findings that a key may rest on, and sentences that a pupil can judge without their article."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from framing import lexicon
from framing.exercises.boilerplate import caption, printable
from framing.exercises.wording import names_and_figures, words

if TYPE_CHECKING:
    from framing.records import Passage

CERTAIN = 0.9
"""Probability of a link, or of a gap, from which a key may rest on it; a report calls a finding sure from 0.8 on.

On annotated stories, links with words of their own were right in 98 of 100 cases from 0.9 on, in 95 from 0.8 on.
"""

SHORTEST, LONGEST = 8, 45  # words; a shorter sentence rarely holds a whole fact, a longer one holds several

# A sentence that opens with one of these points back to the sentence before it.
POINTS_BACK = frozenset(
    "he she it they we i this that these those such his her its their our both neither either another others "
    "here there so and or nor then thus hence therefore instead likewise similarly otherwise only also".split()
)
_LINKING = lexicon.words("linking-words")
"""First words that are no names, so that a pronoun after one has nobody to stand for."""
_PLAIN = lexicon.table("plain-words").keys()
_NO_NAMES = _PLAIN | _LINKING
_OPENS_BACK = re.compile(
    r"^(in (addition|response|turn|contrast|return|that|this|his|her|their|its|other words|the end|particular)"
    r"|at the (same|time)|on the other|for (his|her|its|their|that|this|example|instance)"
    r"|after (that|this|which|his|her)|before (that|this)|by (contrast|then|that)|as a result|since then"
    r"|of (those|these|them|that)|(one|two|three|some|many|most|several|both) of (them|those|these)"
    r"|the (former|latter|same|two|three|four|five|six|pair|duo|trio|group|others?|move|decision|comments?|remarks?)"
    r"|the (statement|post|tweet|incident)"
    r"|however|moreover|furthermore|nevertheless|nonetheless|meanwhile)\b",
    re.IGNORECASE,
)
_THIS = re.compile(
    r"\b(this|these|those|such)\b"
    r"(?! (week|month|year|morning|afternoon|evening|summer|spring|autumn|fall|winter|as|who)\b)"
    r"|\b(about|after|at|before|behind|by|for|from|in|into|of|on|over|to|under|with) that\b",
    re.IGNORECASE,
)
_PRONOUN = re.compile(r"\b(he|she|they|him|them)\b", re.IGNORECASE)
_HE_OR_SHE = re.compile(r"\b(?:he|she)\b")
_NAME = re.compile(r"(?<![.!?] )(?<!^)\b[A-Z][\w’'-]+")
_SPEAKS = re.compile(r"[“\"][^”\"]*\b(I|me|my|we|us|our)\b", re.IGNORECASE)
_NOT_NEWS = re.compile(
    r"https?:|www\.|@|©|\b(subscribe|newsletter|sign up|click|read more|follow us|getty|photo by|photos?:|video:|"
    r"(watch|listen) (below|above|here|now|live|the video)|advertisement|podcast|contributed to this report|"
    r"contributed reporting|editor.s note|updated? at|reached out to|requests? for comment|seeking comment|"
    r"did(?: not|n.t) (?:immediately )?(?:respond|reply|return)|declined to comment)\b",
    re.IGNORECASE,
)
"""What a page says of itself, and reporters of their work."""
_TWICE = re.compile(r"\b(?!had\b|that\b)([a-z]+) \1\b")
"""A word that was typed twice."""
_SPOKEN = re.compile(
    r",[”\"’]? (?:he|she|they) (?:\w+ )?"
    r"(?:said|says|added|told|wrote|noted|claimed|argued|explained|stated|continued)\b"
)
"""Somebody who speaks and stands in another sentence: "…, she said"."""
_OPENS_WITH_PRONOUN = re.compile(r"^[^,]{1,50}, (?:he|she|they|it|his|her|their|its)\b")
"""A pronoun behind what a sentence opens with: "Previously, she …"."""
_FRAGMENT = re.compile(
    r"Update[ds]?:|To which\b|\([RD]-|\w+ that\b|“[^”]{1,30}” (on|in|at|of)\b|(Mr|Mrs|Ms|Dr)\.? [a-z]"
)
"""The rest of a sentence whose beginning was cut off: "May that it would", "“Today” on Tuesday", "Mr. also opened"."""
_VERBLESS = re.compile(
    r"(?:(?!\b(?:said|says|say|told|tells?|added|adds|wrote|\w+ed|\w+ing|is|are|was|were|has|have|had|that|made|found|saw"
    r"|thought|knew|felt|held|know|think|believe|means?|shows?|showed)\b).)* and that [A-Z]"
)
"""A clause that lost its verb of saying: "After the talks, Putin and that Russia …"."""
_TOLD_BEFORE = re.compile(
    r"\b(?:announced|declared|confirmed) (?:late |early )?(?:on|in|at|after|during|following|late)\b"
    r"(?!.*\b(?:that|to|will|would)\b)[^“\"]*$"
)
"""An announcement of what the sentence before told: "…, it announced on Saturday following a meeting"."""
_OWN_WORDS = 0.6
"""Share of a sentence's words outside quotation marks from which it reports, rather than lets somebody speak."""
_FIRST = re.compile(r"\b(I|we|my|our|us|you|your)\b")
_END = re.compile(r"[.!?][”\"’')\]]*$")
_OPENING_MARKS = "“\"‘'(«— "


@lru_cache(maxsize=20_000)
def whole(passage: Passage, longest: int = LONGEST) -> bool:
    """Return whether a passage is a whole sentence of the article's text, of a fair length.

    Two sentences run together are none, nor is one with a page's links to other articles inside ("… quits MORE").
    """
    text = passage.text.strip()
    return (
        passage.role in ("body", "standfirst")
        and SHORTEST <= words(text) <= longest
        and "\n" not in text
        and printable(text)
        and bool(_END.search(text))
        and not text[0].islower()
        and not text.startswith(("-", "–", "—", "•", "*"))
        and not _TWICE.search(text)
        and not caption(text)
        and not re.match(r"\d+\. ", text)  # an entry of a list
        and _balanced(text)
        and not _NOT_NEWS.search(text)
        and not _FRAGMENT.match(text)
        and not _TOLD_BEFORE.search(text)
        and not _VERBLESS.match(text)
    )


def stands_alone(passage: Passage, longest: int = LONGEST) -> bool:
    """Return whether a sentence is whole, and clear without the one before it."""
    return whole(passage, longest) and not _points_back(passage.text.strip())


@lru_cache(maxsize=10_000)
def states(passage: Passage) -> bool:
    """Return whether a sentence that stands alone states something itself: no question, and not mostly a quotation."""
    text = passage.text
    own = words(_outside_quotes(text))
    return stands_alone(passage) and "?" not in text and own >= _OWN_WORDS * words(text) and not _FIRST.search(text)


def tells(passage: Passage, longest: int) -> bool:
    """Return whether a sentence that stands alone states something itself, or lets somebody say it whom it names."""
    outside = _outside_quotes(passage.text)
    speaks = words(outside) < _OWN_WORDS * words(passage.text)
    return (
        stands_alone(passage, longest)
        and not _UNTOLD.search(passage.text)
        and not _FIRST.search(outside)
        and not (speaks and not names_and_figures(f"- {outside}"))
        and not _belongs_to_nobody(outside)
    )


_UNTOLD = re.compile(
    r"\?|:$|\bthe following\b|[”\"] (?:he|she|they|it)\b|^\S+ continued\b|\b(?:named|called|made) (?:him|her)\b"
)
"""A question, what only announces, or leaves open who speaks or of whom."""


def _belongs_to_nobody(text: str) -> bool:
    """Return whether a sentence has a possessive before it names anybody: "The scope of his work …"."""
    found = _POSSESSIVE.search(text)
    before = text[: found.start()] if found else ""
    named = _NAME.search(before) or (before[:1].isupper() and _first(before) not in _PLAIN)
    return found is not None and not named and not set(before.lower().split()) & _SOMEBODY


_POSSESSIVE = re.compile(r"\b(?:his|her|their)\b", re.IGNORECASE)
_SOMEBODY = lexicon.words("people") | lexicon.words("roles") | lexicon.words("bodies")


def heads(passage: Passage) -> bool:
    """Return whether a passage is a headline that tells what happened as a sentence does."""
    return headed(passage) and "?" not in passage.text and not _AHEAD.search(passage.text)


def headed(passage: Passage) -> bool:
    """Return whether a passage is a headline of some length that was not cut off, and holds nothing of the page's."""
    return (
        passage.role == "headline"
        and _HEADLINE <= words(passage.text) <= LONGEST
        and _balanced(passage.text)
        and not _CUT.search(passage.text)
        and printable(passage.text)
        and not _NOT_NEWS.search(passage.text)
    )


_HEADLINE = 6
"""Words from which a headline tells a fact, and does not only name what it is about. A judgement."""
_CUT = re.compile(
    r"(?:\.\.\.|…|[,:;–—-]|[’']s|\b(?:a|an|and|at|by|for|in|of|on|or|the|to|with))$|^[A-Z]\w+ [A-Z]\w+: |[|»]"
    r"|^(?:Meet|As it happened|Live)\b"
)
"""How a headline ends that was cut off, and how one begins that only names its subject."""
_AHEAD = re.compile(r"\b(?:set|likely|due|about|expected|poised) to\b|\b(?:[Ww]ill|[Mm]ay|[Cc]ould|[Pp]lans?)\b|\bTo\b")
"""What a headline tells before it happens: the articles may report that it did."""


def quoted(text: str) -> bool:
    """Return whether a sentence holds quotation marks."""
    return any(mark in text for mark in '“”"«»„') or bool(re.search(r"(?<!\w)[‘'].+[’'](?!\w)", text))


def _outside_quotes(text: str) -> str:
    return re.sub(r"“[^”]*”|\"[^\"]*\"", "", text)


def _balanced(text: str) -> bool:
    pairs = (("“", "”"), ("(", ")"), ("[", "]"), ("«", "»"))
    return text.count('"') % 2 == 0 and all(text.count(left) == text.count(right) for left, right in pairs)


def opens_back(text: str) -> bool:
    """Return whether the first words of a sentence lean on the one before it: a pronoun, "the same", "in addition"."""
    bare = text.lstrip(_OPENING_MARKS)
    return _first(bare) in POINTS_BACK or bool(_OPENS_BACK.match(bare))


def _first(bare: str) -> str:
    return re.split(r"[’']", bare.split(maxsplit=1)[0])[0].strip(",.;:").casefold() if bare else ""


def _points_back(text: str) -> bool:
    """Return whether a sentence leans on the one before it, by its first word or by a pronoun that no name precedes."""
    bare = text.lstrip(_OPENING_MARKS)
    first = _first(bare)
    if opens_back(text) or _THIS.search(_outside_quotes(text)):
        return True
    told = _outside_quotes(bare)
    someone = _OPENS_WITH_PRONOUN.match(told) or _SPOKEN.search(told)
    if someone and (first in _LINKING or first in _PLAIN) and not _NAME.search(told[: someone.end()]):
        return True
    somebody = _HE_OR_SHE.search(told)
    if somebody and not _known(told[: somebody.start()], first):
        return True
    pronoun = _PRONOUN.search(told)
    if pronoun and first in _LINKING and not _NAME.search(told[: pronoun.start()]):
        return True
    return bool(_SPEAKS.search(text)) and not _NAME.search(told)


def _known(before: str, first: str) -> bool:
    """Return whether somebody is named, or called what he is, in what stands before a pronoun."""
    words_before = {word.strip(",.;:’'").casefold().removesuffix("’s") for word in before.split()}
    return bool(_NAME.search(before) or first not in _NO_NAMES or words_before & _SOMEBODY)


_REMARK = re.compile(
    r"^(?:But|And|Yet|Like|If|Whether|Even|Don.t|Similar|Indeed|Eventually|For|Or|Nor|Kudos)\b|^\d+\."
    r"|\b(?:perhaps|likely|sits for|pauses|unclear|to say the least)\b"
    r"|\b(?:proof|evidence|a sign|signs|reminder|testament|example) (?:that|of)\b|\bunderscor\w+|\bhighlight(?:s|ed)\b"
)
"""What opens a remark or an entry of a list, and what tells of the reporters' own work or guess."""


def remarks(text: str) -> bool:
    """Return whether a sentence remarks on what happened, rather than reports it."""
    return bool(_REMARK.search(text))
