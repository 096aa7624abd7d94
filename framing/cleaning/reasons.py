"""Why a piece of a page was set aside, in the words that a reader sees."""

from __future__ import annotations

from typing import Final

NAVIGATION: Final = "menu or link of the site"
BYLINE: Final = "byline"
DATE: Final = "date line"
READING_TIME: Final = "reading time"
AUDIO: Final = "audio or video notice"
SHARING: Final = "sharing or printing link"
NEWSLETTER: Final = "newsletter or subscription box"
FORM: Final = "left over from a form"
COMMENTS: Final = "comment box"
TEASER: Final = "link to another story"
FEED: Final = "list of other stories"
CREDIT: Final = "photo credit"
LANGUAGE: Final = "in another language"
ADVERTISEMENT: Final = "advertisement"
APPEAL: Final = "appeal for money or to turn off an ad blocker"
FOOTER: Final = "footer of the site"
REPEATED: Final = "headline repeated"
CONTACT: Final = "contact line"
OUTSIDE: Final = "outside the article on the page"
STRUCK: Final = "struck out"
POST: Final = "credit of a post set into the page"
CORRECTION: Final = "correction, or note by the editors"
DOUBLED: Final = "said again in full in the text"
SUMMARY: Final = "box that sums the article up"
SYMBOLS: Final = "no words"
SUBJECT: Final = "on another subject than the story's articles"
DROPPED: Final = "matches a pattern to drop"

REASONS = (
    NAVIGATION,
    BYLINE,
    DATE,
    READING_TIME,
    AUDIO,
    SHARING,
    NEWSLETTER,
    FORM,
    COMMENTS,
    TEASER,
    FEED,
    CREDIT,
    LANGUAGE,
    ADVERTISEMENT,
    APPEAL,
    FOOTER,
    REPEATED,
    CONTACT,
    OUTSIDE,
    STRUCK,
    POST,
    CORRECTION,
    DOUBLED,
    SUMMARY,
    SYMBOLS,
    SUBJECT,
    DROPPED,
)
"""Every reason that cleaning gives."""
