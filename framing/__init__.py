"""Several outlets' reports of one story side by side: who reports what, in which words, and who leaves it out."""

__version__ = "0.1.0"
