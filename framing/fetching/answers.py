"""What to tell the user when a server does not give the page."""

from __future__ import annotations

_SAVE = "open it in your browser, save the page as .html and give the file"
_SAID = {
    401: f"asks for a login (401); {_SAVE}",
    402: f"asks for payment (402); {_SAVE} if you have access",
    403: f"refuses programs (403); {_SAVE}",
    404: "does not exist (404); check the address",
    410: "was taken down (410); look for a copy in a web archive",
    429: f"asks for fewer requests (429); try again later, or {_SAVE}",
    451: "is withheld for legal reasons (451)",
}


def refusal(url: str, status: int) -> str:
    """Return a sentence on a status that is not a page: what happened, and what to do."""
    if said := _SAID.get(status):
        return f"{url} {said}."
    if status >= 500:
        return f"{url} is in trouble (its server says {status}); try again later, or {_SAVE}."
    return f"{url} gives no page (its server says {status}); {_SAVE}."
