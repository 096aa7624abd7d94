"""Pages whose headline, authors and dates were labelled by reading, and how well cleaning finds the same."""
