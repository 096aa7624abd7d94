"""Whose statement a sentence is: the author's, or that of somebody whom the sentence names as saying it.

A sentence is somebody's only where one verb of saying lays it to one name. It is the author's only where no word
speaks, and none tells that somebody else may be behind it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from framing import lexicon
from framing.exercises.main_clause import VERB
from framing.exercises.naming import bare_name, is_name, speaker, surname
from framing.exercises.suitable import LONGEST, quoted, states, tells
from framing.records import SURE

if TYPE_CHECKING:
    from collections.abc import Iterable

    from framing.exercises.material import WordedIndex
    from framing.records import Passage, Signal

_MARKS = re.compile(r"[“”\"«»„]")
ASIDE = re.compile(
    r"\b(according to|told|cited|quoted|(?:known|seen|regarded|considered|viewed|billed) (?:\w+ )?(?:as|to)"
    r"|reputed|we|our|us|I|my|me|not|never|no)\b|n[’']t\b"
    r"|^(It|If|In other words|That is|So|For [A-Z]\w+)\b|^\("
)
"""Words by which a sentence may be somebody else's than the author's, though no verb says so; or deny what it says."""
_SAYING = frozenset(
    "said says told argued argues claimed claims contended stated states insisted insists acknowledged admitted warned "
    "explained maintained asserted conceded added noted wrote".split()
)
_PLAINLY = frozenset("said says told".split())
_SAYS = re.compile(rf"\b(?:{'|'.join(sorted(_SAYING))})\b")
_INTRODUCED = re.compile(r"[,”\"] [^,|]{0,40}\||\|(?:,? (?:on|in|at|to) [^,]{1,40})?,? (?:that\b|[“\"])|\|:")
"""What shows that a verb introduces a statement ("|" stands for it): "wrote that", "…, he added"; not "added a run"."""
_PLAIN = lexicon.table("plain-words").keys()
_TALK = lexicon.words("words-for-words") - frozenset(
    "poll email account password website box domain questionnaire constitution survey badge button shirt t-shirt hat "
    "cap field grade index menu message name order poster rating section setting stamp title track treaty".split()
)
_VOICED = re.compile(
    r"\b(?:reportedly|allegedly|apparently|expect\w*|believ\w+|agree(?:s|d|ing)?|accus\w+|alleg\w+|propos(?:e[sd]?|ing)"
    r"|plans?|planned|appear(?:s|ed)? to|seem\w*|vow\w*|pledg\w+|prais\w+|critici[sz]\w+|urg(?:e[sd]?|ing)"
    r"|call(?:s|ed|ing)?|answer\w*|assess\w*|point(?:s|ed) to|implor\w+|beg(?:s|ged)|testif\w+|plead\w*"
    r"|oppos(?:e[sd]?|ing)|support(?:s|ed|ing)?|congratulat\w+|clinging|capitulat\w+|eager"
    r"|notif\w+|inform(?:s|ed)|assur(?:es?|ed|ing)|convinc\w+|hop(?:e[sd]?|ing)|fear\w*|certain that|sure that"
    r"|sees?|wants?|wanted|wish(?:es|ed)?|prefers?|envision\w*|imagin\w+|poised|likely|may|might|could|would|should|must|will)\b",
    re.IGNORECASE,
)
"""Words of speech, of thought, or of what is to come: whose they are can be argued about."""


def unmarked(text: str) -> str:
    """Return a sentence without its quotation marks, which would tell who says it."""
    return _MARKS.sub("", text)


def laid_to(index: WordedIndex, passage: Passage) -> tuple[str, Signal] | None:
    """Return who surely says what a whole sentence tells, and the verb that says so; None where that is not sure."""
    cues = [signal for signal in index.signals_of[passage.id] if signal.kind == "attribution"]
    # "Noted": what is said is taken for true by the author too.
    sure = (
        len(cues) == 1 and cues[0].voice == "author" and cues[0].probability >= SURE and cues[0].stance != "endorsing"
    )
    if not sure or not tells(passage, LONGEST):
        return None
    (cue,) = cues
    named = speaker(index, passage)
    name = named if named and named.casefold() not in _PLAIN else beside(cue, passage.text)
    if name is None or not _introduces(cue, passage.text) or quoted(unmarked(passage.text)) or _CUT.search(name):
        return None
    start, end = passage.text.find(name), passage.text.find(name) + len(name)
    before, between = passage.text[: min(start, cue.start)], passage.text[min(end, cue.end) : max(start, cue.start)]
    if (
        _TWO.search(between.strip())
        or _OF_ITS_OWN.search(passage.text)
        or _NESTED.search(passage.text)
        or _JUDGED.match(passage.text, cue.end)
        or _ADDED.search(passage.text, cue.end)
        or passage.text[cue.end :].startswith(" of ")
    ):
        return None
    leads = len(before.split()) <= _PREFACE and not _BESIDE.search(before)  # the statement comes behind them
    behind = passage.text[max(end, cue.end) :].split()
    # Without a verb, it leads up to a statement: "Amid doubts, he said that …"
    ends = (
        _CLOSED.search(before)
        and VERB.search(before)
        and len(before.split()) >= _STATEMENT
        and len(behind) <= _AFTERWORD
    )
    return (name, cue) if leads or ends else None


def _introduces(cue: Signal, text: str) -> bool:
    """Return whether a verb, the only one of saying in a sentence, introduces a statement: not "added a run"."""
    verb = cue.text.lower()
    alone = not _SAYS.findall(text.lower())[1:]
    return (
        verb in _SAYING
        and alone
        and (verb in _PLAINLY or bool(_INTRODUCED.search(f"{text[: cue.start]}|{text[cue.end :]}")))
    )


_CUT = re.compile(r" (?:of|the|and)$")
"""How a name ends that was cut."""


def beside(cue: Signal, text: str) -> str | None:
    """Return whoever is named, or called what they are, right before a verb of saying: "prosecutors said".

    Nobody of whom only "one", "some" or "a man" is told, and no paper or letter.
    """
    source = cue.speaker or ""
    before = text[: cue.start].rstrip()
    before = _BETWEEN.sub("", before)
    head = bare_name(source.split(" of ")[0].split(" for ")[0]).split()[-1:] or [""]
    body = {head[0].casefold(), head[0].casefold().removesuffix("s")} & _BODIES
    named = is_name(source) or bool(body)
    if not source or not before.endswith(source) or not named or _VAGUE.match(source) or len(source.split()) > _NAMED:
        return None
    return source


_BODIES = (lexicon.words("people") | lexicon.words("roles") | lexicon.words("bodies")) - frozenset(
    "paper magazine journal newspaper website man woman person people child boy girl".split()
)
"""What somebody can be called who speaks, or whom a body has speak for it."""
_BETWEEN = re.compile(
    r",? (?:(?:also|has|have|had|later|previously|initially|on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b ?)+$"
)
"""What may stand between a name and its verb."""
_VAGUE = re.compile(
    r"(?:one|some|many|most|several|others?|those|these|that|which|who|it|an?|this|both|all|no|official|spokes\w+)\b",
    re.IGNORECASE,
)
_NAMED = 6
"""Words of a name, or of what somebody is called, at most: a choice is to be read at a glance. A judgement."""
_TWO = re.compile(r"\band\b|\b(?:not|never|nor|to)$|n[’']t\b")
"""What stands between a name and its verb where two speak, or nobody does."""
_JUDGED = re.compile(r" \w+ly\b")
"""A word on how somebody says it, which is the author's: "stated clearly"."""
_OF_ITS_OWN = re.compile(
    r"\bme\b|\s(?:[—–]+|--)\s|[—]|\b(?:but|though|although|while|and) (?:he|she|it|they)\b"
    r"|\bbut (?:stopped|declined|fell|did|gave|offered|added)\b"
    r"|,? (?:and|but) (?:\w+ ){1,3}(?:agreed|disagreed|ruled|rejected|denied|voted|refused|followed)\b|, leading to\b"
)
"""What adds to a statement in the author's own words, or has the author in it."""
_ADDED = re.compile(r", (?:who|which|whose|where)\b[^,]{20,}\.?[”\"]?$")
"""What a statement ends on that its author may add: "…, who pleaded guilty on Friday"."""
_NESTED = re.compile(r"(?:^|\s)[’'`‘]\w")
"""A quotation within a quotation."""
_CLOSED = re.compile(r"[,?!][”\"’]?\s*$")
"""How a statement ends that stands before whoever says it."""
_PREFACE, _STATEMENT, _AFTERWORD = 5, 6, 16
"""Words before whoever says it up to which a statement comes behind, and from which one stands there; words behind, up
to which a sentence is that statement and no more. Judgements."""
_BESIDE = re.compile(r"\b(?:after|before|when|while|as|since|because|until|once|if)\b", re.IGNORECASE)


_INTO_WORDS = re.compile(r":\s*[‘'“\"A-Z]|\bas [A-Z][\w’'-]+ (?:has|had|have|\w+ed)\b")
"""Where somebody's words begin, or what the author says that somebody had told: "as the firm had hinted"."""


def authors_own(index: WordedIndex, passage: Passage) -> bool:
    """Return whether a sentence is surely told by the author: no word in it speaks, thinks, or looks ahead."""
    text = passage.text
    spoken = any(signal.kind in ("attribution", "hedge") for signal in index.signals_of[passage.id])
    talk = {word.strip(".,;:()").removesuffix("s").casefold() for word in text.split()} & _TALK
    return (
        states(passage)
        and not spoken
        and not talk
        and not quoted(text)
        and not index.in_quotation(passage)
        and not any(pattern.search(text) for pattern in (ASIDE, _VOICED, _SPEAKS, _NESTED, _INTO_WORDS))
    )


_DEEDS = frozenset(
    "back bill direct attack hammer hear lobby allow host celebrate discover order post brand text state".split()
)
"""Verbs of saying whose forms are deeds, or names of things, far more often."""
_FORMS = "|".join(lemma.removesuffix("e") for lemma in lexicon.table("reporting-verbs") if lemma not in _DEEDS)
_SPEAKS = re.compile(
    rf"\b(?:(?:{_FORMS})(?:e?s|e?d|ing)?|said|stated|posted|told|wrote|thought|found|knew|felt)\b", re.IGNORECASE
)
"""Any form of a verb that can introduce what somebody says or thinks."""


_OF_SOMEBODY = re.compile(
    r"\b(?:claims?|allegations?|accusations?|charges?|belief|idea|notion|view|criticisms?|complaints?|rumou?rs?"
    r"|suspicions?|theor(?:y|ies)|fears?|perceptions?|concerns?|worr(?:y|ies)|viewed|seen|regarded|considered|deemed"
    r"|critics|opponents|supporters)\b",
    re.IGNORECASE,
)
"""What lays a judgement behind it to somebody who may not be named: "claims that … phony", "viewed as fake"."""


def of_somebody(before: str) -> bool:
    """Return whether what stands before a word may lay it to somebody else than the author."""
    return bool(_OF_SOMEBODY.search(before))


def people_in(index: WordedIndex, passage: Passage, first: Iterable[str | None] = ()) -> list[str]:
    """Return who is named whole in a sentence, person or body, those in `first` before the others, nobody twice."""
    mentions = [
        (mention.start, mention.text)
        for entity in index.comparison.entities
        if entity.kind in ("person", "organisation")
        for mention in entity.mentions
        if mention.passage == passage.id
    ]
    found: dict[str, str] = {}
    for name in (*first, *(text for _, text in sorted(mentions))):
        if (
            name
            and is_name(name)
            and name not in ("Jr.", "Sr.")
            and re.search(rf"{re.escape(name)}(?! [A-Z][a-z])", passage.text)
            and not _cut(name, passage.text)
        ):
            found.setdefault(surname(name), name)
    return list(found.values())


_BEFORE_NAMES = lexicon.words("roles") | frozenset(
    "mr mrs ms dr sen rep gov gen sir judge president minister the a an former then in on at for by with and but as to"
    " of from after when while if".split()
)


def _cut(name: str, text: str) -> bool:
    """Return whether a name is only a part of one: "Nippon" of "All Nippon", "Lam" of "To Lam"."""
    found = re.search(rf"([A-Z][\w’'-]*)\.? {re.escape(name)}\b", text)
    return found is not None and found[1].lower() not in _BEFORE_NAMES
