"""From links to what readers see: the passages that carry one fact, and how much the fact matters."""

from __future__ import annotations

import math
import re
from difflib import SequenceMatcher
from itertools import combinations
from typing import TYPE_CHECKING

import numpy as np

from framing.align.coverage import articles_apart, cover
from framing.align.titles import Titles
from framing.cleaning.reprints import find_reprints
from framing.records import LIKELY, SURE, Claim, rounded

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from framing.align.verdicts import Evidence, Verdicts
    from framing.analysis import Analysis
    from framing.cleaning.reprints import Reprints
    from framing.language.parse import Parse
    from framing.records import Passage


_SHORTEST_COPY = 6
"""Words; two writers may hit on the same shorter sentence."""
_ALIKE = 0.85
"""Share of the words of two sentences that stand in both in one order, from which one was copied from the other."""
_EDITED = 0.6
"""The same share where the two articles print one text anyway: an editor changed more of this sentence."""
_WORD = re.compile(r"\w+")
_QUOTED = re.compile(r"[“\"][^”“\"]*(?:[”\"]|$)|^[^“”\"]*”")
"""A quotation, or the end of one that an earlier sentence opens."""


def count_origins(
    group: Sequence[int], outlets: Sequence[str], passages: Sequence[Passage], reprints: Sequence[Reprints] = ()
) -> int:
    """Return how many witnesses the passages `group` are: its outlets, those counted once that print one sentence.

    In articles that are `reprints` of one text a sentence counts as the same though it is short, a quotation or edited
    more; a sentence that one of them added is a witness of its own.
    """
    one = {outlets[i]: outlets[i] for i in group}
    words = {i: _words(passages[i].text) for i in group}
    text = {article: n for n, found in enumerate(reprints) for article in found.articles}

    def first(outlet: str) -> str:
        while one[outlet] != outlet:
            outlet = one[outlet]
        return outlet

    for i, j in combinations(group, 2):
        a, b = first(outlets[i]), first(outlets[j])
        if a == b:
            continue
        reprinted = text.get(passages[i].article, -1) == text.get(passages[j].article, -2)
        if _copied(words[i], words[j]) or (reprinted and _edited(passages[i].text, passages[j].text)):
            one[b] = a
    return len({first(outlet) for outlet in one})


def _edited(first: str, second: str) -> bool:
    """Return whether two sentences of one text are the same one, as two editors left it."""
    short, long = sorted((_WORD.findall(first.casefold()), _WORD.findall(second.casefold())), key=len)
    return SequenceMatcher(None, short, long, autojunk=False).ratio() >= _EDITED


def _words(text: str) -> list[str]:
    return _WORD.findall(_QUOTED.sub(" ", text.casefold()))


def _copied(first: list[str], second: list[str]) -> bool:
    short, long = sorted((first, second), key=len)
    if len(short) < _SHORTEST_COPY or 2 * len(short) < _ALIKE * (len(short) + len(long)):
        return False
    # Most pairs share few words; comparing their order costs a hundred times as much as seeing that.
    if len(set(short) & set(long)) < 0.6 * len(set(short)):
        return False
    return SequenceMatcher(None, short, long, autojunk=False).ratio() >= _ALIKE


Pair = tuple[int, int]
"""Two passages by their rows, the smaller first."""


def group(probability: Mapping[Pair, float], outlets: Sequence[str]) -> list[tuple[int, ...]]:
    """Return groups of passages of which each two of different outlets are likely to report one fact.

    With three outlets and the pairs 0-1 at 0.9, 1-2 at 0.8 and 0-2 at 0.3, the first two are joined and passage 2 stays
    outside: a chain of look-alikes makes no group. What stays outside, here 1-2, is likely all the same, and makes a
    group of its own in the next round, since a passage may carry several facts.

    On 98 stories that the pairs' model had not seen, 0.86 of such groups were one fact in all of their outlets; of
    groups by average linkage at 0.3, 0.6 were.
    """
    open_pairs = {pair: p for pair, p in probability.items() if p >= LIKELY}
    groups: list[tuple[int, ...]] = []
    while joined := _joined(open_pairs, probability, outlets):
        groups += joined
        # Each round settles the likeliest pair at least, so the rounds end.
        settled = {(a, b) for members in joined for a in members for b in members if a < b}
        open_pairs = {pair: p for pair, p in open_pairs.items() if pair not in settled}
    return groups


def _joined(
    open_pairs: Mapping[Pair, float], probability: Mapping[Pair, float], outlets: Sequence[str]
) -> list[tuple[int, ...]]:
    """Join the ends of the open pairs, the likeliest first, wherever every pair across is likely."""
    of: dict[int, list[int]] = {}
    for a, b in sorted(open_pairs, key=lambda pair: (-open_pairs[pair], pair)):
        mine, theirs = of.setdefault(a, [a]), of.setdefault(b, [b])
        if mine is not theirs and all(_likely(i, j, probability, outlets) for i in mine for j in theirs):
            mine += theirs
            of.update(dict.fromkeys(theirs, mine))
    distinct = {id(members): members for members in of.values() if len(members) > 1}
    return [tuple(sorted(members)) for members in distinct.values()]


def _likely(i: int, j: int, probability: Mapping[Pair, float], outlets: Sequence[str]) -> bool:
    """Return whether two passages are likely to report one fact; nothing is asked of two passages of one outlet."""
    return outlets[i] == outlets[j] or probability.get((min(i, j), max(i, j)), 0.0) >= LIKELY


_OUTLETS, _LEAD, _DETAIL, _HEADLINES = 0.3, 0.3, 0.2, 0.2
"""What each part counts; together one. Of 30 mixtures tried on the annotated facts of 139 stories the best few rank
them alike (Spearman's correlation 0.22 with the annotators' grades, 0.20 without the headlines)."""
_WORDS = 3
"""Content words that a passage is taken to have at least: a scrap that a headline repeats is no chief matter."""


def rate(group: tuple[int, ...], origins: int, analysis: Analysis, matter: Sequence[float]) -> float:
    """Return the salience of the claim that the passages `group` carry, from 0 to 1; `origins` are witnesses.

    It grows with the outlets that carry the claim, with how early and how fully they do, and with its `matter`: the
    share of it that the headlines are about.
    """
    every = len(analysis.outlets)
    share = (origins - 1) / (every - 1) if every > 1 else 0.0
    lead = max(math.exp(-analysis.passages[i].index / 6) for i in group)
    detail = min(max(len(analysis.passages[i].text.split()) for i in group) / 40, 1.0)
    about = max(matter[i] for i in group)
    return round(_OUTLETS * share + _LEAD * lead + _DETAIL * detail + _HEADLINES * about, 4)


def _matter(parses: Sequence[Parse]) -> list[float]:
    """Return for each passage the share of its content words that one of the story's headlines has.

    "None of the 12 agreements concerns defence", under a headline "Two sign agreements": agreement, of four.
    """
    words = [{t.lemma_.lower() for t in p.doc if not t.is_stop and (t.is_alpha or t.like_num)} for p in parses]
    headlines = {word for p, some in zip(parses, words, strict=True) if p.passage.role == "headline" for word in some}
    return [len(some & headlines) / max(_WORDS, len(some)) for some in words]


_SHORTEST = 5
"""Words; a shorter passage that nobody else carries is a heading or a scrap. A judgement."""
_SHORT, _LONG = 8, 30
"""Words; a summary reads best between them."""

_LEANING = frozenset(
    "and but so yet also then meanwhile however he she it they we this that these those his her its their".split()
)
"""First words of a sentence that leans on the one before it; another sentence makes the clearer summary."""


def find_claims(analysis: Analysis, evidence: Evidence, verdicts: Verdicts) -> tuple[Claim, ...]:
    """Return the claims of a story, the most salient and surest first, called `c1`, `c2` and so on.

    A claim of several outlets is a group of passages that are likely to report one fact, each with each; where the
    whole is not likely, its weakest outlet is left out until the rest is. What nobody else carries is a claim of one.
    Headlines, captions, questions and scraps belong to a claim, and make none by themselves.
    """
    outlets = [analysis.outlet_of[passage.id] for passage in analysis.passages]
    bears_fact = [_bears_fact(parse) for parse in analysis.parses]
    certain = _certain(evidence, verdicts, group(_pairs(evidence), outlets))
    groups = {members: p for members, p in certain.items() if any(bears_fact[i] for i in members)}
    carried = {i for members in groups for i in members}
    groups |= {(i,): 1.0 for i, bears in enumerate(bears_fact) if bears and i not in carried}
    reprints = find_reprints(analysis.articles)
    apart = articles_apart(analysis, ((analysis.passages[i].id for i in members) for members in groups))
    origins = {members: count_origins(members, outlets, analysis.passages, reprints) for members in groups}
    matter = _matter(analysis.parses)
    salience = {members: rate(members, origins[members], analysis, matter) for members in groups}
    claims: list[Claim] = []
    told: set[int] = set()
    titles = Titles(analysis.parses, outlets)
    for members in sorted(groups, key=lambda members: (-salience[members] * groups[members], members)):
        # A passage with two facts sums up one claim only, where another can stand for the second.
        fresh = tuple(i for i in members if i not in told) or members
        summary = _clearest(fresh, members, analysis.passages, evidence)
        told.add(summary)
        title, worded = titles.title(members, summary)
        claims.append(
            Claim(
                id=f"c{len(claims) + 1}",
                passages=tuple(analysis.passages[i].id for i in members),
                outlets=tuple(dict.fromkeys(outlets[i] for i in members)),
                summary=analysis.passages[summary].text,
                salience=salience[members],
                origins=origins[members],
                probability=groups[members],
                coverage=cover(analysis, evidence, verdicts, members, groups[members], apart),
                title=title,
                title_passage=analysis.passages[worded].id,
            )
        )
    return tuple(claims)


def _pairs(evidence: Evidence) -> dict[Pair, float]:
    """Return the pairs that are likely at all, each with its probability."""
    rows, columns = np.nonzero(np.triu(evidence.pairs >= np.float32(LIKELY)))
    return {(int(a), int(b)): rounded(float(evidence.pairs[a, b])) for a, b in zip(rows, columns, strict=True)}


def _certain(evidence: Evidence, verdicts: Verdicts, groups: Sequence[tuple[int, ...]]) -> dict[tuple[int, ...], float]:
    """Return the groups that are likely to be one fact, cut down to those of their outlets of which that is true."""
    found: dict[tuple[int, ...], float] = {}
    ahead = list(groups)
    while ahead:
        several = [members for members in ahead if len({int(evidence.outlets[i]) for i in members}) > 1]
        ahead = []
        for members, probability in zip(several, verdicts.of_claims(evidence, several), strict=True):
            if probability >= LIKELY:
                found[_core(evidence, members) if probability >= SURE else members] = probability
            else:
                ahead.append(_without_weakest(evidence, members))
    return {members: p for members, p in found.items() if not any(set(members) < set(larger) for larger in found)}


_CLOSE = 0.85
"""Mean probability with the other outlets' passages from which a sure claim has a second passage of an outlet. To
strict readers a passage of 26 in 252 sure claims told something else; with this, of 10 (docs/design/alignment.md)."""


def _core(evidence: Evidence, members: tuple[int, ...]) -> tuple[int, ...]:
    """Return the passages that surely tell what a claim is about: each outlet's nearest one, and others as near."""
    own = np.array(members)
    outlets = evidence.outlets[own]
    across = outlets[:, None] != outlets[None, :]
    near = (evidence.pairs[np.ix_(own, own)] * across).sum(axis=1) / across.sum(axis=1)
    nearness = [rounded(float(mean)) for mean in near]
    best = {outlet: max(n for n, o in zip(nearness, outlets, strict=True) if o == outlet) for outlet in set(outlets)}
    return tuple(i for i, n, o in zip(members, nearness, outlets, strict=True) if n >= min(_CLOSE, best[o]))


def _without_weakest(evidence: Evidence, members: tuple[int, ...]) -> tuple[int, ...]:
    """Return a group without the outlet whose passages are least like the rest; the later one where two are alike."""

    def likeness(outlet: int) -> tuple[float, int]:
        own = [i for i in members if evidence.outlets[i] == outlet]
        rest = [i for i in members if evidence.outlets[i] != outlet]
        return rounded(float(evidence.pairs[np.ix_(own, rest)].mean())), -outlet

    weakest = min({int(evidence.outlets[i]) for i in members}, key=likeness)
    return tuple(i for i in members if evidence.outlets[i] != weakest)


_PAGE = re.compile(
    r"\bpic\.twitter\.com|https?://t\.co\b|^(?:ASSOCIATED PRESS|AP Photo|Getty Images|FILE)\b"
    r"|^(?:Watch|Listen to|See|Read)\b.{0,60}\b(?:above|below|here)\b"
    r"|^This (?:article|story|report) (?:is|was|has been) (?:based|compiled|updated|corrected|produced|written)\b"
)
"""What a page left in its article: an embedded post, a picture's text, a line about a film or the article itself."""


def _bears_fact(parse: Parse) -> bool:
    """Return whether a passage states something: a sentence of the text, no heading, scrap or question."""
    passage = parse.passage
    return (
        passage.role in {"body", "standfirst"}
        and len(passage.text.split()) >= _SHORTEST
        and not passage.text.rstrip("\"'”’) ").endswith("?")
        and not _PAGE.search(passage.text)
        and (not parse.doc.has_annotation("DEP") or any(token.pos_ in {"VERB", "AUX"} for token in parse.doc))
    )


def _clearest(some: tuple[int, ...], members: tuple[int, ...], passages: Sequence[Passage], evidence: Evidence) -> int:
    """Return the passage of `some` that the others of the claim agree with most, if it is whole and readable."""
    own = np.array(members)
    across = evidence.outlets[own][:, None] != evidence.outlets[own][None, :]
    agreed = (evidence.pairs[np.ix_(own, own)] * across).sum(axis=1) / np.maximum(across.sum(axis=1), 1)
    worth = {i: rounded(float(mean)) if len(own) > 1 else 1.0 for i, mean in zip(members, agreed, strict=True)}

    def clarity(i: int) -> tuple[float, int]:
        words = passages[i].text.split()
        alone = words[0].strip(',“"').casefold() not in _LEANING
        whole = passages[i].text.rstrip("\"'”’)").endswith((".", "!", "?")) and passages[i].role != "headline"
        readable = 1.0 if _SHORT <= len(words) <= _LONG else 0.6
        return worth[i] * readable * (1.0 if whole else 0.7) * (1.0 if alone else 0.7), -i

    return max(some, key=clarity)
