-- title: The reach ladder
-- question: Who lives there, who is supported, who was reached directly, who is better off?
-- grain: one row per rung
-- unit: people
-- topic: people
-- source: boundary, output_event, observation, population grid
-- method: R0 residents of landscapes in scope and R1 residents of those at the counted stage
--   are unique. R2 and R3 are sums of what landscapes in scope report, each at most its
--   residents, gross: who is reached by two landscapes counts twice. The four are never added
--   together.
-- limits: Few landscapes report R2 and R3; the number that does stands beside.
-- shows: rung_code, value, landscapes_reporting, tier_lowest, is_gross
with
reached as (
    select
        indicator_selected.indicator_name,
        sum(indicator_selected.value)::bigint as value,
        count(*) as landscapes_reporting,
        min(indicator_selected.tier) as tier_lowest
    from indicator_selected
    join selected_landscape
        on selected_landscape.landscape_id = indicator_selected.landscape_id
    where
        selected_landscape.scope_code = 'in_scope'
        and indicator_selected.indicator_name in ('people_benefiting_directly', 'people_better_off')
        and indicator_selected.disaggregation is null
    group by indicator_selected.indicator_name
),

mapped as (
    select
        count(*) filter (landscape_people.residents > 0) as landscapes_residents,
        count(*) filter (landscape_people.residents > 0 and selected_landscape.is_counted)
            as landscapes_supported
    from selected_landscape
    left join landscape_people
        on landscape_people.landscape_id = selected_landscape.landscape_id
        and landscape_people.people_method_code != 'stand_in'
    where selected_landscape.scope_code = 'in_scope'
)

select
    rung.rung_rank,
    rung.rung_code,
    case rung.rung_code
        when 'R0' then selected_levels.residents
        when 'R1' then selected_levels.supported
        else reached.value
    end as value,
    case rung.rung_code
        when 'R0' then mapped.landscapes_residents
        when 'R1' then mapped.landscapes_supported
        else coalesce(reached.landscapes_reporting, 0)
    end as landscapes_reporting,
    reached.tier_lowest,
    rung.rung_code in ('R2', 'R3') as is_gross
from (
    values (0, 'R0', null), (1, 'R1', null), (2, 'R2', 'people_benefiting_directly'),
    (3, 'R3', 'people_better_off')
) as rung (rung_rank, rung_code, indicator_name)
cross join selected_levels
cross join mapped
left join reached on reached.indicator_name = rung.indicator_name
order by rung.rung_rank
