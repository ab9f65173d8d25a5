-- title: Elements in which the selected landscapes have an output done or under way
-- grain: one row per landscape and element
select
    landscape_id,
    scope_code,
    element_code,
    bool_or(is_done) as is_done,
    count(*) filter (is_done) as outputs_done,
    count(*) filter (is_done and tier >= 2) as outputs_documented
from selected_output
group by landscape_id, scope_code, element_code
