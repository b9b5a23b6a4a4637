"""What cannot be read is refused with one clear line, whatever is wrong with it."""

from __future__ import annotations

import io
import random
import zipfile
from contextlib import suppress

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reviewer.errors import ReadingError
from reviewer.messages import describe
from reviewer.reading import Limits, read_document

OLE = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(504)


def refusal(path, **options) -> str:
    with pytest.raises(ReadingError) as caught:
        read_document(path, **options)
    for lang in ("zh", "en"):
        line = describe(caught.value, lang)
        assert str(path) in line
        assert "\n" not in line
    return caught.value.key


@pytest.mark.parametrize(
    ("content", "key"),
    [
        (b"", "reading.empty"),
        (b" \n\n ", "reading.no_text"),
        (b"%PDF-1.7\n", "reading.pdf"),
        (b"{\\rtf1 x}", "reading.foreign"),
        (b"<!DOCTYPE html><p>x", "reading.foreign"),
        (b"\x89PNG\r\n\x1a\n\x00", "reading.foreign"),
        (OLE + "WordDocument".encode("utf-16-le"), "reading.legacy_word"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "reading.encrypted"),
        (OLE + "Workbook".encode("utf-16-le"), "reading.legacy_office"),
        (b"PK\x03\x04 and no more", "reading.corrupt"),
        (bytes(range(256)) * 8, "reading.binary"),
    ],
)
def test_a_file_is_refused_for_what_it_holds_and_not_for_its_name(tmp_path, content, key):
    path = tmp_path / "合同.docx"
    path.write_bytes(content)
    assert refusal(path) == key


def test_a_missing_file_and_a_folder_are_refused(tmp_path):
    assert refusal(tmp_path / "无.docx") == "reading.not_found"
    assert refusal(tmp_path) == "reading.is_folder"


@pytest.mark.parametrize(
    ("member", "kind"), [("xl/workbook.xml", "xlsx"), ("ppt/presentation.xml", "pptx"), ("mimetype", "odt")]
)
def test_another_kind_of_package_is_named(tmp_path, member, kind):
    path = tmp_path / "a.docx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(member, "application/vnd.oasis.opendocument.text")
    with pytest.raises(ReadingError) as caught:
        read_document(path)
    assert (caught.value.key, caught.value.params["kind"]) == ("reading.foreign", kind)


def test_a_zip_file_without_a_document_is_refused(tmp_path):
    path = tmp_path / "a.docx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("说明.txt", "x")
    assert refusal(path) == "reading.not_word"


def test_a_document_of_images_alone_is_called_a_scan(package):
    body = '<w:p><w:r><w:drawing><a:blip r:embed="x"/></w:drawing></w:r></w:p>'
    assert refusal(package(body)) == "reading.only_images"


def test_broken_xml_is_refused_by_the_name_of_its_part(package):
    path = package("<w:p></w:q>")
    with pytest.raises(ReadingError) as caught:
        read_document(path)
    assert (caught.value.key, caught.value.params["part"]) == ("reading.malformed_xml", "word/document.xml")


def test_an_external_entity_is_never_resolved(tmp_path, package, xml):
    secret = tmp_path / "secret.txt"
    secret.write_text("秘密", encoding="utf-8")
    path = package(xml.p("正文"))
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts["word/document.xml"] = f'<!DOCTYPE x [<!ENTITY s SYSTEM "{secret.as_uri()}">]>'.encode() + parts[
        "word/document.xml"
    ].replace("正文".encode(), "正文&s;".encode())
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    assert [block.text for block in read_document(path).blocks] == ["正文"]


def test_limits_are_kept_and_can_be_raised(package, xml):
    deep = "<w:ins>" * 300 + xml.r("深") + "</w:ins>" * 300
    path = package(xml.p(xml.r("浅") + deep))
    assert refusal(path) == "reading.limit_depth"
    assert refusal(path, limits=Limits(entries=2)) == "reading.limit_entries"
    assert refusal(path, limits=Limits(unpacked=100)) == "reading.limit_unpacked"
    assert read_document(package(xml.p(xml.r("浅"))), limits=Limits(depth=300)).blocks[0].text == "浅"
    assert refusal(package(xml.p(xml.r("浅"))), limits=Limits(depth=4)) == "reading.limit_depth"


def test_a_decompression_bomb_is_refused(package, xml):
    path = package(xml.p(xml.r("零" + " " * (4 << 20))))
    assert refusal(path, limits=Limits(ratio=100)) == "reading.limit_ratio"


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 2**32), flips=st.integers(0, 12), cut=st.floats(0, 1))
def test_a_damaged_file_is_read_or_refused_and_nothing_else(package, xml, seed, flips, cut):
    numbering = xml.lists(xml.level(0, "decimal", "%1."))
    path = package(xml.numbered("甲方应当付款") + xml.table(xml.row("一", "二")), numbering=numbering)
    data = bytearray(path.read_bytes())
    chance = random.Random(seed)
    for _ in range(flips):
        data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    if cut < 0.5:
        data = data[: int(len(data) * cut * 2)]
    path.write_bytes(bytes(data))
    with suppress(ReadingError):
        assert read_document(path).blocks


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 2**32))
def test_damaged_xml_in_a_sound_package_is_read_or_refused(package, xml, seed):
    numbering = xml.lists(xml.level(0, "decimal", "%1."), xml.level(1, "decimal", "%1.%2"))
    styles = '<w:style w:type="paragraph" w:styleId="a"><w:name w:val="heading 1"/></w:style>'
    path = package(
        xml.numbered("甲方应当付款", 1) + xml.table(xml.row("一")), numbering=numbering, styles=styles
    )
    chance = random.Random(seed)
    with zipfile.ZipFile(path) as archive:
        parts = {name: bytearray(archive.read(name)) for name in archive.namelist()}
    victim = parts[chance.choice(sorted(parts))]
    for _ in range(chance.randrange(1, 4)):
        victim[chance.randrange(len(victim))] = chance.randrange(32, 127)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, bytes(content))
    path.write_bytes(out.getvalue())
    with suppress(ReadingError):
        assert read_document(path).blocks


def test_every_outside_document_is_read_or_refused_with_one_line(shared):
    for path in sorted((shared / "corpus").rglob("*")):
        if not path.is_file():
            continue
        with suppress(ReadingError):
            assert read_document(path).blocks


def test_an_oddly_placed_main_part_opens(shared):
    assert read_document(shared / "corpus" / "hostile" / "alternate_document_path.docx").blocks
