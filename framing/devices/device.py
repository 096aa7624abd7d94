"""What a framing device is to the code, and how one writes down what it found."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from framing.records import Signal, rounded

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from framing.language.parse import Parse
    from framing.records import Reason, Stance


@dataclass(frozen=True, slots=True)
class Device:
    """One framing device: its `kind` in the format, and `label` and `about` for the legend, the docs and the page.

    `find` gets the parses of one article in order and yields what it found there.
    """

    kind: str
    label: str
    about: str
    find: Callable[[Sequence[Parse]], Iterable[Signal]]


@dataclass(frozen=True, slots=True)
class Finding:
    """What a device knows of a marked stretch of a passage; `signal` adds the words, the voice and the speaker."""

    kind: str
    start: int
    end: int
    probability: float
    reason: Reason
    target: str | None = None
    speaker: str | None = None
    stance: Stance | None = None

    def signal(self, parse: Parse) -> Signal:
        """Return the finding as a signal of the passage of `parse`. In quoted speech the speaker is the one quoted.

        A word inside quotation marks is nobody's for certain, and so not the author's: only the marks around it are.
        """
        voice, quoted = parse.voice(self.start, self.end)
        if self.kind != "scare-quote" and any(
            part.start <= self.start < self.end <= part.end for part in parse.fragments
        ):
            voice = "quoted"
        return Signal(
            passage=parse.passage.id,
            kind=self.kind,
            start=self.start,
            end=self.end,
            text=parse.passage.text[self.start : self.end],
            voice=voice,
            probability=rounded(self.probability),
            why=str(self.reason),
            speaker=self.speaker if self.speaker is not None else quoted,
            target=self.target,
            stance=self.stance,
            reason=self.reason,
        )
