-- title: Organisations and where they work
-- question: Which organisations take part, in which countries, in how many landscapes?
-- grain: one row per organisation
-- topic: coalition
-- source: organisation, participation, support
-- method: Countries are those of the landscapes in which the organisation has a role; a landscape
--   of several countries brings all of them. Without a filter organisations without a landscape
--   stand here too.
-- limits: A role says nothing about how much is done.
with
roles as (
    select organisation_landscape.organisation_id, organisation_landscape.landscape_id
    from organisation_landscape
    join selected_landscape
        on selected_landscape.landscape_id = organisation_landscape.landscape_id
),

places as (
    select
        named.organisation_id,
        count(*) as countries,
        string_agg(named.country_name, ', ' order by named.country_name) as country_names,
        string_agg(named.country_code, ';' order by named.country_name) as country_codes
    from (
        select distinct
            roles.organisation_id,
            country.country_code,
            country.name_en as country_name
        from roles
        join landscape_country on landscape_country.landscape_id = roles.landscape_id
        join country on country.country_code = landscape_country.country_code
    ) as named
    group by named.organisation_id
),

counts as (
    select organisation_id, count(*) as landscapes from roles group by organisation_id
),

given as (
    select service_given.organisation_id, count(*) as services
    from service_given
    join selected_landscape on selected_landscape.landscape_id = service_given.landscape_id
    group by service_given.organisation_id
)

select
    organisation.organisation_id,
    organisation.organisation_name,
    organisation.organisation_type_code,
    organisation.country_code as seat_code,
    seat.name_en as seat_name,
    coalesce(organisation.is_coalition_member, false) as is_coalition_member,
    coalesce(counts.landscapes, 0) as landscapes,
    coalesce(places.countries, 0) as countries,
    places.country_names,
    places.country_codes,
    coalesce(given.services, 0) as services
from organisation
left join country as seat on seat.country_code = organisation.country_code
left join counts on counts.organisation_id = organisation.organisation_id
left join places on places.organisation_id = organisation.organisation_id
left join given on given.organisation_id = organisation.organisation_id
where
    counts.organisation_id is not null
    or (
        not $in_scope
        and (
            select count(*) > 0 from selected_place
            where landscape_id is null and country_code is null
        )
    )
order by counts.landscapes desc nulls last, organisation.organisation_name
