"""Stage 2: a page's text to the article's own text; the rest is kept aside, never lost."""

from framing.cleaning.article import clean, clean_article
from framing.cleaning.draft import Choice, paragraph_filter

__all__ = ["Choice", "clean", "clean_article", "paragraph_filter"]
