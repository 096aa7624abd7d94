"""Entity devices: one sure device in a sentence, or none at all, so that one answer is right."""

from dataclasses import replace

import pytest

from framing.exercises.device import EACH, KIND, LEAST, MOST, PLAIN, make
from framing.exercises.material import chance
from framing.exercises.sheet import Task
from framing.records import Index, Signal
from tests.exercises.sample import sample

INDEX = Index(sample())


@pytest.fixture(scope="module")
def tasks() -> list[Task]:
    """Return the sample's task for several seeds."""
    return [make(INDEX, chance(seed, KIND)) for seed in range(25)]


def kinds(task: Task) -> list[str]:
    """Return each question's keyed kind, the empty string for a plain sentence."""
    kind = {entry.label: entry.kind for entry in INDEX.comparison.legend}
    label = {choice.id: choice.text for choice in task.choices}
    return [kind.get(label[question.right[0]], "") for question in task.questions]


def test_the_key_names_the_marked_device(tasks: list[Task]) -> None:
    """Protects the key: its kind, words and reason are the signal's; a plain sentence has no signal at all."""
    for task in tasks:
        for question, kind in zip(task.questions, kinds(task), strict=True):
            assert question.passage
            signals = INDEX.signals_of[question.passage]
            assert {signal.kind for signal in signals} == ({kind} if kind else set())
            assert question.answers[0].evidence[0].marks == tuple((signal.start, signal.end) for signal in signals)
            assert all(signal.why in question.answers[0].why for signal in signals)


def test_kinds_and_outlets_are_mixed(tasks: list[Task]) -> None:
    """Protects the lesson: several kinds, several outlets, and plain sentences among them."""
    for task in tasks:
        found = kinds(task)
        assert found.count("") == PLAIN
        assert len(found) == MOST + PLAIN
        assert max(map(found.count, set(found) - {""})) <= EACH
        assert len(set(found)) > 3
        assert len({question.outlet for question in task.questions}) == len(INDEX.article_of)


def unsuitable(change: dict[str, object]) -> Index:
    """Return the sample with every signal changed."""
    signals = tuple(replace(signal, **change) for signal in INDEX.comparison.signals)  # type: ignore[arg-type]
    return Index(replace(INDEX.comparison, signals=signals))


@pytest.mark.parametrize(
    "change",
    [{"voice": "quoted"}, {"probability": 0.79}, {"kind": "attribution", "stance": "neutral"}, {"kind": "spelling"}],
    ids=["quoted", "unsure", "plain said", "spelling"],
)
def test_what_does_not_teach_is_not_asked(change: dict[str, object]) -> None:
    """Protects fairness and clearness: other people's words, doubtful marks, a plain "said" and spellings stay out."""
    task = make(unsuitable(change), chance(1, KIND))
    assert not task.questions
    assert "left out" in task.notice


def with_second(*, over: bool) -> Index:
    """Return the sample with a second, unsure device in every marked sentence, over the same words or beside them."""
    second = tuple(
        Signal(s.passage, "hedge" if s.kind != "hedge" else "loaded", *at, "xyz", "author", 0.3, "Perhaps.", "test")
        for s in INDEX.comparison.signals
        for at in [((s.start, s.end) if over else (0, 1))]
    )
    return Index(replace(INDEX.comparison, signals=INDEX.comparison.signals + second))


def test_a_sentence_with_two_kinds_shows_which_is_meant() -> None:
    """Protects the single right answer: beside a second device, the words that the question is about are underlined."""
    index = with_second(over=False)
    task = make(index, chance(1, KIND))
    assert "underlined already" in task.instructions[1]
    for question, kind in zip(task.questions, kinds(task), strict=True):
        assert question.passage
        sure = {(s.start, s.end) for s in index.signals_of[question.passage] if s.kind == kind and s.probability > 0.8}
        assert set(question.shown) <= sure
        assert bool(question.shown) == bool(kind)


def test_words_of_two_kinds_at_once_are_not_asked() -> None:
    """Protects the single right answer: words that may be two devices, even if one is unsure, are no question."""
    assert not make(with_second(over=True), chance(1, KIND)).questions


def test_a_single_device_is_not_shown(tasks: list[Task]) -> None:
    """Protects the pupil's own search: where a sentence has one device only, nothing is underlined for him."""
    for task in tasks:
        assert not any(question.shown for question in task.questions)
        assert "underlined already" not in task.instructions[1]


def test_fewer_devices_make_a_shorter_task() -> None:
    """Protects against padding: with three sure devices the task has three, and says so."""
    few = Index(replace(INDEX.comparison, signals=INDEX.comparison.signals[:LEAST]))
    task = make(few, chance(1, KIND))
    assert sum(map(bool, kinds(task))) == LEAST
    assert f"{LEAST} sentences" in task.notice


def test_the_legend_is_the_devices_own() -> None:
    """Protects new devices: label and explanation come from the comparison's legend, so no sheet needs an edit."""
    task = make(INDEX, chance(1, KIND))
    known = {(entry.label, entry.about) for entry in INDEX.comparison.legend}
    assert {(choice.text, choice.about) for choice in task.choices[:-1]} <= known
