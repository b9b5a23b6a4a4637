"""Which language to speak: as asked, else as the environment says, else the contract's, else the system's.

And how what is said to the user is printed."""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

from reviewer.errors import ReviewerError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reviewer.model import Language

__all__ = ["about", "asked", "for_contract", "for_user", "tell"]


def asked(arguments: Sequence[str]) -> Language | None:
    """Return the language that `--lang` names, or REVIEWER_LANG; None where neither does."""
    wish = ""
    for place, argument in enumerate(arguments):
        if argument == "--":
            break
        if argument == "--lang" and place + 1 < len(arguments):
            wish = arguments[place + 1]
        elif argument.startswith("--lang="):
            wish = argument.partition("=")[2]
    return _language(wish) or _language(os.environ.get("REVIEWER_LANG", ""))


def for_user(wish: Language | None, *words: str) -> Language:
    """Return the language for help and errors, before any contract was read: Chinese where the system, or
    what the user wrote in `words`, is Chinese."""
    return wish or ("zh" if any(map(_is_chinese, words)) or _chinese_system() else "en")


@contextmanager
def about(contract: Language) -> Iterator[None]:
    """Let an error that arises here know the language of the contract that it is about."""
    try:
        yield
    except ReviewerError as error:
        error.language = error.language or contract
        raise


def for_contract(wish: Language | None, contract: Language) -> Language:
    """Return the language for a contract in that language: Chinese where it or the system is Chinese."""
    return wish or ("zh" if contract == "zh" else for_user(None))


def tell(text: str) -> int:
    """Print a text so that no terminal obeys it, and return the exit status for done."""
    from reviewer.exporting.report import harmless

    sys.stdout.write(harmless(text).rstrip("\n") + "\n")
    sys.stdout.flush()
    return 0


def _is_chinese(word: str) -> bool:
    return any("\u4e00" <= char <= "\u9fff" for char in word)


def _chinese_system() -> bool:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(name)
        if value:
            return value.lower().startswith("zh")
    import locale

    return (locale.getlocale()[0] or "").lower().startswith(("zh", "chinese"))


def _language(text: str) -> Language | None:
    name = text.lower().replace("-", "_").partition("_")[0]
    return "zh" if name == "zh" else "en" if name == "en" else None
