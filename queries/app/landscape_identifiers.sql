-- title: Every identifier of one landscape
-- question: Under which identifiers are rows about this landscape held?
-- grain: one row per identifier; none for a landscape that is unknown or in totals only
-- topic: landscapes
-- source: landscape, landscape_relation
-- ignores: in_scope, countries, regions, networks, funders, stages, min_tier
select alias_id, landscape_id
from landscape_wanted
order by alias_id != landscape_id, alias_id
