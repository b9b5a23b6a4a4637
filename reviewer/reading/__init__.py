"""Bytes to a Document: docx by walking its XML, plain text with its encodings, limits and refusals."""

from reviewer.reading.document import read_document
from reviewer.reading.limits import Limits

__all__ = ["Limits", "read_document"]
