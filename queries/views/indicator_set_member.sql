-- title: The landscapes of each set of indicators over cells
-- grain: one row per set and landscape
select distinct indicator_set.set_number, indicator_current.landscape_id
from indicator_set
join indicator_current on indicator_current.indicator_name = indicator_set.indicator_name
where indicator_set.is_first and coalesce(indicator_current.tier >= $min_tier, true)
