"""Which country each H3 cell belongs to, from the shapes of the units of all countries.

Must not know a population grid: the answer is the same for every grid.
"""

import h3
import numpy as np
import pandas as pd
import pyarrow as pa
import shapely
from h3ronpy import ContainmentMode, grid_disk
from h3ronpy.vector import cells_to_wkb_polygons, wkb_to_cells

RESOLUTION = 6
COAST_RINGS = 3
MICROSTATE_SHARE = 0.05
NO_COUNTRY = ("", "ATA")
# Inhabited islets that the 1:10m data leaves out: latitude and longitude of one cell each.
ISLETS: dict[str, tuple[tuple[float, float], ...]] = {
    "ARE": ((25.15, 52.87), (24.85, 53.64)),
    "AUS": ((-9.6, 143.78), (-9.91, 144.07)),
    "CHN": ((39.01, 122.71), (35.01, 119.82), (30.72, 122.81), (30.6, 122.09), (30.2, 122.66),
            (28.44, 121.91)),
    "FSM": ((10.03, 139.79), (8.57, 151.91), (8.44, 151.73), (7.36, 147.02), (7.34, 143.9),
            (7.01, 152.6), (5.92, 153.12)),
    "GNQ": ((0.89, 9.32),),
    "IDN": ((4.75, 125.47), (4.64, 125.45), (3.16, 125.51), (0.6, 107.01), (0.26, 108.03),
            (-4.37, 115.79), (-5.05, 117.05), (-5.07, 114.6), (-5.12, 118.13), (-5.2, 117.65),
            (-5.2, 106.44), (-5.27, 117.88), (-5.39, 118.44), (-5.55, 114.42),
            (-5.66, 106.54), (-5.76, 106.59), (-5.8, 110.21), (-6.22, 122.67),
            (-6.59, 118.84), (-6.66, 118.91), (-6.85, 119.09), (-6.86, 120.8),
            (-7.08, 121.09), (-7.1, 118.17), (-7.2, 118.35), (-7.54, 117.43)),
    "ITA": ((40.91, 12.99),),
    "MHL": ((9.8, 160.95), (9.38, 167.48)),
    "NOR": ((67.52, 12.15),),
    "PHL": ((14.49, 122.92), (14.43, 122.03), (12.9, 122.08), (11.64, 123.38),
            (11.44, 120.14), (11.41, 120.81), (11.37, 120.72), (11.13, 120.98),
            (10.64, 120.23), (7.54, 117.31), (6.05, 118.31), (5.23, 120.61), (5.19, 120.52)),
    "PNG": ((-1.26, 144.36), (-2.37, 147.35), (-4.58, 159.45), (-4.72, 155.31), (-4.8, 155.44)),
    "PYF": ((-22.66, -152.81),),
    "QAT": ((25.67, 52.41),),
    "SLB": ((-5.48, 159.69), (-11.61, 169.83)),
    "THA": ((10.1, 99.84), (7.75, 98.79)),
    "TKL": ((-9.22, -171.86),),
    "TWN": ((26.38, 120.47), (25.98, 119.96)),
    "VEN": ((11.37, -63.14),),
    "VNM": ((20.13, 107.75), (15.4, 109.15), (9.77, 104.63), (9.69, 104.36), (9.33, 103.5)),
    "VUT": ((-19.52, 170.21),),
}  # fmt: skip


def cell_country(shapes: np.ndarray, codes: np.ndarray) -> pd.Series:
    """Country code by H3 r6 cell (uint64 index, sorted); the rules stand in docs/boundaries.md.

    shapes are the units of all countries in longitude and latitude, codes their countries.
    Countries are numbered in the order of their codes, so "the first" is the first by code.
    """
    names, number = np.unique(codes, return_inverse=True)
    nobody = np.flatnonzero(np.isin(names, NO_COUNTRY))
    touched = _touched(shapes, number)
    found = _largest_land(shapes, touched).set_index("h3")["country"]
    found.update(_microstates(shapes, touched, np.union1d(found.unique(), nobody)))
    found = pd.concat([found, _islets(names, found.index)])
    nowhere = found[found.isin(nobody)].index
    found = found.drop(nowhere)
    edge = found.index
    for _ in range(COAST_RINGS):
        ring = _ring(edge, found, nowhere)
        found, edge = pd.concat([found, ring]), ring.index
    found = found.sort_index()
    return pd.Series(names[found.to_numpy()], index=found.index, name="country_code")


def _touched(shapes: np.ndarray, number: np.ndarray) -> pd.DataFrame:
    """One row per unit and cell that the unit touches, with the number of its country."""
    wkb = pa.array(shapely.to_wkb(shapes), pa.binary())
    lists = pa.array(wkb_to_cells(wkb, RESOLUTION, containment_mode=ContainmentMode.Covers))
    unit = np.repeat(np.arange(len(number)), np.diff(lists.offsets))
    return pd.DataFrame({"h3": np.asarray(lists.values), "unit": unit, "country": number[unit]})


def _largest_land(shapes: np.ndarray, claims: pd.DataFrame) -> pd.DataFrame:
    """One row per cell: the country with the most land in it, the first when equal."""
    several = claims.groupby("h3")["country"].transform("nunique") > 1
    land = _land(shapes, claims[several])
    ranked = land.sort_values(["h3", "land", "country"], ascending=[True, False, True])
    alone = claims[~several].drop_duplicates("h3")
    return pd.concat([alone, ranked.drop_duplicates("h3")])[["h3", "country"]]


def _land(shapes: np.ndarray, claims: pd.DataFrame) -> pd.DataFrame:
    """Land of each country in each cell in square degrees, to 9 decimals, and its share."""
    cells = shapely.from_wkb(pa.array(cells_to_wkb_polygons(pa.array(claims["h3"]))).to_pylist())
    parts = shapely.area(shapely.intersection(cells, shapes[claims["unit"]]))
    claims = claims.assign(land=parts)
    land = claims.groupby(["h3", "country"])["land"].sum().reset_index()
    land["share"] = land["land"] / land.groupby("h3")["land"].transform("sum")
    return land.assign(land=land["land"].round(9))


def _microstates(shapes: np.ndarray, touched: pd.DataFrame, placed: np.ndarray) -> pd.Series:
    """The cell of most land for each country without one, where its share is not negligible."""
    small = touched[~touched["country"].isin(placed)]
    land = _land(shapes, touched[touched["h3"].isin(small["h3"])])
    land = land[~land["country"].isin(placed) & (land["share"] >= MICROSTATE_SHARE)]
    ranked = land.sort_values(["country", "land", "h3"], ascending=[True, False, True])
    return ranked.drop_duplicates("country").set_index("h3")["country"]


def _islets(names: np.ndarray, found: pd.Index) -> pd.Series:
    """The cells of the islets that no unit touches."""
    points = [(point, code) for code, places in ISLETS.items() for point in places]
    cells = [h3.str_to_int(h3.latlng_to_cell(*point, RESOLUTION)) for point, _ in points]
    country = np.searchsorted(names, [code for _, code in points])
    islets = pd.Series(country, index=np.array(cells, dtype=np.uint64))
    return islets[~islets.index.duplicated() & ~islets.index.isin(found)]


def _ring(edge: pd.Index, found: pd.Series, nowhere: pd.Index) -> pd.Series:
    """The free cells beside the edge: the country most neighbours have, the first when equal."""
    beside = np.unique(np.asarray(pa.array(grid_disk(pa.array(edge), 1, flatten=True))))
    free = beside[~np.isin(beside, found.index.union(nowhere))]
    disks = pa.array(grid_disk(pa.array(free), 1))
    country = found.reindex(np.asarray(disks.values)).to_numpy()
    near = pd.DataFrame({"h3": np.repeat(free, np.diff(disks.offsets)), "country": country})
    votes = near.dropna().groupby(["h3", "country"], as_index=False).size()
    votes = votes.sort_values(["h3", "size", "country"], ascending=[True, False, True])
    return votes.drop_duplicates("h3").set_index("h3")["country"].astype(found.dtype)
