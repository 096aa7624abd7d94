"""What is kept comes back as it was, and what is damaged is refused in one sentence."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from framing.errors import ModelError
from framing.models import Card, Kept, load, pack, together
from tests.models.folders import both, write

if TYPE_CHECKING:
    from pathlib import Path

CARD = Card("pairs", "What it says.", "what it learned from", "a command", "MIT")
HALVES = np.array([[0.5, -2.0], [1.5, 65504.0]], np.float16)
MODEL = Kept({"threshold": 0.25}, {"first layer/weights": HALVES, "steps": np.array([1, 2], np.int32)})


def changed(files: dict[str, bytes], **values: Any) -> dict[str, bytes]:
    """Return the files with other values at the top of the description."""
    description = json.loads(files["model.json"]) | values
    return files | {"model.json": json.dumps(description).encode()}


def test_any_arrays_come_back_as_they_were(tmp_path: Path) -> None:
    """Protects models of every kind, neural ones too: numbers, their type (half floats), values and card."""
    card, kept = load(write(pack(CARD, MODEL), tmp_path), both)
    assert card == CARD
    assert kept.values == MODEL.values
    assert {name: (a.dtype, a.tolist()) for name, a in kept.arrays.items()} == {
        name: (a.dtype, a.tolist()) for name, a in MODEL.arrays.items()
    }


def test_parts_stay_apart(tmp_path: Path) -> None:
    """Protects a model of several parts: each gets its own values and arrays, of the same names as another's."""
    parts = {name: Kept({"n": n}, {"weights": np.array([n])}) for n, name in enumerate(("one", "two"))}
    _, kept = load(write(pack(CARD, together({"threshold": 0.5}, parts)), tmp_path), both)
    assert kept.values["threshold"] == 0.5
    for n, name in enumerate(("one", "two")):
        assert kept.part(name).values == {"n": n}
        assert kept.part(name).arrays["weights"].tolist() == [n]


def test_the_hash_stands_for_card_values_and_numbers(tmp_path: Path) -> None:
    """Protects the record of a comparison: another word, value or number gives another hash."""
    other_card = Card("pairs", "What it says.", "other labels", "a command", "MIT")
    packed = [
        pack(CARD, MODEL),
        pack(CARD, MODEL),
        pack(other_card, MODEL),
        pack(CARD, Kept({"threshold": 0.5}, MODEL.arrays)),
        pack(CARD, Kept(MODEL.values, {**MODEL.arrays, "steps": np.array([1, 3], np.int32)})),
    ]
    hashes = [load(write(files, tmp_path / str(n)), both)[1].sha256 for n, files in enumerate(packed)]
    assert packed[0] == packed[1]
    assert len(set(hashes)) == 4


def test_line_ends_do_not_change_the_hash(tmp_path: Path) -> None:
    """Protects the same record on every machine: a checkout that changes line ends has the same model."""
    files = pack(CARD, MODEL)
    plain = load(write(files, tmp_path / "plain"), both)[1]
    windows = files | {"model.json": files["model.json"].replace(b"\n", b"\r\n")}
    assert load(write(windows, tmp_path / "windows"), both)[1].sha256 == plain.sha256


def _without(name: str) -> dict[str, bytes]:
    return {key: content for key, content in pack(CARD, MODEL).items() if key != name}


def _pickled() -> dict[str, bytes]:
    return pack(CARD, Kept({}, {"a": np.array([{}], dtype=object)}))


@pytest.mark.parametrize(
    ("files", "reason"),
    [
        (_without("model.json"), "model.json is missing"),
        (_without("arrays.npz"), "arrays.npz is missing"),
        (pack(CARD, MODEL) | {"model.json": b"{"}, "Expecting"),
        (pack(CARD, MODEL) | {"model.json": b"[1]"}, "indices"),
        (pack(CARD, MODEL) | {"model.json": b"\xff\xfe"}, "utf-8"),
        (pack(CARD, MODEL) | {"model.json": b"{}"}, "format is missing in it"),
        (changed(pack(CARD, MODEL), version=2), "another version of framing"),
        (changed(pack(CARD, MODEL), card={"name": "pairs"}), "argument"),
        (pack(CARD, MODEL) | {"arrays.npz": b"PK\x03\x04 no zip"}, "does not have the hash"),
        (_pickled(), "allow_pickle=False"),
    ],
)
def test_what_cannot_be_used_is_refused(files: dict[str, bytes], reason: str, tmp_path: Path) -> None:
    """Protects from damaged and strange folders: one sentence that names the folder, the reason and what to do."""
    with pytest.raises(ModelError, match=reason) as caught:
        load(write(files, tmp_path / "pairs"), both, "make it again")
    assert str(caught.value).startswith(f"The model in {tmp_path / 'pairs'} cannot be used (")
    assert str(caught.value).endswith("); make it again.")


def test_one_changed_number_is_noticed(tmp_path: Path) -> None:
    """Protects from numbers that are not those that were trained, though the file is whole."""
    other = pack(CARD, Kept(MODEL.values, {**MODEL.arrays, "steps": np.array([1, 3], np.int32)}))
    with pytest.raises(ModelError, match="hash"):
        load(write(pack(CARD, MODEL) | {"arrays.npz": other["arrays.npz"]}, tmp_path), both)


def test_what_unpacks_to_too_much_is_not_unpacked(tmp_path: Path) -> None:
    """Protects the memory from a small file that claims to be a model: its stated size is looked at first."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive, archive.open("a.npy", "w") as member:
        for _ in range(201):
            member.write(bytes(1_000_000))
    digest = hashlib.sha256(packed.getvalue()).hexdigest()
    files = changed(pack(CARD, MODEL), sha256={"arrays.npz": digest}) | {"arrays.npz": packed.getvalue()}
    with pytest.raises(ModelError, match="201,000,000 bytes"):
        load(write(files, tmp_path), both)
