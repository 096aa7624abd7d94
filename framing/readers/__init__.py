"""Input: one file per kind of file, from paths to a story of articles."""
