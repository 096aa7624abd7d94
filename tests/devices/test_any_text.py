"""Devices on text that nobody wrote for them."""

from hypothesis import given, settings
from hypothesis import strategies as st

from framing.devices import find_signals
from framing.language import parse
from framing.language.passages import divide
from framing.records import Article, Block

_WORDS = st.sampled_from(
    """the so-called government state-run agency claimed said “ ” ‘ ’ " ' ( ) , . ? – dictator regime slammed that was
    killed airstrike critics say Kiev allegedly appears to be Привет 世界 مرحبا 🙂 \x00 \ud800 9,000 Mr. U.S.""".split()
)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(_WORDS, min_size=1, max_size=25), max_size=4))
def test_every_finding_stands_in_its_passage(paragraphs: list[list[str]]) -> None:
    """Whatever the text: no crash, exact places, a reason in words, and a probability that is one."""
    blocks: list[Block] = []
    text = ""
    for words in paragraphs:
        line = " ".join(words)
        blocks.append(Block("body", len(text), len(text) + len(line)))
        text += line + "\n"
    passages = divide(Article(outlet="Outlet", id="outlet", text=text, blocks=tuple(blocks)))
    by_id = {passage.id: passage for passage in passages}
    for signal in find_signals(parse(passages)):
        assert by_id[signal.passage].text[signal.start : signal.end] == signal.text != ""
        assert 0 < signal.probability < 1
        assert signal.why.endswith(".")
        assert (signal.voice == "quoted") or signal.speaker is None or signal.kind == "attribution"
