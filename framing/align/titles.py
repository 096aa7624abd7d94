"""A claim's title: its sentence cut down to who does what, in the sentence's own words and order.

"Last week, a US embassy statement said no country should be giving Russia a platform" becomes "US embassy statement: no
country should be giving Russia a platform". Nothing is put in but the colon behind who says it, and "…" where the end
is cut off (`framing.align.compression`).
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from framing.align.compression import SUBJECTS, entire, pruned
from framing.align.cutting import Word, cut
from framing.language.actors import POINTING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from spacy.tokens import Token

    from framing.language.parse import Attribution, Parse, Span

_PLAIN_SPEECH = frozenset(
    "say tell report add state write announce declare explain stress according continue reply respond".split()
)
"""Cues that a colon can stand for; "claimed", "denied" and "feared" say more, so they stay."""
_ATTRIBUTED = 0.45
"""Share of a sentence that its reported part must have to be what the sentence is about. A judgement."""
_DATELINE = re.compile(r"[A-Z][A-Z.’' -]+(?:,\s[A-Z][a-z]+\.?(?: \d+)?)?(?: ?\([\w ]+\))?\s+[-–—―]+\s+")
"""What stands before an agency's first sentence: "NEW DELHI, Dec 31 (Reuters) - "."""
_REST_OF_NAME = re.compile(r"(?:-\w+)*")
"""What of a name stands behind the source that was found: "-in" of "Moon Jae-in"."""
_NAMELESS = re.compile(r"(?:Mr|Mrs|Ms|Dr)\.? [a-z]")  # a page lost the name behind it
_WORD = re.compile(r"[^\W_]+")
_STEM, _SMALL, _LEAST = 5, 3, 6
"""Letters in which words agree at least; letters of words that tell little; longer words that a title should have."""
_PARTICULAR = 0.1
"""What a name or number that not every other outlet has costs a title. A judgement."""
_BEGINNING = 6
"""Words by which a reader tells two titles apart. A judgement."""
_CLAUSE = 0.2
"""How much more of a clause than of its sentence the others must say for it to be the title. A judgement."""


class Titles:
    """The titles of one story's claims; a sentence is cut down once, however many claims it is in."""

    def __init__(self, parses: Sequence[Parse], outlets: Sequence[str]) -> None:
        """Take the story's passages, and whose each is."""
        self._parses = parses
        self._outlets = outlets
        self._sentences: dict[int, _Sentence] = {}
        self._taken: set[str] = set()

    def title(self, group: Sequence[int], clearest: int) -> tuple[str, int]:
        """Return the title of a claim, some sixteen words of one of its sentences and who says it; and which one.

        `group` are the places of the claim's passages, `clearest` that of its summary; a title that another claim has
        is used only where there is no other. Of what the sentences say, the title is what the other outlets' passages
        say too: not the statement in which one of them wraps it. A speaker whom not every outlet names does not head
        it; what is said then stands in quotation marks.
        """
        alone = len({self._outlets[i] for i in group}) == 1
        only = self._sentence(clearest)
        chosen = (only.entire or only.spoken(), clearest) if alone else self._shared(group, clearest)
        self._taken.add(_beginning(chosen[0]))
        return chosen

    def _shared(self, group: Sequence[int], clearest: int) -> tuple[str, int]:
        shared = _SharedWords({i: self._sentence(i).words for i in group}, self._outlets)
        candidates = [each for i in group for each in self._candidates(self._sentence(i), i, shared)]
        best = max(candidates, key=lambda each: (each.rank, each.place == clearest))  # of equals the first
        bare = _Sentence(self._parses[best.place], shared.by_all_others(best.place))
        best = max(*self._candidates(bare, best.place, shared), best, key=lambda each: each.rank)
        return best.title, best.place

    def _candidates(self, sentence: _Sentence, i: int, shared: _SharedWords) -> list[_Candidate]:
        """Return what a sentence offers for a title, whole and by clauses."""
        named = not sentence.source or shared.by_each_passage(i, _words(sentence.source))
        candidates: list[_Candidate] = []
        for text, part in ((sentence.spoken(named=named), 0.0), *((text, _CLAUSE) for text in sentence.clauses)):
            words = _words(text)
            if part and len(words) < _LEAST // 2:
                continue
            leaning = _CLAUSE if text.split(" ", 1)[0].lower() in POINTING else 0.0
            alone = len(set(_words(" ".join(_particulars(text)))) - shared.by_all_others(i))
            common = shared.share(i, words) / max(_LEAST, len(words))
            # Coarse, so that the clearest sentence wins where little tells them apart.
            rank = round(common - leaning - part - _PARTICULAR * alone, 1) - (_beginning(text) in self._taken)
            rank -= bool(_NAMELESS.match(text))
            candidates.append(_Candidate(text, i, rank))
        return candidates

    def _sentence(self, i: int) -> _Sentence:
        if i not in self._sentences:
            self._sentences[i] = _Sentence(self._parses[i])
        return self._sentences[i]


class _Candidate(NamedTuple):
    """What may be a claim's title, the place of its passage, and how well it says what all outlets do."""

    title: str
    place: int
    rank: float


class _SharedWords:
    """Which words of a claim's passages the other outlets' passages have too."""

    def __init__(self, words: Mapping[int, AbstractSet[str]], outlets: Sequence[str]) -> None:
        """Take the words of each passage by its place, and whose each is."""
        self._words = words
        self._outlets = outlets
        self._passages = Counter(outlets[i] for i in words)
        self._own = {outlet: Counter[str]() for outlet in self._passages}
        for i, some in words.items():
            self._own[outlets[i]].update(some)
        self._every = sum(self._own.values(), Counter[str]())

    def share(self, i: int, words: Sequence[str]) -> float:
        """Return how many of `words` another outlet's passage has, on average."""
        return sum(self._with(i, word) for word in words) / self._others(i)

    def by_all_others(self, i: int) -> AbstractSet[str]:
        """Return the words of a passage that each passage of the other outlets has."""
        return {word for word in self._words[i] if self._with(i, word) == self._others(i)}

    def by_each_passage(self, i: int, some: Sequence[str]) -> bool:
        """Return whether each passage of the other outlets has one of `some` words."""
        other = self._outlets[i]
        return all(not words.isdisjoint(some) for j, words in self._words.items() if self._outlets[j] != other)

    def _with(self, i: int, word: str) -> int:
        return self._every[word] - self._own[self._outlets[i]][word]

    def _others(self, i: int) -> int:
        return len(self._words) - self._passages[self._outlets[i]]


class _Sentence:
    """What titles take from a sentence: who reports it (or nobody) and its core, its clauses, its words' beginnings."""

    def __init__(self, parse: Parse, shared: AbstractSet[str] | None = None) -> None:
        self._parse = parse
        self._shared_places: AbstractSet[int] | None = None
        if shared is not None and parse.passage.role != "headline":  # the parses of headlines are wrong too often
            self._shared_places = {t.i for t in parse.doc if not shared.isdisjoint(_words(t.text))}
        self._reported = _reported(parse)
        self.core = _core(self._reported, parse, self._shared_places)

    @property
    def source(self) -> str:
        """Who says what most of the sentence reports; empty where nobody does, or nobody is named."""
        return self._reported.source

    @cached_property
    def clauses(self) -> tuple[str, ...]:
        """The clauses that can stand alone: coordinated ones, and what "that" introduces."""
        phrases = [[t for t in head.subtree if not t.is_space] for head in self._parse.doc if _stands_alone(head)]
        return tuple(cut(pruned(phrase, self._shared_places)) for phrase in phrases)

    @cached_property
    def words(self) -> frozenset[str]:
        """The beginnings of its longer words, and its numbers."""
        return frozenset(_words(self._parse.passage.text))

    @cached_property
    def entire(self) -> str | None:
        """The whole sentence, and who says it; None where that is too long for a title."""
        words = entire(self._reported.tokens) if self._parse.doc.has_annotation("DEP") else None
        return self._said(cut(words, capital=not self.source, whole=True), named=True) if words else None

    def spoken(self, *, named: bool = True) -> str:
        """Return what somebody says behind who says it, or in quotation marks; without a source, as it is."""
        return self._said(self.core, named=named)

    def _said(self, core: str, *, named: bool) -> str:
        source, quoted, _ = self._reported
        speech = core
        if quoted and not set(core) & set('“”"') and core[:1] not in {"'", "‘"}:
            speech = f"“{core[:1].upper()}{core[1:]}”"
        # What is reported without marks must neither get them nor stand as a fact.
        return f"{source[:1].upper()}{source[1:]}: {speech}" if source and (named or not quoted) else speech


def _beginning(title: str) -> str:
    """Return the first words of a title: two that begin alike look like one row twice."""
    return " ".join(title.casefold().split()[:_BEGINNING])


def _particulars(text: str) -> list[str]:
    """Return the names and numbers of a title: what it must not say of an outlet that does not have them."""
    words = text.rstrip(" …").split()
    return [word for n, word in enumerate(words) if any(c.isdigit() for c in word) or (n and word[:1].isupper())]


def _words(text: str) -> list[str]:
    """Return the beginnings of a text's longer words, and its numbers: "agreements" and "agreed" are one."""
    return [word[:_STEM] for word in _WORD.findall(text.casefold()) if len(word) > _SMALL or word.isdigit()]


class _Reported(NamedTuple):
    """What a sentence reports: who says it, whether all of it is quoted, and its words.

    Of a sentence that is quoted as a whole the speaker stands in another one, and is a guess that does not head a row.
    """

    source: str
    quoted: bool
    tokens: list[Token]


def _reported(parse: Parse) -> _Reported:
    """Return what most of a sentence reports and who says it; else the whole sentence, without its dateline."""
    dateline = _DATELINE.match(parse.passage.text)
    begin = dateline.end() if dateline else 0
    tokens = [token for token in parse.doc if not token.is_space and token.idx >= begin]
    if (reported := _reporting(parse, begin)) is not None:
        source, content = reported
        told = [token for token in tokens if content.start <= token.idx < content.end]
        return _Reported(source, quoted=_quoted(parse, told), tokens=told)
    return _Reported("", quoted=_quoted(parse, tokens), tokens=tokens)


def _quoted(parse: Parse, tokens: Sequence[Token]) -> bool:
    """Return whether all words, from the first to the last, are in one quotation."""
    words = [token for token in tokens if token.is_alpha]
    return bool(words) and parse.voice(words[0].idx, words[-1].idx + len(words[-1]))[0] == "quoted"


def _core(reported: _Reported, parse: Parse, shared: AbstractSet[int] | None) -> str:
    """Return what a sentence reports, cut down to who does what."""
    if not parse.doc.has_annotation("DEP"):
        return cut([Word(word + " ") for word in parse.passage.text.split()])
    return cut(pruned(reported.tokens, shared, quoted=reported.quoted), capital=not reported.source)


def _stands_alone(verb: Token) -> bool:
    """Return whether a clause says the same without what governs it: not "can anyone say that …", "denied that …".

    Neither does one that a report says of which the sentence tells something: "disputes a report that said …".
    """
    if not any(child.dep_ in SUBJECTS for child in verb.children) or "?" in verb.sent.text or not _asserted(verb.head):
        return False
    above = verb.head
    open_ = any(child.dep_ in {"neg", "aux"} and child.tag_ != "VBZ" for child in above.children)
    nor = any(child.dep_ == "cc" and child.lower_ == "nor" and above.i < child.i < verb.i for child in above.children)
    return not nor and (verb.dep_ == "conj" or (verb.dep_ == "ccomp" and above.lemma_ in _PLAIN_SPEECH and not open_))


def _asserted(verb: Token) -> bool:
    """Return whether the sentence itself tells a verb's deed. Verbs with a capital inside it are a headline's nouns."""
    while verb.dep_ == "conj" or (verb.dep_ == "ccomp" and verb.head.lemma_ in _PLAIN_SPEECH):
        verb = verb.head
    return verb.dep_ == "ROOT" and (verb.i == verb.sent.start or verb.text.islower())


_CONDITION = re.compile(r"\b(?:if|unless)\b", re.IGNORECASE)
"""What stands before a statement that holds only then: "said that if the town votes, the dam is built"."""


def _reporting(parse: Parse, begin: int) -> tuple[str, Span] | None:
    """Return who says what most of the sentence reports, and where that stands; of several, the outermost.

    "Lund said the mayor told her that …" is Lund's: whether the mayor said so, nobody here knows.

    `begin` is where a dateline ends, which is nobody.
    """
    text = parse.passage.text
    found = [
        (source, attribution.content)
        for attribution in parse.attributions
        if attribution.lemma in _PLAIN_SPEECH
        and attribution.content.end - attribution.content.start >= _ATTRIBUTED * len(text)
        and not _CONDITION.search(text, 0, attribution.content.start)
        and (source := _source(attribution, parse, begin))
    ]
    return max(found, key=lambda one: one[1].end - one[1].start, default=None)


def _source(attribution: Attribution, parse: Parse, begin: int) -> str:
    """Return who says it, as written; empty for a pronoun, since whom it stands for is a guess that heads a row.

    A capital cue inside a sentence is a headline's noun: "Statement Disputes Report That …" reports nothing.
    """
    span, cue = attribution.source, attribution.cue
    if span is None or span.start < begin or (cue.start > begin and parse.passage.text[cue.start].isupper()):
        return ""
    own = [token for token in parse.doc if span.start <= token.idx < span.end]
    if all(token.pos_ in {"PRON", "DET"} for token in own):
        return ""
    text = parse.passage.text
    rest = _REST_OF_NAME.match(text, span.end)
    words = text[span.start : rest.end() if rest else span.end].split()
    return " ".join(words[1:] if words[0].lower() in {"the", "a", "an"} else words)
