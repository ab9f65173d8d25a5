"""Small boundary files for tests, written in each kind; it must not read them."""

import json
import zipfile
from pathlib import Path

import numpy as np
import pyproj
import shapely
from pyogrio import raw
from shapely.geometry import box, mapping

# 0.5° by 0.5° in Kenya: about 308,000 ha.
KENYA = box(36.0, -1.5, 36.5, -1.0)


def geojson(file: Path, *features, crs=None):
    """features: (properties, geometry as shapely or dict)."""
    held = [
        {
            "type": "Feature",
            "properties": properties,
            "geometry": one if isinstance(one, dict) or one is None else mapping(one),
        }
        for properties, one in features
    ]
    whole = {"type": "FeatureCollection", "features": held}
    if crs:
        whole = {"crs": {"type": "name", "properties": {"name": crs}}} | whole
    file.write_text(json.dumps(whole), encoding="utf-8")
    return file


def by_gdal(file: Path, driver: str, crs: str | None, *features):
    """A GeoPackage or shapefile of (id, geometry in WGS 84), moved to crs."""
    move = pyproj.Transformer.from_crs(4326, crs or 4326, always_xy=True)
    moved = [
        shapely.transform(one, lambda xy: np.column_stack(move.transform(*xy.T)))
        for _, one in features
    ]
    raw.write(
        str(file),
        geometry=np.array([shapely.to_wkb(one) for one in moved], dtype=object),
        field_data=[np.array([name for name, _ in features], dtype=object)],
        fields=["id"],
        geometry_type="Polygon",
        crs=crs,
        driver=driver,
    )
    return file


def zipped_shapefile(file: Path, crs: str | None, *features):
    folder = file.parent / "parts"
    folder.mkdir()
    by_gdal(folder / "Area.shp", "ESRI Shapefile", crs, *features)
    with zipfile.ZipFile(file, "w") as held:
        for part in folder.iterdir():
            held.write(part, f"areas/{part.name}")
        held.writestr("__MACOSX/._Area.shp", b"litter")
    return file


def kml_text(*features) -> str:
    """A KML of (name, geometry); a polygon's outline only."""
    held = []
    for name, one in features:
        places = " ".join(f"{x},{y},0" for x, y in shapely.get_coordinates(one))
        held.append(
            f"<Placemark><name>{name}</name><Polygon><outerBoundaryIs><LinearRing><coordinates>"
            f"{places}</coordinates></LinearRing></outerBoundaryIs></Polygon></Placemark>"
        )
    head = '<?xml version="1.0"?><kml xmlns="http://www.opengis.net/kml/2.2"><Document><Folder>'
    return f"{head}{''.join(held)}</Folder></Document></kml>"


def kmz(file: Path, text: str):
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as held:
        held.writestr("doc.kml", text)
    return file
