"""Stage 2: a page's text to the article's own text; the rest is kept aside, never lost."""

from framing.cleaning.article import clean, clean_article

__all__ = ["clean", "clean_article"]
