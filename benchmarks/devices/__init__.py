"""Sentences in which two readers marked framing devices, and how well the detectors find the same."""
