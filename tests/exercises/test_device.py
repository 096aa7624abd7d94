"""Entity devices: one sure device in a sentence, or none at all, so that one answer is right."""

from dataclasses import replace

import pytest

from framing.devices import DEVICES, Device
from framing.exercises.device import EACH, KIND, make, without_examples
from framing.exercises.draw import Draw
from framing.exercises.item import Section
from framing.exercises.material import WordedIndex
from framing.records import Signal
from tests.exercises.sample import sample

INDEX = WordedIndex(sample())


@pytest.fixture(scope="module")
def sections() -> list[Section]:
    """Return the sample's section for several seeds."""
    return [make(INDEX, draw(seed)) for seed in range(25)]


def draw(seed: int = 1) -> Draw:
    """Return a seed's part of a sheet."""
    return Draw(seed, KIND, wanted=8)


def kinds(section: Section) -> list[str]:
    """Return each item's keyed kind, the empty string for a plain sentence."""
    kind = {entry.label: entry.kind for entry in INDEX.comparison.legend}
    return [kind.get(choice.text, "") for item in section.items for choice in item.choices if choice.right]


def test_the_key_names_the_marked_device(sections: list[Section]) -> None:
    """Protects the key: its kind, words and reason are the signal's; a plain sentence has no signal at all."""
    for section in sections:
        for item, kind in zip(section.items, kinds(section), strict=True):
            signals = INDEX.signals_of[item.evidence[0].passage]
            assert {signal.kind for signal in signals} == ({kind} if kind else set())
            assert item.marked == tuple((signal.start, signal.end) for signal in signals)
            assert all(signal.why in item.why for signal in signals)


def test_every_kind_on_the_list_is_as_often_an_answer(sections: list[Section]) -> None:
    """Protects against guessing: no kind is listed in vain, and none is the likely answer."""
    for section in sections:
        found = kinds(section)
        assert len(set(found)) == len(section.choices) >= 3
        assert {found.count(kind) for kind in found} <= {n + 1 for n in range(EACH)}
        assert len({found.count(kind) for kind in found}) == 1


@pytest.mark.parametrize("device", DEVICES, ids=lambda device: device.kind)
def test_the_list_prints_no_answer(device: Device) -> None:
    """Protects the puzzle: what the list says of a kind has no example that a pupil could look for."""
    told = without_examples(device.about)
    assert told
    assert told.endswith(".")
    assert "“" not in told


def unsuitable(change: dict[str, object]) -> WordedIndex:
    """Return the sample with every signal changed."""
    signals = tuple(replace(signal, **change) for signal in INDEX.comparison.signals)  # type: ignore[arg-type]
    return WordedIndex(replace(INDEX.comparison, signals=signals))


@pytest.mark.parametrize(
    "change",
    [{"voice": "quoted"}, {"probability": 0.79}, {"kind": "attribution", "stance": "neutral"}, {"kind": "spelling"}],
    ids=["quoted", "unsure", "plain said", "spelling"],
)
def test_what_does_not_teach_is_not_asked(change: dict[str, object]) -> None:
    """Protects fairness and clearness: other people's words, doubtful marks, a plain "said" and spellings stay out."""
    task = make(unsuitable(change), draw())
    assert not task.items
    assert "left out" in task.notice


def with_second(*, over: bool) -> WordedIndex:
    """Return the sample with a second, unsure device in every marked sentence, over the same words or beside them."""
    second = tuple(
        Signal(s.passage, "hedge" if s.kind != "hedge" else "loaded", *at, "xyz", "author", 0.3, "Perhaps.", "test")
        for s in INDEX.comparison.signals
        for at in [((s.start, s.end) if over else (0, 1))]
    )
    return WordedIndex(replace(INDEX.comparison, signals=INDEX.comparison.signals + second))


def test_a_sentence_with_two_listed_kinds_is_not_asked() -> None:
    """Protects the single right answer: beside a device of another kind on the list, a sentence has two answers."""
    index = with_second(over=False)
    task = make(index, draw())
    listed = {entry.kind for entry in index.comparison.legend if entry.label in task.choices}
    for item in task.items:
        assert len({signal.kind for signal in index.signals_of[item.evidence[0].passage]} & listed) < 2


def test_words_of_two_kinds_at_once_are_not_asked() -> None:
    """Protects the single right answer: words that may be two devices, even if one is unsure, are no question."""
    assert not make(with_second(over=True), draw()).items


def test_too_few_kinds_leave_the_task_out() -> None:
    """Protects against guessing: one kind beside plain sentences is no choice, and the notice says what is lacking."""
    few = WordedIndex(replace(INDEX.comparison, signals=INDEX.comparison.signals[:1]))
    task = make(few, draw())
    assert not task.items
    assert "two kinds" in task.notice


@pytest.mark.parametrize("word", ["infamous", "slowly", "spiteful", "would", "angry"])
def test_a_colouring_word_makes_no_plain_sentence(word: str) -> None:
    """Protects “No device”: a word that some reader would underline is in none of its sentences, marked or not."""
    passages = tuple(
        replace(p, text=f"{p.text[:-1]} {word}.") if not INDEX.signals_of[p.id] else p
        for p in INDEX.comparison.passages
    )
    assert not make(WordedIndex(replace(INDEX.comparison, passages=passages)), draw()).items


def test_the_legend_is_the_devices_own() -> None:
    """Protects new devices: label and explanation come from the comparison's legend, so no sheet needs an edit."""
    task = make(INDEX, draw())
    assert set(task.legend[:-1]) <= {(entry.label, entry.about) for entry in INDEX.comparison.legend}
