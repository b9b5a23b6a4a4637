"""Names of WordprocessingML elements and attributes in the form lxml compares them (ISO/IEC 29500-1)."""

from __future__ import annotations

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
V = "{urn:schemas-microsoft-com:vml}"
OFFICE = "{urn:schemas-microsoft-com:office:office}"
CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
DIAGRAM = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}"
RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}"

VAL = W + "val"
P = W + "p"
PPR = W + "pPr"
RUN = W + "r"
RPR = W + "rPr"
T = W + "t"
TBL = W + "tbl"
TR = W + "tr"
TC = W + "tc"
SDT = W + "sdt"
SDT_CONTENT = W + "sdtContent"
FLD_CHAR = W + "fldChar"
TXBX = W + "txbxContent"
ALTERNATE = MC + "AlternateContent"

INS, DEL, MOVE_FROM, MOVE_TO = W + "ins", W + "del", W + "moveFrom", W + "moveTo"

CONTENT_REVISIONS = frozenset(
    {INS, DEL, MOVE_FROM, MOVE_TO, W + "cellIns", W + "cellDel", W + "cellMerge", W + "numberingChange"}
)
FORMAT_REVISIONS = frozenset(
    W + name
    for name in (
        "rPrChange",
        "pPrChange",
        "sectPrChange",
        "tblPrChange",
        "tblPrExChange",
        "trPrChange",
        "tcPrChange",
        "tblGridChange",
    )
)
