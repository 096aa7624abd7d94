"""Tests of the formats that teachers use."""
