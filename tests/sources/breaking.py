"""Breaks sound files in small ways, the same way every time; it must not read them."""

import gzip
import io
import json
import random
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

from shapely.geometry import box

from tests.sources import geo_file, grid_file, iati_file

TOKENS = (
    b"", b"\0", b"\xff\xfe", b"<", b">", b"&x;", b"<!DOCTYPE a>", b'"', b"{", b"}", b"[", b"]",
    b",", b"null", b"-1", b"1e400", b"NaN", b"9" * 21, b"\n", b"../", b"\xc3", b"true",
    b"12,5", b"2021-13-45", b"coordinates", b"EPSG:0",
)  # fmt: skip
Maker = Callable[[Path], Path]


def iati(folder: Path) -> Path:
    parts = [
        iati_file.money("2", "1,000"), iati_file.money("3", "-5", "EUR"),
        iati_file.related("B", "2"), '<recipient-country code="KE" percentage="40"/>',
        iati_file.indicator("People trained", iati_file.period("actual", "40")),
        '<participating-org role="1" ref="XM-1"><narrative>Fund</narrative></participating-org>',
    ]  # fmt: skip
    file = folder / "a.xml"
    file.write_text(
        iati_file.HEAD + iati_file.activity("A", *parts) + iati_file.activity("B", parts[0])
        + "</iati-activities>"
    )  # fmt: skip
    return file


def geojson(folder: Path) -> Path:
    tie = {"type": "Polygon", "coordinates": [[[36, -1], [37, -2], [37, -1], [36, -2], [36, -1]]]}
    return geo_file.geojson(
        folder / "a.geojson",
        ({"landscape_id": "a", "name": "Mara"}, geo_file.KENYA),
        ({"landscape_id": "b"}, tie),
        ({"landscape_id": "a"}, box(36.5, -1.5, 37, -1)),
    )


def kml(folder: Path) -> Path:
    file = folder / "a.kml"
    file.write_text(geo_file.kml_text(("mara", geo_file.KENYA)))
    return file


def kmz(folder: Path) -> Path:
    return geo_file.kmz(folder / "a.kmz", geo_file.kml_text(("mara", geo_file.KENYA)))


def geopackage(folder: Path) -> Path:
    return geo_file.by_gdal(folder / "a.gpkg", "GPKG", "EPSG:32737", ("mara", geo_file.KENYA))


def shapefile(folder: Path) -> Path:
    kenya = ("mara", geo_file.KENYA)
    return geo_file.by_gdal(folder / "a.shp", "ESRI Shapefile", "EPSG:3857", kenya)


def descriptor(folder: Path) -> Path:
    (folder / "a.csv").write_text("organisation_id,organisation_name\na,Ä\nb,B\n")
    inline = {"name": "source", "data": [{"source_id": "s", "title": "S"}]}
    one = {"name": "organisation", "path": "a.csv", "encoding": "utf-8", "hash": "md5:0"}
    file = folder / "datapackage.json"
    file.write_text(json.dumps({"name": "p", "resources": [one, inline]}))
    return file


def grid_csv(folder: Path) -> Path:
    return grid_file.csv_of(folder / "g.csv", grid_file.spread(1000, grid_file.cells(7)[:30]))


def grid_geopackage(folder: Path) -> Path:
    people = grid_file.spread(1000, grid_file.cells(7)[:30])
    return grid_file.geopackage_of(folder / "g.gpkg.gz", people)


def grid_parquet(folder: Path) -> Path:
    people = grid_file.spread(1000, grid_file.cells(7)[:30])
    return grid_file.parquet_of(folder / "g.parquet", people)


WORD = re.compile(rb"-?[A-Za-z0-9_.]+")


def broken(content: bytes, seed: int) -> bytes:
    """A file with one to three small faults; of an archive mostly in what it holds."""
    draw = random.Random(seed)
    if content.startswith(b"PK") and draw.random() < 0.8:
        return _packed(content, draw)
    if content.startswith(b"\x1f\x8b") and draw.random() < 0.8:
        return gzip.compress(_faulty(gzip.decompress(content), draw))
    return _faulty(content, draw)


def _packed(content: bytes, draw: random.Random) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as held, zipfile.ZipFile(out, "w") as made:
        names = held.namelist()
        chosen = draw.choice(names)
        for name in names:
            inner = held.read(name)
            made.writestr(name, _faulty(inner, draw) if name == chosen else inner)
    return out.getvalue()


def _faulty(content: bytes, draw: random.Random) -> bytes:
    """Words and numbers replaced most often; sometimes cut, changed, doubled, or a token put in."""
    for _ in range(draw.randint(1, 3)):
        at = draw.randrange(len(content) + 1)
        what = draw.choices(range(6), (8, 3, 1, 1, 1, 1))[0]
        words = list(WORD.finditer(content, at, at + 2000)) if what == 0 else []
        if words:
            word = draw.choice(words[:50])
            content = content[: word.start()] + draw.choice(TOKENS) + content[word.end() :]
        elif what <= 1 and content:
            at = min(at, len(content) - 1)
            content = content[:at] + bytes([draw.randrange(256)]) + content[at + 1 :]
        elif what == 2:
            content = content[:at] + draw.choice(TOKENS) + content[at:]
        elif what == 3:
            end = min(len(content), at + draw.randrange(200))
            content = content[:end] + content[at:end] + content[end:]
        elif what == 4:
            content = content[:at] + content[at + draw.randrange(100) :]
        else:
            content = content[:at]
    return content
