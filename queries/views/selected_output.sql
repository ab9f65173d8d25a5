-- title: Outputs of the selected landscapes, each once, on the evidence asked for
-- grain: one row per landscape, element and output that is done or under way
-- method: Done where an output done has the least tier asked for, else under way.
select
    selected_by_output.landscape_id,
    selected_by_output.scope_code,
    selected_by_output.stage_code,
    landscape_output.element_code,
    landscape_output.output_code,
    coalesce(landscape_output.tier_done >= $min_tier, false) as is_done,
    case when is_done then landscape_output.tier_done else landscape_output.tier_in_progress end
        as tier
from selected_by_output
join landscape_output on landscape_output.landscape_id = selected_by_output.landscape_id
where
    landscape_output.tier_done >= $min_tier
    or landscape_output.tier_in_progress >= $min_tier
