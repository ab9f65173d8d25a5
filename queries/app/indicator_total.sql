-- title: Indicators added up
-- question: What does each indicator come to under the filters, and from how many landscapes?
-- grain: one row per indicator
-- topic: data
-- source: indicator_value
-- method: Added up as each indicator declares: sum; gross, unique, overlap and dissolve over
--   cells; distinct count; weighted by numerator and denominator; median. Values below the
--   minimum tier drop out; values without a tier rest on the record itself and stay.
with
kept as (
    select indicator_value.*, indicator.rollup
    from indicator_value
    join indicator on indicator.indicator_name = indicator_value.indicator_name
    where coalesce(indicator_value.tier >= $min_tier, true)
),

kept_in_place as (
    select kept.*
    from kept
    join selected_landscape on selected_landscape.landscape_id = kept.landscape_id
),

per_landscape as (
    select
        indicator_name,
        sum(value) filter (rollup = 'sum') as summed,
        sum(numerator) as numerator,
        sum(denominator) as denominator,
        median(value) filter (rollup = 'median') as middle,
        count(distinct disaggregation) as distinct_values,
        count(distinct landscape_id) as landscapes_reporting,
        min(tier) as tier_lowest,
        max("on") as "on"
    from kept_in_place
    group by indicator_name
),

cells as (
    select
        kept.indicator_name,
        selected_cell.h3,
        any_value(selected_cell.parts_per_child)::hugeint as parts_per_child,
        any_value(cell.area_ha * cell.part_per_child) / 2009 as area_per_child,
        bit_count(bit_or(selected_cell.mask)) as children_unique,
        sum(bit_count(selected_cell.mask)) as children_gross
    from kept
    join selected_cell on selected_cell.landscape_id = kept.landscape_id
    join cell on cell.h3 = selected_cell.h3
    where kept.rollup in ('unique', 'overlap', 'gross', 'dissolve')
    group by kept.indicator_name, selected_cell.h3
),

per_cell as (
    select
        indicator_name,
        round(sum(parts_per_child * children_unique) / 2009)::bigint as people_unique,
        round(sum(parts_per_child * children_gross) / 2009)::bigint as people_gross,
        sum(area_per_child * children_unique) as area_ha
    from cells
    group by indicator_name
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
    case
        when indicator.rollup = 'unique' then coalesce(per_cell.people_unique, 0)
        when indicator.rollup = 'overlap'
            then coalesce(per_cell.people_gross - per_cell.people_unique, 0)
        when indicator.rollup = 'dissolve' then per_cell.area_ha
        when indicator.rollup = 'gross' then coalesce(per_cell.people_gross, 0)
        when indicator.rollup = 'count_distinct' then coalesce(per_landscape.distinct_values, 0)
        when indicator.rollup = 'weighted'
            then per_landscape.numerator / nullif(per_landscape.denominator, 0)
        when indicator.rollup = 'median' then per_landscape.middle
        when indicator.rollup = 'sum' and starts_with(indicator.indicator_name, 'count_')
            then coalesce(per_landscape.summed, 0)
        when indicator.rollup = 'sum' then per_landscape.summed
    end as value,
    per_landscape.numerator,
    per_landscape.denominator,
    coalesce(per_landscape.landscapes_reporting, 0) as landscapes_reporting,
    (select count(*) from selected_landscape) as landscapes,
    per_landscape.tier_lowest,
    per_landscape."on"
from indicator
left join per_landscape on per_landscape.indicator_name = indicator.indicator_name
left join per_cell on per_cell.indicator_name = indicator.indicator_name
order by indicator.topic, indicator.indicator_name
