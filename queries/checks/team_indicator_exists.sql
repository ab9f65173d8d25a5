-- title: Every indicator of a team is in the catalogue
-- method: Rows of team_indicator whose indicator the catalogue does not have.
select team_indicator.team_code, team_indicator.indicator_name
from team_indicator
left join indicator on indicator.indicator_name = team_indicator.indicator_name
where indicator.indicator_name is null
