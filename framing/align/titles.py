"""A claim's title: its sentence cut down to who does what, in the sentence's own words and order.

"Last week, a US embassy statement said no country should be giving Russia a platform" becomes "US embassy statement: no
country should be giving Russia a platform". Nothing is put in but the colon behind who says it, and "…" where the end
is cut off; a negation is never left out. The method is sentence compression by pruning a dependency tree (Knight and
Marcu, 2000; Filippova and Strube, 2008), with rules in place of a trained model.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from framing.language.actors import POINTING

if TYPE_CHECKING:
    from collections.abc import Sequence, Set

    from spacy.tokens import Token

    from framing.language.parse import Attribution, Parse, Span

_LONGEST = 13
"""Words of a title. A judgement: what a table's first column holds in two lines."""
_SPARE = 3
"""Words more that a title may have where its sentence then ends: the last ones often are its point. A judgement."""
_MORE = 8
"""Words more that a title may have so that a negation is not cut off. A judgement."""
_LONGEST_LINE = 140
"""Characters of a title: thirteen long words, or as much of a sentence without spaces."""
_FEWEST = 5
"""Words; where pruning leaves fewer, the sentence is told in what it took away. A judgement."""
_ASIDE = frozenset({"relcl", "advcl", "parataxis", "appos", "dep", "intj", "meta", "prt_paren"})
"""Clauses and phrases that say more about a thing than what it does."""
_SETTING_OFF = frozenset({",", "(", "—", "–"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "expl", "csubj"})
_EARLY = frozenset({"npadvmod", "advmod", "prep", "cc", "mark", "punct"})
"""What may stand before a sentence's subject and only leads up to it: "Last week,", "But", "In Hanoi,"."""
_NEGATIVE = frozenset("no not n't never none nobody nothing neither nor without hardly barely".split())
_LINKING = frozenset({"also", "meanwhile", "however", "moreover", "therefore", "furthermore", "thus"})
_JOINING = frozenset({"now", "then", "so", "yet", "still"})
_NAMING = frozenset("call label describe brand deem term".split())
"""Verbs whose sense stands at the end, behind what is named: "called the report, which …, a distortion"."""
_PLAIN_SPEECH = frozenset(
    "say tell report add state write announce declare explain stress according continue reply respond".split()
)
"""Cues that a colon can stand for; "claimed", "denied" and "feared" say more, so they stay."""
_ATTRIBUTED = 0.45
"""Share of a sentence that its reported part must have to be what the sentence is about. A judgement."""
_LEANING = frozenset(
    """the a an of for with on in and or to from at by as that which who its his her their said is are was were be been
    has have had will would not no but during after before while about into over against than""".split()
)
"""Words that a title does not end on where it is cut."""
_LOOSE = re.compile(r"\s+([,;:.!?%)’”])|([(“])\s+|(,)(?:\s*,)+|,(?=[”\"]$)")
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
        return "", _cut([parse.passage.text])
    dateline = _DATELINE.match(parse.passage.text)
    begin = dateline.end() if dateline else 0
    tokens = [token for token in parse.doc if not token.is_space and token.idx >= begin]
    reported = _reporting(parse, begin)
    if reported is None:
        return "", _cut(_pruned(tokens))
    source, content = reported
    return source, _cut(_pruned([t for t in tokens if content.start <= t.idx < content.end]), capital=False)


def _clauses(parse: Parse) -> list[str]:
    """Return the clauses of a sentence that can stand alone: coordinated ones, and what "that" introduces."""
    heads = [t for t in parse.doc if _stands_alone(t)]
    return [_cut(_pruned([t for t in head.subtree if not t.is_space])) for head in heads]


def _stands_alone(verb: Token) -> bool:
    """Return whether a clause says the same without what governs it: not "can anyone say that …", "denied that …"."""
    if not any(child.dep_ in _SUBJECTS for child in verb.children) or "?" in verb.sent.text:
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


def _pruned(tokens: list[Token]) -> list[str]:
    """Return the words that stay: without asides, and without what leads up to the subject.

    Where a negation would go, or the subject, all of them stay.
    """
    inside = {token.i for token in tokens}
    heads = [t for t in tokens if t.head.i == t.i or t.head.i not in inside]
    root = max(heads, key=lambda t: sum(1 for _ in t.subtree), default=None)
    if root is None:
        return []
    gone = {t.i for token in tokens if _is_aside(token, root) for t in token.subtree}
    gone |= {t.i for child in root.children if _leads_up(child, root) for t in child.subtree}
    opened = {t.i for t in tokens if t.text == "," and t.i + 1 in gone and t.i not in gone}
    gone |= opened
    gone |= {t.i for t in tokens if t.text == "," and t.i - 1 in gone and opened and t.i > min(opened)}
    kept = [t for t in tokens if t.i not in gone]
    headless = root.pos_ in {"VERB", "AUX"} and not any(t.dep_ in _SUBJECTS for t in kept if t.i < root.i)
    bare = sum(t.is_alpha for t in kept) < _FEWEST  # "The two looked on", while eleven agreements were exchanged
    if bare or (headless and any(t.dep_ in _SUBJECTS for t in tokens)):
        kept, gone = tokens, set()
    kept = [t for t in kept if t.lower_ not in _LINKING]
    while kept and ((kept[0].is_punct and not kept[0].is_quote) or kept[0].lower_ == "that" or _joins_on(kept[0])):
        kept.pop(0)
    spaced = {t.i for t in root.doc if t.whitespace_ or (t.i + 1 < len(root.doc) and t.nbor(1).is_space)}
    return [t.text + (" " if t.i in spaced or t.i + 1 in gone else "") for t in kept]


def _is_aside(token: Token, root: Token) -> bool:
    """Return whether a clause or phrase only adds to what the sentence says; one with a negation is none."""
    if (
        token.i == root.i
        or token.dep_ not in _ASIDE
        or root.lemma_ in _NAMING
        or any(t.lower_ in _NEGATIVE for t in token.subtree)
    ):
        return False
    before = token.left_edge.nbor(-1).text if token.left_edge.i > 0 else ""
    if token.dep_ == "relcl" and before not in _SETTING_OFF:
        return False  # "the days that I served", "nothing to hide" without its end says another thing
    return token.dep_ != "appos" or before in _SETTING_OFF


def _leads_up(child: Token, root: Token) -> bool:
    """Return whether a phrase stands before the subject and the rest can be read without it: "Last week,"."""
    subject = next((t for t in root.children if t.dep_ in _SUBJECTS), None)
    if subject is None or child.right_edge.i >= subject.left_edge.i or child.dep_ not in _EARLY:
        return False
    leaning = any(t.pos_ == "PRON" for t in subject.subtree)  # "Of the 12 agreements, none of them"
    return not leaning and not any(t.lower_ in _NEGATIVE for t in child.subtree)


def _denies(word: str) -> bool:
    return word.lower().strip(",.;:") in _NEGATIVE or word.lower().endswith(("n’t", "n't"))


def _joins_on(token: Token) -> bool:
    """Return whether a sentence's first word only joins it to the one before: "But", "Now,"."""
    return token.dep_ == "cc" or (token.dep_ == "advmod" and token.lower_ in _JOINING)


def _cut(words: list[str], *, capital: bool = True) -> str:
    """Return the first words, up to thirteen, "…" where some are left out, without marks that lack their partner."""
    pieces = "".join(words).split()
    denied = [n + 2 for n, word in enumerate(pieces[_LONGEST:][:_MORE]) if _denies(word)]
    most = len(pieces) if len(pieces) <= _LONGEST + _SPARE else _LONGEST
    short = pieces[: max(most, _LONGEST + max(denied, default=0))]
    while len(pieces) > len(short) > 1 and short[-1].lower() in _LEANING:
        short.pop()
    joined = _LOOSE.sub(lambda m: m.group(1) or m.group(2) or m.group(3) or "", " ".join(short))
    for left, right in ("“”", "()", '""'):
        if (left != right and joined.count(left) != joined.count(right)) or (left == right and joined.count(left) % 2):
            joined = joined.replace(left, " ").replace(right, " ")
    joined = " ".join(joined.replace("()", " ").split()).strip(" ,;:.–—―-")
    if len(joined) > _LONGEST_LINE:  # writing without spaces, or a name as long as a sentence
        joined = joined[:_LONGEST_LINE].rstrip()
        short = []
    joined += " …" if len(short) < len(pieces) else ""
    return joined[:1].upper() + joined[1:] if capital else joined
