"""The sort of Word file that goes out: a document, whatever sort the draft is.

Word opens no file named .docx that declares itself a template or a document with macros (ISO/IEC 29500-1,
11.3.10; [MS-OFFMACRO2] 2.2.1), and none that holds macros without saying so.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewer.model import Message

if TYPE_CHECKING:
    from reviewer.exporting.word.package import WordPackage

__all__ = ["make_document"]

_DOCUMENT = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_OTHER_SORTS = (
    "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml",
    "application/vnd.ms-word.document.macroEnabled.main+xml",
    "application/vnd.ms-word.template.macroEnabledTemplate.main+xml",
)
_MACROS = "vbaProject"


def make_document(package: WordPackage) -> list[Message]:
    """Make a document of a package that is a template or holds macros; return a notice of macros left out."""
    if package.content_type(package.main) in _OTHER_SORTS:
        package.declare(package.main, _DOCUMENT)
    return [Message("word.macros_left_out", {})] if package.remove(package.main, _MACROS) else []
