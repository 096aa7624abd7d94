"""News agencies: the name that reports show, and the forms in which pages print it."""

from __future__ import annotations

# Short forms that are also words, names or initials: they count only where nothing else can stand.
_AMBIGUOUS = frozenset(
    "AA ANI ANP AP APA APP ATS BTA Bloomberg CNA CP CTK EFE HINA Hina KUNA Lusa LUSA MENA MTI NTB PA PAP SID SPA STT TT"
    " UNI UPI VNA WAM".split()
)

_FORMS: dict[str, tuple[str, ...]] = {
    "AFP": (
        "Agence France-Presse",
        "Agence France Presse",
        "AFP - Agence France Presse",
        "Agence France-Presse (AFP)",
        "AFP News",
        "AFP News Agency",
        "АФП",
    ),
    "AP": ("Associated Press", "AP News", "The Associated Press (AP)", "Associated Press (AP)", "АП"),
    "Reuters": ("Thomson Reuters", "Reuters News Agency", "Reuters News", "Рейтер", "Рейтерс"),
    "Thomson Reuters Foundation": (),
    "AAP": ("Australian Associated Press",),
    "AA": ("Anadolu", "Anadolu Agency", "Anadolu Ajansı", "Anadolu Ajansi"),
    "Agerpres": (),
    "ANI": ("Asian News International", "ANI News"),
    "ANP": ("Algemeen Nederlands Persbureau",),
    "ANSA": ("Agenzia ANSA", "Agenzia Nazionale Stampa Associata"),
    "Antara": ("Antara News", "Kantor Berita Antara"),
    "APA": ("Austria Presse Agentur", "Austria Press Agency"),
    "APP": ("Associated Press of Pakistan",),
    "ATS": ("Keystone-ATS", "Keystone-SDA"),
    "BelTA": ("Belta", "БелТА"),
    "Belga": ("Belga News Agency", "Agence Belga"),
    "Bernama": (),
    "Bloomberg": ("Bloomberg News",),
    "BTA": ("Bulgarian News Agency", "БТА"),
    "CNA": ("Central News Agency",),
    "CP": ("Canadian Press", "La Presse canadienne", "La Presse Canadienne"),
    "CTK": ("ČTK", "Czech News Agency", "Česká tisková kancelář"),
    "dpa": ("DPA", "dpa-AFX", "Deutsche Presse-Agentur", "German Press Agency"),
    "EFE": ("Agencia EFE", "EFE News"),
    "epd": ("Evangelischer Pressedienst",),
    "Europa Press": (),
    "HINA": ("Hina", "Croatian News Agency", "Hrvatska izvještajna novinska agencija"),
    "IANS": ("Indo-Asian News Service", "Indo-Asian News Service (IANS)"),
    "Interfax": ("Интерфакс", "Interfax News Agency"),
    "Interfax-Ukraine": ("Interfax Ukraine", "Интерфакс-Украина", "Інтерфакс-Україна"),
    "IRNA": ("Islamic Republic News Agency", "ایرنا"),
    "Jiji": ("Jiji Press", "時事通信"),
    "KCNA": ("Korean Central News Agency",),
    "KUNA": ("Kuwait News Agency",),
    "Kyodo": ("Kyodo News", "共同通信", "共同通信社"),
    "Lusa": ("LUSA", "Agência Lusa", "Lusa News Agency"),
    "MENA": ("Middle East News Agency",),
    "MTI": ("Magyar Távirati Iroda",),
    "NTB": ("Norsk Telegrambyrå",),
    "PA Media": ("PA", "Press Association", "PA News", "PA News Agency"),
    "PAP": ("Polska Agencja Prasowa", "Polish Press Agency"),
    "PTI": ("Press Trust of India",),
    "RIA Novosti": ("РИА Новости",),
    "Ritzau": ("Ritzaus Bureau",),
    "SID": ("Sport-Informations-Dienst",),
    "SPA": ("Saudi Press Agency",),
    "STT": ("Suomen Tietotoimisto",),
    "TASS": ("Tass", "ITAR-TASS", "ТАСС", "ИТАР-ТАСС"),
    "Tanjug": ("Танјуг",),
    "TASR": (),
    "TT": ("Tidningarnas Telegrambyrå", "TT Nyhetsbyrån"),
    "Ukrinform": ("Укрінформ", "Укринформ"),
    "UNI": ("United News of India",),
    "UNIAN": ("УНІАН", "УНИАН"),
    "UPI": ("United Press International",),
    "VNA": ("Vietnam News Agency", "TTXVN"),
    "WAFA": ("Palestine News Agency", "Palestinian News Agency", "Wafa"),
    "WAM": ("Emirates News Agency",),
    "Xinhua": ("Xinhua News Agency", "新华社", "新華社"),
    "Yonhap": ("Yonhap News Agency", "Yonhap News", "연합뉴스"),
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
    """Tell whether a text is an agency's name and nothing else: "PA" is also a degree, and a state."""
    return named(text) is not None and text not in _AMBIGUOUS and not (len(text) < _LONG and text.islower())
