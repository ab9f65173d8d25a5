-- title: Landscapes that allow to be counted and not to be listed
-- grain: one row per row of table landscape whose identity is in totals only
select landscape_id
from landscape_consent
where field_group_code = 'identity' and level_code = 'aggregate_only'
