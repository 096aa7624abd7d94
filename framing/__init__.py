"""Several outlets' reports of one story side by side: who reports what, in which words, and who leaves it out."""

from framing.pipeline import compare
from framing.records import Article, Comparison, Story
from framing.version import __version__

__all__ = ["Article", "Comparison", "Story", "__version__", "compare"]
