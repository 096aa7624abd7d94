from __future__ import annotations

import pytest

from framing.cleaning import furniture


@pytest.mark.parametrize(
    "text",
    [
        "Drivers at the gate on Tuesday. (Ivo Stam/Getty Images)",
        "Drivers at the gate on Tuesday / (Cordon Press)",
        "Drivers at the gate. Photo: Ivo Stam",
        "Drivers at the gate on Tuesday. REUTERS/Ivo Stam",
        "Mayor Ines Roe (left) greets a driver (right) at the gate",
        "FILE - In this Feb. 3, 2031 file photo, drivers stand at the gate.",
        "Image copyright AFP Image caption The gate was shut",
        "The gate of the port ©Ivo Stam (AFP)",
        "This undated photo released by the operator shows the gate.",
    ],
)
def test_captions(text: str) -> None:
    """A credit, or words that point into a picture, make a caption."""
    assert furniture.is_caption(text)


@pytest.mark.parametrize(
    "text",
    [
        "Mayor Ines Roe (R) signed the law on Tuesday, a day after refusing to.",
        "He was paid well, as he said to Mr. Bloomberg.",
        "The strike was first reported by AFP.",
        "Source: the ministry has said so before, and drivers doubt it more than ever now, since nobody has been paid.",
        "",
    ],
)
def test_sentences(text: str) -> None:
    """Parties in brackets and agencies named in a sentence make none."""
    assert not furniture.is_caption(text)


@pytest.mark.parametrize(
    "text", ["Getty Images", "Photo: Ivo Stam", "Reuters/Ivo Stam", "Enlarge this image toggle caption Ivo Stam/AP"]
)
def test_credits(text: str) -> None:
    """A photographer's name alone says nothing of the story."""
    assert furniture.is_credit(text)
