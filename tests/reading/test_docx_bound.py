"""A content control bound to data of the file is read as Word shows it: from the data."""

from __future__ import annotations

import zipfile

import pytest

from reviewer.reading import read_document

STORE = "{0A1B2C3D-0000-0000-0000-000000000001}"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/"
RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>'
)
BINDING = '<w:dataBinding w:prefixMappings="xmlns:n=\'urn:price\'" w:xpath="{}" w:storeItemID="{}"/>'


@pytest.fixture
def read_bound(package, xml, tmp_path):
    """Return a function that reads a control with words and properties, bound to a price of 900."""

    def read(words: str, properties: str, path: str = "/n:deal/n:price"):
        control = (
            f"<w:sdt><w:sdtPr>{BINDING.format(path, STORE)}{properties}</w:sdtPr>"
            f"<w:sdtContent>{words}</w:sdtContent></w:sdt>"
        )
        body = f"<w:p>{xml.r('第一条 价款为')}{control}{xml.r('元。')}</w:p>"
        source, made = package(body), tmp_path / "数据.docx"
        parts = {
            "customXml/item1.xml": '<deal xmlns="urn:price"><price>900</price><name/></deal>',
            "customXml/itemProps1.xml": (
                f'<x:datastoreItem xmlns:x="{OFFICE}customXml" x:itemID="{STORE.lower()}"/>'
            ),
            "customXml/_rels/item1.xml.rels": RELATIONS.format(
                f'<Relationship Id="r1" Type="{OFFICE}relationships/customXmlProps" Target="itemProps1.xml"/>'
            ),
            "word/_rels/document.xml.rels": RELATIONS.format(
                f'<Relationship Id="r9" Type="{OFFICE}relationships/customXml" '
                'Target="../customXml/item1.xml"/>'
            ),
        }
        with zipfile.ZipFile(source) as usual, zipfile.ZipFile(made, "w") as archive:
            for name in usual.namelist():
                if name not in parts:
                    archive.writestr(name, usual.read(name))
            for name, words in parts.items():
                archive.writestr(name, words)
        return read_document(made)

    return read


def test_the_data_are_read_and_told_where_the_words_differ(read_bound, xml):
    document = read_bound(xml.r("1") + xml.r("00"), "<w:text/>")
    assert document.blocks[0].text == "第一条 价款为900元。"
    (notice,) = document.notices
    assert (notice.key, notice.params) == ("notices.bound", {"count": 1, "near": ("“100 → 900”",)})


@pytest.mark.parametrize(
    ("words", "properties", "path"),
    [
        ("<w:r><w:t>900</w:t></w:r>", "<w:text/>", "/n:deal/n:price"),
        ("<w:r><w:t>100</w:t></w:r>", "", "/n:deal/n:price"),
        ("<w:r><w:t>100</w:t></w:r>", "<w:showingPlcHdr/><w:text/>", "/n:deal/n:price"),
        ("<w:r><w:t>100</w:t></w:r>", "<w:text/>", "/n:deal/n:name"),
        ("<w:r><w:t>100</w:t></w:r>", "<w:text/>", "/n:deal/n:gone"),
        ("<w:r><w:t>100</w:t></w:r>", "<w:text/>", "/n:deal"),
        ("<w:r><w:t>100</w:t></w:r>", "<w:text/>", "document('x')"),
        ("<w:r><w:t>100</w:t></w:r>", "<w:text/>", "/m:deal/m:price"),
        ('<w:ins w:id="1" w:author="甲"><w:r><w:t>100</w:t></w:r></w:ins>', "<w:text/>", "/n:deal/n:price"),
    ],
)
def test_other_controls_are_read_as_they_stand(words, properties, path, read_bound):
    document = read_bound(words, properties, path)
    assert document.blocks[0].text in ("第一条 价款为100元。", "第一条 价款为900元。")
    assert ("900" in words) == ("900" in document.blocks[0].text)
    assert not any(notice.key == "notices.bound" for notice in document.notices)
