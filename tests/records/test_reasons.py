"""Words of our own that can be said in another language later."""

from gettext import NullTranslations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.records import Ours, by_text, joined, listed, ours, ours_many, reasons_in, told_again, translated
from framing.report import translations


class Shouting(NullTranslations):
    """A language in which every sentence of ours is in capitals, as far as it is ours, and which has a head."""

    def gettext(self, message: str) -> str:
        """Return the sentence, or the catalogue's head for the empty one, as a real catalogue does."""
        return message.replace("and", "AND").replace("by", "BY") if message else "Language: loud"


def test_words_within_words_are_translated_and_others_stay() -> None:
    """Protects an article's words from being translated, and ours from staying English inside another sentence."""
    said = ours("{who} by {agency}", who=listed(["a", "b and c"]), agency="by Reuters")
    assert said == "a and b and c by by Reuters"
    assert translated((said,), Shouting()) == ("a AND b and c BY by Reuters",)


@given(st.lists(st.text()))
def test_a_list_has_all_its_words_whatever_they_hold(words: list[str]) -> None:
    """Protects key and reasons: braces and names of places in an article's words are no places of ours."""
    text = translated(listed(words), translations("en"))
    assert all(word in text for word in words)


@pytest.mark.parametrize("nothing", [listed([]), joined(), joined("", "")])
@pytest.mark.parametrize("lang", ["en", "uk"])
def test_nothing_is_said_as_nothing(nothing: Ours, lang: str) -> None:
    """Protects sheets from the head of a catalogue, which stands under the empty message."""
    assert translated(nothing, translations(lang)) == ""
    assert translated(nothing, Shouting()) == ""


@pytest.mark.parametrize(
    ("number", "english", "ukrainian"),
    [(1, "About 1 word in quotation marks.", "слова"), (5, "About 5 words in quotation marks.", "слів")],
)
def test_numbers_have_their_forms(number: int, english: str, ukrainian: str) -> None:
    """Protects grammar: each language's own form for so many things."""
    said = ours_many("About {number} word in quotation marks.", "About {number} words in quotation marks.", number)
    assert said == english
    assert ukrainian in translated(said, translations("uk"))


def test_a_place_is_named_as_somebody_knows_it() -> None:
    """Protects a batch's notices, whose files are read elsewhere: the path changes in them, and they stay ours."""
    notice = ours("{name} was left out: {why}", name="a.txt", why=ours("{name} and", name="/made/x/a.txt"))
    said = told_again(notice, lambda text: text.replace("/made/x", "stories"))
    assert said == "a.txt was left out: stories/a.txt and"
    assert translated(said, Shouting()) == "a.txt was left out: stories/a.txt AND"
    assert told_again("/made/x", str.upper) == "/MADE/X"


@given(st.lists(st.text()), st.text())
def test_what_was_taken_apart_is_put_together(words: list[str], name: str) -> None:
    """Protects saved comparisons: a notice read back says in each language what it said, whatever words it holds."""
    notice = ours("{name} by {who}; {who}", name=name, who=listed(words))
    again = by_text(reasons_in([notice]))[notice]
    assert again == notice
    assert translated(again, Shouting()) == translated(notice, Shouting())
