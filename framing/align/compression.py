"""Sentence compression: words of a sentence pruned by its dependency tree.

The method is pruning (Knight and Marcu, 2000; Filippova and Strube, 2008), with rules in place of a trained model:
asides go, and what leads up to the subject; a negation, a condition and the verb's object never do.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.align.cutting import FEWEST, MEANWHILE, Word, pieces_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from collections.abc import Set as AbstractSet

    from spacy.tokens import Token

_ENTIRE = 40
"""Words of a sentence that is its own title, where no other outlet has a part in it. A judgement: to hostile readers of
386 such titles of sixteen words 65 had lost the claim, who says it or a condition, and of 70 of at most 28 words 15."""
_FEWEST_ALONE = 8
"""The same as FEWEST where the verb has nothing behind it that stays. A judgement."""
_ASIDE = frozenset({"relcl", "advcl", "parataxis", "appos", "dep", "intj", "meta", "prt_paren"})
"""Clauses and phrases that say more about a thing than what it does."""
_OBJECTS = frozenset({"dobj", "attr", "acomp", "oprd"})
_COMPLEMENTS = _OBJECTS | {"prep", "agent", "ccomp", "xcomp", "dative"}
"""What a verb's sentence may end with and say something: "looked on", as agreements were exchanged, says little."""
_SETTING_OFF = frozenset({",", "(", "—", "–"})
SUBJECTS = frozenset({"nsubj", "nsubjpass", "expl", "csubj"})
_EARLY = frozenset({"npadvmod", "advmod", "prep", "cc", "mark", "punct"})
"""What may stand before a sentence's subject and only leads up to it: "Last week,", "But", "In Hanoi,"."""
_NEGATIVE = frozenset("no not n't never none nobody nothing neither nor without hardly barely".split())
_LINKING = frozenset({"also", "meanwhile", "moreover", "therefore", "furthermore", "thus"})
_SET_OFF = frozenset({"however"})
"""What joins a sentence to the one before only where a comma follows: not "however he thought of it"."""
_CONDITIONS = frozenset({"if", "unless", "until", "provided", "only"})
"""What a clause begins with without which the rest would be said for certain."""
_CLOSED = frozenset({"ADP", "ADV", "AUX", "CCONJ", "DET", "PRON", "SCONJ"})
"""Parts of speech of words that are no names, whatever letter they begin with."""
_DEEDS = frozenset({"conj", "ccomp", "xcomp"})
"""How the verb of a further deed hangs on that of the main one."""
_WHEN_AND_WHERE = frozenset("in on at near outside inside".split())
"""Prepositions that may, and may also govern what the verb is about: only before a day or a place."""
_DAYS_AND_PLACES = frozenset({"DATE", "TIME", "GPE", "LOC", "FAC", "EVENT"})
_ASKING = frozenset({"WDT", "WP", "WP$", "WRB"})
_JOINING = frozenset({"now", "then", "so", "yet", "still"})
_NAMING = frozenset("call label describe brand deem term".split())
"""Verbs whose sense stands at the end, behind what is named: "called the report, which …, a distortion"."""


def entire(tokens: Sequence[Token]) -> list[Word] | None:
    """Return a sentence's words but those that only join it to the one before; None where they make no title."""
    words = _as_words(_unjoined(tokens))
    return words if 0 < len(pieces_of(words)) <= _ENTIRE else None


def pruned(tokens: list[Token], shared: AbstractSet[int] | None = None, *, quoted: bool = False) -> list[Word]:
    """Return the words that stay: without asides, and without what leads up to the subject.

    `shared` are the places of the words that others have too: where it is given, what the sentence is true without goes
    if none of it is shared. Where a negation would go, or the subject, all of them stay. In what is `quoted`, "…"
    stands for what goes.
    """
    inside = {token.i for token in tokens}
    heads = [t for t in tokens if t.head.i == t.i or t.head.i not in inside]
    root = max(heads, key=lambda t: sum(1 for _ in t.subtree), default=None)
    if root is None:
        return []
    gone = {t.i for token in tokens if _is_aside(token, root) for t in token.subtree}
    if shared is not None:
        adding = [{t.i for t in _joined(token)} for token in tokens if _only_adds(token, root)]
        gone |= {i for phrase in adding if not phrase & shared for i in phrase}
    leading = [child for child in root.children if _leads_up(child, root)]
    gone |= {t.i for child in leading if child.dep_ != "punct" for t in child.subtree}
    marks = [child for child in leading if child.dep_ == "punct" and not child.is_quote]
    gone |= {mark.i for mark in marks if mark.i - 1 in gone or mark.i == tokens[0].i}
    opened = {t.i for t in tokens if t.text == "," and t.i + 1 in gone and t.i not in gone}
    gone |= opened
    gone |= {t.i for t in tokens if t.text == "," and t.i - 1 in gone and opened and t.i > min(opened)}
    gone -= _before_subject(root, gone, tokens[0].i)
    gone = set(_whole_words(tokens, gone))
    if not quoted:
        gone -= _of_quotations_that_stay(tokens, gone)
    kept = [t for t in tokens if t.i not in gone]
    headless = root.pos_ in {"VERB", "AUX"} and not any(t.dep_ in SUBJECTS for t in kept if t.i < root.i)
    said = sum(t.is_alpha for t in kept)
    behind = [child for child in root.children if child.dep_ in _COMPLEMENTS and child.i not in gone]
    done = any(child.dep_ != "prep" or any(child.children) for child in behind)  # "looked on" has a bare one
    bare = said < FEWEST or (said < _FEWEST_ALONE and not done)
    if bare or (headless and any(t.dep_ in SUBJECTS for t in tokens)) or any(_severed(t, gone) for t in tokens):
        kept = tokens
    kept = _unjoined(kept)
    words = _as_words(kept, _needed(root, kept))
    last = max((n for n, t in enumerate(kept) if t.text == "%" or t.is_quote or not t.is_punct), default=-1)
    more = kept and any(t.is_alpha for t in tokens if t.i > kept[last].i)
    while more and last > 0 and (kept[last].dep_ in {"cc", "prep"} or kept[last].is_punct):
        last -= 1  # "and" whose second half went
    words = words[: last + 1] if more else words
    if quoted:
        words = _with_gaps(words, kept[: len(words)], _unjoined(tokens))
    return [*words, Word(" …")] if more else words


def _with_gaps(words: Sequence[Word], kept: Sequence[Token], tokens: Sequence[Token]) -> list[Word]:
    """Return the words of the `kept` tokens, with "…" wherever others went: a quotation must not seem whole."""
    gone = {token.i for token in tokens if token.is_alpha} - {token.i for token in kept}
    marked: list[Word] = []
    before = tokens[0].i - 1 if tokens else -1
    for word, token in zip(words, kept, strict=True):
        if any(before < i < token.i for i in gone):
            marked.append(Word("… "))
        if token.text != "," or marked[-1:] != [Word("… ")]:
            marked.append(word)
        before = token.i
    return marked


def _before_subject(root: Token, gone: AbstractSet[int], first: int) -> set[int]:
    """Return the place of the comma that parts what stays before the subject from it: "After the vote, she left"."""
    subject = next((t for t in root.children if t.dep_ in SUBJECTS), None)
    place = subject.left_edge.i - 1 if subject is not None and subject.i < root.i else -1
    stays = any(i not in gone for i in range(first, place))
    return {place} if stays and root.doc[place].text == "," else set()


def _needed(root: Token, kept: Sequence[Token]) -> set[int]:
    """Return the places of the words without which a sentence tells nothing, or another thing.

    Its verb and what that is done to, of what is said or known the same, and every negation with what it denies.
    """
    verbs = [root, *(t.head for t in kept if _denies(t.text) and t.head.pos_ in {"VERB", "AUX"})]
    for verb in verbs:  # grows meanwhile
        verbs += [child for child in verb.children if child.dep_ in {"ccomp", "xcomp"} and child not in verbs]
    needed = {child.i for verb in verbs for child in verb.children if child.dep_ in _OBJECTS}
    return needed | {verb.i for verb in verbs} | {i for t in kept if _denies(t.text) for i in (t.i, t.head.i)}


def _of_quotations_that_stay(tokens: Sequence[Token], gone: AbstractSet[int]) -> set[int]:
    """Return the words between quotation marks some of which stay: a quotation is told whole or not at all."""
    marks = [n for n, token in enumerate(tokens) if token.is_quote and token.text not in "'’‘"]
    ends = marks if len(marks) % 2 == 0 else [*marks, len(tokens) - 1]
    quotations = [{t.i for t in tokens[a : b + 1]} for a, b in zip(ends[::2], ends[1::2], strict=True)]
    return {i for quotation in quotations if quotation - gone for i in quotation}


def _severed(token: Token, gone: AbstractSet[int]) -> bool:
    """Return whether a word stays without what it hangs on: "the town[, where] he signed", "[Lund]'s bridge"."""
    hangs = not token.is_punct or token.text in "’'"  # "Illinois’" has lost its noun, too
    if token.i - 1 in gone and hangs and not token.nbor(-1).whitespace_ and not token.nbor(-1).is_punct:
        return True
    verb = next((above for above in token.ancestors if above.pos_ in {"VERB", "AUX"}), None)
    return token.tag_ in _ASKING and token.i in gone and verb is not None and verb.i not in gone


def _whole_words(tokens: Sequence[Token], gone: AbstractSet[int]) -> AbstractSet[int]:
    """Return what goes but for parts of a word whose rest stays: not "-picked" of "cherry-picked"."""
    joined = [
        {t.i - 1, t.i, t.i + 1}
        for t in tokens
        if t.text == "-" and 0 < t.i < len(t.doc) - 1 and not t.whitespace_ and not t.nbor(-1).whitespace_
    ]
    return gone - {i for word in joined if word - gone for i in word}


def _unjoined(tokens: Sequence[Token]) -> list[Token]:
    """Return a sentence without what joins it to the one before: "But", "also", and both commas of ", however,"."""
    ends = {t.i for t in tokens if t.text == ","}
    linking = {t.i for t in tokens if t.lower_ in _LINKING or (t.lower_ in _SET_OFF and t.i + 1 in ends)}
    linking |= {j for i in linking if {i - 1, i + 1} <= ends for j in (i - 1, i + 1)}
    kept = [t for t in tokens if t.i not in linking]
    while kept and ((kept[0].is_punct and not kept[0].is_quote) or _opens_a_clause(kept[0]) or _joins_on(kept[0])):
        kept.pop(0)
    return kept


def _as_words(kept: Sequence[Token], needed: AbstractSet[int] = frozenset()) -> list[Word]:
    """Return the words of a title, with a space where there is one or where a word between two went."""
    if not kept:
        return []
    doc, stay = kept[0].doc, {t.i for t in kept}
    phrases = {i for chunk in doc.noun_chunks for i in range(chunk.start, chunk.end - 1)}
    spaced = {t.i for t in kept if t.whitespace_ or (t.i + 1 < len(doc) and t.nbor(1).is_space) or t.i + 1 not in stay}
    return [
        Word(_small(t) + " " * (t.i in spaced), t.i in phrases, t.i in needed, place=t.i, waits=_waits(t)) for t in kept
    ]


_FURTHER = frozenset({"conj", "advcl", "relcl"})
"""How the verb of a further clause hangs on that of the main one; its subject alone says nothing."""


def _waits(token: Token) -> int:
    """Return the place of what a joining word needs behind it: "and if he" says nothing without its verb.

    What is said or known stays even so: "admitted that data of thousands …" says more than "admitted …".
    """
    if token.dep_ == "cc":
        return next((child.i for child in token.head.children if child.dep_ == "conj" and child.i > token.i), -1)
    if token.head.dep_ == "cc" and token.i < token.head.i:
        return _waits(token.head)  # "as well as"
    behind = [child for child in token.children if child.i > token.i and not child.is_punct]
    if any(child.left_edge.lower_ == "only" for child in behind):
        return behind[-1].i  # "was reported only after …" is not "was reported"
    clause = token.head.dep_ if token.dep_ in SUBJECTS and token.head.i > token.i else ""
    if clause in _FURTHER or (clause == "ccomp" and not any(c.dep_ == "mark" for c in token.head.children)):
        return token.head.i
    opens = token.dep_ == "mark" or token.tag_ in _ASKING
    return token.head.i if opens and token.head.dep_ not in {"ccomp", "csubj", "acl"} else -1


def _small(token: Token) -> str:
    """Return a word as it is written inside a sentence; of words that might be names, as it stands."""
    opens = token.i == token.sent.start and token.pos_ in _CLOSED and token.text != "I"
    return token.text[:1].lower() + token.text[1:] if opens else token.text


def _is_aside(token: Token, root: Token) -> bool:
    """Return whether a clause or phrase only adds to what the sentence says; a negation or a condition is none."""
    if (
        token.i == root.i
        or token.dep_ not in _ASIDE
        or root.lemma_ in _NAMING
        or any(t.lower_ in _NEGATIVE for t in token.subtree)
        or token.left_edge.lower_ in _CONDITIONS
    ):
        return False
    if token.left_edge.like_num:
        return False  # the day behind its month
    before = token.left_edge.nbor(-1).text if token.left_edge.i > 0 else ""
    if token.dep_ == "relcl" and before not in _SETTING_OFF:
        return False  # "the days that I served", "nothing to hide" without its end says another thing
    return token.dep_ != "appos" or before in _SETTING_OFF


def _only_adds(token: Token, root: Token) -> bool:
    """Return whether the sentence is true without a phrase or clause, and still whole: a day, a place, a second deed.

    Only what belongs to the main deed is one: "the judge who ruled on Tuesday" needs its day.
    """
    above = token.head
    while above.i != root.i and above.dep_ in _DEEDS and above.head.i != above.i:
        above = above.head
    if above.i != root.i or token.i == root.i or token.head.pos_ not in {"VERB", "AUX"} or token.i < token.head.i:
        return False
    words = list(token.subtree)
    if any(_denies(t.text) or t.lower_ in _CONDITIONS or t.tag_ in _ASKING for t in words):
        return False
    if token.dep_ == "prep":
        settled = any(t.ent_type_ in _DAYS_AND_PLACES for child in token.children for t in (child, *child.children))
        return token.lower_ in MEANWHILE or (token.lower_ in _WHEN_AND_WHERE and settled)
    if token.dep_ == "conj":
        return token.pos_ == "VERB"
    return token.dep_ == "advcl" or (token.dep_ == "npadvmod" and token.ent_type_ in _DAYS_AND_PLACES)


def _joined(token: Token) -> list[Token]:
    """Return a phrase's words with the "and" and the comma that join it to what stands before."""
    words = list(token.subtree)
    while token.dep_ == "conj" and words[0].i > 0 and (words[0].nbor(-1).dep_ == "cc" or words[0].nbor(-1).text == ","):
        words.insert(0, words[0].nbor(-1))
    return words


def _leads_up(child: Token, root: Token) -> bool:
    """Return whether a phrase stands before the subject and the rest can be read without it: "Last week,"."""
    subject = next((t for t in root.children if t.dep_ in SUBJECTS), None)
    if subject is None or child.right_edge.i >= subject.left_edge.i or child.dep_ not in _EARLY:
        return False
    # "Of the 12 agreements, none of them"; "That time, the court …" is of another time
    leaning = any(t.pos_ == "PRON" for t in subject.subtree) or child.left_edge.lower_ in ("that", "those")
    return not leaning and not any(t.lower_ in _NEGATIVE for t in child.subtree)


def _denies(word: str) -> bool:
    return word.lower().strip(",.;:") in _NEGATIVE or word.lower().endswith(("n’t", "n't"))


def _opens_a_clause(token: Token) -> bool:
    """Return whether a word is the "that" before a statement: not that of "That time, the court …"."""
    return token.lower_ == "that" and (token.dep_ == "mark" or token.tag_ == "IN")


def _joins_on(token: Token) -> bool:
    """Return whether a sentence's first word only joins it to the one before: "But", "Now,"; "Nor" denies as well."""
    return (token.dep_ == "cc" and token.lower_ not in _NEGATIVE) or (
        token.dep_ == "advmod" and token.lower_ in _JOINING
    )
