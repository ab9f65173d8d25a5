"""What must not get in: zips that burst, point outside or hold archives; too many rows; no text."""

import re
import stat
import zipfile
from pathlib import Path

import pytest

from data.errors import IntakeError
from data.intake import safe
from data.intake.rows import Item, Remark, Row
from data.intake.sources import items
from data.sources import own_csv, own_workbook
from tests.intake import files


def taken(file: Path, room: Path, **answers: str) -> list[Item]:
    return [item for item, _ in items(file, answers, room)]


def refusal(file: Path, room: Path) -> str:
    found = taken(file, room)
    assert not any(isinstance(one, Row) for one in found)
    return " ".join(one.fact for one in found if isinstance(one, Remark))


def test_a_zip_bomb_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    bomb = files.packed(tmp_path / "bomb.zip", {"landscape.csv": b"0" * 60_000_000})
    assert bomb.stat().st_size < 100_000
    assert "would grow from" in refusal(bomb, tmp_path / "room")
    assert not (tmp_path / "room").exists() or not list((tmp_path / "room").rglob("*.csv"))


def test_a_zip_that_lies_about_its_size_is_stopped(tmp_path: Path) -> None:
    file = files.packed(tmp_path / "liar.zip", {"landscape.csv": b"a,b\n" * 300_000})
    small = safe.Limits(unpacked_bytes=500_000, ratio=0)
    held = bytearray(file.read_bytes())
    for mark in (b"PK\x01\x02", b"PK\x03\x04"):
        at = held.index(mark) + (24 if mark == b"PK\x01\x02" else 22)
        held[at : at + 4] = (1_000).to_bytes(4, "little")
    file.write_bytes(bytes(held))
    with pytest.raises(IntakeError, match=r"damaged|beyond its limit"):
        safe.unpack(file, tmp_path / "room", small)


def test_only_a_plain_file_is_admitted(tmp_path: Path) -> None:
    file = tmp_path / "landscape.csv"
    file.write_text("landscape_id\na\n", encoding="utf-8")
    safe.admit(file)
    link = tmp_path / "link.csv"
    link.symlink_to(file)
    for other in (link, tmp_path, tmp_path / "nothing.csv"):
        with pytest.raises(IntakeError, match="is not a plain file"):
            safe.admit(other)


OUTSIDE = ["../landscape.csv", "/landscape.csv", "a/../../x.csv", "C:\\x.csv"]


@pytest.mark.parametrize("name", OUTSIDE)
def test_a_zip_that_points_outside_is_refused(tmp_path: Path, name: str) -> None:
    file = files.packed(tmp_path / "out.zip", {name: b"a,b\n1,2\n"})
    assert "points outside it" in refusal(file, tmp_path / "room")
    assert not (tmp_path / "landscape.csv").exists()


def test_a_link_in_a_zip_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "link.zip"
    with zipfile.ZipFile(file, "w") as archive:
        link = zipfile.ZipInfo("landscape.csv")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(link, "/etc/passwd")
    assert "holds a link" in refusal(file, tmp_path / "room")


def test_an_archive_in_an_archive_is_refused(tmp_path: Path) -> None:
    inner = files.packed(tmp_path / "inner.zip", {"landscape.csv": b"a\n"}).read_bytes()
    file = files.packed(tmp_path / "outer.zip", {"inner.zip": inner})
    assert "holds another archive (inner.zip)" in refusal(file, tmp_path / "room")


def test_too_many_files_in_a_zip_are_refused(tmp_path: Path) -> None:
    many = {f"{number}.csv": b"a\n" for number in range(safe.LIMITS.members + 1)}
    assert "2,001 files" in refusal(files.packed(tmp_path / "many.zip", many), tmp_path / "room")


def test_ten_million_rows_are_refused_in_a_sentence(tmp_path: Path) -> None:
    file = tmp_path / "observation.csv"
    file.write_bytes(b"landscape,measure,value\n" + b"a,b\n" * 10_000_000)
    with pytest.raises(IntakeError, match=r"more than 2,000,000 rows.*Send it in parts"):
        list(own_csv.read(file, {}))


def test_an_empty_file_and_a_folder_without_files_are_refused(tmp_path: Path) -> None:
    (tmp_path / "landscape.csv").write_bytes(b"")
    assert "is empty" in refusal(tmp_path / "landscape.csv", tmp_path / "room")
    (tmp_path / "none").mkdir()
    with pytest.raises(IntakeError, match="holds no file"):
        taken(tmp_path / "none", tmp_path / "room")


@pytest.mark.parametrize(
    ("encoding", "said"),
    [("utf-8", ""), ("utf-8-sig", ""), ("utf-16", "UTF-16"), ("utf-16-le", "UTF-16 without a mark"),
     ("latin-1", "Latin-1"), ("cp1252", "Latin-1")],
)  # fmt: skip
def test_accents_survive_every_encoding(tmp_path: Path, encoding: str, said: str) -> None:
    lines = [("landscape_name", "country", "population"), ("Río Ñuble", "Chile", 1200)]
    file = files.text(tmp_path / "landscape.csv", lines, encoding=encoding)
    found = taken(file, tmp_path / "room")
    assert [one.cells["landscape_name"] for one in found if isinstance(one, Row)] == ["Río Ñuble"]
    assert said in " ".join(one.fact for one in found if isinstance(one, Remark))


@pytest.mark.parametrize("delimiter", list(",;\t|"))
def test_every_delimiter_is_found(tmp_path: Path, delimiter: str) -> None:
    file = files.text(tmp_path / "landscape.csv", files.LANDSCAPES, delimiter=delimiter)
    assert sum(isinstance(one, Row) for one in taken(file, tmp_path / "room")) == 2


def test_bytes_that_are_no_text_are_refused(tmp_path: Path) -> None:
    (tmp_path / "landscape.csv").write_bytes(bytes(range(256)) * 40)
    assert "is not a text file" in refusal(tmp_path / "landscape.csv", tmp_path / "room")


def test_a_file_cut_off_in_a_row_says_so_and_an_open_quote_too(tmp_path: Path) -> None:
    file = files.text(tmp_path / "landscape.csv", files.LANDSCAPES)
    file.write_bytes(file.read_bytes()[:-30])
    facts = [one.fact for one in taken(file, tmp_path / "room") if isinstance(one, Remark)]
    assert any("in the middle of a row" in one for one in facts)
    file.write_text('landscape_name,country\nA,KEN\n"B,KEN\n' + "C,KEN\n" * 400, encoding="utf-8")
    facts = [one.fact for one in taken(file, tmp_path / "room") if isinstance(one, Remark)]
    assert any("quote that is not closed" in one for one in facts)


def test_macros_are_refused_and_formulas_said(tmp_path: Path) -> None:
    sound = files.workbook(tmp_path / "a.xlsx", {"Landscapes": files.LANDSCAPES})
    with zipfile.ZipFile(sound) as archive:
        held = {one: archive.read(one) for one in archive.namelist()}
    macro = files.packed(tmp_path / "m.xlsm", {**held, "xl/vbaProject.bin": b"x"})
    assert "holds macros" in refusal(macro, tmp_path / "room")
    lines = [*files.LANDSCAPES, ("Sum", "KEN", "", "", "=1+1", "", "reference")]
    file = files.workbook(tmp_path / "f.xlsx", {"Landscapes": lines})
    facts = [one.fact for one in taken(file, tmp_path / "room") if isinstance(one, Remark)]
    assert "Formulas: 1; their last saved values are read." in facts


def test_xml_entities_in_a_workbook_are_refused(tmp_path: Path) -> None:
    sound = files.workbook(tmp_path / "a.xlsx", {"Landscapes": files.LANDSCAPES})
    with zipfile.ZipFile(sound) as archive:
        held = {one: archive.read(one) for one in archive.namelist()}
    name = "xl/worksheets/sheet1.xml"
    laughs = b'<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    held[name] = held[name].replace(b"<worksheet", laughs + b"<worksheet", 1)
    file = files.packed(tmp_path / "laughs.xlsx", held)
    assert "declares XML entities" in refusal(file, tmp_path / "room")


FAR = [
    b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>',
    b"<row r='1048576'><c s='1' r='XFD1048576'><v>1</v></c></row>",
    b'<row r="1048576">' + b"<c><v>1</v></c>" * 30 + b"</row>",
]


@pytest.mark.parametrize("far", FAR)
def test_a_cell_far_out_is_refused_before_the_sheet_is_spanned(tmp_path: Path, far: bytes) -> None:
    sound = files.workbook(tmp_path / "a.xlsx", {"Landscapes": files.LANDSCAPES})
    with zipfile.ZipFile(sound) as archive:
        held = {one: archive.read(one) for one in archive.namelist()}
    name = "xl/worksheets/sheet1.xml"
    held[name] = held[name].replace(b"</sheetData>", far + b"</sheetData>", 1)
    file = files.packed(tmp_path / "far.xlsx", held)
    assert "spans more cells" in refusal(file, tmp_path / "room")
    beside = tmp_path / "folder"
    beside.mkdir()
    file.rename(beside / "far.xlsx")
    files.text(beside / "landscape.csv", files.LANDSCAPES)
    assert sum(isinstance(one, Row) for one in taken(beside, tmp_path / "again")) == 2


ODS = (
    b'<?xml version="1.0"?><office:document-content '
    b'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    b'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    b'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"><office:body>'
    b'<office:spreadsheet><table:table table:name="Landscapes">%s</table:table>'
    b"</office:spreadsheet></office:body></office:document-content>"
)


def ods(file: Path, rows: bytes) -> Path:
    kind = b"application/vnd.oasis.opendocument.spreadsheet"
    manifest = (
        b'<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
        b"</manifest:manifest>"
    )
    held = {"mimetype": kind, "META-INF/manifest.xml": manifest, "content.xml": ODS % rows}
    return files.packed(file, held)


def ods_row(*cells: str, repeated: int = 1, across: int = 1) -> bytes:
    written = "".join(
        f'<table:table-cell office:value-type="string" table:number-columns-repeated="{across}">'
        f"<text:p>{one}</text:p></table:table-cell>"
        for one in cells
    )
    row = f'<table:table-row table:number-rows-repeated="{repeated}">{written}</table:table-row>'
    return row.encode()


def test_an_ods_is_read_and_one_that_repeats_without_end_is_not(tmp_path: Path) -> None:
    head = ods_row("landscape name", "country", "population")
    file = ods(tmp_path / "a.ods", head + ods_row("Upper Tana", "Kenya", "12"))
    assert [
        one.cells["country_codes"] for one in taken(file, tmp_path / "r") if isinstance(one, Row)
    ]
    bomb = ods(tmp_path / "b.ods", head + ods_row("x", repeated=1_048_576, across=1_024))
    assert re.search("more cells|Cell limit", refusal(bomb, tmp_path / "room"))


def test_a_workbook_that_is_none_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_bytes(b"not a workbook at all" * 50)
    assert "no workbook" in refusal(tmp_path / "a.xlsx", tmp_path / "room")
    file = files.packed(tmp_path / "b.xlsx", {"readme.txt": b"hello"})
    assert "zip but no workbook" in refusal(file, tmp_path / "room")
    assert own_workbook.recognises(file)


def test_an_old_workbook_is_read_and_a_broken_one_refused(tmp_path: Path) -> None:
    old = Path(__file__).with_name("old.xls")
    assert sum(isinstance(one, Row) for one in taken(old, tmp_path / "room")) == 2
    held = old.read_bytes()
    (tmp_path / "cut.xls").write_bytes(held[: len(held) // 3])
    assert "is damaged, or spans more cells" in refusal(tmp_path / "cut.xls", tmp_path / "room")
    macros = "_VBA_PROJECT".encode("utf-16-le")
    (tmp_path / "macro.xls").write_bytes(held + macros)
    assert "holds macros" in refusal(tmp_path / "macro.xls", tmp_path / "room")
