"""Quotation marks that distance: the words are written down, but not vouched for.

Method: one to three words in quotation marks that nobody in the text is shown to say (Parse.fragments), less what
quotation marks are also for: titles, nicknames, words that are being explained. The rules are this project's own.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from framing import lexicon
from framing.devices.device import Device, Finding
from framing.devices.scare_quote.marked_names import MARKS, belongs, beside_another, between_names, coined, is_name
from framing.language.actors import BODIES, PEOPLE
from framing.language.contents import JUDGING, SPEECH, THOUGHT
from framing.language.speakers import NAME_AND_COLON
from framing.records import Reason, translatable

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.tokens import Token

    from framing.language.parse import Parse, Span
    from framing.records import Signal

# Nouns that mention words: what stands in marks beside them is quoted from somewhere, or spoken of as a word.
_MENTIONING = lexicon.words("words-for-words")
# Nouns that bear a name in marks before them ("the “clean hands” week"), or have their words quoted ("an “act of God”
# clause").
_BEARING = lexicon.words("nouns-with-names")
# Verbs whose object are words: what somebody wishes, shouts or paints on a wall is quoted.
_UTTERING = lexicon.words("uttering-verbs")
# Judgements as they begin a headline or a sentence, where the parser takes them for names: "Blasting a “corrupt” deal".
_AIMING = re.compile(
    r"\b(?:blasting|slamming|calling|branding|dubbing|labell?ing|decrying|denouncing|condemning|mocking|praising|hailing|"
    r"accusing|blaming|citing|quoting|describing|touting|dismissing|vowing|promising|insisting|claiming|warning|(?:spoke|speak(?:s|ing)?|talk(?:s|ed|ing)?)\s+(?:about|of))\b",
    re.IGNORECASE,
)
# Words whose marks deny the thing its name: they name a body, a person's part or a procedure.
_PROCEDURES = frozenset(
    """vote voting election referendum reform liberation science fact democracy freedom journalism trial justice
    peace evidence truth news research security protection rescue treatment correction discipline charity aid""".split()
)
_FLATTERING = frozenset(
    "hero heroine savior saviour genius patriot martyr victim liberator peacemaker hobbyist champion".split()
)
_INSTITUTIONS = BODIES | _PROCEDURES
_CLAIMED = _INSTITUTIONS | PEOPLE | _FLATTERING
# Verbs above words in marks that make them somebody's: of speech and judgement; and rulings, with the reason given.
_REASONED = frozenset("cast depict paint view regard rate fear urge rap knock hit hammer rip skewer mock".split())
_REASONED |= (SPEECH - {"continue"}) | JUDGING | {"ridicule", "warn", "threaten"}
_RULING = frozenset("ban fine suspend convict charge sue fire dismiss jail arrest expel".split())
_ENDING = (".", "!", "?", "…", ".”", '."', "”", '"', ")", ":")
_LIST = 3
"""Fragments from which a sentence is one that lists words: the answers of a survey, the names of things."""
_CALLED = 4  # tokens, marks among them; what more words name is described rather than denied (a judgement)
_NEAR = 80
"""Characters to the next quotation within which words in marks may be its speaker's as well (a judgement)."""


def _find(parses: Sequence[Parse]) -> Iterator[Signal]:
    said = {_bare(parse.passage.text[q.start : q.end]) for parse in parses for q in parse.quotations}
    for parse in parses:
        text = parse.passage.text
        if len(parse.fragments) >= _LIST:
            continue
        named_before = 0  # where the last name, title or mentioned word ended: one more often follows with "and"
        for span in parse.fragments:
            words = text[span.start : span.end].strip(MARKS + " .,;:!?…")
            follows = named_before and re.fullmatch(
                r"[\s,]*(?:and|or|&|for)?\s*(?:an?|only)?\s*", text[named_before : span.start]
            )
            mentioned = not _marked_off(parse, span) and _mentioned(parse, span)
            named = is_name(text, span, words) and not (coined(parse, span) and text[: span.start].endswith(" as a "))
            labelled = parse.passage.role == "headline" and bool(NAME_AND_COLON.match(text))
            if follows or named or mentioned or labelled or _inside(text, span):
                named_before = span.end
            else:
                yield _finding(words, parse, span, elsewhere=_bare(words) in said).signal(parse)


def _finding(words: str, parse: Parse, span: Span, *, elsewhere: bool) -> Finding:
    """Say how sure the distance is: headlines shorten quotations; a word quoted elsewhere may be one here."""
    if elsewhere:
        probability = 0.45
        reason = Reason("“{words}” stands in quotation marks with no speaker; elsewhere the article quotes it.")
    elif _spoken(parse, span) and not _marked_off(parse, span):
        probability = 0.42
        reason = Reason("“{words}” stands in quotation marks; whoever speaks in the sentence may have said it.")
    elif _headline(parse):
        probability = 0.55 if _before_noun(parse, span) or belongs(parse, span) else 0.45
        reason = Reason("“{words}” stands in quotation marks in a headline: a quotation cut short, or a distance.")
    elif not _marked_off(parse, span) and (
        beside_another(parse, span)
        or (
            not coined(parse, span)
            and (
                (" " in words and not _aside(parse, span) and not _denied(parse, span, _INSTITUTIONS))
                or (not _denied(parse, span, _CLAIMED) and _reported(parse, span))
                or (" " not in words and _unsettled(parse, span, words))
            )
        )
    ):
        probability = 0.46  # some words in a row are more often somebody's, and so is what somebody is said to be
        reason = Reason(
            "“{words}” stands in quotation marks: a distance, or the words of somebody whom the text names elsewhere."
        )
    else:
        # Where nothing beside the words shows it, one in two held on sentences set apart, and one in seven in articles.
        shown = _marked_off(parse, span) or (_denied(parse, span, _CLAIMED) and " " not in words)
        probability = 0.7 if shown else 0.46
        reason = Reason(
            "“{words}” stands in quotation marks though nobody is quoted: the article keeps its distance from it."
        )
    return Finding("scare-quote", span.start, span.end, probability, reason.of(words=words))


def _marked_off(parse: Parse, span: Span) -> bool:
    """Return whether words of distance stand before the marks: "so-called", "were not so “accidental”", "really"."""
    return bool(_DISTANCE.search(parse.passage.text[max(0, span.start - 45) : span.start]))


_DISTANCE = re.compile(
    r"\b(?:so[- ]called|(?:self[- ](?:styled|proclaimed|described)|supposed(?:ly)?|presumed|alleged(?:ly)?|"
    r"purported(?:ly)?|ostensib(?:le|ly)|quote[- ]unquote)(?:\s+\w+(?:\s+of\s+the)?)?|"
    r"(?:not|n[’']t|hardly|anything\s+but|less\s+than|far\s+from)(?:\s+\w+){0,2}\s+"
    r"(?:so|really|quite|exactly|all\s+that|entirely|truly|very)|"
    r"(?:were|was|are|is)\s+(?:really|truly))\s+(?:an?\s+|the\s+)?$",
    re.IGNORECASE,
)


def _unsettled(parse: Parse, span: Span, words: str) -> bool:
    """Return whether a single word in marks may be a term, a name, or somebody's whom the sentence reports."""
    text = parse.passage.text
    tokens = parse.doc.char_span(span.start, span.end, alignment_mode="expand")
    if tokens is None or _HYPHENED.search(words) or _TERM_BEFORE.match(text, span.end) or NAME_AND_COLON.match(text):
        return True  # a coinage, a term that is explained, or what the speaker before the colon says
    word = next((token for token in tokens if any(sign.isalpha() for sign in token.text)), tokens.root)
    clauses = [word, *word.ancestors]
    claimed = any(token.dep_ == "ccomp" and token.head.lemma_.lower() in _REASONED | THOUGHT for token in clauses)
    possible = word.pos_ in ("VERB", "AUX") and any(child.tag_ == "MD" for child in word.children)
    if claimed or possible or any(token.lemma_.lower() in _CHARGES for token in clauses):
        return True  # somebody's statement
    if word.pos_ == "ADJ" and word.dep_ == "amod":
        return word.lower_ not in _JUDGING_WORDS  # "indirect" loans: a kind of loan
    return word.ent_type_ == "PERSON" or between_names(tokens)


_HYPHENED = re.compile(r"\w[-‐‑]\w")
_TERM_BEFORE = re.compile(r"\s*(?:\(|[—–]\s|,\s+(?:which|where|or|a|an|the)\b)")


_CHARGES = frozenset(
    "accusation charge allegation claim criticism complaint fear warning report rumor rumour belief comment remark "
    "statement suggestion question argument".split()
)
_JUDGING_WORDS = lexicon.words("doubted-adjectives") | frozenset(
    word
    for name in (
        "qualifier-political",
        "qualifier-disparaging",
        "qualifier-critical",
        "qualifier-praising",
        "qualifier-approving",
        "loaded-adjectives",
    )
    for word in lexicon.words(name)
)


def _inside(text: str, span: Span) -> bool:
    """Return whether the words stand inside a quotation that nothing closes: they are its speaker's marks."""
    before = text[: span.start]
    return before.count("“") > before.count("”") or (before.count('"') % 2 == 1 and text[span.start] in "'‘")


def _spoken(parse: Parse, span: Span) -> bool:
    """Return whether somebody speaks in the sentence who may have said the words.

    It is so where a cue stands before them with no clause between, where a quotation of some length follows them, and
    where a judgement leads up to them ("Blasting a campaign of “hate”, she left").
    """
    text = parse.passage.text
    for found in parse.attributions:
        if found.cue.start < span.start and not re.search(r"[,;:—–]", text[found.content.end : span.start]):
            return True
        if found.cue.start >= span.end and found.content.start <= span.start:
            return True
    if any(0 <= quotation.start - span.end < _NEAR for quotation in parse.quotations):
        return True
    tokens = parse.doc.char_span(span.start, span.end, alignment_mode="expand")
    for token in tokens.root.ancestors if tokens is not None and parse.doc.has_annotation("DEP") else ():
        lemma = token.lemma_.lower()
        if token.pos_ == "VERB" and (lemma in _REASONED or (lemma in _RULING and _for_reason(token, span))):
            return True
    aimed = [match.end() for match in _AIMING.finditer(text, 0, span.start)]
    return bool(aimed) and not re.search(r"[,;:—–]", text[aimed[-1] : span.start])


def _aside(parse: Parse, span: Span) -> bool:
    """Return whether several words deny a thing its owner's word ("his “model farm”"), or what is put behind a noun."""
    tokens = parse.doc.char_span(span.start, span.end, alignment_mode="expand")
    if tokens is None or tokens.start < 1 or not parse.doc.has_annotation("DEP"):
        return False
    owner, noun = parse.doc[tokens.start - 1], tokens.root
    owned = owner.tag_ in ("POS", "PRP$") and noun.pos_ == "NOUN"
    behind = (
        owner.pos_ == "NOUN" and owner.lemma_.lower() in PEOPLE | BODIES and noun.head == owner and noun.i > owner.i
    )
    return owned or (behind and (noun.dep_ == "prep" or noun.pos_ == "ADJ"))


def _for_reason(verb: Token, span: Span) -> bool:
    """Return whether the words belong to the reason that a ruling gives: "banned for being “violent”"."""
    reasons = [child for child in verb.children if child.dep_ == "prep" and child.lower_ in ("for", "as", "with", "of")]
    return any(span.start <= below.idx < span.end for reason in reasons for below in reason.subtree)


def _reported(parse: Parse, span: Span) -> bool:
    """Return whether somebody is said to be what stands in the marks: "the song was banned, being “violent”"."""
    tokens = parse.doc.char_span(span.start, span.end, alignment_mode="expand")
    if tokens is None or not parse.doc.has_annotation("DEP"):
        return False
    word = tokens.root
    be = word.head if word.dep_ == "acomp" else word
    negated = any(child.dep_ == "neg" or child.lower_ in ("so", "too") for child in (*be.children, *word.children))
    passive = any(child.dep_ == "auxpass" for child in word.children)
    return not negated and (word.dep_ == "acomp" or passive)


def _headline(parse: Parse) -> bool:
    """Return whether the passage is a headline, or is written as one: no full stop, and only single marks."""
    text = parse.passage.text.rstrip()
    return parse.passage.role == "headline" or not (text[-1:] in _ENDING or '"' in text or "“" in text)


def _before_noun(parse: Parse, span: Span) -> bool:
    """Return whether the words stand where a plain word would stand: before a noun, or as one behind an adjective.

    What somebody is said to slam ("“power grab” slammed by the mayor") is his word for it.
    """
    tokens = parse.doc.char_span(span.start, span.end, alignment_mode="expand")
    if tokens is None or not parse.doc.has_annotation("DEP"):
        return False
    noun = tokens.root
    if any(t.lemma_.lower() in JUDGING | SPEECH for t in (noun.head, *noun.rights) if t.pos_ == "VERB"):
        return False
    return noun.pos_ in ("NOUN", "PROPN") and (
        noun.dep_ == "compound" or any(t.dep_ == "compound" for t in noun.children)
    )


def _mentioned(parse: Parse, span: Span) -> bool:
    """Return whether a noun such as "slogan" or "response" says that words are spoken of: "the slogan of “…”"."""
    tokens = parse.doc.char_span(span.start, span.end, alignment_mode="expand")
    if tokens is None or not parse.doc.has_annotation("DEP"):
        return False
    head = tokens.root.head
    if re.search(r"\bso[- ]called\s*$", parse.passage.text[: span.start], re.IGNORECASE):
        return False
    if tokens.end < len(parse.doc) and parse.doc[tokens.end].lemma_.lower() in _BEARING:
        return True
    if any(t.lemma_.lower() in _UTTERING for t in (head, head.head) if t.pos_ == "VERB" and t.i < tokens.start):
        return True
    beside = [tokens.root, head, *head.lefts, *(head.head.children if head.dep_ == "prep" else ())]
    beside += [child for child in head.rights if child.dep_ != "appos"]
    above = [head.head] if head.dep_ in ("prep", "pobj") or tokens.root.dep_ == "conj" else []
    # "her claim that the “wall” was safe": the clause is what the noun states
    above += [
        token.head for token in tokens.root.ancestors if token.dep_ in ("acl", "ccomp") and token.head.i < token.i
    ]
    near = {token for token in (*beside, *above) if not (tokens.start <= token.i < tokens.end)}
    return any(token.lemma_.lower() in _MENTIONING and token.pos_ in ("NOUN", "PROPN", "VERB") for token in near)


def _denied(parse: Parse, span: Span, nouns: frozenset[str]) -> bool:
    """Return whether the words name a body, somebody's part or a procedure, which the marks then deny."""
    tokens = parse.doc.char_span(span.start, span.end, alignment_mode="expand")
    if tokens is None or tokens.root.pos_ not in ("NOUN", "PROPN", "ADJ") or len(tokens) > _CALLED:
        return False
    return tokens.root.lemma_.lower() in nouns


def _bare(text: str) -> str:
    return text.strip(MARKS + " .,;:!?…").casefold()


DEVICE = Device(
    kind="scare-quote",
    label="Scare quotes",
    about=translatable(
        "Quotation marks around a word or two that nobody is quoted with: the article uses the words and keeps its "
        "distance from them. Titles, nicknames and quotations with a speaker are not meant."
    ),
    find=_find,
)
