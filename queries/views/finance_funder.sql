-- title: Who carries each deal that may be added up
-- grain: one row per deal and funder
-- method: Its funder and those it is shared with. A funder in brackets is a description, such
--   as a stated funding gap, and no funder.
select finance_id, landscape_id, whole_finance_id, funder_name
from finance_leaf
where funder_name is not null and not starts_with(funder_name, '(')
union
select finance_id, landscape_id, whole_finance_id, unnest(shared_with_names) as funder_name
from finance_leaf
