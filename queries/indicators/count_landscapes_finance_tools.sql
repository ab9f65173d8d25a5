-- title: Landscapes with a landscape finance tool
-- question: How many landscapes have taken up a landscape finance tool?
-- why: A partnership with a finance tool can speak with investors.
-- unit: landscapes
-- grain: one row per landscape
-- rollup: sum
-- kind: stock
-- better: higher
-- topic: teams
-- source: output_event
-- method: Landscapes with a finance strategy, an investment portfolio or a tracking of
--   implementation done, each counted once.
-- limits: Which institutions took up a tool is not recorded; landscapes stand for them.
select
    landscape_alias.landscape_id,
    null::varchar as country_code,
    warehouse.as_of as "on",
    1 as value,
    null::double as numerator,
    null::double as denominator,
    max(output_event.tier)::integer as tier,
    0 as tier_from,
    'reported' as value_type,
    null::varchar as disaggregation
from output_event
join landscape_alias on landscape_alias.alias_id = output_event.landscape_id
join landscape_counted on landscape_counted.landscape_id = landscape_alias.landscape_id
cross join warehouse
where
    output_event.output_code in (
        'finance_strategy', 'investment_portfolio', 'implementation_tracking'
    )
    and output_event.status_code in ('done', 'updated')
    and coalesce(output_event.occurred_on <= warehouse.as_of, true)
    and coalesce(output_event.ended_on > warehouse.as_of, true)
    and landscape_alias.landscape_id not in (
        select landscape_id from breakdown_left_out where breakdown_code = 'output'
    )
group by landscape_alias.landscape_id, warehouse.as_of
