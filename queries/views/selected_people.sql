-- title: People of the selected landscapes: gross and unique, all and at the counted stage
-- grain: one row
-- unit: people
-- method: Each cell is counted once with the union of its masks; gross counts it once per
--   landscape. Overlap is the difference of the two rounded figures, so the three agree.
with
cells as (
    select
        h3,
        any_value(parts_per_child)::hugeint as parts_per_child,
        sum(bit_count(mask)) as children_gross,
        bit_count(bit_or(mask)) as children_unique,
        coalesce(
            bit_count(bit_or(mask) filter (scope_code = 'in_scope' and is_counted)), 0
        ) as children_counted
    from selected_cell
    group by h3
)

select
    coalesce(round(sum(parts_per_child * children_gross) / 2009), 0)::bigint as residents_gross,
    coalesce(round(sum(parts_per_child * children_unique) / 2009), 0)::bigint as residents_unique,
    residents_gross - residents_unique as residents_overlap,
    coalesce(round(sum(parts_per_child * children_counted) / 2009), 0)::bigint as people_unique
from cells
