-- title: Policies by stage
-- question: How far have policies come that take up integrated landscape management?
-- grain: one row per stage
-- topic: coalition
-- source: policy
-- method: Policies whose landscape, country or coalition the filters let through, by their latest
--   recorded stage. Five marks, no funnel: a policy need not pass through all.
-- shows: policy_stage_code, policies, last_on
with
policies as (
    select policy_placed.*
    from policy_placed
    join selected_place
        on selected_place.landscape_id is not distinct from policy_placed.landscape_id
        and selected_place.country_code is not distinct from policy_placed.country_code
)

select
    stage.policy_stage_code,
    count(policies.policy_id) as policies,
    max(policies.occurred_on) as last_on
from (
    values
        (1, 'proposed'), (2, 'launched'), (3, 'published'), (4, 'adopted'), (5, 'implemented')
) as stage (place, policy_stage_code)
left join policies on policies.policy_stage_code = stage.policy_stage_code
group by stage.place, stage.policy_stage_code
order by stage.place
