"""News agencies: the name that reports show, and the forms in which pages print it."""

from __future__ import annotations

from framing import lexicon

# Short forms that are also words, names or initials: they count only where nothing else can stand.
_AMBIGUOUS = frozenset(
    "AA ANI ANP AP APA APP ATS BTA Bloomberg CNA CP CTK EFE HINA Hina KUNA Lusa LUSA MENA MTI NTB PA PAP SID SPA STT TT"
    " UNI UPI VNA WAM".split()
)

_FORMS = {
    name: tuple(forms.split(" | ")) if forms else ()
    for name, forms in lexicon.table("agencies", language=lexicon.ALL).items()
}

# Long names are known in any capitals; short ones as they are or in capitals only: "ap" and "ani" are words.
_LONG = 5
FORMS = tuple(sorted({form for name, more in _FORMS.items() for form in (name, *more)}, key=lambda f: (-len(f), f)))
"""Every printed form, the longest first."""
_EXACT = {form: name for name, more in _FORMS.items() for form in (name, *more, name.upper())}
_FOLDED = {form.casefold(): name for form, name in _EXACT.items() if len(form) >= _LONG}


def named(text: str) -> str | None:
    """Return the agency that a text is the name of, with or without "the" before it, or None."""
    bare = " ".join(text.split())
    bare = bare[4:] if bare[:4].casefold() == "the " else bare
    return _EXACT.get(bare) or _FOLDED.get(bare.casefold())


def is_plain(text: str) -> bool:
    """Return whether a text is an agency's name and nothing else: "PA" is also a degree, and a state."""
    return named(text) is not None and text not in _AMBIGUOUS and not (len(text) < _LONG and text.islower())
