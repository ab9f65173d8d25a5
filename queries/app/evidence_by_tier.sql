-- title: Evidence by tier
-- question: On which evidence do the facts of the selected landscapes rest?
-- grain: one row per tier
-- topic: evidence
-- source: output_event, observation, finance
-- method: Counts of rows, not of their values; tiers below the minimum drop out.
-- limits: Landscapes in totals only that a row would single out are left out and counted beside.
-- shows: tier, outputs, observations, finance_rows
with
pieces as (
    select landscape_alias.landscape_id, output_event.tier, 'output' as kind
    from output_event
    join landscape_alias on landscape_alias.alias_id = output_event.landscape_id
    union all
    select landscape_id, tier, 'observation' from observation_known where is_of_landscape
    union all
    select landscape_alias.landscape_id, finance.tier, 'finance'
    from finance
    join landscape_alias on landscape_alias.alias_id = finance.landscape_id
)

select
    tier.tier,
    tier.tier_name,
    tier.meaning,
    count(pieces.kind) filter (pieces.kind = 'output') as outputs,
    count(pieces.kind) filter (pieces.kind = 'observation') as observations,
    count(pieces.kind) filter (pieces.kind = 'finance') as finance_rows,
    any_value(selected_left_out.by_output) as landscapes_left_out
from tier
cross join selected_left_out
left join (
    select pieces.*
    from pieces
    join selected_by_output on selected_by_output.landscape_id = pieces.landscape_id
    where pieces.tier >= $min_tier
) as pieces on pieces.tier = tier.tier
group by tier.tier, tier.tier_name, tier.meaning
order by tier.tier
