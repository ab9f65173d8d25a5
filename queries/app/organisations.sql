-- title: Organisations
-- question: Who works in these landscapes, and who belongs to the coalition?
-- grain: one row per organisation
-- topic: coalition
-- source: organisation, participation
-- method: Organisations with a role in a selected landscape; without a filter, all.
-- shows: organisation_name, organisation_type_code, landscapes
with
roles as (
    select participation.organisation_id, landscape_alias.landscape_id
    from participation
    join landscape_alias on landscape_alias.alias_id = participation.landscape_id
    join selected_landscape on selected_landscape.landscape_id = landscape_alias.landscape_id
)

select
    organisation.organisation_id,
    organisation.organisation_name,
    organisation.organisation_type_code,
    organisation.country_code,
    country.name_en as country_name,
    coalesce(organisation.is_coalition_member, false) as is_coalition_member,
    count(distinct roles.landscape_id) as landscapes
from organisation
left join country on country.country_code = organisation.country_code
left join roles on roles.organisation_id = organisation.organisation_id
where
    roles.landscape_id is not null
    or (
        not $in_scope and len($countries::varchar[]) = 0 and len($regions::varchar[]) = 0
        and len($networks::varchar[]) = 0 and len($funders::varchar[]) = 0
        and len($stages::varchar[]) = 0
    )
group by all
order by landscapes desc, organisation.organisation_name
