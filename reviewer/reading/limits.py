"""How large and how deep a file may be before it is refused."""

from __future__ import annotations

from msgspec import Struct


class Limits(Struct, frozen=True):
    """Bounds that no honest contract reaches and every decompression bomb passes."""

    entries: int = 10_000
    """Members of the zip package."""
    unpacked: int = 1 << 30
    """Bytes of the whole package once unpacked; also the bound for a text file."""
    ratio: int = 1000
    """Unpacked to packed size of one member; looked at only where a member unpacks to more than 1 MiB."""
    depth: int = 256
    """Nesting of XML elements."""
