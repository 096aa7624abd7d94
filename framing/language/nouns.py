"""Nouns for those who act in the news: people by their part, and bodies. Written for this project."""

from framing import lexicon

PEOPLE = lexicon.words("people")
"""Nouns for people by office, trade or part in an event."""

BODIES = lexicon.words("bodies")
"""Nouns for bodies that act: states, offices, outlets, armed groups, companies."""
