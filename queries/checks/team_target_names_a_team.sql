-- title: A goal of a team names the team
-- method: Goals of teams whose scope_name is not 1, 2 or 3.
select target_id, scope_name
from target
where scope_code = 'team' and coalesce(scope_name not in ('1', '2', '3'), true)
