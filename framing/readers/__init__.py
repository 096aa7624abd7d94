"""Stage 1: files, folders and web addresses to a story of raw articles."""

from framing.readers.file import READERS, largest
from framing.readers.place import Place, expand
from framing.readers.reader import Reader
from framing.readers.story import read_story

__all__ = ["READERS", "Place", "Reader", "expand", "largest", "read_story"]
