"""Sentences in which two readers marked framing devices, and how well the devices find the same."""
