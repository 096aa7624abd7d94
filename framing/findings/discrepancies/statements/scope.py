"""What stands above a predicate and changes what is said of it: negation, denial, doubt, a wish, somebody's words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from framing import lexicon

if TYPE_CHECKING:
    from collections.abc import Mapping

    from spacy.tokens import Token

    from framing.language.parse import Attribution, Parse


def _sides(table: Mapping[str, str]) -> dict[str, tuple[str, int]]:
    """Return each word's concept, which is the first word of its line, and its side: 1 or -1."""
    return {
        word: (side.split()[0], sign)
        for side, other in table.items()
        for sign, words in ((1, side), (-1, other))
        for word in words.split()
    }


VERBS = _sides(lexicon.table("opposite-verbs"))
ADJECTIVES = _sides(lexicon.table("opposite-adjectives"))
PREPOSITIONS = _sides(
    {"for": "against", "before": "after", "with": "without", "above over": "below under", "inside": "outside"}
)

REVERSING = frozenset("fail refuse decline neglect stop cease".split())
"""Verbs that say of the verb below them that it did not happen: "failed to stop"."""
PLAIN = frozenset("manage begin start continue happen come prove go help turn".split())
"""Verbs that say of the verb below them that it did."""
PREVENTING = frozenset("prevent keep stop ban bar block refrain discourage prohibit".split())
"""Verbs that with "from" say that what follows did not happen."""
DENYING = frozenset("deny reject dispute refute doubt disbelieve".split())
"""Verbs that say of a clause below them that it is not so."""
THINKING = frozenset("believe think expect suppose".split())
"""Verbs whose negation is that of what is thought: "do not believe that he acted alone"."""
NEGATIVE = frozenset("not n't never neither nor".split())
NOTHING = frozenset("no none nobody nothing neither".split())
PARTIAL = lexicon.words("negated-adverbs")
"""Words that a negation may fall on instead of the verb: "did not act alone" is no opposite of "acted"."""
UNTOLD = frozenset(["yet", "even", "still", "longer", "anymore", "so", "far"])
"""Of these, the words that belong to the negation itself: "not yet", "no longer"."""
LIGHT = frozenset("be have find see show give get receive reach make discover offer provide detect uncover".split())
"""Verbs that say little more than that their object is there: "found a link", "there was a link"."""
GENERAL = frozenset("be have do say tell get make go come take know think want see give let call look put try".split())
"""Verbs that say too little to be denied by another sentence without their object."""
EVIDENCE = frozenset("evidence fact proof sign indication".split())
"""Nouns that assert the clause below them."""
TIMELY = frozenset("by on until till since during as at in after before".split())
"""Prepositions before a time or a place."""
EITHER_WAY = frozenset("open rise improve strengthen expand extend survive pass".split())
"""Concepts whose verb is used with and without a doer: "the terminal closed", "police closed the terminal"."""
EVENTS = frozenset("injury casualty death fatality survivor arrest damage victim delay".split())
"""Nouns that need no argument to be denied: "there were no injuries"."""
ANY = "*"
"""Stands for whoever "nobody" leaves out: it is named like anybody."""
THERE_IS = "there is"
"""Opens the name of a predicate that is a noun: "found no link" and "there was a link" are about "there is link"."""


_OPEN = frozenset("if whether unless until lest before so though once should".split())
"""Words that open a clause which nobody asserts."""
_TOP = frozenset("ROOT relcl appos parataxis dep csubj csubjpass advcl prep".split())
"""Links to what is above that leave a clause a statement of its own."""
_MOODS = {
    "will": "will",
    "wo": "will",
    "'ll": "will",
    "’ll": "will",
    "shall": "will",
    "would": "will",
    "'d": "will",
    "can": "can",
    "ca": "can",
    "could": "can",
}
"""Modal verbs under which a statement and its denial exclude each other. "May" and "may not" do not, and what "should"
be states nothing that is."""


@dataclass(frozen=True, slots=True)
class Scope:
    """Whether what stands above a predicate turns it over (`sign` -1), by which words, who says it, in which mood."""

    sign: int
    words: tuple[Token, ...]
    speaker: str | None
    mood: str


def scope(verb: Token, parse: Parse) -> Scope | None:
    """Return what is above a predicate; None where nobody asserts it: a condition, a wish, a plan."""
    mood = _mood(verb)
    if mood is None:
        return None
    sign, here = 1, verb
    words: list[Token] = []
    while not _left_open(here):
        if here.dep_ in _TOP or here.pos_ in ("NOUN", "PROPN", "PRON", "ADJ"):
            return Scope(sign, tuple(words), _speaker(verb, parse), mood)
        above = here.head
        turned = _turned(here, above)
        if turned is None:
            return None
        if turned:
            sign, words = -sign, [*words, *turned]
        if here == verb and here.dep_ == "conj" and here.tag_ == "VB" and not mood and above.pos_ in ("VERB", "AUX"):
            mood = _mood(above)
            if mood is None:
                return None
        here = above
    return None


def _left_open(clause: Token) -> bool:
    """Return whether a clause is a condition or a question: "if it closes", "whether it closed"."""
    return any(child.dep_ == "mark" and child.lower_ in _OPEN for child in clause.children)


def _turned(here: Token, above: Token) -> list[Token] | None:
    """Return the words by which `above` turns the clause `here` over: [] for none, None where it does not assert it."""
    link = here.dep_
    denied = [child for child in above.children if child.dep_ == "neg"]
    if link == "conj":
        own = any(child.dep_ in ("neg", "nsubj", "nsubjpass") for child in here.children)
        either = any(child.lower_ in ("or", "nor") for child in above.children)
        return denied if either and not own else []
    if link == "ccomp":
        return _turned_clause(above, denied)
    if link == "xcomp":
        return _turned_infinitive(above, denied)
    if link == "pcomp":
        preventing = above.lower_ == "from" and above.head.lemma_.lower() in PREVENTING
        return [above] if above.lower_ == "without" else [above.head] if preventing else None
    if link == "acl" and here.tag_ not in ("VBN", "VBG"):
        no = [child for child in above.children if child.lower_ in NOTHING and child.dep_ in ("det", "neg")]
        return no if above.lemma_.lower() in EVIDENCE else None
    return []


def _turned_clause(above: Token, denied: list[Token]) -> list[Token] | None:
    """Return what turns a clause over: "denied that he left", "do not believe that he left"; not "did not say"."""
    lemma = above.lemma_.lower()
    if lemma in THINKING:
        return denied
    if denied or _mood(above) is None:
        return None
    return [above] if lemma in DENYING else []


def _turned_infinitive(above: Token, denied: list[Token]) -> list[Token] | None:
    """Return what turns an infinitive or a gerund over: "failed to stop", "has yet to stop", "denied stopping"."""
    lemma = above.lemma_.lower()
    if lemma in REVERSING:
        return [] if denied else [above]
    if lemma in DENYING:
        return None if denied else [above]
    yet = [child for child in above.children if child.lower_ == "yet"]
    if lemma in ("be", "have") and yet and not denied:
        return yet
    return denied if lemma in PLAIN or lemma in ("be", "have") else None


def _mood(verb: Token) -> str | None:
    """Return the mood of a verb's modal, "" for none, None for one that leaves it open."""
    for child in verb.children:
        if child.dep_ == "aux" and child.tag_ == "MD":
            return _MOODS.get(child.lower_)
    return ""


def _speaker(verb: Token, parse: Parse) -> str | None:
    """Return who says it: "" for the author, None where nobody is named."""
    around = [a for a in parse.attributions if a.content.start <= verb.idx < a.content.end and a.lemma not in REVERSING]
    quoted = [q for q in parse.quotations if q.start <= verb.idx < q.end]
    if around:
        nearest: Attribution = min(around, key=lambda a: a.content.end - a.content.start)
        return nearest.speaker
    return quoted[0].speaker if quoted else ""


def negations(verb: Token, complement: Token | None) -> list[Token]:
    """Return the words that negate a verb in its own clause: "not", "never", "no" before its subject or object."""
    found = [child for child in verb.children if child.dep_ == "neg" or child.lower_ in NEGATIVE]
    if complement is not None:
        found += [child for child in complement.children if child.dep_ == "neg" or child.lower_ == "no"]
    for child in verb.children:
        if child.dep_ in ("nsubj", "nsubjpass", "dobj", "attr") and child is not complement:
            if child.lower_ in NOTHING:
                found.append(child)
            found += [
                below for below in child.children if below.lower_ in ("no", "neither") and below.dep_ in ("det", "neg")
            ]
    unique = {token.i: token for token in found if not _idle(token)}
    return [unique[i] for i in sorted(unique)]


def _idle(token: Token) -> bool:
    """Return whether a word of negation negates nothing here: "not only", "no doubt"."""
    following = token.nbor(1).lower_ if token.i + 1 < len(token.doc) else ""
    return following in ("only", "just", "doubt", "matter", "less", "fewer", "more", "merely", "necessarily")
