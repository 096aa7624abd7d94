"""Pages that show little or nothing of their article: a beginning before a paywall, a consent form, an empty shell."""

from __future__ import annotations

import re

_ENOUGH = 200
"""Words of body from which a page holds an article, whatever stands beside it."""

_NOTHING = 40
"""Words up to which a page shows next to nothing."""

_PAYWALL = "The page shows only the beginning of the article before a paywall, as it seems"
_SAVE = "Open it in your browser, save the page once the article is on the screen, and give the file."
# What each kind of wall says of itself, in the languages that are read most; looked for only where the body is short.
_WALLS = (
    (
        re.compile(
            r"before you continue|we value your privacy|accept (?:all )?(?:cookies|and continue)|manage (?:my )?consent"
            r"|cookies? akzeptieren|accepter (?:et continuer|les cookies)",
            re.IGNORECASE,
        ),
        "The page asks for consent before it shows the article",
    ),
    (
        re.compile(
            r"(?:subscribe|sign in|log in|register|create an account) (?:now )?to (?:continue|read|keep reading|unlock)"
            r"|(?:article|story|content) is (?:only |reserved )?(?:available )?(?:to|for) (?:our )?(?:paying )?"
            r"(?:subscribers|members)|already a (?:subscriber|member)|subscriber[- ]only|start your (?:free )?trial"
            r"|réservé aux abonnés|nur für abonnenten",
            re.IGNORECASE,
        ),
        _PAYWALL,
    ),
)
_FOR_MONEY = re.compile(r"\"isAccessibleForFree\"\s*:\s*\"?false", re.IGNORECASE)
_SCRIPT = re.compile(
    r"(?:enable|turn on|activate|requires?) javascript|javascript (?:is|must be) (?:disabled|enabled|required|turned)"
    r"|checking your browser|verify(?:ing)? (?:that )?you are (?:a )?human",
    re.IGNORECASE,
)
_LOOKED_THROUGH = 3_000_000  # characters; walls stand near the beginning or the end of a page


def notice(page: str, shown: str, words: int) -> str | None:
    """Return what to tell the user of a page of whose article only `words` words were found, or None.

    `page` is its markup, `shown` the text that a reader sees. Many pages with the whole article carry the same phrases,
    so only those with a short body are looked at; a request to turn scripts on is hidden on nearly every page, so it
    counts only where there is next to nothing else.
    """
    if words >= _ENOUGH:
        return None
    said = next((said for wall, said in _WALLS if wall.search(shown)), None)
    if said is None and _FOR_MONEY.search(page[:_LOOKED_THROUGH]):
        said = _PAYWALL
    if said is None and words < _NOTHING and _SCRIPT.search(page[:_LOOKED_THROUGH]):
        said = "The page needs a script to show its article"
    return f"{said} ({words} words were found). {_SAVE}" if said else None
