"""LibreOffice as a second opinion: it opens a redline, accepts or rejects all by itself, saves the words."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path

MODULE = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC
 "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Judge"
 script:language="StarBasic">
Sub Run(listing As String)
  Dim number As Integer, line As String, parts
  number = FreeFile
  Open listing For Input As #number
  Do While Not EOF(number)
    Line Input #number, line
    If line &lt;&gt; "" Then
      parts = Split(line, "|")
      Judge(parts(0), parts(1), ".uno:AcceptAllTrackedChanges")
      Judge(parts(0), parts(2), ".uno:RejectAllTrackedChanges")
    End If
  Loop
  Close #number
  StarDesktop.terminate()
End Sub
Sub Judge(source As String, target As String, command As String)
  On Error Goto Failed
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  hidden(0).Name = "Hidden"
  hidden(0).Value = True
  Dim filter(1) As New com.sun.star.beans.PropertyValue
  filter(0).Name = "FilterName"
  filter(0).Value = "Text (encoded)"
  filter(1).Name = "FilterOptions"
  filter(1).Value = "UTF8,LF,,,"
  Dim document, dispatcher, none()
  document = StarDesktop.loadComponentFromURL(source, "_blank", 0, hidden())
  dispatcher = createUnoService("com.sun.star.frame.DispatchHelper")
  dispatcher.executeDispatch(document.CurrentController.Frame, command, "", 0, none())
  document.storeToURL(target, filter())
  document.close(True)
Failed:
End Sub
</script:module>
"""
LIBRARY = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE library:library PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "library.dtd">
<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard"
 library:readonly="false" library:passwordprotected="false">

<library:element library:name="Judge"/></library:library>
"""


def available() -> bool:
    return shutil.which("soffice") is not None


def judge(files: list[Path], *, seconds: int = 600) -> dict[Path, tuple[list[str] | None, list[str] | None]]:
    """Return for each file its paragraphs with all accepted and all rejected; None where it did not open."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        profile = home / "profile"
        run = ["soffice", "--headless", "--norestore", f"-env:UserInstallation={profile.as_uri()}"]
        subprocess.run([*run, "--terminate_after_init"], capture_output=True, timeout=120, check=False)
        basic = profile / "user" / "basic" / "Standard"
        basic.mkdir(parents=True, exist_ok=True)
        (basic / "Judge.xba").write_text(MODULE, encoding="utf-8")
        (basic / "script.xlb").write_text(LIBRARY, encoding="utf-8")
        listing = home / "listing.txt"
        targets = {file: (home / f"{n}a.txt", home / f"{n}r.txt") for n, file in enumerate(files)}
        listing.write_text(
            "".join(
                f"{file.resolve().as_uri()}|{a.as_uri()}|{r.as_uri()}\n" for file, (a, r) in targets.items()
            ),
            encoding="utf-8",
        )
        macro = f'macro:///Standard.Judge.Run("{listing}")'
        subprocess.run([*run, macro], capture_output=True, timeout=seconds, check=False)
        return {file: (_lines(a), _lines(r)) for file, (a, r) in targets.items()}


def _lines(path: Path) -> list[str] | None:
    if not path.exists():
        return None
    text = path.read_text(encoding="utf-8-sig").replace("\f", "\n").replace("\u200d", "")
    return [line for line in (" ".join(one.split()) for one in text.split("\n")) if line]
