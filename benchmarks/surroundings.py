"""What figures are taken on: the machine as it was, and the environment that every installation has."""

from __future__ import annotations

import os
import platform
from importlib.metadata import version
from pathlib import Path


def environment() -> dict[str, str]:
    """Return the environment with compiled modules kept, as every installation has them."""
    return {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


def machine(*packages: str) -> str:
    """Return what the figures were taken on: processor, cores, versions, and how busy it was."""
    info = Path("/proc/cpuinfo")
    lines = info.read_text(encoding="utf-8").splitlines() if info.exists() else []
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    versions = "".join(f", {name} {version(name)}" for name in packages)
    return (
        f"{names[0] if names else platform.machine()}, {os.cpu_count()} cores, {platform.system()}, "
        f"Python {platform.python_version()}{versions}. Load over the last minute: {os.getloadavg()[0]:.1f}."
    )
