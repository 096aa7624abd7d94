"""Loading the parser costs no torch, and leaves torch as it was."""

import subprocess
import sys

import pytest

_CASES = {
    "torch stays out": "from framing.language.model import pipeline; pipeline(); import sys; "
    "assert 'torch' not in sys.modules",
    "torch can come later": "from framing.language.model import pipeline; pipeline(); import torch; "
    "assert float(torch.ones(2).sum()) == 2",
    "sentence-transformers can come later": "from framing.language.model import pipeline; nlp = pipeline(); "
    "import sentence_transformers; assert sentence_transformers.SentenceTransformer; "
    "assert nlp('It works.')[0].pos_ == 'PRON'",
    "torch comes meanwhile": "import threading; from framing.language import model; found = []\n"
    "def other(): import torch; found.append(float(torch.ones(2).sum()))\n"
    "thread = threading.Thread(target=other)\n"
    "with model._without_torch():\n thread.start(); thread.join()\n"
    "nlp = model.pipeline(); assert found == [2]; assert nlp('It works.')[0].pos_ == 'PRON'",
    "torch came first": "import torch, sys; from framing.language.model import pipeline; nlp = pipeline(); "
    "assert sys.modules['torch'] is torch; assert nlp('It works.')[0].pos_ == 'PRON'",
}


@pytest.mark.parametrize("code", _CASES.values(), ids=_CASES.keys())
def test_spacy_and_torch_in_either_order(code: str) -> None:
    """The placeholder that keeps torch out of spaCy's import breaks nobody else's use of torch."""
    finished = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert finished.returncode == 0, finished.stderr
