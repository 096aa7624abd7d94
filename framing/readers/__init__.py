"""Stage 1: files and folders to a story of raw articles."""

from framing.readers.file import READERS
from framing.readers.reader import Reader
from framing.readers.story import read_story

__all__ = ["READERS", "Reader", "read_story"]
