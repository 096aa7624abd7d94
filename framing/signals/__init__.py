"""Framing devices: one detector per file, all listed in DETECTORS."""
