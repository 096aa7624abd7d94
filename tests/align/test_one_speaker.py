"""One speaker, two statements: whole stories, with the real models."""

from __future__ import annotations

from pathlib import Path

import pytest

from framing.encoders import load
from framing.pipeline import compare
from framing.readers import read_story
from framing.records import LIKELY
from framing.settings import Settings

CASES = Path(__file__).parents[1] / "cases" / "align"


@pytest.mark.parametrize(("story", "speaker"), [("same-speaker", "Pirou"), ("same-speaker-general", "Hadi")])
def test_two_statements_of_one_speaker_are_two_claims(story: str, speaker: str, tmp_path: Path) -> None:
    """Protects readers from "two outlets report this" where they share a name and an office, and no fact."""
    settings = Settings(cache=tmp_path)
    comparison = compare(read_story([CASES / story]), encoder=load(settings.model, settings.cache, settings.threads))
    said = {passage.id for passage in comparison.passages if speaker in passage.text}
    assert len(said) == 2
    assert not [claim for claim in comparison.claims if said <= {*claim.passages}]
    assert all(link.probability < LIKELY for link in comparison.links if {link.a, link.b} == said)
