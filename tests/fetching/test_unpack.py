"""Unpacking in pieces: nothing is lost, nothing swells, and a missing end is noticed."""

from __future__ import annotations

import gzip
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.fetching.download import unpacked


@given(st.binary(max_size=200_000), st.integers(1, 5_000))
def test_what_was_packed_comes_out(data: bytes, size: int) -> None:
    """Protects every byte, however the network cuts what arrives."""
    packed = gzip.compress(data)
    chunks = [packed[place : place + size] for place in range(0, len(packed), size)]
    assert b"".join(unpacked(chunks)) == data


@pytest.mark.parametrize("size", [1, 7, 10_000])
def test_parts_packed_one_by_one_and_padding(size: int) -> None:
    """Protects pages that a server packed in parts, which browsers show whole; zeros at the end are no part."""
    packed = gzip.compress(b"one ") + gzip.compress(b"two") + bytes(9)
    assert b"".join(unpacked(packed[place : place + size] for place in range(0, len(packed), size))) == b"one two"


def test_pieces_stay_small() -> None:
    """Protects the memory: no piece is larger than 64 KiB, however far the data swell."""
    assert max(map(len, unpacked([zlib.compress(bytes(50_000_000))]))) <= 65_536


def test_a_missing_end_is_noticed() -> None:
    """Protects against comparing half an article; a page of no bytes misses nothing."""
    packed = gzip.compress(b"The bridge was shut on Friday. " * 99)
    for missing in (1, 8, 20):
        with pytest.raises(EOFError):
            list(unpacked([packed[:-missing]]))
    assert not list(unpacked([]))


def test_deflate_without_a_header() -> None:
    """Protects pages of servers that take the name of the encoding by its letter."""
    packer = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    packed = packer.compress(b"The bridge was shut. " * 50) + packer.flush()
    assert b"".join(unpacked([packed[:60], packed[60:]])) == b"The bridge was shut. " * 50


def test_what_is_not_packed_is_said() -> None:
    """Protects against noise taken for a page."""
    with pytest.raises(zlib.error):
        list(unpacked([b"<html>The bridge was shut.</html>"]))
