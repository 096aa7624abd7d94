"""Stage 1: files and folders to a story of raw articles."""

from framing.readers.file import FILES
from framing.readers.folder import FOLDER
from framing.readers.reader import Reader
from framing.readers.story import read_story

READERS: tuple[Reader, ...] = (*FILES, FOLDER)
"""Every kind of input."""

__all__ = ["READERS", "Reader", "read_story"]
