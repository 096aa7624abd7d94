"""The JSON of an exercise: the published fields of version 1."""

import json

from hypothesis import given, settings

from framing.exercises.formats.exercise_json import exercise_json
from framing.exercises.formats.questions import printable
from tests.exercises.formats.reading import TEXTS
from tests.exercises.samples import every_layout, with_texts

FIELDS = {"format", "version", "story", "seed", "level", "language", "items", "near"}
ITEM = {
    "id", "task", "prompt", "material", "choices", "right_count", "answer", "why", "evidence", "skill", "difficulty",
    "confidence",
}  # fmt: skip


def test_the_published_fields_are_there() -> None:
    """Protects other programs: every field of the format, with the types that it has there."""
    value = json.loads(exercise_json(every_layout()))
    assert set(value) >= FIELDS
    assert (value["format"], value["version"]) == ("framing-exercise", 1)
    assert all({"id", "outlet", "headline", "published"} <= set(article) for article in value["story"]["articles"])
    for item in value["items"]:
        assert set(item) >= ITEM
        assert all(set(choice) == {"text", "right", "why"} for choice in item["choices"])
        assert all({"article", "text"} <= set(material) for material in item["material"])
        assert all({"article", "passage"} <= set(evidence) for evidence in item["evidence"])
        assert item["right_count"] == sum(choice["right"] for choice in item["choices"])
    assert value["items"][-1]["answer"]["answers"] == list(every_layout().items[-1].samples)
    assert value["near"] == [
        {"task": "same-fact", "text": "A sentence that was nearly asked.", "reason": "its link is not sure"}
    ]


@settings(max_examples=60, deadline=None)
@given(TEXTS, TEXTS)
def test_any_text_comes_out_as_it_went_in(one: str, other: str) -> None:
    """Protects articles with any characters."""
    exercise = printable(with_texts(one, other))
    value = json.loads(exercise_json(exercise).encode())
    assert [item["prompt"] for item in value["items"]] == [item.prompt for item in exercise.items]
    assert [c["text"] for i in value["items"] for c in i["choices"]] == [
        c.text for i in exercise.items for c in i.choices
    ]
