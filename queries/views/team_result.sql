-- title: What each team sets out to do, what is recorded of it, and its own goal
-- grain: one row per team and indicator
-- method: The table team_indicator says which indicators tell of a team. Added up as each
--   indicator declares: sum, distinct count, or numerator over denominator. Nothing recorded is
--   no value; it is zero only where every landscape is looked at. A goal is the team's own; of
--   several the last due. Share met is (value - base) / (goal - base), the base 0 where the team
--   states none. A part of the world is not judged.
with
kept as (
    select indicator_value.*
    from indicator_value
    join selected_place
        on selected_place.landscape_id is not distinct from indicator_value.landscape_id
        and selected_place.country_code is not distinct from indicator_value.country_code
    where coalesce(indicator_value.tier >= $min_tier, true)
),

totals as (
    select
        kept.indicator_name,
        case any_value(indicator.rollup)
            when 'sum' then sum(kept.value)
            when 'count_distinct' then count(distinct kept.disaggregation)
            when 'weighted' then sum(kept.numerator) / nullif(sum(kept.denominator), 0)
        end as value,
        count(*) as facts,
        count(distinct kept.landscape_id) as landscapes_reporting,
        min(kept.tier) as tier_lowest
    from kept
    join indicator on indicator.indicator_name = kept.indicator_name
    group by kept.indicator_name
),

goals as (
    select
        target.scope_name,
        target.indicator_name,
        arg_max(
            struct_pack(
                value := target.value, due_on := target.due_on,
                base_value := coalesce(target.base_value, 0),
                set_by := target.set_by, source_url := target.source_url
            ),
            target.due_on
        ) as goal
    from target
    where
        target.scope_code = 'team'
        and len($countries::varchar[]) = 0 and len($regions::varchar[]) = 0
        and len($networks::varchar[]) = 0 and len($funders::varchar[]) = 0
        and len($stages::varchar[]) = 0
    group by target.scope_name, target.indicator_name
)

select
    team_indicator.team_code,
    team_indicator.place,
    team_indicator.team_output_code,
    team_indicator.level_code,
    team_indicator.indicator_name,
    indicator.title,
    indicator.unit,
    case when team_indicator.has_known_zero then coalesce(totals.value, 0) else totals.value end
        as value,
    coalesce(totals.facts, 0) as facts,
    coalesce(totals.landscapes_reporting, 0) as landscapes_reporting,
    totals.tier_lowest,
    goals.goal.value as goal,
    goals.goal.due_on as due_on,
    goals.goal.base_value as base_value,
    goals.goal.set_by as set_by,
    goals.goal.source_url as source_url,
    (totals.value - goals.goal.base_value) / nullif(goals.goal.value - goals.goal.base_value, 0)
        as share_met
from team_indicator
join indicator on indicator.indicator_name = team_indicator.indicator_name
left join totals on totals.indicator_name = team_indicator.indicator_name
left join goals
    on goals.indicator_name = team_indicator.indicator_name
    and goals.scope_name = team_indicator.team_code::varchar
