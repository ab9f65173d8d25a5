-- title: Area and population of each landscape as its sources state them, on any evidence
-- grain: one row per landscape that states one
-- method: As landscape_stated_by_tier says, without a minimum of evidence.
select * exclude (min_tier)
from landscape_stated_by_tier
where min_tier = 0
