-- title: Each landscape's part of the unique people of the whole layer
-- grain: one row per landscape with cells
-- unit: people
-- method: As the selected attribution, with no filter; rounded landscape by landscape.
with
cells as (
    select
        landscape_id,
        bit_count(mask) as own_children,
        sum(bit_count(mask)) over cell as gross_children,
        bit_count(bit_or(mask) over cell) as unique_children,
        parts_per_child
    from counted_cell
    window cell as (partition by h3)
)

select
    landscape_id,
    round(
        sum(parts_per_child::double * unique_children * own_children / gross_children) / 2009
    )::bigint as residents_attributed
from cells
group by landscape_id
