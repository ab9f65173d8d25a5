-- title: How many of the guide's outputs each landscape in scope has done, element by element
-- grain: one row per landscape, element and least evidence at which the number changes
-- method: Outputs of the guide that are done or updated and not ended on the day of the build.
--   An output counts up to its best evidence, so more evidence asked for never brings more; a row
--   holds for the least evidence asked for from `tier_from` to `tier`.
with
best as (
    select
        landscape_alias.landscape_id,
        output.element_code,
        output.output_code,
        max(output_event.tier) as tier
    from output_event
    join landscape_alias on landscape_alias.alias_id = output_event.landscape_id
    join output on output.output_code = output_event.output_code
    cross join warehouse
    where
        output_event.status_code in ('done', 'updated')
        and coalesce(output_event.occurred_on <= warehouse.as_of, true)
        and coalesce(output_event.ended_on > warehouse.as_of, true)
    group by landscape_alias.landscape_id, output.element_code, output.output_code
),

asked as (
    select element_code, count(*) as outputs
    from output
    group by element_code
),

by_tier as (
    select
        landscape_counted.landscape_id,
        asked.element_code,
        asked.outputs,
        tier.tier as min_tier,
        count(best.output_code) as outputs_done
    from landscape_counted
    cross join asked
    cross join tier
    left join best
        on best.landscape_id = landscape_counted.landscape_id
        and best.element_code = asked.element_code
        and best.tier >= tier.tier
    where
        landscape_counted.scope_code = 'in_scope'
        and landscape_counted.landscape_id not in (
            select landscape_id from breakdown_left_out where breakdown_code = 'output'
        )
    group by landscape_counted.landscape_id, asked.element_code, asked.outputs, tier.tier
)

select
    by_tier.landscape_id,
    by_tier.element_code,
    warehouse.as_of as "on",
    by_tier.outputs_done / by_tier.outputs as value,
    by_tier.outputs_done::double as numerator,
    by_tier.outputs::double as denominator,
    max(by_tier.min_tier)::integer as tier,
    min(by_tier.min_tier)::integer as tier_from,
    'reported' as value_type,
    null::varchar as disaggregation
from by_tier
cross join warehouse
group by
    by_tier.landscape_id,
    by_tier.element_code,
    by_tier.outputs,
    by_tier.outputs_done,
    warehouse.as_of
