"""The models that a run would use: their weights checked, their networks converted, where they are kept."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from framing.encoders import cross_encoder, pair_weights
from framing.encoders.compiled import open_compiled
from framing.encoders.conversion import RUNTIME, UnconvertedError, place_of, read
from framing.encoders.transformer import check, locate

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from framing.records import Model


@dataclass(frozen=True, slots=True)
class Installed:
    """A model: `check` raises ModelError where its weights are not its own, `convert` makes its network anew."""

    model: Model
    task: str
    check: Callable[[], None]
    convert: Callable[[Path, int], object]

    def place(self, cache: Path) -> Path | None:
        """Return where its converted network is, or would be; None where there is no runtime."""
        try:
            return place_of(self.model, cache)
        except UnconvertedError:
            return None

    def state(self, cache: Path) -> str:
        """Return in words how a run would start it."""
        place = self.place(cache)
        if place is None:
            return f"not converted: {RUNTIME} is not installed, run 'pip install {RUNTIME}'"
        if not place.is_dir():
            return "not converted yet"
        return "damaged: the next run converts it again" if read(place) is None else "converted"


def installed(name: str) -> tuple[Installed, ...]:
    """Return the encoder called `name` and, where its base is installed, the pair scorer.

    Raises ModelError where there is no such encoder.
    """
    files = locate(name)
    found = [
        Installed(
            files.model,
            "encodes sentences",
            lambda: check(files),
            lambda cache, threads: open_compiled(files, cache, threads),
        )
    ]
    base = pair_weights.base_folder()
    if base is not None:
        found.append(
            Installed(
                pair_weights.pair_model(),
                "reads pairs of sentences",
                lambda: _check_pairs(base),
                lambda cache, threads: cross_encoder.open_compiled(base, cache, threads),
            )
        )
    return tuple(found)


def _check_pairs(base: Path) -> None:
    pair_weights.check_base(base)
    pair_weights.tuned()
