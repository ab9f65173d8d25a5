-- title: What the three teams set out to do, and what is recorded of it
-- question: What has each team delivered, held against its own goals only?
-- grain: one row per team and indicator
-- topic: teams
-- source: team_indicator, indicator_value, target
-- method: Each indicator adds up as it declares. Nothing recorded is no value, never zero. A goal
--   is the team's own; share met is (value - base) / (goal - base). Under a filter of place,
--   network, funder or stage nothing is judged.
-- shows: team_code, team_output_code, title, value, facts, landscapes_reporting, goal, due_on,
--   share_met
select *
from team_result
order by team_code, place
