-- title: Partners of one organisation
-- question: With whom does this organisation share landscapes?
-- grain: one row per other organisation
-- topic: coalition
-- source: participation
-- method: Organisations with a role in a selected landscape in which this one has a role too.
-- limits: Sharing a landscape is not yet working together; sources seldom say more.
-- shows: organisation_name, organisation_type_code, is_coalition_member, landscapes_shared
with
own as (
    select organisation_landscape.landscape_id
    from organisation_landscape
    join selected_landscape
        on selected_landscape.landscape_id = organisation_landscape.landscape_id
    where organisation_landscape.organisation_id = $organisation
)

select
    organisation.organisation_id,
    organisation.organisation_name,
    organisation.organisation_type_code,
    coalesce(organisation.is_coalition_member, false) as is_coalition_member,
    count(*) as landscapes_shared
from organisation_landscape
join own on own.landscape_id = organisation_landscape.landscape_id
join organisation on organisation.organisation_id = organisation_landscape.organisation_id
where organisation.organisation_id != $organisation
group by all
order by landscapes_shared desc, organisation.organisation_name
