"""A claim's title: its sentence cut down to who does what, in the sentence's own words and order.

"Last week, a US embassy statement said no country should be giving Russia a platform" becomes "US embassy statement: no
country should be giving Russia a platform". Nothing is put in but the colon behind who says it, and "…" where the end
is cut off; a negation is never left out. The method is sentence compression by pruning a dependency tree (Knight and
Marcu, 2000; Filippova and Strube, 2008), with rules in place of a trained model.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

    from framing.language.parse import Attribution, Parse, Span

_LONGEST = 13
"""Words of a title. A judgement: what a table's first column holds in two lines."""
_ASIDE = frozenset({"relcl", "advcl", "parataxis", "appos", "dep", "intj", "meta", "prt_paren"})
"""Clauses and phrases that say more about a thing than what it does."""
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "expl", "csubj"})
_EARLY = frozenset({"npadvmod", "advmod", "prep", "cc", "mark", "punct"})
"""What may stand before a sentence's subject and only leads up to it: "Last week,", "But", "In Hanoi,"."""
_NEGATIVE = frozenset("no not n't never none nobody nothing neither nor without hardly barely".split())
_LINKING = frozenset({"also", "meanwhile", "however", "moreover", "therefore", "furthermore", "thus"})
_PLAIN_SPEECH = frozenset("say tell report add state write announce declare explain stress according".split())
"""Cues that a colon can stand for; "claimed", "denied" and "feared" say more, so they stay."""
_ATTRIBUTED = 0.45
"""Share of a sentence that its reported part must have to be what the sentence is about. A judgement."""
_LEANING = frozenset(
    """the a an of for with on in and or to from at by as that which who its his her their said is are was were be been
    has have had will would not no but""".split()
)
"""Words that a title does not end on where it is cut."""
_LOOSE = re.compile(r"\s+([,;:.!?%)’”])|([(“])\s+|(,)(?:\s*,)+")


def title(parse: Parse) -> str:
    """Return the title of a claim whose clearest sentence this is: at most thirteen words, and who says it."""
    text = parse.passage.text
    if not parse.doc.has_annotation("DEP"):
        return _cut([text])
    tokens = [token for token in parse.doc if not token.is_space]
    reported = _reporting(parse)
    if reported is None:
        return _cut(_pruned(tokens))
    source, content = reported
    return f"{source}: {_cut(_pruned([t for t in tokens if content.start <= t.idx < content.end]), capital=False)}"


def _reporting(parse: Parse) -> tuple[str, Span] | None:
    """Return who says what most of the sentence reports, and where that stands; of several, the innermost."""
    text = parse.passage.text
    found = [
        (source, attribution.content)
        for attribution in parse.attributions
        if attribution.lemma in _PLAIN_SPEECH
        and attribution.content.end - attribution.content.start >= _ATTRIBUTED * len(text)
        and (source := _source(attribution, parse))
    ]
    return min(found, key=lambda one: one[1].end - one[1].start, default=None)


def _source(attribution: Attribution, parse: Parse) -> str:
    """Return who says it: as written, or whom a pronoun stands for; empty where that is not clear."""
    span = attribution.source
    if span is None:
        return ""
    own = [token for token in parse.doc if span.start <= token.idx < span.end]
    if all(token.pos_ in {"PRON", "DET"} for token in own):
        return attribution.speaker if attribution.speaker and attribution.speaker[:1].isupper() else ""
    words = parse.passage.text[span.start : span.end].split()
    return " ".join(words[1:] if words[0].lower() in {"the", "a", "an"} else words)


def _pruned(tokens: list[Token]) -> list[str]:
    """Return the words that stay: without asides, and without what leads up to the subject.

    Where a negation would go, or the subject, all of them stay.
    """
    inside = {token.i for token in tokens}
    heads = [t for t in tokens if t.head.i == t.i or t.head.i not in inside]
    root = max(heads, key=lambda t: sum(1 for _ in t.subtree), default=None)
    if root is None:
        return [t.text_with_ws for t in tokens]
    gone = {t.i for token in tokens if _is_aside(token, root) for t in token.subtree}
    gone |= {t.i for child in root.children if _leads_up(child, root) for t in child.subtree}
    kept = [t for t in tokens if t.i not in gone]
    headless = root.pos_ in {"VERB", "AUX"} and not any(t.dep_ in _SUBJECTS for t in kept if t.i < root.i)
    if headless and any(t.dep_ in _SUBJECTS for t in tokens):
        kept = tokens
    kept = [t for t in kept if t.lower_ not in _LINKING]
    while kept and ((kept[0].is_punct and not kept[0].is_quote) or kept[0].dep_ == "mark"):
        kept.pop(0)
    return [t.text + (" " if t.whitespace_ or t.i + 1 in gone else "") for t in kept]


def _is_aside(token: Token, root: Token) -> bool:
    """Return whether a clause or phrase only adds to what the sentence says; one with a negation is none."""
    if token.i == root.i or token.dep_ not in _ASIDE or any(t.lower_ in _NEGATIVE for t in token.subtree):
        return False
    before = token.left_edge.nbor(-1).text if token.left_edge.i > 0 else ""
    return token.dep_ != "appos" or before in {",", "(", "—", "–"}


def _leads_up(child: Token, root: Token) -> bool:
    """Return whether a phrase stands before the subject and the rest can be read without it: "Last week,"."""
    subject = next((t for t in root.children if t.dep_ in _SUBJECTS), None)
    if subject is None or child.right_edge.i >= subject.left_edge.i or child.dep_ not in _EARLY:
        return False
    leaning = any(t.pos_ == "PRON" for t in subject.subtree)  # "Of the 12 agreements, none of them"
    return not leaning and not any(t.lower_ in _NEGATIVE for t in child.subtree)


def _cut(words: list[str], *, capital: bool = True) -> str:
    """Return the first words, up to thirteen, "…" where some are left out."""
    pieces = "".join(words).split()
    short = pieces[:_LONGEST]
    while len(pieces) > _LONGEST and len(short) > 1 and short[-1].lower() in _LEANING:
        short.pop()
    joined = _LOOSE.sub(lambda m: m.group(1) or m.group(2) or m.group(3), " ".join(short)).strip(" ,;:.–—-")
    joined += " …" if len(short) < len(pieces) else ""
    return joined[:1].upper() + joined[1:] if capital else joined
