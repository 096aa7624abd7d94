"""What is sure to colour, what is sure to be plain, and how items are dealt out so that answers tell nothing."""

from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing import lexicon
from framing.exercises.coloured import clear, of_an_actor, own_words, plain, plain_spans, sure
from framing.exercises.draw import Draw
from framing.exercises.item import Evidence, Item
from framing.exercises.material import WordedIndex
from framing.exercises.naming import is_name, quotations, speaker, surname
from framing.records import LEARNED, Reason, Signal
from tests.exercises.quay import index, quay
from tests.exercises.sample import built

LOADED = ("loaded-adjectives", "loaded-adverbs", "loaded-nouns", "loaded-verbs", "judging-labels", "judging-verbs")


@pytest.mark.parametrize("name", LOADED)
def test_no_plain_word_is_on_a_list_of_judging_ones(name: str) -> None:
    """Protects "plain": a word that a device marks cannot be among those that colour nothing."""
    assert not lexicon.words(name) & set(lexicon.table("plain-words"))


def test_marked_sentences_are_never_plain() -> None:
    """Protects the key: where a device other than a plain "said" stands, the sentence colours."""
    story = index()
    marked = [s for s in quay().signals if s.stance != "neutral"]
    assert marked
    assert not [s for s in marked if plain(story, story.passage_of[s.passage])]


@pytest.mark.parametrize("kind", LEARNED)
def test_what_no_list_has_is_never_asked_about(kind: str) -> None:
    """Protects the key: a class can be told why a listed word judges, not what one is like."""
    signal = Signal("a:0", kind, 0, 5, "dodgy", "author", 0.95, "why", reason=Reason("“{words}” judges."))
    assert sure(signal)
    assert not sure(replace(signal, reason=LEARNED[kind].of(words="dodgy")))


@pytest.mark.parametrize("word", ["infamous", "slowly", "drumbeat", "angry", "“quay”"])
def test_a_word_that_no_list_knows_makes_a_sentence_not_plain(word: str) -> None:
    """Protects “none”: only sentences made of listed words, names and figures are plain, none with quotations."""
    story = index()
    plains = [p for p in quay().passages if plain(story, p)]
    assert plains
    for passage in plains:
        coloured = replace(passage, text=f"{passage.text[:-1]} {word}.")
        assert not plain(story, coloured)


def test_plain_words_stand_where_they_are_said_to_and_once() -> None:
    """Protects the choices: each plain word is in the sentence at its place, once, and not beside a marked one."""
    story = index()
    for passage in quay().passages:
        for start, end in plain_spans(story, passage):
            word = passage.text[start:end]
            assert word.islower()
            assert passage.text.lower().count(f" {word} ") <= 1
            coloured = [s for s in story.signals_of[passage.id] if s.stance != "neutral"]
            assert not any(s.start <= start < s.end for s in coloured)


@pytest.mark.parametrize(
    ("kind", "text", "stance", "expected"),
    [
        ("attribution", "claimed", "doubting", True),
        ("attribution", "said", "neutral", False),
        ("attribution", "denied", "denying", False),
        ("attribution", "pointed out", "endorsing", False),
        ("hedge", "reportedly", None, True),
        ("hedge", "perhaps", None, False),
        ("hedge", "seemed", None, False),
        ("agency", "were killed", None, False),
        ("scare-quote", "“pause”", None, False),
        ("loaded", "disgraceful", None, True),
    ],
)
def test_only_what_a_pupil_can_see_is_sure(kind: str, text: str, stance: str | None, expected: object) -> None:
    """Protects keys: a device counts where its kind and its word are beyond doubt, and in the outlet's voice only."""
    signal = Signal("a:1", kind, 0, 3, text, "author", 0.9, "Why.", stance=stance)  # type: ignore[arg-type]
    assert sure(signal) is expected
    assert not sure(replace(signal, voice="quoted"))
    assert not sure(replace(signal, probability=0.79))


@pytest.mark.parametrize(
    ("text", "expected"),
    [("Lina Berg", True), ("Mr. Aker", True), ("He", False), ("the council", False), ("Hugo de Vries", True)],
)
def test_a_name_is_told_from_a_pronoun(text: str, expected: object) -> None:
    """Protects "who said it": neither "he" nor a description is a name."""
    assert is_name(text) is expected


def test_a_speaker_must_be_named_beside_the_verb() -> None:
    """Protects the key: with "she said", who that is stands elsewhere."""
    story = index()
    signal = next(s for s in quay().signals if s.speaker == "Lina Berg" and s.kind == "attribution")
    passage = story.passage_of[signal.passage]
    assert speaker(story, passage) == "Lina Berg"
    unnamed = replace(passage, text=passage.text.replace("Lina Berg", "she      "))
    assert speaker(story, unnamed) is None


@given(st.text(alphabet='ab “”"', max_size=40))
def test_quotations_stand_inside_their_marks(text: str) -> None:
    """Protects counts of quoted words: what is said to be quoted has a mark on either side."""
    for start, end in quotations(text):
        assert text[start - 1] in '“"'
        assert text[end] in '”"'


def _item(name: str) -> Item:
    evidence = (Evidence("a", name, "A", name),)
    return Item(name, "t", "?", (), (), "", evidence, "", 0.5, 0.9)


@given(st.lists(st.integers(0, 6), min_size=1, max_size=4), st.integers(1, 12), st.integers(0, 50))
def test_groups_take_turns(sizes: list[int], wanted: int, seed: int) -> None:
    """Protects against the likely answer: no group has more than one item more than another, and none comes twice."""
    groups = [[_item(f"{place}-{number}") for number in range(size)] for place, size in enumerate(sizes)]
    found = Draw(seed, "t", wanted=wanted).fairly(groups)
    counts = Counter(item.id.split("-")[0] for item in found)
    each = [counts[str(place)] for place in range(len(sizes))]
    assert max(each) - min(each) <= 1
    assert len(found) <= wanted
    assert len({item.id for item in found}) == len(found)


def test_the_chance_of_none_is_kept() -> None:
    """Protects "none": over many sheets it comes as often as asked for."""
    answers, none = [[_item(f"a{n}") for n in range(9)]], [_item(f"n{n}") for n in range(9)]
    found = [item for seed in range(300) for item in Draw(seed, "t", wanted=4).fairly(answers, none, 0.25)]
    assert 0.2 < sum(item.id.startswith("n") for item in found) / len(found) < 0.3


def test_a_story_without_names_has_no_name_at_its_start() -> None:
    """Protects plainness: a first word is taken for a name only where the story has it as one."""
    story = WordedIndex(replace(quay(), entities=()))
    passage = next(p for p in quay().passages if p.text.startswith("Aker has been"))
    assert plain(index(), passage)
    assert not plain(story, passage)


@pytest.mark.parametrize(
    ("kind", "word", "text", "expected"),
    [
        ("attribution", "claimed", "The mayor claimed that the bridge was safe.", True),
        ("attribution", "claimed", "Penhale said that a report claimed the bridge was safe.", False),
        ("attribution", "claimed", "According to a lawyer, the mayor claimed that it was safe.", False),
        ("attribution", "claimed", "The visitors claimed three wickets on the last day.", False),
        ("attribution", "claimed", "A group claimed responsibility for the fire.", False),
        ("loaded", "reckless", "The council took a reckless decision on Monday.", True),
        ("loaded", "reckless", "The mayor warned of a reckless decision on Monday.", False),
        ("loaded", "reckless", "We took a reckless decision on Monday.", False),
        ("loaded", "reckless", "The engineer is known as a reckless driver in Tolven.", False),
    ],
)
def test_what_others_say_is_not_the_outlets_word(kind: str, word: str, text: str, *, expected: bool) -> None:
    """Protects outlets: a word counts as theirs only where nobody else can have said or meant it."""
    story = built("story", [("a", f"# Herald | Bridge\nBridge\n\none: {text}")])
    passage = next(passage for passage in story.passages if passage.text == text)
    start = text.index(word)
    stance = "doubting" if kind == "attribution" else None
    signal = Signal(passage.id, kind, start, start + len(word), word, "author", 0.9, "Why.", stance=stance)  # type: ignore[arg-type]
    assert own_words(WordedIndex(replace(story, signals=(signal,))), signal) == expected


def test_a_word_that_is_part_of_a_name_is_not_clear() -> None:
    """Protects literal words: in a story of the Harbour Control Regime "regime" judges nobody."""
    text = "The port joined the regime on Monday after a year of talks."
    named = "The Harbour Control Regime has rules for all ports of the coast."
    signal = Signal("a:1", "loaded", text.index("regime"), text.index(" on"), "regime", "author", 0.9, "Why.")
    for body, expected in ((f"one: {text}", True), (f"one: {text}\ntwo: {named}", False)):
        story = built("story", [("a", f"# Herald | Bridge\nBridge\n\n{body}")])
        place = next(passage.id for passage in story.passages if passage.text == text)
        marked = replace(signal, passage=place)
        assert clear(WordedIndex(replace(story, signals=(marked,))), marked) == expected


@pytest.mark.parametrize(
    "name", ["Jo Penhale", "Mr. Penhale", "Penhale", "Penhale’s", "Councillor Jo Penhale of Teld Valley"]
)
def test_one_person_has_one_surname(name: str) -> None:
    """Protects lists of people: nobody stands there twice, with and without a title, or where somebody is from."""
    assert surname(name) == "penhale"


@pytest.mark.parametrize(
    ("line", "offered"),
    [
        ("The week was a low point of the {loaded|disgraceful} tender of the port.", {"week", "port"}),
        ("The point of the week was {loaded|finger-pointing} in the port.", {"week", "port"}),
        ("The trade minister went to the {loaded|disgraceful} tender of the port.", {"trade", "port"}),
    ],
)
def test_a_plain_word_is_no_part_of_a_phrase_that_judges(line: str, offered: set[str]) -> None:
    """Protects the single right answer: "point" is plain, and is not in "a low point" nor beside "finger-pointing"."""
    story = WordedIndex(built("quay", [("a", f"# Herald | 2026-03-12\nQuay\n\n{line}")]))
    passage = next(p for p in story.comparison.passages if p.role == "body")
    found = {passage.text[start:end] for start, end in plain_spans(story, passage)}
    assert found & {"week", "point", "port", "minister", "trade"} == offered


@pytest.mark.parametrize(("noun", "asked"), [("leaders", True), ("ministers", True), ("gate", False), ("pier", False)])
def test_a_qualifier_is_asked_about_only_beside_an_actor(noun: str, asked: bool) -> None:
    """Protects the key: pupils are told that a qualifier colours an actor or a source, which a gate is not."""
    line = f"The {{qualifier|self-styled}} {noun} of the quay stood in the hall."
    story = WordedIndex(built("quay", [("a", f"# Herald | 2026-03-12\nQuay\n\n{line}")]))
    (signal,) = story.comparison.signals
    assert of_an_actor(story, signal) == asked
