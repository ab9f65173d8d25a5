-- title: Outputs with documents
-- question: Which share of the outputs rests on documents or better?
-- why: Self-reported outputs count for the pipeline, documented ones for the goal.
-- unit: %
-- grain: one row per landscape with outputs
-- rollup: weighted
-- kind: ratio
-- better: higher
-- topic: evidence
-- source: output_event
-- method: Outputs of tier 2 or more over all outputs in progress or done, weighted by their
--   number. What is dated after the day of the build or has ended is not asked.
-- limits: Says how evidence is kept, not how good the work is.
select
    landscape_alias.landscape_id,
    null::varchar as country_code,
    warehouse.as_of as "on",
    count(*) filter (output_event.tier >= 2) / count(*) as value,
    count(*) filter (output_event.tier >= 2) as numerator,
    count(*) as denominator,
    null::integer as tier,
    0 as tier_from,
    'reported' as value_type,
    null::varchar as disaggregation
from output_event
join landscape_alias on landscape_alias.alias_id = output_event.landscape_id
join landscape_counted on landscape_counted.landscape_id = landscape_alias.landscape_id
cross join warehouse
where
    output_event.status_code != 'not_started'
    and coalesce(output_event.occurred_on <= warehouse.as_of, true)
    and coalesce(output_event.ended_on > warehouse.as_of, true)
    and landscape_alias.landscape_id not in (
        select landscape_id from breakdown_left_out where breakdown_code = 'output'
    )
group by landscape_alias.landscape_id, warehouse.as_of
