"""What an engine is: something that compares stories, in whatever processes, and goes on when one of them dies."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator

    from framing.batch.comparing import Outcome
    from framing.batch.story import RawStory


class Engine(Protocol):
    """Compares stories in processes of its own."""

    def run(self, stories: Iterator[Due]) -> Generator[tuple[Due, Outcome], None, None]:
        """Yield what became of each story, in the order in which they are done; a few are asked for in advance."""
        ...


Due = tuple["RawStory", str]
"""A story to be compared, with its fingerprint."""
