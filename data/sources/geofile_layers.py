"""Opens boundary files of every kind as features: attributes, a shape, the coordinate system.

GeoJSON and KML are read here; GeoPackage and shapefile by GDAL, and only what begins as one. Must
not judge a shape.
"""

import json
import re
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyogrio
import shapely
from pyogrio import raw
from shapely.errors import ShapelyError
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

from data.errors import IntakeError
from data.intake import safe
from data.sources.geofile_kml import placemarks

WGS84 = "EPSG:4326"
MOST_BYTES = 200_000_000
BATCH = 100
GDAL_ERRORS = (RuntimeError, ValueError, OSError, LookupError)
GEOJSON = ("FeatureCollection", "Feature", "Polygon", "MultiPolygon", "GeometryCollection")
OTHER_JSON = ("Topology", "esri")
CRS_NAME = re.compile(r"(?:EPSG|epsg):{1,2}[\d.]*:?(\d{4,6})$")


@dataclass(frozen=True, slots=True)
class Feature:
    """A feature as the file has it. geometry is None when it cannot be read; crs "" when unsaid."""

    file: str
    layer: str
    number: int
    attributes: Mapping[str, str]
    geometry: BaseGeometry | None
    crs: str


def kind_of(path: Path) -> str:
    """geojson, other_json, gpkg, shp, kml or kmz by ending and first bytes; '' for none."""
    try:
        with path.open("rb") as handle:
            start = handle.read(200_000)
    except OSError:
        return ""
    ending = path.suffix.lower()
    if ending in (".geojson", ".json"):
        kind = _top_kind(start)
        return "geojson" if kind in GEOJSON else "other_json" if kind in OTHER_JSON else ""
    if ending == ".gpkg":
        return "gpkg" if start.startswith(b"SQLite format 3\0") else ""
    if ending == ".shp":
        return "shp" if start.startswith(b"\0\0\x27\x0a") else ""
    return ending[1:] if ending in (".kml", ".kmz") else ""


def _top_kind(start: bytes) -> str:
    """The type that the outermost object says it has, from the beginning of a file."""
    text = start.decode("utf-8-sig", "ignore")
    decoder, at = json.JSONDecoder(), _skip(text, 0) + 1
    if text[at - 1 : at] != "{":
        return ""
    try:
        while text[(at := _skip(text, at)) : at + 1] == '"':
            key, at = decoder.raw_decode(text, at)
            at = _skip(text, _skip(text, at) + 1)
            if key in ("features", "geometry", "coordinates"):
                return "Feature"
            value, at = decoder.raw_decode(text, at)
            if key in ("type", "geometryType"):
                return str(value)[:4] if key == "geometryType" else str(value)
            at = _skip(text, at) + 1
    except (ValueError, RecursionError):
        pass
    return ""


def features(path: Path) -> Iterator[Feature]:
    """The features of a boundary file in order. Raises IntakeError when it is none or broken."""
    kind = kind_of(path)
    if path.stat().st_size > MOST_BYTES:
        raise IntakeError(
            f"{path.name} has {path.stat().st_size / 1e6:,.0f} MB; boundaries of at most "
            f"{MOST_BYTES / 1e6:,.0f} MB are taken. Simplify the outlines or send them in parts."
        )
    if kind == "other_json":
        raise IntakeError(f"{path.name} is TopoJSON or Esri JSON. Export it as GeoJSON.")
    if kind == "geojson":
        yield from _geojson(path)
    elif kind in ("gpkg", "shp"):
        yield from _gdal(path, path.name)
    elif kind in ("kml", "kmz"):
        yield from _kml(path, kind)
    else:
        raise IntakeError(
            f"{path.name} is no boundary file that can be read. Give GeoJSON, GeoPackage, a "
            "shapefile with its parts, KML or KMZ."
        )


def _geojson(path: Path) -> Iterator[Feature]:
    try:
        text = path.read_text(encoding="utf-8-sig")
        yield from _decoded(path.name, text)
    except UnicodeDecodeError as error:
        raise IntakeError(
            f"{path.name} is not UTF-8 (byte {error.start}). Save it as UTF-8."
        ) from None
    except (json.JSONDecodeError, RecursionError, TypeError, ValueError) as error:
        raise IntakeError(
            f"{path.name} is no sound GeoJSON ({error}). It may be cut off: export it again."
        ) from None


def _decoded(file: str, text: str) -> Iterator[Feature]:
    """Features decoded one by one, so that a large file never stands in memory as objects."""
    opened = re.search(r'"features"\s*:\s*\[', text)
    if opened is None:
        held = json.loads(text)
        one = held if held.get("type") == "Feature" else {"geometry": held}
        yield _feature(file, 1, one, _stated_crs(text[:1000]))
        return
    decoder, at, number = json.JSONDecoder(), opened.end(), 0
    crs = _stated_crs(text[: opened.start()]) or _stated_crs(text[text.rfind("]") :])
    while text[(at := _skip(text, at)) : at + 1] != "]":
        one, at = decoder.raw_decode(text, at)
        number += 1
        yield _feature(file, number, one, crs)
        if text[(at := _skip(text, at)) : at + 1] not in (",", "]"):
            raise json.JSONDecodeError("Expecting ',' or ']'", text, at)
        at += text[at] == ","
    if not text.rstrip().endswith("}"):
        raise json.JSONDecodeError("Expecting '}'", text, len(text))


def _skip(text: str, at: int) -> int:
    while text[at : at + 1] in (" ", "\n", "\r", "\t"):
        at += 1
    return at


def _stated_crs(text: str) -> str:
    """The coordinate system of old GeoJSON; without one it is WGS 84 by the standard."""
    found = re.search(r'"crs"\s*:\s*\{.{0,200}?"name"\s*:\s*"([^"]{1,80})"', text, re.DOTALL)
    if found is None:
        return ""
    code = CRS_NAME.search(found[1])
    return WGS84 if found[1].endswith("CRS84") else f"EPSG:{code[1]}" if code else found[1]


def _feature(file: str, number: int, one: Any, crs: str) -> Feature:
    held = one if isinstance(one, dict) else {}
    given = held.get("properties") if isinstance(held.get("properties"), dict) else {}
    attributes = {str(k): _words(v) for k, v in {"id": held.get("id"), **(given or {})}.items()}
    try:
        geometry = shape(held["geometry"])
    except (KeyError, TypeError, ValueError, AttributeError, IndexError, OverflowError,
            ShapelyError):  # fmt: skip
        geometry = None
    return Feature(file, "", number, attributes, geometry, crs or WGS84)


def _words(value: Any) -> str:
    if value is None or (isinstance(value, float) and value != value):
        return ""
    return str(value).strip() if not isinstance(value, (dict, list)) else ""


def _gdal(path: Path, shown: str) -> Iterator[Feature]:
    """Features of a GeoPackage or shapefile, some at a time; its tables without a shape are not."""
    try:
        layers = [str(name) for name, kind in pyogrio.list_layers(path) if kind is not None]
        for layer in layers:
            read = BATCH
            start = 0
            while read == BATCH:
                meta, _, wkb, columns = raw.read(
                    path, layer=layer, skip_features=start, max_features=BATCH
                )
                read = len(wkb)
                crs = meta["crs"] or ""
                for number in range(read):
                    given = zip(meta["fields"], (one[number] for one in columns), strict=True)
                    attributes = {str(name): _words(value) for name, value in given}
                    geometry = shapely.from_wkb(wkb[number], on_invalid="ignore")
                    yield Feature(shown, layer, start + number + 1, attributes, geometry, crs)
                start += read
    except GDAL_ERRORS as error:
        raise IntakeError(
            f"{shown} cannot be opened ({str(error).splitlines()[0][:120] if str(error) else ''}). "
            "It may be damaged, or a part may be missing (.shx, .dbf): export it again."
        ) from None


def _kml(path: Path, kind: str) -> Iterator[Feature]:
    if kind == "kml":
        yield from (_placed(path.name, n, *one) for n, one in enumerate(placemarks(path), 1))
        return
    with tempfile.TemporaryDirectory() as folder:
        files = sorted(safe.unpack(path, Path(folder), endings=(".kml",)))
        if not files:
            raise IntakeError(f"{path.name} holds no KML. Export it again from the map program.")
        number = 0
        for file in files:
            for one in placemarks(file):
                number += 1
                yield _placed(path.name, number, *one)


def _placed(
    file: str, number: int, attributes: dict[str, str], geometry: BaseGeometry | None
) -> Feature:
    return Feature(file, "", number, attributes, geometry, WGS84)
