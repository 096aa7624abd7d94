"""Records as JSON values: what framing keeps of a comparison between two runs."""

import json
from dataclasses import replace

from framing.records import Article, Comparison, Reason, Story, ours, ours_many, translated
from framing.records.plain import built, plain
from framing.report import translations
from tests.samples import bridge


def test_a_comparison_is_read_back_as_it_was() -> None:
    """Protects a repeated run from telling other things than the first: records inside records come back as well."""
    comparison = bridge()
    reason = Reason("“{words}” is marked.", {"words": "claimed"})
    signals = tuple(replace(signal, reason=reason) for signal in comparison.signals)
    comparison = replace(comparison, signals=signals)
    assert signals
    assert built(Comparison, json.loads(json.dumps(plain(comparison)))) == comparison


def test_words_of_ours_know_what_they_are_made_of_again() -> None:
    """Protects a repeated run in another language: its notices are told in that language as those of the first were."""
    notice = ours("{name} was left out: {why}", name="a.txt", why=ours("{name} is empty.", name="b/a.txt"))
    counted = ours_many("{number} word", "{number} words", 3)
    story = Story("Port", (Article("Post", "Text.", notices=(notice, "theirs")),), (counted,))
    kept = built(Story, json.loads(json.dumps(plain(story))))
    assert kept == story
    assert plain(kept) == plain(story)
    told = translated((*kept.articles[0].notices, *kept.notices), translations("uk"))
    assert told == translated((notice, "theirs", counted), translations("uk"))
