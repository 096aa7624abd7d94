"""A claim's title: its sentence cut down to who does what, in the sentence's own words and order.

"Last week, a US embassy statement said no country should be giving Russia a platform" becomes "US embassy statement: no
country should be giving Russia a platform". Nothing is put in but the colon behind who says it, and "…" where the end
is cut off (`framing.align.compression`).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from framing.align.compression import SUBJECTS, Word, cut, pruned
from framing.language.actors import POINTING

if TYPE_CHECKING:
    from collections.abc import Sequence, Set

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
_WORD = re.compile(r"[^\W_]+")
_STEM, _SMALL, _LEAST = 5, 3, 6
"""Letters in which words agree at least; letters of words that tell little; longer words that a title should have."""
_PARTICULAR = 0.05
"""What a name or number that not every other outlet has costs a title. A judgement."""
_CLAUSE = 0.2
"""How much more of a clause than of its sentence the others must say for it to be the title. A judgement."""


def title(parses: Sequence[Parse], outlets: Sequence[str], clearest: int, taken: Set[str] = frozenset()) -> str:
    """Return the title of a claim: at most thirteen words of one of its sentences, and who says it.

    `parses` are the claim's passages, `outlets` whose they are, `clearest` the place of its summary; titles in `taken`
    are used only where there is no other. Of what the sentences say, the title is what the other outlets' passages say
    too: not the statement in which one of them wraps it. A speaker whom not every outlet names does not head it; what
    is said then stands in quotation marks.
    """
    if len(set(outlets)) == 1:
        return _spoken(*_whole(parses[clearest]))
    words = [set(_words(parse.passage.text)) for parse in parses]
    candidates: list[tuple[float, bool, int, str]] = []
    for n, parse in enumerate(parses):
        theirs = [words[m] for m in range(len(parses)) if outlets[m] != outlets[n]]
        source, core = _whole(parse)
        whole = _spoken(source, core, named=all(any(word in other for word in _words(source)) for other in theirs))
        for text, part in ((whole, 0.0), *((text, _CLAUSE) for text in _clauses(parse))):
            own = _words(text)
            if part and len(own) < _LEAST // 2:
                continue
            shared = sum(sum(word in other for word in own) for other in theirs) / len(theirs) / max(_LEAST, len(own))
            leaning = _CLAUSE if text.split(" ", 1)[0].lower() in POINTING else 0.0
            alone = sum(not all(word in other for other in theirs) for word in _words(" ".join(_particulars(text))))
            # Coarse, so that the clearest sentence wins where little tells them apart.
            rank = round(shared - leaning - part - _PARTICULAR * alone, 1) - (text in taken)
            candidates.append((rank, n == clearest, -len(candidates), text))
    return max(candidates)[-1]


def _particulars(text: str) -> list[str]:
    """Return the names and numbers of a title: what it must not say of an outlet that does not have them."""
    words = text.rstrip(" …").split()
    return [word for n, word in enumerate(words) if any(c.isdigit() for c in word) or (n and word[:1].isupper())]


def _words(text: str) -> list[str]:
    """Return the beginnings of a text's longer words, and its numbers: "agreements" and "agreed" are one."""
    return [word[:_STEM] for word in _WORD.findall(text.casefold()) if len(word) > _SMALL or word.isdigit()]


def _spoken(source: str, text: str, *, named: bool = True) -> str:
    """Return what somebody says behind who says it, or in quotation marks; without a source, as it is."""
    if source and named:
        return f"{source}: {text}"
    return f"“{text[:1].upper()}{text[1:]}”" if source and not set(text) & set('“”"') else text


def _whole(parse: Parse) -> tuple[str, str]:
    """Return a sentence cut down to its core: who reports (or nobody), and what; else the main clause."""
    if not parse.doc.has_annotation("DEP"):
        return "", cut([Word(word + " ") for word in parse.passage.text.split()])
    dateline = _DATELINE.match(parse.passage.text)
    begin = dateline.end() if dateline else 0
    tokens = [token for token in parse.doc if not token.is_space and token.idx >= begin]
    reported = _reporting(parse, begin)
    if reported is None:
        return "", cut(pruned(tokens))
    source, content = reported
    return source, cut(pruned([t for t in tokens if content.start <= t.idx < content.end]), capital=False)


def _clauses(parse: Parse) -> list[str]:
    """Return the clauses of a sentence that can stand alone: coordinated ones, and what "that" introduces."""
    heads = [t for t in parse.doc if _stands_alone(t)]
    return [cut(pruned([t for t in head.subtree if not t.is_space])) for head in heads]


def _stands_alone(verb: Token) -> bool:
    """Return whether a clause says the same without what governs it: not "can anyone say that …", "denied that …"."""
    if not any(child.dep_ in SUBJECTS for child in verb.children) or "?" in verb.sent.text:
        return False
    above = verb.head
    open_ = any(child.dep_ in {"neg", "aux"} and child.tag_ != "VBZ" for child in above.children)
    return verb.dep_ == "conj" or (verb.dep_ == "ccomp" and above.lemma_ in _PLAIN_SPEECH and not open_)


def _reporting(parse: Parse, begin: int) -> tuple[str, Span] | None:
    """Return who says what most of the sentence reports, and where that stands; of several, the innermost.

    `begin` is where a dateline ends, which is nobody.
    """
    text = parse.passage.text
    found = [
        (source, attribution.content)
        for attribution in parse.attributions
        if attribution.lemma in _PLAIN_SPEECH
        and attribution.content.end - attribution.content.start >= _ATTRIBUTED * len(text)
        and (source := _source(attribution, parse, begin))
    ]
    return min(found, key=lambda one: one[1].end - one[1].start, default=None)


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
    words = parse.passage.text[span.start : span.end].split()
    return " ".join(words[1:] if words[0].lower() in {"the", "a", "an"} else words)
