-- title: National coalitions of one country
-- question: Has this country a national coalition, and since when?
-- grain: one row per national coalition
-- topic: coalition
-- source: national_coalition
-- ignores: in_scope, countries, regions, networks, funders, stages, min_tier
select
    national_coalition.national_coalition_id,
    national_coalition.national_coalition_name,
    national_coalition.started_on_as_given as started_on,
    source.title as source_title,
    source.url as source_url
from national_coalition
left join source on source.source_id = national_coalition.source_id
where national_coalition.country_code = $country
order by national_coalition.started_on nulls last, national_coalition.national_coalition_id
