-- title: Outputs by element
-- question: Which outputs of the practical guide do landscapes have, on which evidence?
-- grain: one row per element and output
-- topic: elements
-- source: landscape, output_event, output
-- method: Landscapes that have the output done on the day of the build, each under the best
--   evidence it has for it. "Another output" is what an element has besides those of the guide;
--   of several a landscape counts once.
-- limits: A public page rarely names every output; one that is not recorded may exist. Landscapes
--   in totals only that a row would single out are left out and counted beside.
-- shows: element_code, output_code, landscapes, landscapes_done, landscapes_modelled,
--   landscapes_self_reported, landscapes_documented, landscapes_reviewed, landscapes_verified,
--   landscapes_under_way
with
asked as (
    select count(*) as landscapes from selected_by_output
),

found as (
    select
        element_code,
        output_code,
        count(*) filter (is_done) as landscapes_done,
        count(*) filter (is_done and tier = 0) as landscapes_modelled,
        count(*) filter (is_done and tier = 1) as landscapes_self_reported,
        count(*) filter (is_done and tier = 2) as landscapes_documented,
        count(*) filter (is_done and tier = 3) as landscapes_reviewed,
        count(*) filter (is_done and tier = 4) as landscapes_verified,
        count(*) filter (not is_done) as landscapes_under_way
    from selected_output
    group by element_code, output_code
)

select
    output_listed.element_code,
    output_listed.output_code,
    output_listed.is_confirmed,
    asked.landscapes,
    coalesce(found.landscapes_done, 0) as landscapes_done,
    coalesce(found.landscapes_modelled, 0) as landscapes_modelled,
    coalesce(found.landscapes_self_reported, 0) as landscapes_self_reported,
    coalesce(found.landscapes_documented, 0) as landscapes_documented,
    coalesce(found.landscapes_reviewed, 0) as landscapes_reviewed,
    coalesce(found.landscapes_verified, 0) as landscapes_verified,
    coalesce(found.landscapes_under_way, 0) as landscapes_under_way,
    selected_left_out.by_output as landscapes_left_out
from output_listed
cross join asked
cross join selected_left_out
left join found
    on found.element_code = output_listed.element_code
    and found.output_code = output_listed.output_code
order by output_listed.place_in_line
