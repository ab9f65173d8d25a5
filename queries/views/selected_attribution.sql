-- title: Each selected landscape's part of the unique people
-- grain: one row per landscape with cells, cut to the countries asked for
-- unit: people
-- method: People of a cell are divided by each landscape's share of it: p * u * f / sum of f.
--   The world is rounded once and the remainder goes to the largest fractions, so the parts sum
--   to it.
with
cells as (
    select
        landscape_id,
        bit_count(mask) as own_children,
        sum(bit_count(mask)) over cell as gross_children,
        bit_count(bit_or(mask) over cell) as unique_children,
        parts_per_child
    from selected_cell
    window cell as (partition by h3)
),

landscapes as (
    select
        landscape_id,
        sum(parts_per_child::double * unique_children * own_children / gross_children) / 2009
            as people
    from cells
    group by landscape_id
),

ranked as (
    select
        landscape_id,
        floor(people + 1e-9)::bigint as people_floor,
        row_number() over (order by people - floor(people + 1e-9) desc, landscape_id)
            as place_in_line
    from landscapes
),

left_over as (
    select selected_people.residents_unique - sum(people_floor) as units
    from ranked
    cross join selected_people
    group by selected_people.residents_unique
)

select
    landscape_id,
    people_floor + (place_in_line <= units)::bigint as residents_attributed
from ranked
cross join left_over
