-- title: Organisations in one country's landscapes, by type
-- question: What kind of organisations take part in the landscapes of this country?
-- grain: one row per type of organisation
-- topic: coalition
-- source: organisation, participation
-- method: Organisations with a role in a landscape of the country, each once, wherever their
--   seat is.
-- ignores: in_scope, countries, regions, networks, funders, stages, min_tier
-- shows: organisation_type_code, organisations, organisations_seated_here, members_of_coalition
with
partners as (
    select distinct participation.organisation_id
    from participation
    join landscape_alias on landscape_alias.alias_id = participation.landscape_id
    join landscape_country on landscape_country.landscape_id = landscape_alias.landscape_id
    where landscape_country.country_code = $country
)

select
    organisation.organisation_type_code,
    count(*) as organisations,
    count(*) filter (organisation.country_code = $country) as organisations_seated_here,
    count(*) filter (organisation.is_coalition_member) as members_of_coalition
from partners
join organisation on organisation.organisation_id = partners.organisation_id
group by organisation.organisation_type_code
order by organisations desc, organisation.organisation_type_code
