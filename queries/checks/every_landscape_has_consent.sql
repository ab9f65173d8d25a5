-- title: A landscape without a consent level
-- method: Every landscape in the warehouse has a level for each of the six field groups.
select landscape.landscape_id, count(landscape_consent.level_code) as levels
from landscape
left join landscape_consent on landscape_consent.landscape_id = landscape.landscape_id
group by landscape.landscape_id
having count(landscape_consent.level_code) != 6
