-- title: The three teams in a line each
-- question: How much of what each team sets out to do is recorded, and how many goals are met?
-- grain: one row per team
-- topic: teams
-- source: team_indicator, indicator_value, target
-- method: Counted over team_results: indicators, those with a value, goals, goals met.
select
    team_code,
    count(*) as team_indicators,
    count(value) as team_indicators_reported,
    count(goal) as team_goals,
    count(*) filter (share_met >= 1) as team_goals_met
from team_result
group by team_code
order by team_code
