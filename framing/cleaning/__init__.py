"""A page's text into the article's own text, headline, byline and date."""
