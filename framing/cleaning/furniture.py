"""Lines that belong to the site and not to the article, known by their wording (English, so far).

Each phrase stands for a family that news sites write around their articles, collected by reading such pages. They
are regular expressions over a whole line, capitals and closing punctuation apart.
"""

from __future__ import annotations

import re
from typing import Literal

from framing.cleaning import reasons

_AGENCY = (
    r"(?:getty(?: images)?|reuters|afp|ap(?: photo)?|epa(?:-efe)?|efe|shutterstock|alamy|xinhua|tass|sputnik"
    r"|anadolu(?: agency)?|dpa|pa(?: images| wire| media)?|pool|zuma(?: press)?|bloomberg|istock\w*|unsplash"
    r"|wikimedia(?: commons)?|flickr|cordon press|nurphoto|sipa|rex|ukrinform|associated press"
    r"|agence france-?presse|press association|imago|corbis|files?|handout|via .{2,40})"
)
# A credit in brackets, behind a slash or bar, or after "Photo:", at the end of the line.
_CREDIT = re.compile(
    rf"[(\[](?:[^()\[\]]{{0,60}}[/,|–—-]\s*)?"
    rf"(?:photo(?:graph)?s?\s*(?:by|:|/|credit)?\s*[^()\[\]]{{0,60}}"
    rf"|{_AGENCY}(?:\s*[/,]\s*[^()\[\]]{{1,40}})?)[)\]]\.?$"
    rf"|[/|©]\s*\(?{_AGENCY}(?:\s*[/|]\s*[\w .'’-]{{1,40}})?\)?\.?$"
    rf"|©\s*[\w .'’-]{{2,40}}(?:\({_AGENCY}[^()]{{0,20}}\))?$"
    r"|\b(?:photo(?:graph)?s?|image|picture|credit|illustration|foto)(?: credit| courtesy| by)?\s*:\s*\S.{1,80}$"
    r"|\bphoto(?:graph)? (?:by|courtesy of) \S.{1,60}$",
    re.IGNORECASE,
)
# Behind the last sentence, or before a photographer's name, an agency is written in its own spelling.
_SIGNED = re.compile(
    r"(?<=[.”\"’')])\s*(?:Getty Images|REUTERS|Reuters|AFP|EPA|AP|Xinhua|TASS|Shutterstock|Alamy)"
    r"(?:\s*/\s*[\w .'’-]{1,40})?\.?$"
    r"|\b(?:REUTERS|AFP|EPA|AP Photo|AP)\s*/\s*\w[\w .'’-]{1,40}$"
    r"|^(?:Getty Images|REUTERS|AFP|EPA|AP Photo|Shutterstock|Alamy)\s+(?:The|A|An|[A-Z]\w+)\b.{20,200}[^.]$"
)
_BEGINS = re.compile(
    r"^(?:file photo|pictured|photo(?:graph)?\s*[:|]|image (?:copyright|caption|source|credit)|caption\s*:"
    r"|screen(?:shot|grab)\s*[:“\"]|(?:video )?grab from a video|enlarge this image|file\s*[-:–—]+\s"
    r"|(?:this|an?|am|the) (?:(?:undated|file|combination|handout|satellite) )*(?:photo|image|picture|video)s?"
    r" (?:shows?|taken|provided|released|from|made|grab)\b"
    r"|(?:file\s*[-:–—]+\s*)?(?:in|on) this .{2,40}\b(?:photo|image|picture|frame grab|video)\b)",
    re.IGNORECASE,
)
# "(R)" alone is a party in American politics.
_POINTS = re.compile(
    r"\((?:[LC]|[CLR]-[CLR]|cent(?:re|er)"
    r"|(?:(?:second|third|top|bottom|front|back|far|cent(?:re|er)|[lrc])[ -]?){0,3}(?:from )?(?:left|right))\)",
    re.IGNORECASE,
)
# A button's words before a photographer's name, and no caption: "Enlarge this image … Ivo Stam/AP".
_BUTTON = re.compile(r"^enlarge this image(?: toggle caption)?(?: \S+){1,8}$", re.IGNORECASE)
_SAID = re.compile(r"\b(?:said|told|says|added|according to)\b")
_BARE = re.compile(
    rf"^(?:photo(?:graph)?s?|image|picture|credits?|source|file photo)?(?:\s*(?:by|:|/|©|\||credit)){{0,3}}\s*{_AGENCY}"
    rf"(?:\s*[/|,]\s*[\w .'’-]{{1,40}})?(?:\s+{_AGENCY})?$"
    r"|^(?:photo(?:graph)?|image|picture)s?\s*(?:(?:credit|courtesy|by)\s*:?|:|/|©)\s*\S.{0,60}$",
    re.IGNORECASE,
)


def is_credit(text: str) -> bool:
    """Return whether a line is only the credit of a photo."""
    return len(text) <= 90 and bool(_BARE.match(text) or _BUTTON.match(text))


def is_caption(text: str) -> bool:
    """Return whether a line describes a picture: it carries a credit, or says what the picture shows."""
    if len(text) > 700:
        return False
    if _CREDIT.search(text[-160:]) or _SIGNED.search(text[-260:]) or _BEGINS.match(text):
        return True
    return len(text) <= 300 and bool(_POINTS.search(text)) and not _SAID.search(text)


_LONGEST = 260
"""Characters in a line beyond which it is a paragraph, and no menu or button."""

_SITES = (
    "facebook|twitter|x|linkedin|whatsapp|telegram|e?-?mail|print|reddit|pinterest|flipboard|instagram|youtube|tumblr"
    r"|copy(?: the)? link|link copied|bookmark|save(?: (?:article|story))?|tweet(?: this)?|pin it|google\+?|messenger"
    "|viber|rss|pocket|sms|more|share"
)

# The first family that fits gives the reason.
_LINES: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        reasons.READING_TIME,
        (
            r".{0,40}?\b\d{1,3}[\s-]*min(?:ute)?s?\.?\s+read(?:ing time)?",
            r"reading time:?.{0,20}",
            r"\d{1,3}\s+mins?",
        ),
    ),
    (
        reasons.AUDIO,
        (
            r"this (?:audio|article|text|story) (?:is|was) (?:created|generated|voiced|read|translated)\b.{0,60}",
            r"listen(?: to (?:this|the) (?:article|story|audio))?(?:\s*\(?[\d:]+\s*\w*\)?)?",
            r"(?:play|watch|pause)(?: (?:the )?(?:video|audio|now))?",
            r"audio|video|now playing|watch (?:live|now|video|below)",
            r"your browser does not support .{0,40}",
        ),
    ),
    (
        reasons.SHARING,
        (
            r"share(?: (?:this|on|via|with|it|the|by|to|now)\b.{0,40})?",
            rf"(?:{_SITES})(?:(?:\W|\band\b)+(?:{_SITES}))*",
            r"click to (?:share|e-?mail|print)\b.{0,60}",
            r"(?:print|e-?mail) (?:this )?(?:article|page|story)",
            r"\d+ shares?|shares",
            r"follow us(?: on .{0,40})?|follow .{1,40} on (?:twitter|facebook|instagram|x)",
        ),
    ),
    (
        reasons.NEWSLETTER,
        (
            r"(?:please,? )?(?:enter|type) (?:your|correct|a valid)\b.{0,60}",
            r"subscribe(?: (?:now|today|to|for|here)\b.{0,60})?",
            r"sign (?:up|in)(?: (?:now|today|to|for|here|with)\b.{0,100})?|log ?(?:in|out)|register(?: now)?",
            r"newsletters?|unsubscribe.{0,60}",
            r"get (?:the|our|breaking)\b.{0,40}\b(?:newsletter|inbox|alerts?|notifications|browser)\b.{0,60}",
            r"success?ful{1,2}y subscribed|you (?:have|are) success?fully subscribed.{0,40}",
            r"newsletter sign ?up\b.{0,240}",
            r"(?:want )?to (?:read|continue|keep|finish|unlock|access|see|view)\b.{0,80}\b(?:register|subscribe"
            r"|sign (?:in|up)"
            r"|log ?in|create an? (?:free )?account|become a .{0,20}(?:member|subscriber))\b.{0,80}",
            r"already (?:an? )?(?:subscriber|member|registered|subscribed)\b.{0,60}",
            r"join (?:our|us|the)\b.{0,40}(?:newsletter|community|channel).{0,40}",
        ),
    ),
    (
        reasons.FORM,
        (
            r"\*? ?indicates? (?:a )?required(?: fields?)?|required(?: fields?)?",
            r"submit|search(?: .{0,20})?|send|cancel|close|ok|no,? thanks|accept(?: all)?(?: cookies)?|apply|reset|go",
            r"first name|last name|e-?mail(?: address)?|your (?:name|e-?mail)\b.{0,20}|password",
            r"loading|next|previous|prev|back|yes|no|done|dismiss|skip|edit post|select .{0,20}",
        ),
    ),
    (
        reasons.COMMENTS,
        (
            r"(?:leave|post|add|write) (?:a |your )?(?:comments?|reply)\b.{0,40}",
            r"(?:\d+ |no |view |show |see |read |join the |all )?"
            r"(?:comments?|conversation|replies|discussion)(?: ?\(?\d*\)?)?",
            r"comments? (?:are )?(?:closed|off|disabled)\b.{0,40}|be the first to comment|reply",
            r"(?:please )?leave your (?:suggestions|corrections|comments?)\b.{0,60}",
            r"report(?: (?:abuse|a (?:typo|mistake|correction)))?",
            r"to (?:suggest|report) a (?:correction|typo|mistake|clarification)\b.{0,80}",
            r"you can also highlight the text and press\b.{0,40}",
            r"(?:spotted|found|see|noticed) (?:an? )?(?:error|mistake|typo)\b.{0,120}",
        ),
    ),
    (
        reasons.ADVERTISEMENT,
        (
            r"ads?|advertisements?(?: continue reading the main story)?|advertising|advert|promoted",
            r"(?:advert|advertisement|ad) ?\d{1,2}(?!\d).{0,60}",
            r"anzeige|werbung|publicit[ée]|publicidade?|pubblicità|advertentie|annons|reklama|реклама",
            r"sponsored(?: (?:content|by\b.{0,40}))?|paid (?:content|post)",
            r"story continues below.{0,20}|article continues (?:below|after).{0,30}|continue reading the main story",
        ),
    ),
    (
        reasons.NAVIGATION,
        (
            r"skip to\b.{0,40}|home|menu|main menu|navigation|top|back to (?:top|home)|go to .{0,20}|contents?",
            r"about(?: us)?|contact(?: us)?|jobs|careers|advertise(?: with us)?|help|support|faqs?|site ?map",
            r"more(?: .{0,12})?|read more|read (?:the )?full (?:story|article)|continue reading|click here",
            r"show (?:more|less|all)|see (?:more|all)|view (?:more|all)|load more|expand|collapse|hide",
            r"toggle\b.{0,20}|sections|breadcrumbs?|slideshow.{0,20}|(?:enlarge|view) (?:this )?(?:image|photo).{0,20}",
            r"breaking news|live|opinion|sports?|business|politics|world|news|culture|lifestyle|tech(?:nology)?",
            r"weather|video|photos?|gallery|accessibility|podcasts?|e-?paper|login|(?:my )?account|us|uk|int"
            r"|language|english",
        ),
    ),
    (
        reasons.FOOTER,
        (
            r"(?:copyright|©|\(c\)).{0,160}|.{0,80}all rights reserved.{0,80}|imprint|legal(?: notice)?",
            r"(?:privacy|cookie)s? (?:policy|notice|settings|preferences)\b.{0,60}|terms (?:of|and|&)\b.{0,60}",
            r"(?:powered|hosted) by .{0,40}|do not sell .{0,40}",
        ),
    ),
    (
        reasons.CONTACT,
        (
            r"contact (?:the )?(?:writers?|authors?|reporters?|us)\b.{0,80}",
            r".{0,120}\bdo you have a story for\b.{0,200}|.{0,120}\be-?mail us at \S{1,60}@.{0,120}",
            r"e-?mail(?: us)?:? ?\S+@\S+|write to .{0,40}@\S+|(?:tel|phone|fax)\W.{0,40}",
        ),
    ),
    (
        reasons.TEASER,
        (
            r"(?:read|also read|see also|related|watch|video|photos?|don['’]t miss|must read|slideshow|click here|more)"
            r"(?: more| also)?\s*[:>»|–—-]\s*\S.{0,200}",
            r"\[(?:video|graphic|photos?|read|related|interactive|map|opinion|analysis|watch|the|how|why|what)\b"
            r"[^\]]{8,160}\]",
        ),
    ),
)
_WHOLE = tuple((why, re.compile(rf"^(?:{'|'.join(family)})\W*$", re.IGNORECASE)) for why, family in _LINES)

# Titles of the boxes that stand behind an article: from there on, everything belongs to the site.
_BEHIND = (
    r"topics?|tags?|filed under.{0,60}|about the authors?|recommend(?:ed|ations?)(?: .{0,30})?",
    r"(?:more|other) (?:from|news|stories|on|in|articles|coverage)\b.{0,40}|what to read next|explore more",
    r"news ?feed|(?:latest|trending|popular)(?: .{0,30})?|top stories|recent (?:posts?|news|articles?|stories)",
    r"most (?:read|popular|viewed|shared|recent|commented).{0,30}|editors?['’]? (?:picks?|choice)|our picks",
    r"you (?:may|might) (?:also )?(?:like|be interested).{0,40}|up next|(?:from )?(?:the|around the) web",
    r"leave a (?:comment|reply)|comments?|today['’]s (?:top|coverage) .{0,40}",
)
# Titles that stand behind an article, or amid it with a single link below.
_EITHER = (
    r"read (?:more|also|next)|see also|also read|keep reading|in this (?:article|story)|don['’]t miss",
    r"related(?: (?:articles?|stories|news|posts?|topics?|content|links?|coverage|tags?))?(?: .{0,20})?",
    r"(?:next|previous) (?:article|story|post)|share this(?: \w+)?|(?:our )?newsletters?",
)
_ENDS = re.compile(rf"^(?:{'|'.join(_BEHIND)})\W*$", re.IGNORECASE)
_MAY_END = re.compile(rf"^(?:{'|'.join(_EITHER)})\W*$", re.IGNORECASE)

# Notices that are sentences, so found anywhere in a line.
_APPEAL = re.compile(
    r"disabl\w+ (?:your )?ad[ -]?block|ad[ -]?blocker|become a (?:patron|member|supporter)"
    r"|(?:support|donat\w+ to) (?:our|independent) (?:work|journalism|newsroom|reporting)"
    r"|consider (?:a )?(?:donat|support|subscrib)\w+|make a (?:donation|contribution)"
    r"|depends? on the support of (?:our )?readers|cost of (?:one|a) cup of coffee"
    r"|(?:could|can|please) (?:join|support) our community",
    re.IGNORECASE,
)
# An appeal speaks to the reader; a report about donations does not, unless it quotes.
_TO_READER = re.compile(r"\b(?:you|your|us|our)\b", re.IGNORECASE)
_QUOTED = re.compile(r"[“”\"]")
_NOTICES = (
    (
        reasons.FOOTER,
        re.compile(
            r"\b(?:we|this (?:web)?site) uses? cookies\b|by continuing to (?:use|browse)\b.{0,60}cookies"
            r"|our use of cookies|protected by recaptcha|agree to (?:our|the) (?:terms|privacy)"
            r"|may not be (?:published|reproduced|redistributed).{0,40}(?:broadcast|rewritten|redistributed|permission)"
            r"|^copyright\b|^©|\ball rights reserved\b",
            re.IGNORECASE,
        ),
    ),
    (
        reasons.NEWSLETTER,
        re.compile(
            r"thank(?:s| you) for (?:signing up|subscribing)|sent you (?:a|an) (?:confirmation )?e-?mail"
            r"|you must select a newsletter|delivered to your inbox",
            re.IGNORECASE,
        ),
    ),
)


def reason(text: str) -> str | None:
    """Return why a line is the site's, as far as its own words tell, or None."""
    if not any(c.isalnum() for c in text):
        return reasons.SYMBOLS
    if len(text) <= _LONGEST:
        for why, pattern in _WHOLE:
            if pattern.match(text):
                return why
    if _APPEAL.search(text) and _TO_READER.search(text) and not _QUOTED.search(text):
        return reasons.APPEAL
    return next((why for why, pattern in _NOTICES if pattern.search(text)), None)


def box(text: str) -> Literal["behind", "either"] | None:
    """Return where boxes with this line as their title stand: behind articles, or either behind or amid them."""
    if len(text) > 80:
        return None
    return "behind" if _ENDS.match(text) else "either" if _MAY_END.match(text) else None
