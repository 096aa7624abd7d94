"""Passages and their vectors into links and claims."""
