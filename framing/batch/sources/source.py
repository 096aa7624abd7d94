"""What a source of stories is: names known at once, the stories themselves read one by one as they come due."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from framing.batch.story import RawStory


@dataclass(frozen=True, slots=True)
class Unread:
    """Something of a source that could not be read: what it is called, and why not."""

    what: str
    reason: str


@dataclass(frozen=True, slots=True)
class Source:
    """Stories to compare: `names` in order, and `load`, which reads one by its name or raises InputError.

    `notices` say what is left out on purpose, `unread` what should have been read and was not.
    """

    title: str
    names: tuple[str, ...]
    load: Callable[[str], RawStory]
    notices: tuple[str, ...] = ()
    unread: tuple[Unread, ...] = ()
