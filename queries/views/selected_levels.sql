-- title: Unique people of ever smaller sets, from all residents in scope to those supported
-- grain: one row
-- unit: people
-- method: Landscapes in scope; of them those at the counted stage on any evidence; of them
--   those at it on the evidence asked for. Each level is the unique people of its set, rounded
--   once.
with
levels as (
    select
        selected_cell.*,
        coalesce(any_evidence.is_counted, false) as is_counted_at_all
    from selected_cell
    join landscape_stage as any_evidence
        on any_evidence.landscape_id = selected_cell.landscape_id
        and any_evidence.min_tier = 0
    where selected_cell.scope_code = 'in_scope'
),

cells as (
    select
        h3,
        any_value(parts_per_child)::hugeint as parts_per_child,
        sum(bit_count(mask)) as children_gross,
        bit_count(bit_or(mask)) as children_unique,
        coalesce(bit_count(bit_or(mask) filter (is_counted_at_all)), 0) as children_counted,
        coalesce(bit_count(bit_or(mask) filter (is_counted_at_all and is_counted)), 0)
            as children_supported
    from levels
    group by h3
)

select
    coalesce(round(sum(parts_per_child * children_gross) / 2009), 0)::bigint as gross,
    coalesce(round(sum(parts_per_child * children_unique) / 2009), 0)::bigint as residents,
    coalesce(round(sum(parts_per_child * children_counted) / 2009), 0)::bigint as counted,
    coalesce(round(sum(parts_per_child * children_supported) / 2009), 0)::bigint as supported
from cells
