"""The exported data package: valid by others' tools, read back unchanged, nothing private in it."""

import csv
import json
from datetime import date

import frictionless
import pytest

from data import build, consent, demonstration, export, grid, package
from data.errors import IntakeError, PackageError
from data.sources import frictionless_package as reader
from tests.sources.reading import SAMPLES, Given

AS_OF = date(2026, 11, 22)


@pytest.fixture(scope="module")
def record(tmp_path_factory):
    folder = tmp_path_factory.mktemp("export") / "record"
    export.write(build.PUBLIC_RECORD, folder)
    return folder


@pytest.fixture(scope="module")
def invented(tmp_path_factory):
    """The demonstration, which has every level of consent, and its export."""
    folder = tmp_path_factory.mktemp("demonstration")
    demonstration.write(folder / "made", landscapes=120, seed=1, as_of=AS_OF)
    export.write(folder / "made", folder / "exported")
    return folder


def test_the_record_is_the_same_package_and_gives_the_same_warehouse(record):
    for file in record.glob("*.csv"):
        assert file.read_bytes() == (build.PUBLIC_RECORD / file.name).read_bytes()
    ids = {build.build_id(one, grid.embedded(), AS_OF) for one in (build.PUBLIC_RECORD, record)}
    assert len(ids) == 1


def test_an_export_of_an_export_has_the_same_bytes(record, invented, tmp_path):
    for number, folder in enumerate((record, invented / "exported")):
        again = tmp_path / str(number)
        files = export.write(folder, again)
        assert [one.name for one in files][-1] == "datapackage.json"
        assert all(one.read_bytes() == (folder / one.name).read_bytes() for one in files)


def test_what_consent_took_out_is_not_in_the_export_and_stays_out(invented):
    public, levels = consent.applied(package.read(invented / "made"), AS_OF)
    again, levels_again = consent.applied(package.read(invented / "exported"), AS_OF)
    identity = {one: level["identity"] for one, level in levels.items()}
    assert {"aggregate_only", "listed_in_country", "generalised"} <= set(identity.values())
    assert identity == {one: level["identity"] for one, level in levels_again.items()}
    for name, table in public.tables.items():
        if name != "consent":
            assert again.tables[name].rows == table.rows, name
    kept = {row["landscape_id"] for row in public.tables["landscape"].rows}
    made = {row["landscape_id"] for row in package.read(invented / "made").tables["landscape"].rows}
    text = "".join(file.read_text() for file in (invented / "exported").iterdir())
    assert made - kept
    assert not [one for one in made - kept if one in text]


@pytest.mark.parametrize("which", ["record", "exported"])
def test_others_tools_find_the_package_valid(which, record, invented):
    folder = record if which == "record" else invented / which
    report = frictionless.Package(str(folder / "datapackage.json")).validate()
    assert report.valid, report.flatten(["taskNumber", "rowNumber", "fieldName", "message"])[:5]


@pytest.mark.parametrize(
    ("table", "column", "value", "expected"),
    [
        ("landscape", "latitude", "95", "maximum"),
        ("landscape", "realm_code", "air", "enum"),
        ("landscape", "landscape_name", "", "required"),
        ("landscape", "country_codes", "", None),
        ("finance", "landscape_id", "nowhere", "foreign"),
        ("finance", "rate_on", "31/12/2020", "pattern"),
        ("observation", "tier", "9", "enum"),
        ("observation", "value", "many", "type"),
    ],
)
def test_the_descriptor_carries_the_rules_of_the_schema(
    record, tmp_path, table, column, value, expected
):
    folder = tmp_path / "broken"
    folder.mkdir()
    for file in record.iterdir():
        (folder / file.name).write_bytes(file.read_bytes())
    described = json.loads((folder / "datapackage.json").read_text())
    for resource in described["resources"]:
        del resource["hash"], resource["bytes"]
    (folder / "datapackage.json").write_text(json.dumps(described))
    with (folder / f"{table}.csv").open(newline="") as handle:
        header, *rows = csv.reader(handle)
    rows[0][header.index(column)] = value
    with (folder / f"{table}.csv").open("w", newline="") as handle:
        csv.writer(handle).writerows([header, *rows])
    report = frictionless.Package(str(folder / "datapackage.json")).validate()
    assert report.valid == (expected is None)
    said = str(report.flatten(["type", "message", "note"])).lower()
    assert expected is None or expected in said


def test_the_reader_gives_every_cell_as_the_files_have_it(record):
    assert reader.recognises(record)
    assert reader.recognises(record / "datapackage.json")
    given = Given(reader.read(record, {}))
    for file in record.glob("*.csv"):
        with file.open(newline="") as handle:
            assert given.of(file.stem) == list(csv.DictReader(handle)), file.name
    drawn = json.loads((record / "boundary.geojson").read_text())["features"]
    assert {one["properties"]["landscape_id"] for one in drawn} == set(given.shapes)
    for one in drawn:
        shape = given.shapes[one["properties"]["landscape_id"]]
        assert shape.boundary_kind_code == one["properties"]["boundary_kind_code"]
        assert json.loads(json.dumps(shape.geometry)) == one["geometry"]
    assert not given.said("refused")
    assert not given.broken_cells()


def packed(folder, *resources):
    file = folder / "datapackage.json"
    file.write_text(json.dumps({"name": "p", "resources": list(resources)}))
    return file


def test_a_resource_that_is_no_table_is_asked_for(tmp_path):
    (tmp_path / "a.csv").write_text("organisation_id;organisation_name;budget\nwwf;WWF;3\n")
    dialect = {"dialect": {"delimiter": ";"}}
    file = packed(tmp_path, {"name": "organisations", "path": "a.csv"} | dialect)
    given = Given(reader.read(file, {}))
    assert given.rows == []
    assert given.asks() == {"table:organisations": ("organisation", "none")}
    given = Given(reader.read(file, {"table:organisations": "organisation"}))
    assert given.of("organisation") == [{"organisation_id": "wwf", "organisation_name": "WWF"}]
    assert "“budget” is no column of organisation" in given.said("refused")
    left = Given(reader.read(file, {"table:organisations": "none"}))
    assert (left.rows, left.asks()) == ([], {})
    assert "“organisations” is left out, as answered." in left.said("noted")


def test_rows_within_the_descriptor(tmp_path):
    held = [{"organisation_id": "a", "is_coalition_member": True}, {"organisation_id": "b"}]
    given = Given(reader.read(packed(tmp_path, {"name": "organisation", "data": held}), {}))
    assert given.of("organisation")[0] == {"organisation_id": "a", "is_coalition_member": "true"}
    listed = [["organisation_id", "organisation_name"], ["c", 5], ["d", None]]
    given = Given(reader.read(packed(tmp_path, {"name": "organisation", "data": listed}), {}))
    assert [row["organisation_name"] for row in given.of("organisation")] == ["5", ""]


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("../secret.csv", "is no path beside the descriptor"),
        ("/etc/passwd", "is no path beside the descriptor"),
        ("https://example.org/a.csv", "lies elsewhere"),
        ("absent.csv", "is missing"),
        (7, "is no path beside the descriptor"),
        (None, "is no path beside the descriptor"),
    ],
)
def test_only_files_beside_the_descriptor_are_read(tmp_path, path, expected):
    (tmp_path.parent / "secret.csv").write_text("organisation_id\nsecret\n")
    given = Given(reader.read(packed(tmp_path, {"name": "organisation", "path": path}), {}))
    assert given.rows == []
    assert expected in given.said("refused")


def test_a_link_out_of_the_folder_is_not_followed(tmp_path):
    (tmp_path / "in").mkdir()
    (tmp_path / "secret.csv").write_text("organisation_id\nsecret\n")
    (tmp_path / "in" / "a.csv").symlink_to(tmp_path / "secret.csv")
    given = Given(
        reader.read(packed(tmp_path / "in", {"name": "organisation", "path": "a.csv"}), {})
    )
    assert given.rows == []


def test_broken_packages_are_refused_in_words(tmp_path):
    file = tmp_path / "datapackage.json"
    for text in ("{", '{"resources": []}', '{"resources": 5}', "[" * 100_000, "[]"):
        file.write_text(text)
        with pytest.raises(IntakeError, match="no sound descriptor"):
            list(reader.read(file, {}))
    (tmp_path / "a.csv").write_bytes(b"organisation_id\ncaf\xe9\n")
    one = {"name": "organisation", "path": "a.csv"}
    with pytest.raises(IntakeError, match="cannot be read as its descriptor says"):
        list(reader.read(packed(tmp_path, one), {}))
    read = Given(reader.read(packed(tmp_path, one | {"encoding": "latin-1"}), {}))
    assert read.of("organisation") == [{"organisation_id": "café"}]
    (tmp_path / "a.csv").write_text("organisation_id\na,b\n")
    given = Given(reader.read(packed(tmp_path, one | {"hash": "md5:" + "0" * 32}), {}))
    assert "has 2 cells where the header has 1" in given.said("refused")
    assert "was changed after it was packed" in given.said("noted")


def test_a_folder_in_use_and_a_broken_package_are_refused(tmp_path):
    with pytest.raises(PackageError, match="is not empty"):
        export.write(build.PUBLIC_RECORD, build.PUBLIC_RECORD)
    with pytest.raises(PackageError):
        export.write(tmp_path, tmp_path / "out")
    assert not (tmp_path / "out").exists()


@pytest.mark.skipif(not SAMPLES.exists(), reason="needs ../shared/samples, which is not here")
@pytest.mark.parametrize(
    "name",
    ["datapackage.json", "zenodo.packagewithmeta.json", "zenodo.packagepartialmeta.json"],
)
def test_a_real_package_of_others_is_asked_for_its_tables(name):
    file = SAMPLES / "frictionless" / "package" / name
    assert reader.recognises(file)
    given = Given(reader.read(file, {}))
    assert set(given.asks()) == {"table:data", "table:data2"}
    given = Given(reader.read(file, {"table:data": "organisation", "table:data2": "none"}))
    assert "“amount” is no column of organisation" in given.said("refused")
