"""Guess the outlet that a sentence comes from, by what it calls somebody or something.

Beside the sentence stands one of each outlet on another matter, with its own name for the same person or thing. Only
one outlet ever uses the name that stands in the sentence. No text names an outlet, an agency or an author.
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import lru_cache
from typing import TYPE_CHECKING

from framing.exercises.difficulty import mean_difficulty, reading_difficulty
from framing.exercises.draw import by_chance
from framing.exercises.item import Choice, Item, Material
from framing.exercises.naming import bare_name, is_name, quotations, surname
from framing.exercises.suitable import whole
from framing.exercises.task import Task
from framing.exercises.wording import normal
from framing.records import joined, ours

if TYPE_CHECKING:
    from framing.exercises.draw import Draw
    from framing.exercises.item import Section
    from framing.exercises.material import WordedIndex
    from framing.records import Entity, Mention

KIND = "outlet"
OFTEN = 2
"""Sentences in which an outlet uses a name, from which it is the outlet's way."""
_DESCRIBING = re.compile(r"\b(?:the|a|an|this|entire|former|longtime|pro|anti|other|his|her|their)[ -]$", re.IGNORECASE)
_DESCRIBED = re.compile(
    r"^(?:-\w|[ ](?:famil|support|associate|campaign|administration|aide|team|ally|allies|adviser|organi[sz]ation|tower"
    r"|era|official|lawyer|attorney|spokes|staff|camp|rall|voter|loyal|critic|foundation|white)\w*)",
    re.IGNORECASE,
)


def make(index: WordedIndex, draw: Draw) -> Section:
    """Return the task; without items where no outlet has a name of its own for what the others name too."""
    by_outlet: dict[str, list[Item]] = defaultdict(list)
    for entity in index.comparison.entities:
        for article in sorted(index.article_of):
            by_outlet[index.outlet_of_article[article]] += _items(index, entity, article)
    # Where only one outlet has a way of its own, one sentence is asked about: a second one would have the same answer.
    groups = list(by_outlet.values())
    asked = [group for group in groups if group]
    items = draw.fairly(asked) if len(asked) > 1 else draw.fairly(asked)[:1]
    return TASK.section(
        items,
        instructions=(
            ours(
                "Each outlet has its own names for the people and things of a story. You see a sentence without its "
                "source, and below it another sentence of each outlet."
            ),
            ours(
                "Compare what they call the person or thing in question, and say which outlet wrote the first "
                "sentence. No sentence says which of them it is from."
            ),
        ),
        lacking=ours("no outlet has a name of its own for a person or thing that the others name too."),
        wanted=draw.wanted,
        discuss=(
            ours("What does each name tell about the person or thing, and what does it leave out?"),
            ours("Is it a choice that judges, or a rule of the house, as “Mr.” before every name can be?"),
        ),
    )


def _items(index: WordedIndex, entity: Entity, article: str) -> list[Item]:
    """Return an item for each sentence of an article that names an entity as no other outlet does."""
    uses: dict[str, dict[str, list[Mention]]] = defaultdict(lambda: defaultdict(list))
    for mention in entity.mentions:
        if index.passage_of[mention.passage].role == "body":
            uses[mention.article][_form(mention.text)].append(mention)
    others = {
        other: forms
        for other, forms in uses.items()
        if index.outlet_of_article[other] != index.outlet_of_article[article]
    }
    if not all(index.comparable(article, other) for other in others):
        return []
    if not others or len({index.outlet_of_article[other] for other in uses}) != len(uses):
        return []
    elsewhere = [a for a in index.article_of if index.outlet_of_article[a] != index.outlet_of_article[article]]
    found = []
    for form, mentions in uses[article].items():
        fit = [m for m in mentions if _shown(index, m)]
        if len(fit) < OFTEN or any(_has(index, other, form, entity.kind) for other in elsewhere):
            continue
        for mention in fit:
            samples = _samples(index, mention, fit, others, person=entity.kind == "person")
            if samples and _label(index, entity) and not any(_reprinted(index, m) for m in (mention, *samples)):
                found.append(_item(index, entity, mention, samples))
    return found


def _form(text: str) -> str:
    """Return a name without a possessive ending, an article's capital left out."""
    return re.sub(r"^(The|A|An) ", lambda match: match.group().lower(), bare_name(text))


def _shown(index: WordedIndex, mention: Mention) -> bool:
    """Return whether a mention is the outlet's own, in a whole sentence that names no outlet, agency or author."""
    passage = index.passage_of[mention.passage]
    inside = any(start <= mention.start < end for start, end in quotations(passage.text))
    before, behind = passage.text[: mention.start], passage.text[mention.end :]
    # In "the entire Biden family" the name is no person's, in "the longtime Trump associate" not his who is meant.
    described = _DESCRIBING.search(before) or _DESCRIBED.match(behind)
    return whole(passage) and not inside and not described and not index.names_outlet(passage.text)


_COURTESY = re.compile(r"\b(?:Mr|Mrs|Ms)\.? (?=[A-Z])")


def _has(index: WordedIndex, article: str, form: str, kind: str) -> bool:
    """Return whether an article has a name anywhere, so that it is not another outlet's alone.

    A person's surname within a longer name is another way to name him; a country's is its name all the same.

    One that writes "Mr." of anybody would write it of this person too, had it named him a second time.
    """
    if _COURTESY.match(form) and _COURTESY.search(index.article_of[article].text):
        return True
    text = index.article_of[article].text
    if " " in form:
        return form.casefold() in text.casefold()
    found = re.finditer(rf"(?<![\w-]){re.escape(form)}(?![\w-])", text)
    return any(kind != "person" or not _PART_OF_NAME.search(text[: match.start()]) for match in found)


_PART_OF_NAME = re.compile(r"[A-Z][\w.’'-]* $")
"""What stands before a word that is a part of a longer name, or behind a title."""


def _samples(
    index: WordedIndex,
    asked: Mention,
    own: list[Mention],
    others: dict[str, dict[str, list[Mention]]],
    *,
    person: bool,
) -> list[Mention]:
    """Return a mention for each outlet, in a sentence on another matter than the one asked about; else nothing."""
    text = index.passage_of[asked.passage].text
    found = []
    for article, mentions in (
        (asked.article, own),
        *((a, [m for ms in f.values() for m in ms]) for a, f in others.items()),
    ):
        fit = [
            m
            for m in mentions
            if m.passage != asked.passage
            and not index.related(m.passage, asked.passage)
            and not _run(text, index.passage_of[m.passage].text)
            and _shown(index, m)
            and (article == asked.article or _differs(_form(m.text), asked, text, person=person))
        ]
        if not fit:
            return []
        found.append(min(fit, key=lambda m: (len(index.passage_of[m.passage].text), m.passage)))
    return found


_RUN = 5
"""Words in a row that two sentences may not share: whoever finds them need not look at the name. A judgement."""


def _reprinted(index: WordedIndex, mention: Mention) -> bool:
    """Return whether another outlet prints the sentence too: then its names may be a third one's."""
    own, outlet = _runs(index.passage_of[mention.passage].text), index.outlet_of[mention.passage]
    others = (a for a in index.article_of.values() if index.outlet_of_article[a.id] != outlet)
    return any(own & _runs(other.text) for other in others)


_COPIED = 8
"""Words in a row that no other article may have of a sentence. A judgement."""


@lru_cache(maxsize=1_000)
def _runs(text: str) -> frozenset[str]:
    """Return each run of _COPIED words of a text."""
    found = normal(text).split()
    return frozenset(" ".join(found[place : place + _COPIED]) for place in range(len(found) - _COPIED + 1))


def _run(one: str, other: str) -> bool:
    """Return whether two sentences share so many words in a row that these tell they are of one text."""
    found = normal(one).split()
    runs = (" ".join(found[place : place + _RUN]) for place in range(len(found) - _RUN + 1))
    return any(f" {run} " in f" {normal(other)} " for run in runs)


def _differs(form: str, asked: Mention, text: str, *, person: bool) -> bool:
    """Return whether a name is another one for the same, and does not stand in the asked sentence beside it."""
    mine = _form(asked.text)
    beside = re.search(rf"(?<!\w){re.escape(form)}(?!\w)", text.replace(mine, " "))
    # "The president" may be laid to the wrong person; a name with the same surname, or first name, is not.
    same = not person or mine.split()[-1] in form.split()
    # A full name, or an office before it, may only be the first mention, with the bare surname to come in any outlet.
    full, longer = _full(mine) or _full(form), len(mine.split()) != len(form.split())
    first = person and not _COURTESY.match(mine) and full and longer
    return same and not first and not beside and form.casefold().replace(".", "") != mine.casefold().replace(".", "")


_TITLES = re.compile(r"^(?:[A-Z][a-z]+\. |Dr )+")


def _full(form: str) -> bool:
    """Return whether a form has a first name, or an office: "Rep. Ryan" has neither, and is used again as it is."""
    return " " in _TITLES.sub("", form)


def _item(index: WordedIndex, entity: Entity, asked: Mention, samples: list[Mention]) -> Item:
    name = index.item_id(KIND, asked.passage, asked.text)
    passage = index.passage_of[asked.passage]
    form = _form(asked.text)
    right = index.outlet_of_article[asked.article]
    names = {index.outlet_of_article[m.article]: _form(m.text) for m in samples}
    why = ours(
        "Of the outlets of this story, only {outlet} has “{name}”, here and in its own sentence.",
        outlet=right,
        name=form,
    )
    choices = [
        Choice(
            outlet,
            outlet == right,
            why if outlet == right else ours("{outlet} writes “{name}”.", outlet=outlet, name=called),
        )
        for outlet, called in names.items()
    ]
    shown = [
        Material(None, _in_one_style(index.passage_of[m.passage].text), index.outlet_of_article[m.article])
        for m in by_chance(samples, name)
    ]
    marks = [(asked.passage, asked.start, asked.end), *((m.passage, m.start, m.end) for m in samples)]
    return Item(
        id=name,
        task=KIND,
        prompt=joined(ours("Which outlet does the first sentence come from?"), _hint(index, entity)),
        material=(Material(None, _in_one_style(passage.text), ours("Which outlet?")), *shown),
        choices=tuple(by_chance(choices, name)),
        why=why,
        evidence=tuple(index.evidence(place, (start, end)) for place, start, end in marks),
        skill=ours("Recognise an outlet by its wording"),
        difficulty=mean_difficulty(reading_difficulty(passage.text), len(choices) / 5, 0.3 if " " in form else 0.6),
        confidence=_CONFIDENCE,
    )


_STYLE = str.maketrans("“”„‘’", '"""\'\'')


def _in_one_style(text: str) -> str:
    """Return a sentence with straight quotation marks: an outlet that sets curved ones would be told by them."""
    return text.translate(_STYLE)


_CONFIDENCE = 0.9
"""That two mentions mean one actor; that the names differ is read off the text. A judgement."""


def _hint(index: WordedIndex, entity: Entity) -> str:
    if entity.kind == "term":
        return ours("Look at its words for this matter: {matter}.", matter=entity.entity)
    return ours("Look at what it calls {whom}.", whom=_label(index, entity))


def _label(index: WordedIndex, entity: Entity) -> str:
    """Return what a question calls an entity: its name, or the longest one that a text has within a sentence.

    At the beginning of a headline a verb may be taken for part of it: "Meet Jo Penhale".
    """
    if entity.kind == "term":
        return entity.entity
    within = {
        bare_name(mention.text)
        for mention in entity.mentions
        if mention.start and index.passage_of[mention.passage].role != "headline"
    }
    if entity.entity in within:
        return entity.entity
    names = [name for name in within if is_name(name) and surname(name) == surname(entity.entity)]
    return max(sorted(names), key=len, default="")


TASK = Task(KIND, ours("Guess the outlet"), "choose", make)
