"""Solvers that do not read: what each would pick of an item's choices."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.exercises.wording import overlap, stems, words

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from framing.exercises.item import Choice, Item


def by_words(item: Item, measure: int) -> list[float]:
    """Return for each choice how much it shares with the material, or where there is none with another choice.

    `measure` is 0 for the number of words that are shared, 1 for their share of all words.
    """
    texts = [choice.text for choice in item.choices]
    others = [material.text for material in item.material]
    return [
        max((overlap(text, other)[measure] for other in others or texts if other is not text), default=0.0)
        for text in texts
    ]


def picked(scores: Sequence[float], count: int) -> list[float]:
    """Return for each choice how surely a solver picks it that takes the `count` best; equal ones share."""
    order = sorted(scores, reverse=True)
    last = order[count - 1]
    above = sum(score > last for score in scores)
    equal = (count - above) / list(scores).count(last)
    return [1.0 if score > last else equal if score == last else 0.0 for score in scores]


_NONE = ("None of", "Neither of", "No, ", "The article leaves")
"""How a choice begins that nothing is there: no device, no common fact, nothing in the article."""

SOLVERS: Mapping[str, Callable[[Item], list[float]]] = {
    "most shared words": lambda item: by_words(item, 0),
    "largest share of words": lambda item: by_words(item, 1),
    "least shared words": lambda item: [-score for score in by_words(item, 0)],
    "longest": lambda item: [float(words(choice.text)) for choice in item.choices],
    "shortest": lambda item: [-float(words(choice.text)) for choice in item.choices],
    "first": lambda item: [-float(place) for place in range(len(item.choices))],
    "last": lambda item: [float(place) for place in range(len(item.choices))],
    "none": lambda item: [float(choice.text.startswith(_NONE)) for choice in item.choices],
}


def alike(item: Item) -> float:
    """Return which share of words an item's two texts have in common, or a fact with the paragraph closest to it."""
    told, fact = item.material[0].text, item.material[1].text
    if item.task == "same-fact":
        return overlap(told, fact)[1]
    own = stems(fact)
    return max(len(own & stems(paragraph)) for paragraph in told.split("\n\n")) / max(1, len(own))


KNOWING = {"same-fact": 1 / 3, "missing": 0.45}
"""Share of words from which whoever knows our stories would say "the same", or "it is there"."""


def kind(choice: Choice) -> str:
    """Return what is printed of a choice's kind: the device's name, or all of a choice that stands in many items."""
    return choice.text.rpartition(" – ")[2]
