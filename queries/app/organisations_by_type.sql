-- title: Organisations by type
-- question: What kinds of organisation take part?
-- grain: one row per type of organisation
-- topic: coalition
-- source: organisation, participation
-- method: Organisations with a role in a selected landscape; without a filter, all. Types are
--   assigned by judgement.
-- shows: organisation_type_code, organisations, coalition_members, landscapes
with
taking_part as (
    select
        organisation.organisation_id,
        coalesce(organisation.organisation_type_code, 'unknown') as organisation_type_code,
        coalesce(organisation.is_coalition_member, false) as is_member,
        selected_landscape.landscape_id
    from organisation
    left join organisation_landscape
        on organisation_landscape.organisation_id = organisation.organisation_id
    left join selected_landscape
        on selected_landscape.landscape_id = organisation_landscape.landscape_id
    where
        selected_landscape.landscape_id is not null
        or (
            not $in_scope
            and (
                select count(*) > 0 from selected_place
                where landscape_id is null and country_code is null
            )
        )
)

select
    organisation_type_code,
    count(distinct organisation_id) as organisations,
    count(distinct organisation_id) filter (is_member) as coalition_members,
    count(distinct landscape_id) as landscapes
from taking_part
group by organisation_type_code
order by organisations desc, organisation_type_code
