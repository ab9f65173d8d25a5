-- title: Landscapes in scope, forming or above
-- question: How many landscape partnerships named by the coalition have reached the stage
--   "forming"?
-- why: The beginning of the pipeline: partnerships that have taken a first step.
-- unit: landscapes
-- grain: one row per landscape in scope at the stage or above
-- rollup: count
-- kind: stock
-- better: higher
-- topic: goals
-- source: landscape, output_event, stage_condition
-- method: Stages are computed from dated outputs by the rules in the table stage_condition. The
--   tier is the highest minimum of evidence at which the stage still holds.
-- limits: Only landscapes that the coalition itself names are in scope.
select
    landscape_stage.landscape_id,
    null::varchar as country_code,
    warehouse.as_of as "on",
    1 as value,
    null::double as numerator,
    null::double as denominator,
    max(landscape_stage.min_tier)::integer as tier,
    0 as tier_from,
    'reported' as value_type,
    null::varchar as disaggregation
from landscape_stage
join landscape_counted on landscape_counted.landscape_id = landscape_stage.landscape_id
cross join warehouse
where
    landscape_counted.scope_code = 'in_scope'
    and landscape_stage.landscape_id not in (
        select landscape_id from breakdown_left_out where breakdown_code = 'stage'
    )
    and landscape_stage.stage_rank >= 1
group by landscape_stage.landscape_id, warehouse.as_of
