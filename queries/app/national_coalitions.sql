-- title: National coalitions
-- question: In which countries does a national coalition work, since when, with what around it?
-- grain: one row per national coalition
-- topic: coalition
-- source: national_coalition, landscape, support, policy
-- method: Landscapes in scope of the country under the filters; of them those served by the route
--   national coalition; policies of the country at any stage. None of it is claimed as the
--   coalition's doing.
-- shows: country_name, national_coalition_name, started_on_as_given, landscapes,
--   landscapes_served, policies
with
landscapes as (
    select
        landscape_country.country_code,
        count(*) as landscapes,
        count(*) filter (selected_route.is_national_coalition) as landscapes_served
    from selected_route
    join landscape_country on landscape_country.landscape_id = selected_route.landscape_id
    group by landscape_country.country_code
),

policies as (
    select country_code_given as country_code, count(*) as policies
    from policy_placed
    group by country_code_given
)

select
    national_coalition.country_code,
    country.name_en as country_name,
    national_coalition.national_coalition_name,
    national_coalition.started_on,
    national_coalition.started_on_as_given,
    coalesce(landscapes.landscapes, 0) as landscapes,
    coalesce(landscapes.landscapes_served, 0) as landscapes_served,
    coalesce(policies.policies, 0) as policies,
    source.title as source_title,
    source.url as source_url
from national_coalition
join wanted_country on wanted_country.country_code = national_coalition.country_code
join country on country.country_code = national_coalition.country_code
left join landscapes on landscapes.country_code = national_coalition.country_code
left join policies on policies.country_code = national_coalition.country_code
left join source on source.source_id = national_coalition.source_id
order by national_coalition.started_on nulls last, country.name_en
