"""Words that turn a statement into its opposite, as data: pairs of sides, verbs that deny, adverbs that negate.

Left out on purpose are pairs of which both happen to one thing, one after the other: begin and end, arrive and leave.

The tables were written for this project. A line of opposites has two sides; words of one side are taken for one
another.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing import lexicon

if TYPE_CHECKING:
    from collections.abc import Mapping


def _sides(table: Mapping[str, str]) -> dict[str, tuple[str, int]]:
    """Return each word's concept, which is the first word of its line, and its side: 1 or -1."""
    return {
        word: (side.split()[0], sign)
        for side, other in table.items()
        for sign, words in ((1, side), (-1, other))
        for word in words.split()
    }


VERBS = _sides(lexicon.table("opposite-verbs"))
ADJECTIVES = _sides(lexicon.table("opposite-adjectives"))
PREPOSITIONS = _sides(
    {"for": "against", "before": "after", "with": "without", "above over": "below under", "inside": "outside"}
)

REVERSING = frozenset("fail refuse decline neglect stop cease".split())
"""Verbs that say of the verb below them that it did not happen: "failed to stop"."""
PLAIN = frozenset("manage begin start continue happen come prove go help turn".split())
"""Verbs that say of the verb below them that it did."""
PREVENTING = frozenset("prevent keep stop ban bar block refrain discourage prohibit".split())
"""Verbs that with "from" say that what follows did not happen."""
DENYING = frozenset("deny reject dispute refute doubt disbelieve".split())
"""Verbs that say of a clause below them that it is not so."""
THINKING = frozenset("believe think expect suppose".split())
"""Verbs whose negation is that of what is thought: "do not believe that he acted alone"."""
NEGATIVE = frozenset("not n't never neither nor".split())
NOTHING = frozenset("no none nobody nothing neither".split())
PARTIAL = lexicon.words("negated-adverbs")
"""Words that a negation may fall on instead of the verb: "did not act alone" is no opposite of "acted"."""
UNTOLD = frozenset(["yet", "even", "still", "longer", "anymore", "so", "far"])
"""Of these, the words that belong to the negation itself: "not yet", "no longer"."""
LIGHT = frozenset("be have find see show give get receive reach make discover offer provide detect uncover".split())
"""Verbs that say little more than that their object is there: "found a link", "there was a link"."""
GENERAL = frozenset("be have do say tell get make go come take know think want see give let call look put try".split())
"""Verbs that say too little to be denied by another sentence without their object."""
EVIDENCE = frozenset("evidence fact proof sign indication".split())
"""Nouns that assert the clause below them."""
TIMELY = frozenset("by on until till since during as at in after before".split())
"""Prepositions before a time or a place."""
EITHER_WAY = frozenset("open rise improve strengthen expand extend survive pass".split())
"""Concepts whose verb is used with and without a doer: "the terminal closed", "police closed the terminal"."""
EVENTS = frozenset("injury casualty death fatality survivor arrest damage victim delay".split())
"""Nouns that need no argument to be denied: "there were no injuries"."""
ANY = "*"
"""Stands for whoever "nobody" leaves out: it is named like anybody."""
THERE_IS = "there is"
"""Opens the name of a predicate that is a noun: "found no link" and "there was a link" are about "there is link"."""
