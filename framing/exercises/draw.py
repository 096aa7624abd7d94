"""Chance, level and share: which of the items that a story offers a sheet gets.

Chance is the same for the same seed on every machine.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field
from random import Random
from typing import TYPE_CHECKING, TypeVar

from framing.exercises.wording import normal

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from framing.exercises.item import Item, Level

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Draw:
    """One task's part of a sheet: how many items are wanted of it and how hard, its own chance, and what is taken.

    `taken` holds the sentences (see `printed`) that other tasks of the sheet print, `told` the words that their
    prompts name, `asked` those that are their answers. `statements` has for passages that print one statement the
    same name. A kind of task has its own chance, so that a new kind leaves the items of the others as they were,
    and so has a `story`, so that the same seed does not put every story's answers into the same places.
    """

    seed: int
    kind: str
    taken: frozenset[str] = frozenset()
    story: str = ""
    level: Level = "medium"
    wanted: int = 4
    told: frozenset[str] = frozenset()
    asked: frozenset[str] = frozenset()
    statements: Mapping[str, str] = field(default_factory=dict, compare=False)
    rng: Random = field(init=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "rng", Random(f"{self.seed}/{self.kind}/{self.story}"))  # noqa: S311 — no secret

    def free_item(self, item: Item) -> bool:
        """Return whether an item prints and names no sentence that another task has, and neither tells an answer.

        A word that one question tells pupils to think about must not be what another one asks for.
        """
        text = printed(item)
        if words_told(item) & self.asked or words_asked(item) & self.told:
            return False
        return not any(sentence in text for sentence in self.taken)

    def chosen(self, items: Sequence[Item]) -> tuple[Item, ...]:
        """Return the items wanted: those of the level first, this seed's hand of them, none with another's sentences.

        An easy sheet has items of the easier half of what the story offers, a hard one of the harder half.
        """
        found: list[Item] = []
        used: set[str] = set()
        for item in self._in_turn(items):
            own = self._own(item)
            if len(found) < self.wanted and not own & used:
                found.append(item)
                used |= own
        return tuple(found)

    def _own(self, item: Item) -> set[str]:
        """Return the statements that an item rests on."""
        return {self.statements.get(evidence.passage, evidence.passage) for evidence in item.evidence}

    def _in_turn(self, items: Sequence[Item]) -> list[Item]:
        """Return the items that print nothing taken: those of the level first, this seed's hand before others."""
        fit, rest = self._by_level([item for item in items if self.free_item(item)])
        return [*self.dealt(fit, self.wanted), *self.dealt(rest, self.wanted)]

    def fairly(
        self, answers: Sequence[Sequence[Item]], none: Sequence[Item] = (), chance: float = 0.0
    ) -> tuple[Item, ...]:
        """Return items whose answers tell nothing: groups of `answers` in turn, and `none` with its chance.

        Where the group whose turn it is has no item left, the section ends: filling it up from another one would make
        that the likely answer.
        """
        hands = [list(self.chosen(group)) for group in answers]
        spare = list(self.chosen(none))
        found: list[Item] = []
        used: set[str] = set()
        order: list[int] = []
        while len(found) < self.wanted and answers:
            if self.rng.random() < chance:
                hand = spare
            else:
                order = order or shuffled(range(len(hands)), self.rng)
                hand = hands[order.pop()]
            item = next((item for item in hand if not used & self._own(item)), None)
            if item is None:
                break
            hand.remove(item)
            found.append(item)
            used |= self._own(item)
        return tuple(found)

    def evenly(self, *groups: Sequence[Item]) -> tuple[Item, ...]:
        """Return items of which as many are of one group as of another, in an order that tells nothing.

        What is over where not all groups can be in turn is of any of them with the same chance.
        """
        hands = [self._in_turn(group) for group in groups]
        found: list[Item] = []
        used: set[str] = set()
        while len(found) < self.wanted:
            turn: list[Item] = []
            for hand in hands:
                item = next((item for item in hand if not used & self._own(item)), None)
                if item is None:
                    return tuple(found)
                hand.remove(item)
                turn.append(item)
                used |= self._own(item)
            found += shuffled(turn, self.rng)[: self.wanted - len(found)]
        return tuple(found)

    def _by_level(self, items: Sequence[Item]) -> tuple[list[Item], list[Item]]:
        order = sorted(items, key=lambda item: (item.difficulty, item.id))
        half = (len(order) + 1) // 2
        if self.level == "easy":
            return order[:half], order[half:]
        if self.level == "hard":
            return order[-half:], order[:-half]
        return order, []

    def dealt(self, values: Sequence[T], size: int) -> list[T]:
        """Return the values with this seed's hand of `size` first, as cards are dealt: neighbours share none.

        When all hands are dealt out, the values are shuffled anew.
        """
        turn, hand = divmod(self.seed, max(1, len(values) // max(1, size)))
        order = shuffled(values, Random(f"{self.kind}/{self.story}/{turn}"))  # noqa: S311 — no secret
        return order[hand * size :] + order[: hand * size]


def printed(item: Item) -> str:
    """Return what an item prints or names as evidence, in the form in which sentences are compared."""
    texts = (text.text for part in (item.material, item.choices, item.evidence) for text in part)
    return f" {' '.join(map(normal, texts))} "


def words_told(item: Item) -> frozenset[str]:
    """Return the words that an item's prompt quotes, by their beginnings, which their inflections share."""
    return frozenset(word.casefold()[:_BEGINNING] for word in _QUOTED_WORD.findall(item.prompt))


def words_asked(item: Item) -> frozenset[str]:
    """Return the words that an item with choices asks for: those marked in its evidence, but not told in its prompt."""
    marked = (e.text[start:end] for e in item.evidence for start, end in e.marks if item.choices)
    return frozenset(word.casefold()[:_BEGINNING] for word in marked if " " not in word) - words_told(item)


_QUOTED_WORD = re.compile(r"“([^“” ]+)”")
_BEGINNING = 5  # letters: "claims" and "claimed" meet


def item_id(kind: str, *parts: str) -> str:
    """Return the id of an item from its task and what it is made of."""
    return hashlib.sha256("/".join((kind, *parts)).encode()).hexdigest()[:12]


def by_chance(values: Iterable[T], name: str) -> list[T]:
    """Return the values in an order that depends on a name alone, as that of an item: the same on every sheet."""
    return shuffled(values, Random(name))  # noqa: S311 — no secret


def shuffled(values: Iterable[T], rng: Random) -> list[T]:
    """Return the values in random order. Python promises `random()` for ever, but not what `shuffle` does with it."""
    return [value for _, _, value in sorted((rng.random(), place, value) for place, value in enumerate(values))]
