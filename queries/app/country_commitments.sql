-- title: What a country promised itself, and what its landscapes report
-- question: Which commitments has this country made, and how much do landscapes report so far?
-- grain: one row per commitment
-- topic: countries
-- source: commitment, observation
-- method: The promise as its source states it. Beside it the indicator of the same measure and
--   unit, added up over the landscapes of the country as that indicator declares. A country is
--   judged only against its own promise, and not where nothing comparable is reported.
-- limits: Landscapes are a part of a country, and a landscape across a border stands whole, so
--   the sum is gross and may miss what is done elsewhere.
-- ignores: in_scope, countries, regions, networks, funders, stages, min_tier
-- shows: framework_name, measure_name, value_promised, value_reported, unit_name, share_reported,
--   landscapes_reporting, stated_on, source_title
with
measures as (
    select *
    from (
        values
        ('N01', 'area_under_restoration'),
        ('N02', 'area_under_improved_production'),
        ('N03', 'area_conserved'),
        ('N10', 'count_trees_grown'),
        ('N07', 'mass_greenhouse_gases_avoided'),
        ('S03', 'count_jobs')
    ) as pairs (measure_code, indicator_name)
),

reported as (
    select
        measures.measure_code,
        sum(indicator_current.value) as amount,
        count(distinct indicator_current.landscape_id) as landscapes_reporting,
        min(indicator_current.tier) as tier_lowest,
        max(indicator_current."on") as last_reported_on
    from measures
    join indicator_current on indicator_current.indicator_name = measures.indicator_name
    join landscape_country
        on landscape_country.landscape_id = indicator_current.landscape_id
        and landscape_country.country_code = $country
    where indicator_current.disaggregation is null and indicator_current.tier_from <= 0
    group by measures.measure_code
),

landscapes as (
    select count(*) as landscapes from landscape_country where country_code = $country
)

select
    commitment.commitment_id,
    commitment.framework_name,
    commitment.measure_code,
    measure.measure_name,
    commitment.value as value_promised,
    commitment.unit_name,
    reported.amount as value_reported,
    reported.amount / nullif(commitment.value, 0) as share_reported,
    case
        when reported.amount is null then 'not_comparable'
        when reported.amount >= commitment.value then 'reported_in_full'
        else 'reported_in_part'
    end as promise_code,
    coalesce(reported.landscapes_reporting, 0) as landscapes_reporting,
    landscapes.landscapes,
    reported.tier_lowest,
    reported.last_reported_on,
    commitment.stated_on_as_given as stated_on,
    source.title as source_title,
    source.url as source_url
from commitment
join measure on measure.measure_code = commitment.measure_code
cross join landscapes
left join reported
    on reported.measure_code = commitment.measure_code
    and measure.unit_name = commitment.unit_name
left join source on source.source_id = commitment.source_id
where commitment.country_code = $country
order by commitment.stated_on desc nulls last, commitment.commitment_id
