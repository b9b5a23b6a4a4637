"""The schema as others know it: an outside validator over the redlines, beside the files they come from.

`openxml-audit` carries the schemas of the Open XML SDK. It is installed from PyPI into an environment of its
own, which is thrown away again. What it finds in the draft or in the baseline as well is theirs and is not
counted; nor are two things it holds against files of Word itself: a row whose properties are a tracked change
and nothing else, and the list number 0, which stands for no list (ISO/IEC 29500-1, 17.9.18).
"""

from __future__ import annotations

import json
import subprocess
import tempfile
import venv
from pathlib import Path

__all__ = ["audit"]

PACKAGE = "openxml-audit==0.8.0"
SCRIPT = """
import json, re, sys
from openxml_audit import FileFormat, OpenXmlValidator
for path in sys.stdin.read().splitlines():
    validator = OpenXmlValidator(file_format=FileFormat.MICROSOFT_365, max_errors=0)
    found = []
    for error in validator.validate(path).errors:
        where = re.sub(r"\\[\\d+\\]", "", error.path or "").rsplit("/", 2)[-2:]
        found.append([error.description, "/".join(where), error.node or ""])
    print(json.dumps([path, found]))
"""


def known(description: str, where: str, node: str) -> bool:
    """Tell whether this is held against files of Word itself."""
    if description == "Numbering definition '0' referenced but not found":
        return True
    return description == "Required sequence content is missing" and where.endswith("trPr") and not node


def audit(files: dict[Path, tuple[Path, Path]]) -> dict[Path, list[str]]:
    """Return for each file what it breaks that neither of its two sources breaks."""
    with tempfile.TemporaryDirectory() as folder:
        venv.create(folder, with_pip=True)
        python = Path(folder) / "bin" / "python"
        install = [python, "-m", "pip", "install", "--quiet", PACKAGE]
        subprocess.run(install, check=True, stderr=subprocess.DEVNULL)
        wanted = sorted({path.resolve() for out, both in files.items() for path in (out, *both)})
        said = subprocess.run(
            [python, "-c", SCRIPT],
            input="\n".join(map(str, wanted)),
            capture_output=True,
            text=True,
            check=True,
        ).stdout
    found = {}
    for line in said.splitlines():
        path, errors = json.loads(line)
        found[Path(path)] = {tuple(error) for error in errors if not known(*error)}
    return {
        out: sorted(
            " ".join(error)
            for error in found[out.resolve()] - set().union(*(found[path.resolve()] for path in both))
        )
        for out, both in files.items()
    }
