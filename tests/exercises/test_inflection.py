"""Words in the form of others: what fits a gap, and what stands in for a loaded word."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing import lexicon
from framing.exercises.inflection import Form, form_of, inflected, roots

FORMS: tuple[Form, ...] = ("base", "s", "ed", "ing")


@pytest.mark.parametrize(
    ("lemma", "form", "word"),
    [
        ("claim", "ed", "claimed"), ("say", "ed", "said"), ("say", "s", "says"), ("state", "ing", "stating"),
        ("fault", "ed", "faulted"), ("reply", "ed", "replied"), ("reply", "s", "replies"),
        ("confirm", "base", "confirm"),
        ("admit", "ed", "admitted"), ("admit", "ing", "admitting"), ("slam", "ed", "slammed"), ("rap", "ed", "rapped"),
        ("permit", "ed", "permitted"), ("refer", "ed", "referred"), ("regret", "ed", "regretted"),
        ("reveal", "ed", "revealed"), ("explain", "ed", "explained"), ("deny", "ed", "denied"), ("vow", "ed", "vowed"),
        ("concede", "ed", "conceded"), ("maintain", "ing", "maintaining"), ("insist", "ed", "insisted"),
        ("allege", "ing", "alleging"), ("crush", "s", "crushes"), ("inquiry", "s", "inquiries"),
    ],
)  # fmt: skip
def test_a_word_takes_its_ending(lemma: str, form: Form, word: str) -> None:
    """Protects the fit: a word in a gap is spelled as English spells it."""
    assert inflected(lemma, form) == word


@pytest.mark.parametrize(
    ("word", "lemma", "form"),
    [("slammed", "slam", "ed"), ("Slamming", "slam", "ing"), ("regimes", "regime", "s"), ("said", "say", "ed"),
     ("statement", "state", None), ("mobs", "mob", "s")],
)  # fmt: skip
def test_a_form_is_told_by_its_ending(word: str, lemma: str, form: Form | None) -> None:
    """Protects the fit: which form the outlet used says which one stands in for it."""
    assert form_of(word, lemma) == form


@given(st.sampled_from(sorted(lexicon.table("plainer-words"))), st.sampled_from(FORMS))
def test_what_is_inflected_is_recognised(lemma: str, form: Form) -> None:
    """Protects both ways: a form that was made is told again."""
    assert form_of(inflected(lemma, form), lemma) is not None


def test_plainer_words_are_no_loaded_ones() -> None:
    """Protects sample answers: what stands in for a judging word is on no list of judging words."""
    loaded = {word for name in ("loaded-adjectives", "loaded-nouns", "loaded-verbs") for word in lexicon.words(name)}
    for lemma, way in lexicon.table("plainer-words").items():
        part, _, plainer = way.partition(": ")
        assert part in ("verb", "noun", "adjective")
        assert len(plainer.split(", ")) == 2
        assert not loaded & set(plainer.split(", ")), lemma


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [("slams", "slammed", True), ("wins", "won", True), ("denies", "denial", False), ("denied", "denying", True),
     ("Sues", "suing", True), ("found", "finding", True), ("Penhale's", "Penhale", True), ("port", "report", False),
     ("rule", "ruling", True), ("quits", "quiet", False)],
)  # fmt: skip
def test_forms_of_a_word_share_a_root(one: str, other: str, *, same: bool) -> None:
    """Protects keys that say where a word stands: its forms are the same word, also those of irregular verbs."""
    assert bool(roots(one) & roots(other)) == same
