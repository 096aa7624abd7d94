"""The cache may save time; it must never change, lose or invent a vector."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from framing.encoders import CachedEncoder, Encoded
from framing.encoders.store import VectorStore
from framing.settings import AUTO, REFERENCE
from tests.encoders.fakes import MODEL, HashEncoder

TEXTS = ["The minister resigned.", "Nobody was hurt.", "", "Министр ушёл 😀", "a\ud800b\x00c"]
ROOT = Path(__file__).resolve().parents[2]


def cached(folder: Path, runtime: str = AUTO) -> tuple[CachedEncoder, HashEncoder]:
    """Return an encoder that caches in `folder`, and the one that it asks, which turns out to run by `runtime`."""
    asked = HashEncoder()
    return CachedEncoder(MODEL, lambda: (asked, runtime), folder), asked


def same(one: Encoded, other: Encoded) -> bool:
    """Say whether two answers agree in every bit."""
    return one.pooled.tobytes() == other.pooled.tobytes() and all(
        a.spans == b.spans and a.vectors.tobytes() == b.vectors.tobytes()
        for a, b in zip(one.tokens, other.tokens, strict=True)
    )


def test_the_second_run_computes_nothing_and_says_the_same(tmp_path: Path) -> None:
    """A cached run gives the same bytes as the first, and asks the model for nothing."""
    fresh = cached(tmp_path)[0].encode(TEXTS)
    again, asked = cached(tmp_path)
    assert same(again.encode(TEXTS), fresh)
    assert asked.asked == []


def test_a_text_that_occurs_twice_is_computed_once(tmp_path: Path) -> None:
    """Agency copy in several outlets costs one encoding."""
    encoder, asked = cached(tmp_path)
    encoded = encoder.encode(["same", "other", "same"])
    assert asked.asked == ["same", "other"]
    assert encoded.pooled[0].tobytes() == encoded.pooled[2].tobytes()


def test_vectors_of_another_model_are_never_used(tmp_path: Path) -> None:
    """Weights with another hash have vectors of their own."""
    cached(tmp_path)[0].encode(TEXTS)
    asked = HashEncoder()
    other = CachedEncoder(type(MODEL)("hashed words", "1" * 64), lambda: (asked, AUTO), tmp_path)
    other.encode(TEXTS)
    assert sorted(asked.asked) == sorted(TEXTS)


def test_vectors_of_the_reference_are_never_taken_for_the_converted_networks(tmp_path: Path) -> None:
    """Protects findings where a model could not be converted once, and later can: what answered is what counts."""
    cached(tmp_path, REFERENCE)[0].encode(TEXTS)
    again, asked = cached(tmp_path, AUTO)
    again.encode(TEXTS)
    assert sorted(asked.asked) == sorted(TEXTS)
    third, asked = cached(tmp_path, REFERENCE)
    third.encode([*TEXTS, "A new text."])
    assert asked.asked == ["A new text."]


def test_rows_stay_of_length_one(tmp_path: Path) -> None:
    """Rounding to half precision is made good: cosines of a vector with itself are one."""
    encoded = cached(tmp_path)[0].encode(TEXTS[:2])
    assert np.allclose(np.linalg.norm(encoded.pooled, axis=1), 1, atol=1e-6)
    assert np.allclose(np.linalg.norm(encoded.tokens[0].vectors, axis=1), 1, atol=1e-6)


@given(texts=st.lists(st.text(max_size=40), max_size=6))
@settings(max_examples=30, deadline=None)
def test_any_text_survives_the_cache(texts: list[str], tmp_path_factory: pytest.TempPathFactory) -> None:
    """Surrogates, NULs, emoji, empty texts: what comes back is what was computed."""
    folder = tmp_path_factory.mktemp("any")
    fresh = cached(folder)[0].encode(texts)
    again, asked = cached(folder)
    assert same(again.encode(texts), fresh)
    assert asked.asked == []


@pytest.mark.parametrize("keep", [0, 10, 100, 3000, 6000])
def test_a_truncated_file_costs_time_only(tmp_path: Path, keep: int) -> None:
    """A file cut short anywhere leads to recomputed vectors, and to a working cache again."""
    fresh = cached(tmp_path)[0].encode(TEXTS)
    file = tmp_path / "vectors.sqlite"
    _merge(file)
    file.write_bytes(file.read_bytes()[:keep])
    assert same(cached(tmp_path)[0].encode(TEXTS), fresh)
    cached(tmp_path)[0].encode(TEXTS)
    last, asked = cached(tmp_path)
    assert same(last.encode(TEXTS), fresh)
    assert asked.asked == []


def test_garbage_instead_of_a_database_is_replaced(tmp_path: Path) -> None:
    """A file that is no database is begun anew, without an error."""
    (tmp_path / "vectors.sqlite").write_bytes(os.urandom(8192))
    fresh = cached(tmp_path)[0].encode(TEXTS)
    again, asked = cached(tmp_path)
    assert same(again.encode(TEXTS), fresh)
    assert asked.asked == []


def test_a_changed_byte_is_noticed(tmp_path: Path) -> None:
    """An entry that no longer fits its checksum is computed anew, never returned."""
    fresh = cached(tmp_path)[0].encode(TEXTS)
    with sqlite3.connect(tmp_path / "vectors.sqlite") as connection:
        rows = connection.execute("SELECT key, value FROM vectors").fetchall()
        for key, value in rows:
            connection.execute("UPDATE vectors SET value = ? WHERE key = ?", (value[:-1] + bytes([value[-1] ^ 1]), key))
    connection.close()
    again, asked = cached(tmp_path)
    assert same(again.encode(TEXTS), fresh)
    assert sorted(asked.asked) == sorted(TEXTS)


def test_a_folder_that_cannot_be_written_is_done_without(tmp_path: Path) -> None:
    """Where the cache cannot be (here a file stands in the way), vectors are computed each time."""
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    encoder, asked = cached(tmp_path / "file" / "cache")
    assert len(encoder.encode(TEXTS).pooled) == len(TEXTS)
    assert sorted(asked.asked) == sorted(TEXTS)


def test_the_store_drops_what_was_not_used_for_longest(tmp_path: Path) -> None:
    """Growth is bounded: over the limit the oldest entries go, the newest stay."""
    store = VectorStore(tmp_path, limit=400_000)
    for n in range(100):
        store.put({b"%d" % n: bytes(10_000)})
    kept = store.get([b"%d" % n for n in range(100)])
    assert 10 < len(kept) < 60
    assert b"99" in kept
    assert b"0" not in kept


_WRITER = """
import sys
from pathlib import Path
from framing.encoders import CachedEncoder
from tests.encoders.fakes import MODEL, HashEncoder
encoder = CachedEncoder(MODEL, lambda: (HashEncoder(), 'auto'), Path(sys.argv[1]))
print("ready", flush=True)
for n in range(int(sys.argv[2]), int(sys.argv[3])):
    encoder.encode([f"text number {n}"])
"""


def _writer(folder: Path, first: int, last: int) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-c", _WRITER, str(folder), str(first), str(last)]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE)


def test_two_runs_at_once_keep_all_their_vectors(tmp_path: Path) -> None:
    """Concurrent runs neither fail nor lose each other's vectors."""
    writers = [_writer(tmp_path, 0, 60), _writer(tmp_path, 30, 90)]
    assert [writer.wait(60) for writer in writers] == [0, 0]
    encoder, asked = cached(tmp_path)
    encoder.encode([f"text number {n}" for n in range(90)])
    assert asked.asked == []


def test_a_kill_while_writing_leaves_a_sound_cache(tmp_path: Path) -> None:
    """After kill -9 at any moment the cache reads well, and what it holds is right."""
    for pause in (0.0, 0.05, 0.2):
        writer = _writer(tmp_path, 0, 100_000)
        assert writer.stdout is not None
        writer.stdout.readline()
        time.sleep(pause)
        writer.send_signal(signal.SIGKILL)
        writer.wait()
        writer.stdout.close()
    texts = [f"text number {n}" for n in range(50)]
    expected = cached(tmp_path / "fresh")[0].encode(texts)
    encoder, asked = cached(tmp_path)
    assert same(encoder.encode(texts), expected)
    assert len(asked.asked) < len(texts)


def _merge(file: Path) -> None:
    """Bring everything into the one file."""
    connection = sqlite3.connect(file)
    connection.execute("PRAGMA journal_mode = DELETE")
    connection.close()
