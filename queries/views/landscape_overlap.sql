-- title: Pairs of mapped landscapes that share cells
-- grain: one row per pair
-- unit: people
-- method: People and area of the children of cells that both cover.
select
    first_one.landscape_id,
    second_one.landscape_id as other_landscape_id,
    round(
        sum(
            first_one.parts_per_child::hugeint * bit_count(first_one.mask & second_one.mask)
        ) / 2009
    )::bigint as residents_shared,
    sum(
        cell.area_ha * cell.part_per_child * bit_count(first_one.mask & second_one.mask)
    ) / 2009 as area_shared_ha
from counted_cell as first_one
join counted_cell as second_one
    on second_one.h3 = first_one.h3
    and second_one.landscape_id > first_one.landscape_id
    and first_one.mask & second_one.mask != 0
join cell on cell.h3 = first_one.h3
group by first_one.landscape_id, second_one.landscape_id
