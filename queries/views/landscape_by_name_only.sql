-- title: Landscapes that allow no more to be shown than their name and country
-- grain: one row per row of table landscape whose identity is listed in its country
-- method: Nothing is held of how far they have come, so they have no stage and no age, and are no
--   gap.
select landscape_id
from landscape_consent
where field_group_code = 'identity' and level_code = 'listed_in_country'
