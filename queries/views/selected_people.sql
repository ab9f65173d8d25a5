-- title: People of the selected landscapes: gross and unique, all and at the counted stage
-- grain: one row
-- unit: people
-- method: Where one landscape alone covers a cell its people are summed; where several do, the
--   cell is counted once with the union of their masks. Overlap is the difference of the two
--   rounded figures, so the three agree.
with
own as (
    select
        coalesce(sum(gross_parts), 0) as gross_parts,
        coalesce(sum(alone_parts), 0) as alone_parts,
        coalesce(sum(alone_parts) filter (scope_code = 'in_scope' and is_counted), 0)
            as alone_counted_parts
    from selected_own
),

shared as (
    select
        coalesce(sum(parts_per_child::hugeint * children_unique), 0) as unique_parts,
        coalesce(sum(parts_per_child::hugeint * children_counted), 0) as counted_parts
    from selected_shared
)

select
    round(own.gross_parts / 2009)::bigint as residents_gross,
    round((own.alone_parts + shared.unique_parts) / 2009)::bigint as residents_unique,
    residents_gross - residents_unique as residents_overlap,
    round((own.alone_counted_parts + shared.counted_parts) / 2009)::bigint as people_unique
from own
cross join shared
