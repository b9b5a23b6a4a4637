"""Bytes to a Document: docx by walking its XML, plain text with its encodings, limits and refusals."""
