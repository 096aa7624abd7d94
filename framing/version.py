"""The version of this package; it stands in every comparison's provenance."""

VERSION = "0.1.0"
