"""What the text says about itself: parsed sentences, quotations, numbers."""

from framing.language.parsing import parse

__all__ = ["parse"]
