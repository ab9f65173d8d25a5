-- title: What a country promised itself
-- question: Which restoration commitments has this country made?
-- grain: one row per commitment
-- topic: countries
-- source: commitment
-- method: As the source states it. A country is judged only against its own promise.
-- ignores: in_scope, countries, regions, networks, funders, stages, min_tier
select
    commitment.framework_name,
    commitment.measure_code,
    measure.measure_name,
    commitment.value,
    commitment.unit_name,
    commitment.stated_on_as_given as stated_on,
    source.title as source_title,
    source.url as source_url
from commitment
join measure on measure.measure_code = commitment.measure_code
left join source on source.source_id = commitment.source_id
where commitment.country_code = $country
order by commitment.stated_on desc nulls last, commitment.commitment_id
