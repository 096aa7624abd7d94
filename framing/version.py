"""The version of this package; it stands in every comparison's provenance."""

__version__ = "0.1.0"
