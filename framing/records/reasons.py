"""Sentences of our own that stand in a comparison in English, and how pages say them in another language.

Babel finds them by the names `Reason`, `translatable`, `ours` and `ours_many` (see `make messages`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, fields, is_dataclass, replace
from typing import TYPE_CHECKING, TypeVar, cast

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from gettext import NullTranslations

_Value = TypeVar("_Value")

_NAME = re.compile(r"\{(\w+)\}")
_DEEPEST = 8
"""Sentences within one another that are looked for in a file: more than ours ever are. A judgement."""


@dataclass(frozen=True, slots=True)
class Reason:
    """Why something was found: a sentence in English with {names} in it, and the words that they stand for.

    A page in another language translates the sentence and keeps the words. `str` gives the sentence in English.
    """

    sentence: str
    words: dict[str, str] = field(default_factory=dict, hash=False)

    def __str__(self) -> str:
        # Not `format`, which does what a sentence asks: it may come from a file.
        return _NAME.sub(lambda name: self.words.get(name[1], name[0]), self.sentence)

    def of(self, **words: str) -> Reason:
        """Return the reason with its words."""
        return Reason(self.sentence, words)


def translatable(text: str) -> str:
    """Return `text`, words of our own without any others in them, which pages in another language translate."""
    return text


class Ours(str):
    """Words of our own as plain text in English, which know the sentence that they were made of.

    So whatever holds them can be said in another language at the end (`translated`), while until then they are
    compared, measured and printed as the text that they are.
    """

    __slots__ = ("many", "number", "reason")
    many: str
    number: int
    reason: Reason

    def __new__(cls, reason: Reason, many: str = "", number: int = 1) -> Ours:
        """Return the words; with `many`, those for `number` things, of which the reason has the sentence for one."""
        said = super().__new__(cls, str(Reason(many, reason.words) if many and number != 1 else reason))
        said.reason, said.many, said.number = reason, many, number
        return said


def ours(sentence: str, /, **words: str) -> Ours:
    """Return a sentence of ours with the words for its {names}; words that are `Ours` are translated too."""
    return Ours(Reason(sentence, words))


def ours_many(one: str, many: str, number: int, /, **words: str) -> Ours:
    """Return the sentence for one thing, or that for many with their {number} in it."""
    return Ours(Reason(one, {"number": str(number), **words}), many, number)


def listed(words: Sequence[str]) -> Ours:
    """Return words as a list in running text: "A", "A and B", "A, B and C"."""
    if len(words) < 2:
        return joined(*words)
    *first, last = words
    return ours("{first} and {last}", first=", ".join(first), last=last)


def joined(*parts: str, between: str = " ") -> Ours:
    """Return sentences, or parts of them, one behind the other; empty ones are left out."""
    names = {f"part{n}": part for n, part in enumerate(filter(None, parts))}
    return ours(between.join(f"{{{name}}}" for name in names), **names)


def told_again(said: str, change: Callable[[str], str]) -> str:
    """Return words with `change` made to all in them that is not ours: a path that somebody knows by another name."""
    if not isinstance(said, Ours):
        return change(said)
    words = {name: told_again(word, change) for name, word in said.reason.words.items()}
    return Ours(Reason(said.reason.sentence, words), said.many, said.number)


def reasons_in(said: Iterable[str]) -> Iterator[Reason]:
    """Yield the sentences of ours among these words, each behind those within its own words.

    A sentence with a form for many is none of them: a `Reason` holds one form.
    """
    for words in said:
        if isinstance(words, Ours) and words and not words.many:
            yield from reasons_in(words.reason.words.values())
            yield words.reason


def by_text(reasons: Iterable[Reason]) -> dict[str, Ours]:
    """Return by their text the words that `reasons_in` took apart; what they hold of one another is ours again."""
    found: dict[str, Ours] = {}
    depth: dict[str, int] = {}
    for reason in reasons:
        within = [word for word in reason.words.values() if word in found]
        deep = 1 + max((depth[word] for word in within), default=0)
        again = deep <= _DEEPEST  # a file may be anybody's, and its sentences stand in one another without an end
        words = {name: found.get(word, word) if again else word for name, word in reason.words.items()}
        said = Ours(Reason(reason.sentence, words))
        found[str(said)], depth[str(said)] = said, deep if again else 1
    return found


def translated(value: _Value, catalogue: NullTranslations) -> _Value:
    """Return a value with every `Ours` in it, however deep, in the catalogue's language; the rest stays as it is."""
    changed: object = value
    if isinstance(value, Ours):
        changed = _translated(value, catalogue)
    elif isinstance(value, tuple):
        changed = tuple(translated(part, catalogue) for part in value)
    elif is_dataclass(value) and not isinstance(value, type):
        parts = {each.name: translated(getattr(value, each.name), catalogue) for each in fields(value)}
        changed = replace(value, **parts)
    return cast("_Value", changed)


def _translated(said: Ours, catalogue: NullTranslations) -> str:
    sentence = said.reason.sentence
    if not sentence:
        return ""  # under the empty message a catalogue keeps its own head
    told = catalogue.ngettext(sentence, said.many, said.number) if said.many else catalogue.gettext(sentence)
    return str(Reason(told, {name: translated(word, catalogue) for name, word in said.reason.words.items()}))
