-- title: People living in each mapped landscape, stand-ins included
-- grain: one row per landscape that covers cells
-- unit: people
-- method: Population of each cell times the covered share of its children, summed exactly in
--   2009ths of a person (49 x 41), rounded once.
select
    landscape_cell.landscape_id,
    landscape_extent.extent_kind_code,
    landscape_extent.people_method_code,
    sum((cell.population * cell.part_per_child)::hugeint * bit_count(landscape_cell.mask)) as parts,
    round(parts / 2009)::bigint as residents
from landscape_cell
join landscape_extent on landscape_extent.landscape_id = landscape_cell.landscape_id
join cell on cell.h3 = landscape_cell.h3
group by all
