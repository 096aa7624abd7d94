"""Why a piece of a page was set aside, in the words that a reader sees."""

from __future__ import annotations

from typing import Final

from framing.records import translatable

NAVIGATION: Final = translatable("menu or link of the site")
BYLINE: Final = translatable("byline")
DATE: Final = translatable("date line")
READING_TIME: Final = translatable("reading time")
AUDIO: Final = translatable("audio or video notice")
SHARING: Final = translatable("sharing or printing link")
NEWSLETTER: Final = translatable("newsletter or subscription box")
FORM: Final = translatable("left over from a form")
COMMENTS: Final = translatable("comment box")
TEASER: Final = translatable("link to another story")
FEED: Final = translatable("list of other stories")
CREDIT: Final = translatable("photo credit")
LANGUAGE: Final = translatable("in another language")
ADVERTISEMENT: Final = translatable("advertisement")
APPEAL: Final = translatable("appeal for money or to turn off an ad blocker")
FOOTER: Final = translatable("footer of the site")
REPEATED: Final = translatable("headline repeated")
CONTACT: Final = translatable("contact line")
OUTSIDE: Final = translatable("outside the article on the page")
STRUCK: Final = translatable("struck out")
POST: Final = translatable("credit of a post set into the page")
CORRECTION: Final = translatable("correction, or note by the editors")
DOUBLED: Final = translatable("said again in full in the text")
SUMMARY: Final = translatable("box that sums the article up")
SYMBOLS: Final = translatable("no words")
SUBJECT: Final = translatable("on another subject than the story's articles")
DROPPED: Final = translatable("matches a pattern to drop")

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
