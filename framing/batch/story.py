"""One story on its way through a batch: the files that it is made of, wherever they lay, and how they are read."""

from __future__ import annotations

import hashlib
import tempfile
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from framing.errors import InputError
from framing.readers import read_story
from framing.records import told_again

if TYPE_CHECKING:
    from collections.abc import Sequence

    from framing.records import Story


@dataclass(frozen=True, slots=True)
class StoryFile:
    """A file of a story; `data` is empty where only its name and `size` matter, since no reader would take it."""

    name: str
    data: bytes
    size: int


@dataclass(frozen=True, slots=True)
class RawStory:
    """A story before anything of it is read, small enough to travel to another process or machine.

    `name` is its folder below the run's, `where` what messages call the place of its files, `folder` the name of the
    folder that they lay in, and `title` what it is called; None where its files or its folder say so.
    """

    name: str
    where: str
    folder: str
    files: tuple[StoryFile, ...]
    title: str | None = None

    def fingerprint(self, maker: str) -> str:
        """Return a hash that changes with any file of the story, its name, or what the comparison is made with."""
        digest = hashlib.sha256("\0".join((maker, self.name, self.title or "")).encode("utf-8", "surrogatepass"))
        for file in sorted(self.files, key=lambda one: one.name):
            digest.update(f"\0{file.name}\0{file.size}\0".encode("utf-8", "surrogatepass"))
            digest.update(file.data)
        return digest.hexdigest()

    def read(self, longest: int) -> Story:
        """Return the story's raw articles, as if its files were read where they lay.

        Raises InputError where no article of it can be read.
        """
        with tempfile.TemporaryDirectory(prefix="framing-") as made:
            folder = Path(made).resolve() / self.folder
            folder.mkdir()
            for file in self.files:
                with (folder / file.name).open("wb") as copy:
                    copy.write(file.data)
                    copy.truncate(file.size)  # without data a hole, so that readers see the size and take no space
            try:
                story = read_story([folder], self.title, longest)
            except InputError as error:
                raise InputError(self._said(str(error), folder)) from error
            return self._as_given(story, folder)

    def _as_given(self, story: Story, folder: Path) -> Story:
        return replace(
            story,
            articles=tuple(
                replace(
                    article,
                    source=self._said(article.source, folder),
                    notices=self._told(article.notices, folder),
                )
                for article in story.articles
            ),
            notices=self._told(story.notices, folder),
            failures=self._told(story.failures, folder),
        )

    def _told(self, messages: Sequence[str], folder: Path) -> tuple[str, ...]:
        return tuple(told_again(message, lambda text: self._said(text, folder)) for message in messages)

    def _said(self, text: str, folder: Path) -> str:
        """Return a message that names the place of the files as the user knows it."""
        return text.replace(str(folder), self.where)
