"""The catalogue of everything the program says, in Chinese and in English.

One TOML file a room and language: `zh/findings.toml` beside `en/findings.toml`, with the same keys and the
same parameters. Parameters are put in with `str.format`; one that is itself a `Message` is rendered first,
and a tuple of names becomes a list of them. What hangs on a number is written behind it, one form and many or
none, one and many: `{n} {n:clause|clauses}`.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

from reviewer import tables
from reviewer.patterns import lazy

if TYPE_CHECKING:
    from reviewer.errors import ReviewerError
    from reviewer.model.contract import Language
    from reviewer.model.finding import Message

__all__ = ["catalogue", "describe", "render", "say"]


@lru_cache(maxsize=32)
def catalogue(room: str, lang: Language) -> dict[str, Any]:
    """Return the whole catalogue file of a room, nested as TOML nests it."""
    return tables.read("messages", lang, f"{room}.toml")


@lru_cache(maxsize=4096)
def _template(key: str, lang: Language) -> str:
    room, *rest = key.split(".")
    entry: Any = catalogue(room, lang)
    for name in rest:
        entry = entry[name]
    if not isinstance(entry, str):
        raise KeyError(key)
    return entry


def say(key: str, lang: Language, **params: object) -> str:
    """Return the sentence of that key; KeyError where the catalogue lacks it."""
    template = _template(key, lang)
    given = {name: _filling(value, lang) for name, value in params.items()}
    if _counts(template):
        from reviewer.messages.counted import COUNTED

        return COUNTED.vformat(template, (), given)
    return template.format(**given)


@lru_cache(maxsize=4096)
def _counts(template: str) -> bool:
    return "|" in template and any("|" in field.partition(":")[2] for field in template.split("{"))


def _filling(value: object, lang: Language) -> object:
    """Return a parameter as it is put in; the model is loaded only where a parameter may be a message."""
    if isinstance(value, (str, int, float)):
        return value
    if isinstance(value, tuple):
        return say("words.comma", lang).join(value) or "—"
    from reviewer.model.finding import Message

    return render(value, lang) if isinstance(value, Message) else value


_STOPPED_TWICE = lazy(r"(?<=[^「])[。；]」(?=[。，；：])|(?<=[a-z]{3})\.”(?=\.$)")
"""The stop of quoted words before one of the sentence that quotes them: 「…。」。"""


def render(message: Message, lang: Language) -> str:
    """Return a message as a sentence in that language; of two stops around a quotation mark one is said."""
    words = say(message.key, lang, **message.params)
    if "。」" in words or "；」" in words or ".”." in words:
        return _STOPPED_TWICE.sub(lambda found: found[0][1:], words)
    return words


@lru_cache(maxsize=1)
def _system_reasons() -> dict[str, str]:
    """Return what the system and SQLite say of common failures, each to its entry in `words.system`."""
    import errno
    import os

    names = (
        "ENOENT",
        "ENOTDIR",
        "EACCES",
        "EPERM",
        "EROFS",
        "ENOSPC",
        "EDQUOT",
        "EISDIR",
        "ENAMETOOLONG",
        "EIO",
    )
    found = {os.strerror(getattr(errno, name)): name.lower() for name in names if hasattr(errno, name)}
    return found | {
        "disk I/O error": "eio",
        "database or disk is full": "enospc",
        "attempt to write a readonly database": "erofs",
        "unable to open database file": "eacces",
    }


def _reason(words: str, lang: Language) -> str:
    known = _system_reasons().get(words)
    return say(f"words.system.{known}", lang) if known else words


def describe(error: ReviewerError, lang: Language) -> str:
    """Return an error as one line: the file, the cause, the remedy.

    What the system gave as the reason is said in the reader's language where it is a common one.
    """
    params = dict(error.params)
    if "reason" in params:
        params["reason"] = _reason(str(params["reason"]), lang)
    cause = say(f"errors.{error.key}.cause", lang, **params)
    remedy = say(f"errors.{error.key}.remedy", lang, **params)
    stop = "。" if lang == "zh" else "; "
    colon = "：" if lang == "zh" else ": "
    line = f"{cause.rstrip('。.;')}{stop}{remedy}"
    return f"{error.path}{colon}{line}" if error.path else line
