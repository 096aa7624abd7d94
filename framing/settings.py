"""What a user may set, in one frozen value: defaults, then a `framing.toml`, then command-line flags."""

from __future__ import annotations

import os
import tomllib
from dataclasses import dataclass, field, fields, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import platformdirs

from framing.errors import SettingsError

Recorded = str | int | float | bool | tuple[str, ...] | None

EMBEDDED = "all-MiniLM-L6-v2"
"""The encoder that comes with the package."""


ENGLISH = "en"
PAGE_LANGUAGES = {ENGLISH: "English", "uk": "Ukrainian"}
"""The languages that the report's own words can be in. Each but English has a folder in templates/locale."""


AUTO, REFERENCE = RUNTIMES = ("auto", "reference")
"""What runs the models: ONNX Runtime where it can, or sentence-transformers, which is what the former is held to."""
NETWORKS = "networks"
"""The folder of the cache that holds models converted for ONNX Runtime."""


@dataclass(frozen=True, slots=True)
class Settings:
    """How a comparison is made. Every field's comment gives its unit and meaning; docs/reference is made from them."""

    model: str = EMBEDDED  # name or folder of a sentence-transformers model
    cache: Path = field(default_factory=lambda: Path(platformdirs.user_cache_dir("framing")))  # folder for vectors
    runtime: str = AUTO  # auto: the model is converted once and runs fast; reference: it runs in sentence-transformers
    threads: int = 0  # processor threads for encoding; 0, or more than this process may use: as many as it may
    scorers: Path | None = None  # folder with scorers of your own (lexical, informational, tone: a folder each)
    max_article_chars: int = 300_000  # characters; a longer file is refused, since it is no article
    keep: tuple[str, ...] = ()  # patterns (regular expressions); paragraphs of a page that match are the article's
    drop: tuple[str, ...] = ()  # patterns (regular expressions); paragraphs that match are set aside
    offline: bool = False  # true: pages come from the cache only, nothing is fetched
    lang: str = ENGLISH  # language of the report's own words: en or uk

    def recorded(self) -> dict[str, Recorded]:
        """Return the settings that shape what is found, as a comparison records them: not where and how fast."""
        chosen: dict[str, Recorded] = {"model": self.model, "max_article_chars": self.max_article_chars}
        patterns = {"keep": self.keep, "drop": self.drop}
        return chosen | {name: given for name, given in patterns.items() if given}


def load(folder: Path | None = None, **flags: Any) -> Settings:
    """Return the settings in force: the defaults, `framing.toml` in `folder` (default: here), then flags not None."""
    path = (folder or Path.cwd()) / "framing.toml"
    try:
        written = tomllib.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingsError(f"{path} is not valid TOML ({error}); mend it or move it away.") from error
    return _apply(
        _apply(Settings(), written, str(path)), {k: v for k, v in flags.items() if v is not None}, "the flags"
    )


def page_language(lang: str) -> str:
    """Return a language that the report's words can be in; raises SettingsError for any other."""
    if lang not in PAGE_LANGUAGES:
        known = ", ".join(f"{code} ({name})" for code, name in PAGE_LANGUAGES.items())
        raise SettingsError(f"{lang!r} is no report language; there are {known}.")
    return lang


def fixed_moment() -> str | None:
    """Return the moment that the environment's SOURCE_DATE_EPOCH has comparisons record, or None where it has none."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    return datetime.fromtimestamp(int(epoch), UTC).isoformat(timespec="seconds") if epoch else None


_PATHS = frozenset({"cache", "scorers"})


def _apply(settings: Settings, values: dict[str, Any], origin: str) -> Settings:
    known = {f.name: type(getattr(settings, f.name)) for f in fields(Settings)}
    typed: dict[str, Any] = {}
    for name, value in values.items():
        if name not in known:
            raise SettingsError(f"{origin} sets {name!r}, which is no setting; there are {', '.join(sorted(known))}.")
        wanted = Path if name in _PATHS else known[name]
        try:
            typed[name] = _strings(value) if wanted is tuple else wanted(value)
        except (TypeError, ValueError) as error:
            raise SettingsError(f"{origin} sets {name} to {value!r}; expected {wanted.__name__}.") from error
    page_language(typed.get("lang", ENGLISH))
    if typed.get("runtime", AUTO) not in RUNTIMES:
        raise SettingsError(f"{origin} sets runtime to {typed['runtime']!r}; there are {', '.join(RUNTIMES)}.")
    return replace(settings, **typed)


def _strings(value: Any) -> tuple[str, ...]:
    """Return a list of strings; a single string is a list of one."""
    values = (value,) if isinstance(value, str) else tuple(value)
    if not all(isinstance(one, str) for one in values):
        raise TypeError
    return values
