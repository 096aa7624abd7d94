"""Author or source: say whose judgement, or whose statement, it is: the author's or that of somebody who is named.

The quotation marks are taken out of every sentence, since they would tell. A judgement is a source's only where a
whole statement is quoted, and the sentence says who makes it; it is the author's only where nobody is said to say it.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from framing import lexicon
from framing.exercises.coloured import JUDGING, clear
from framing.exercises.difficulty import mean_difficulty, reading_difficulty
from framing.exercises.draw import by_chance
from framing.exercises.item import Choice, Item, Material
from framing.exercises.naming import bare_name, is_name, quotations, speaker, surname
from framing.exercises.statements import ASIDE, authors_own, laid_to, of_somebody, people_in, unmarked
from framing.exercises.suitable import quoted
from framing.exercises.task import Task
from framing.exercises.wording import content, normal
from framing.records import SURE, ours

if TYPE_CHECKING:
    from framing.exercises.draw import Draw
    from framing.exercises.item import Section
    from framing.exercises.material import WordedIndex
    from framing.records import Passage, Signal

KIND = "voice"
_AUTHOR = ours("The author of the article")
_AUTHORS_ONLY = 1 / 3
"""How often a story that has authors' judgements only gives an item: most stories have, and "the author" would be the
likely answer. A judgement."""
_STATEMENT = 6
"""Words from which a quotation is a whole statement: of a word or two in marks one cannot tell, once they are gone."""


def make(index: WordedIndex, draw: Draw) -> Section:
    """Return the task: whose a judgement is, and where that gives too few items, whose a whole statement is."""
    judgements = _judgements(index, draw)
    printed = frozenset(f" {normal(item.material[0].text)} " for item in judgements)
    rest = replace(draw, wanted=draw.wanted - len(judgements), taken=draw.taken | printed)
    pool = index.pool(KIND, _statements)
    statements = rest.evenly(*([item for item in pool if _author_is(item) == own] for own in (True, False)))
    return TASK.section(
        (*judgements, *statements, *_further(rest, pool, statements)),
        instructions=(
            ours(
                "A report can tell and judge in its author's own words, or let somebody else do so. All quotation "
                "marks were taken out of these sentences: who says it must be seen from how the sentence is built."
            ),
            ours("Say whose judgement the word is, or who states what the sentence tells."),
        ),
        lacking=ours("too few statements and judgements of authors, and of people who are quoted, are beyond doubt."),
        wanted=draw.wanted,
        discuss=(
            ours("Which quotations did the outlet choose to print, and whom did it leave out?"),
            ours("When is it fair that an author judges? How can a reader tell a judgement from a fact?"),
        ),
    )


def _further(draw: Draw, pool: tuple[Item, ...], had: tuple[Item, ...]) -> tuple[Item, ...]:
    """Return more statements of sources, each with another person beside the author, no more than a sheet `had` before.

    The author is right in half of those and in none of these, and of three choices each is right in a third by chance:
    so neither who always says "the author" nor who never does is right much more often than that.
    """
    used = frozenset(f" {normal(item.material[0].text)} " for item in had)
    wanted = min(draw.wanted - len(had), max(1, len(had)))
    more = replace(draw, wanted=wanted, taken=draw.taken | used)
    return more.chosen([item for item in pool if not _author_is(item) and len(item.choices) == _MOST])


def _judgements(index: WordedIndex, draw: Draw) -> tuple[Item, ...]:
    """Return items on words that judge.

    Where all judgements are of one sort, one of them is asked about: a second one would have the same answer. The
    stories with authors' only are more, and each of them gives one less often.
    """
    signals = [
        s
        for s in index.comparison.signals
        if s.kind in JUDGING and s.probability >= SURE and not s.learned and not s.text.lower().startswith("self-")
    ]
    groups = [
        [item for signal in signals if (item := _judgement(index, signal, *whose(index, signal)))]
        for whose in (_by_author, _by_source)
    ]
    few = draw if all(groups) else replace(draw, wanted=min(1, draw.wanted))
    if groups[0] and not groups[1] and draw.rng.random() > _AUTHORS_ONLY:
        return ()
    return few.fairly([group for group in groups if group])


def _by_author(index: WordedIndex, signal: Signal) -> tuple[str, ...]:
    """Return the author, then whom else the word might be laid to; nothing where it may be a source's word."""
    passage = index.passage_of[signal.passage]
    others = [s for s in index.signals_of[passage.id] if s.kind == "attribution" and s.start != signal.start]
    # "…, saying that" behind the word has its own statement; any other verb may take in the word.
    free = all(other.start > signal.end and other.text.endswith("ing") for other in others)
    if signal.voice != "author" or not free or ASIDE.search(passage.text) or quoted(passage.text):
        return ()
    if of_somebody(passage.text[: signal.start]) or index.in_quotation(passage):
        return ()
    names = [s.speaker for s in index.signals_of[passage.id] if s.speaker and s.start == signal.start]
    return (_AUTHOR, *(name for name in people_in(index, passage, names) if surname(name) in _speaking(index)))


def _by_source(index: WordedIndex, signal: Signal) -> tuple[str, ...]:
    """Return who is quoted with the word, then the author; nothing where the sentence does not surely say who."""
    passage = index.passage_of[signal.passage]
    source = speaker(index, passage)
    within = [span for span in quotations(passage.text) if span[0] <= signal.start < span[1]]
    put_in = re.search(r"[(\[][^)\]]*$", passage.text[: signal.start])  # in brackets the outlet explains
    if put_in or signal.voice != "quoted" or not source or source != signal.speaker or not within:
        return ()
    if len(passage.text[slice(*within[0])].split()) < _STATEMENT:
        return ()
    return (source, _AUTHOR, *(name for name in people_in(index, passage) if surname(name) != surname(source)))


_MOST = 3
"""Choices at most."""


def _judgement(index: WordedIndex, signal: Signal, *names: str) -> Item | None:
    """Return the item on a judgement, the first of `names` right; None where there is no second one."""
    passage = index.passage_of[signal.passage]
    if len(names) < _MOST - 1 or not clear(index, signal, ("attribution",)):
        return None
    right, *others = (each if each == _AUTHOR else bare_name(each) for each in names[:_MOST])
    if quoted(unmarked(passage.text)):  # a quotation within one
        return None
    why = (
        ours("Nobody in the sentence is said to say “{word}”: the word is the author's own.", word=signal.text)
        if right == _AUTHOR
        else ours("“{word}” stands in a statement that the sentence lays to {source}.", word=signal.text, source=right)
    )
    return _item(
        index,
        passage,
        ours("Whose judgement is in “{word}”?", word=signal.text),
        (right, *others),
        why,
        mark=(signal.start, signal.end),
        confidence=signal.probability,
    )


def _author_is(item: Item) -> bool:
    """Return whether the author is the right answer."""
    return any(choice.right and choice.text == _AUTHOR for choice in item.choices)


_KINDS = lexicon.words("people") | lexicon.words("roles") | lexicon.words("bodies")
"""What somebody is called who has no name."""
_MANY = lexicon.words("bodies")
"""Bodies, which are nobody who may be named beside them."""
_SACRED = re.compile(r"(?:Lord|God|Saint|St\.|Prophet|Allah|Jesus|Christ|Buddha|Krishna|Ayyappa)\b")
"""Whom nobody would take for a source, and a class should not be asked to."""
_CHAMBERS = frozenset(
    "house senate congress parliament court government state capitol twitter facebook instagram youtube".split()
)
"""Names that are places as often as bodies which speak: nobody would take "the House" for who states a sentence."""


def _statements(index: WordedIndex) -> tuple[Item, ...]:
    """Return the items on whole sentences: those that authors tell, and those that they pass on.

    Who is offered beside the right answer is named in the sentence, and speaks elsewhere in the story.
    """
    prompt = ours("Who states what this sentence tells?")
    speaking = _speaking(index)
    laid = {passage.id: found for passage in index.comparison.passages if (found := laid_to(index, passage))}
    bodies = sorted({source for source, _ in laid.values() if not is_name(source)})

    story = " ".join(passage.text for passage in index.comparison.passages)

    def others(passage: Passage, but: str = "") -> list[str]:
        """Return who speaks elsewhere in the story, and is named here."""
        people = (
            name
            for name in people_in(index, passage)
            if surname(name) in speaking
            and not {name.casefold(), surname(name)} & _CHAMBERS
            and not _SACRED.match(name)
            and not _dead(story, surname(name))
            and not re.search(rf"\b(?:of|like) (?:\w+ )?{re.escape(name)}", passage.text)
        )
        named = (*people, *(body for body in bodies if _stands_in(body, passage.text)))
        return [called(name) for name in named if not but or not content(name) & content(but)]

    items: list[Item] = []
    for passage in index.comparison.passages:
        if passage.id in laid:
            (name, cue), mark = laid[passage.id], (laid[passage.id][1].start, laid[passage.id][1].end)
            source = called(name)
            why = ours(
                "“{cue}” lays the statement to {source}: the author only passes it on.",
                cue=cue.text,
                source=_within(name),
            )
            # "The director" may be whoever else is named in the sentence.
            alone = not is_name(name) and not {name.split()[-1].lower()} & _MANY and not name.endswith("s")
            names = (source, _AUTHOR, *([] if alone else others(passage, name)[: _MOST - 2]))
            items.append(_item(index, passage, prompt, names, why, mark=mark, confidence=cue.probability))
        elif authors_own(index, passage) and (known := others(passage)):
            why = ours("Nobody in the sentence is said to state it: the author tells it in the article's own words.")
            names = (_AUTHOR, *known[: _MOST - 1])
            items.append(_item(index, passage, prompt, names, why, mark=None, confidence=SURE))
    return tuple(items)


_DIED = r"(?:died|was (?:killed|murdered|shot|pronounced|buried))|[’']s? (?:death|murder|killing|funeral|body)"
_DEATH_OF = r"(?:death|murder|killing|funeral|body|assassination) of|\blate"


def _dead(story: str, name: str) -> bool:
    """Return whether a story tells that somebody has died: nobody would take him for who states a sentence."""
    told = rf"(?:{_DEATH_OF}) (?:[\w.]+ ){{0,3}}{re.escape(name)}\b|\b{re.escape(name)}(?:,[^,]*,)? ?(?:{_DIED})"
    return bool(re.search(told, story, re.IGNORECASE))


@lru_cache(maxsize=1)
def _speaking(index: WordedIndex) -> frozenset[str]:
    """Return the surnames of those who speak anywhere in a story: nobody else could be taken for who states a thing."""
    quoted = {surname(each.entity) for each in index.comparison.speakers if each.entity}
    told = {surname(s.speaker) for s in index.comparison.signals if s.speaker and is_name(s.speaker)}
    return frozenset(quoted | told)


def _stands_in(body: str, text: str) -> bool:
    """Return whether a sentence names a body of the story that speaks elsewhere, as "prosecutors"."""
    return bool(re.search(rf"\b{re.escape(body)}\b(?! [A-Z])(?![’'])", text, re.IGNORECASE))


def _within(name: str) -> str:
    """Return how a source is written within a sentence: "the company", "prosecutors", but "Jo Penhale"."""
    bare = re.sub(r"^The ", "the ", bare_name(name))
    first = bare.split()[0]
    listed = {first.lower(), first.lower().removesuffix("s")} & _KINDS
    return first.lower() + bare[len(first) :] if listed and not is_name(name) else bare


def called(source: str) -> str:
    """Return what a source is called as a choice, which begins with a capital."""
    bare = bare_name(source)
    return bare[:1].upper() + bare[1:]


def _item(
    index: WordedIndex,
    passage: Passage,
    prompt: str,
    names: tuple[str, ...],
    why: str,
    *,
    mark: tuple[int, int] | None,
    confidence: float,
) -> Item:
    """Return the item on a sentence, the first of `names` right."""
    name = index.item_id(KIND, passage.id, *([passage.text[slice(*mark)]] if mark else []))
    right, *others = names
    wrong = {
        other: ours("The author only passes the statement on.")
        if other == _AUTHOR
        else ours("{person} is named in the sentence, but does not say it.", person=other)
        for other in others
    }
    choices = [Choice(right, True, why), *(Choice(other, False, reason) for other, reason in wrong.items())]
    text = unmarked(passage.text)
    return Item(
        id=name,
        task=KIND,
        prompt=prompt,
        material=(Material(passage.article, text),),
        choices=tuple(by_chance(choices, name)),
        why=why,
        evidence=(index.evidence(passage.id, *([mark] if mark else [])),),
        skill=ours("Tell what authors state and judge from what sources do"),
        difficulty=mean_difficulty(
            reading_difficulty(passage.text), len(choices) / 4, 0.6 if right == _AUTHOR else 0.4
        ),
        confidence=confidence,
    )


TASK = Task(KIND, ours("Author or source?"), "choose", make)
