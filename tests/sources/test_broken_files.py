"""Broken files of every kind: a sentence, never a traceback, never a wait, never a wrong row."""

import time

import pytest
from shapely.geometry import shape

from data import grid_import
from data.boundary import fault_of
from data.errors import GridError, IntakeError
from data.intake.rows import Remark, Row, Shape
from data.schema import tables
from data.sources import frictionless_package, geofile, iati_activities
from tests.sources import breaking

READ = {
    "iati": (breaking.iati, iati_activities),
    "geojson": (breaking.geojson, geofile),
    "kml": (breaking.kml, geofile),
    "kmz": (breaking.kmz, geofile),
    "geopackage": (breaking.geopackage, geofile),
    "shapefile": (breaking.shapefile, geofile),
    "descriptor": (breaking.descriptor, frictionless_package),
}
GRIDS = {
    "csv": breaking.grid_csv,
    "geopackage": breaking.grid_geopackage,
    "parquet": breaking.grid_parquet,
}
TRIES = 12
LONGEST_SECONDS = 10
ANSWERS = {"landscape": "mara", "share:A": "50"}


def look_at(item):
    """What a reader gives must fit the tables, and say what to do where it refuses."""
    if isinstance(item, Row):
        assert set(item.cells) <= {column.name for column in tables()[item.table].columns}
        assert all(isinstance(value, str) for value in item.cells.values())
    elif isinstance(item, Shape):
        assert fault_of(shape(item.geometry)) is None
    else:
        assert isinstance(item, Remark)
        assert item.fact
        assert item.next_step or item.kind_code in ("noted", "corrected")


@pytest.mark.parametrize("kind", READ)
def test_a_broken_file_gives_sound_rows_or_a_sentence(kind, tmp_path):
    make, reader = READ[kind]
    file = make(tmp_path)
    whole = file.read_bytes()
    for seed in range(TRIES):
        file.write_bytes(breaking.broken(whole, seed))
        began = time.monotonic()
        try:
            if reader.recognises(file):
                for item in reader.read(file, ANSWERS):
                    look_at(item)
        except IntakeError as error:
            assert len(str(error)) > 20
        assert time.monotonic() - began < LONGEST_SECONDS, (kind, seed)


@pytest.mark.parametrize("kind", GRIDS)
def test_a_broken_grid_gives_people_or_a_sentence(kind, tmp_path):
    file = GRIDS[kind](tmp_path)
    whole = file.read_bytes()
    for seed in range(TRIES):
        file.write_bytes(breaking.broken(whole, seed))
        try:
            table = grid_import.read(file, lambda *_: None)
            assert table.schema.names == ["h3", "population"]
        except GridError as error:
            assert len(str(error)) > 20
