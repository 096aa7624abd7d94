"""Texts into vectors: the embedded model, any sentence-transformers model, and the cache."""
