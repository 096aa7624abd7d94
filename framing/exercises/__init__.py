"""Classroom tasks made from a comparison: one file per kind of task."""
