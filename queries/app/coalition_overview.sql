-- title: The coalition in one row
-- question: Who belongs to the coalition, and whom does it serve?
-- grain: one row
-- topic: coalition
-- source: organisation, participation, support, national_coalition
-- method: Organisations with a role in a selected landscape, and all of them where nothing is
--   selected. Landscapes served are those in scope. What the coalition states itself is its
--   latest dated statement, worldwide. Where no service or national coalition is recorded at
--   all, their number is no value, never zero.
with
unfiltered as (
    select count(*) > 0 as is_whole
    from selected_place
    where landscape_id is null and country_code is null
),

organisations as (
    select
        organisation.organisation_id,
        coalesce(organisation.is_coalition_member, false) as is_member,
        count(selected_landscape.landscape_id) > 0 as is_in_landscape
    from organisation
    left join organisation_landscape
        on organisation_landscape.organisation_id = organisation.organisation_id
    left join selected_landscape
        on selected_landscape.landscape_id = organisation_landscape.landscape_id
    group by all
),

members as (
    select
        count(*) filter (
            is_in_landscape or (select is_whole and not $in_scope from unfiltered)
        ) as organisations,
        count(*) filter (is_in_landscape) as organisations_in_landscapes,
        count(*) filter (is_member and (is_in_landscape or (select is_whole from unfiltered)))
            as coalition_members
    from organisations
),

routes as (
    select
        count(*) as landscapes_in_scope,
        case when (select count(*) from service_given) > 0 then count(*) filter (is_served) end
            as landscapes_supported,
        count(*) filter (is_partner or is_terraso or is_national_coalition)
            as landscapes_with_route,
        count(*) filter (is_withheld) as landscapes_withheld
    from selected_route
),

services as (
    select
        count(*) as services,
        count(service_given.people_trained) as services_with_trained,
        sum(service_given.people_trained)::bigint as population_trained
    from service_given
    join selected_landscape on selected_landscape.landscape_id = service_given.landscape_id
    where selected_landscape.scope_code = 'in_scope'
),

national as (
    select
        case when (select count(*) from national_coalition) > 0 then count(*) end
            as national_coalitions
    from national_coalition
    join wanted_country on wanted_country.country_code = national_coalition.country_code
),

stated as (
    select
        arg_max(value, occurred_on)::bigint as organisations_stated,
        arg_max(occurred_on_as_given, occurred_on) as statement_on_as_given
    from timeline
    where timeline_kind_code = 'headline' and metric_name = 'partner organisations'
)

select *
from members
cross join routes
cross join services
cross join national
cross join stated
