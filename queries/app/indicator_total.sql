-- title: Indicators added up
-- question: What does each indicator come to under the filters, and from how many landscapes?
-- grain: one row per indicator
-- topic: data
-- source: indicator_value
-- method: Added up as each indicator declares: sum, gross_sum and count; gross, unique, overlap
--   and dissolve over cells; distinct count; weighted by numerator and denominator; median. Of a
--   stock the latest value counts, of a flow every period. Values below the minimum tier drop
--   out; values without a tier rest on the record itself and stay.
-- limits: A gross_sum counts twice what two landscapes report both.
with
per_cell as (
    select
        indicator_set.indicator_name,
        round(selected_set.unique_parts / 2009)::bigint as people_unique,
        round(selected_set.gross_parts / 2009)::bigint as people_gross,
        selected_set.area_ha
    from indicator_set
    join selected_set on selected_set.set_number = indicator_set.set_number
)

select
    indicator.indicator_name,
    indicator.title,
    indicator.question,
    indicator.unit,
    indicator.kind,
    indicator.rollup,
    indicator.better,
    indicator.topic,
    indicator.is_core,
    case indicator.rollup
        when 'unique' then coalesce(per_cell.people_unique, 0)
        when 'overlap' then coalesce(per_cell.people_gross - per_cell.people_unique, 0)
        when 'gross' then coalesce(per_cell.people_gross, 0)
        when 'dissolve' then per_cell.area_ha
        when 'count' then coalesce(indicator_sum.value, 0)
        when 'count_distinct' then coalesce(indicator_sum.value, 0)
        else indicator_sum.value
    end as value,
    indicator_sum.numerator,
    indicator_sum.denominator,
    coalesce(indicator_sum.landscapes_reporting, 0) as landscapes_reporting,
    (select count(*) from selected_landscape) as landscapes,
    indicator_sum.tier_lowest,
    indicator_sum."on"
from indicator
left join indicator_sum on indicator_sum.indicator_name = indicator.indicator_name
left join per_cell on per_cell.indicator_name = indicator.indicator_name
order by indicator.topic, indicator.indicator_name
