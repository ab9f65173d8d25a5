-- title: What the three teams set out to do, and what is recorded of it
-- question: What has each team delivered, held against its own goals only?
-- grain: one row per team and indicator
-- topic: teams
-- source: team_indicator, indicator_value, target
-- method: The table team_indicator says which indicators tell of a team. They add up as
--   everywhere else. Nothing recorded is no value; it is zero only where every landscape is looked
--   at. A goal is the team's own; of several the last due. Share met is
--   (value - base) / (goal - base), the base 0 where the team states none. Under a filter of
--   place, network, funder or stage nothing is judged, and is_recorded_somewhere tells what is
--   missing here from what nobody has reported. Each row also says how its team, and all three,
--   stand as a whole.
-- shows: team_code, team_output_code, title, value, facts, landscapes_reporting, goal, due_on,
--   share_met
with
entries as (
    select indicator_name, count(*) as facts
    from indicator_selected
    where disaggregation is null or rollup = 'count_distinct'
    group by indicator_name
),

somewhere as (
    select distinct indicator_current.indicator_name
    from indicator_current
    left join landscape_counted
        on landscape_counted.landscape_id = indicator_current.landscape_id
    where
        indicator_current.landscape_id is null
        or not $in_scope
        or landscape_counted.scope_code = 'in_scope'
),

results as (
    select
        team_indicator.*,
        case
            when team_indicator.has_known_zero then coalesce(indicator_sum.value, 0)
            else indicator_sum.value
        end as value,
        coalesce(entries.facts, 0) as facts,
        coalesce(indicator_sum.landscapes_reporting, 0) as landscapes_reporting,
        indicator_sum.tier_lowest,
        somewhere.indicator_name is not null as is_recorded_somewhere
    from team_indicator
    left join somewhere on somewhere.indicator_name = team_indicator.indicator_name
    left join indicator_sum on indicator_sum.indicator_name = team_indicator.indicator_name
    left join entries on entries.indicator_name = team_indicator.indicator_name
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
),

held as (
    select
        results.team_code,
        results.place,
        results.team_output_code,
        results.level_code,
        results.indicator_name,
        indicator.title,
        indicator.unit,
        results.value,
        results.facts,
        results.landscapes_reporting,
        results.tier_lowest,
        results.is_recorded_somewhere,
        goals.goal.value as goal,
        goals.goal.due_on as due_on,
        goals.goal.base_value as base_value,
        goals.goal.set_by as set_by,
        goals.goal.source_url as source_url,
        (results.value - goals.goal.base_value)
            / nullif(goals.goal.value - goals.goal.base_value, 0) as share_met
    from results
    join indicator on indicator.indicator_name = results.indicator_name
    left join goals
        on goals.indicator_name = results.indicator_name
        and goals.scope_name = results.team_code::varchar
)

select
    *,
    count(*) over team as team_indicators,
    count(value) over team as team_indicators_reported,
    count(goal) over team as team_goals,
    count(*) filter (share_met >= 1) over team as team_goals_met,
    count(goal) over () as goals,
    count(*) filter (share_met >= 1) over () as goals_met
from held
window team as (partition by team_code)
order by team_code, place
