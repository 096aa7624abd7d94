"""Framing devices in the wording of passages, one file each; `DEVICES` lists them."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from framing.devices import (
    agency,
    attribution,
    euphemism,
    generalisation,
    hedge,
    loaded,
    qualifier,
    scare_quote,
    spelling,
)
from framing.devices.device import Device

if TYPE_CHECKING:
    from collections.abc import Sequence

    from framing.language.parse import Parse
    from framing.records import Signal

__all__ = ["DEVICES", "Device", "find_signals"]

DEVICES: tuple[Device, ...] = (
    qualifier.DEVICE,
    loaded.DEVICE,
    euphemism.DEVICE,
    scare_quote.DEVICE,
    attribution.DEVICE,
    hedge.DEVICE,
    agency.DEVICE,
    generalisation.DEVICE,
    spelling.DEVICE,
)
"""Every framing device that is looked for, in the order of the legend."""


def find_signals(parses: Sequence[Parse]) -> tuple[Signal, ...]:
    """Return every framing device found, in the order of the passages and of their words.

    `probability` says how sure a finding is; `voice` whether the words are the article's or somebody's whom it quotes.
    """
    signals: list[Signal] = []
    for _, group in groupby(parses, key=lambda parse: parse.passage.article):
        article = tuple(group)
        row = {parse.passage.id: number for number, parse in enumerate(article)}
        found = _once([signal for device in DEVICES for signal in device.find(article)])
        signals += sorted(found, key=lambda signal: (row[signal.passage], signal.start, signal.end, signal.kind))
    return tuple(signals)


def _once(signals: list[Signal]) -> list[Signal]:
    """Leave out a loaded word that is marked as a qualifier already: "the brazen general" is one device, not two."""
    qualifiers = [signal for signal in signals if signal.kind == "qualifier"]
    return [
        signal
        for signal in signals
        if signal.kind != "loaded"
        or not any(
            signal.passage == other.passage and signal.start < other.end and other.start < signal.end
            for other in qualifiers
        )
    ]
