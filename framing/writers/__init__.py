"""Output: one file per format."""
