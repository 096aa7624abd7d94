"""How right the grouping of loose articles is, beside two peers, and what it costs as the articles become many."""
