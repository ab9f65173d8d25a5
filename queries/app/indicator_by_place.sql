-- title: Indicators by place
-- question: How do countries, networks or landscapes compare on any indicator?
-- grain: one row per place and indicator
-- topic: data
-- source: indicator_value
-- method: Added up as each indicator declares, place by place: people and mapped area over the
--   cells of the place, the rest over its landscapes. Places with nothing to add have no value,
--   not zero.
-- limits: No ranking of merit: the places differ in what they report.
with
kept as (
    select indicator_value.*, indicator.rollup
    from indicator_value
    join indicator on indicator.indicator_name = indicator_value.indicator_name
    where coalesce(indicator_value.tier >= $min_tier, true)
),

per_place as (
    select
        place_member.place_code,
        kept.indicator_name,
        sum(kept.value) filter (kept.rollup = 'sum') as summed,
        sum(kept.numerator) as numerator,
        sum(kept.denominator) as denominator,
        median(kept.value) filter (kept.rollup = 'median') as middle,
        count(distinct kept.disaggregation) as distinct_values,
        count(distinct kept.landscape_id) as landscapes_reporting,
        min(kept.tier) as tier_lowest
    from kept
    join place_member on place_member.landscape_id = kept.landscape_id
    group by place_member.place_code, kept.indicator_name
),

cells as (
    select
        place_cell.place_code,
        kept.indicator_name,
        place_cell.h3,
        any_value(place_cell.parts_per_child)::hugeint as parts_per_child,
        any_value(cell.area_ha * cell.part_per_child) / 2009 as area_per_child,
        bit_count(bit_or(place_cell.mask)) as children_unique,
        sum(bit_count(place_cell.mask)) as children_gross
    from kept
    join place_cell on place_cell.landscape_id = kept.landscape_id
    join cell on cell.h3 = place_cell.h3
    where
        kept.rollup in ('unique', 'overlap', 'gross', 'dissolve')
        and place_cell.place_code is not null
    group by place_cell.place_code, kept.indicator_name, place_cell.h3
),

per_cell as (
    select
        place_code,
        indicator_name,
        round(sum(parts_per_child * children_unique) / 2009)::bigint as people_unique,
        round(sum(parts_per_child * children_gross) / 2009)::bigint as people_gross,
        sum(area_per_child * children_unique) as area_ha
    from cells
    group by place_code, indicator_name
),

places as (
    select place_code, count(distinct landscape_id) as landscapes
    from place_member
    group by place_code
),

found as (
    select
        coalesce(per_place.place_code, per_cell.place_code) as place_code,
        indicator.indicator_name,
        case
            when indicator.rollup = 'unique' then per_cell.people_unique
            when indicator.rollup = 'overlap' then per_cell.people_gross - per_cell.people_unique
            when indicator.rollup = 'gross' then per_cell.people_gross
            when indicator.rollup = 'dissolve' then per_cell.area_ha
            when indicator.rollup = 'count_distinct' then per_place.distinct_values
            when indicator.rollup = 'weighted'
                then per_place.numerator / nullif(per_place.denominator, 0)
            when indicator.rollup = 'median' then per_place.middle
            when indicator.rollup = 'sum' then per_place.summed
        end as value,
        coalesce(per_place.landscapes_reporting, 0) as landscapes_reporting,
        per_place.tier_lowest
    from per_place
    full join per_cell
        on per_cell.place_code = per_place.place_code
        and per_cell.indicator_name = per_place.indicator_name
    join indicator
        on indicator.indicator_name
        = coalesce(per_place.indicator_name, per_cell.indicator_name)
)

select
    found.place_code,
    coalesce(country.name_en, landscape_card.landscape_name, found.place_code) as place_name,
    found.indicator_name,
    indicator.title,
    indicator.unit,
    indicator.better,
    found.value,
    found.landscapes_reporting,
    coalesce(places.landscapes, 0) as landscapes,
    found.tier_lowest
from found
join indicator on indicator.indicator_name = found.indicator_name
left join places on places.place_code = found.place_code
left join country on $grain = 'country' and country.country_code = found.place_code
left join landscape_card on $grain = 'landscape' and landscape_card.landscape_id = found.place_code
where
    found.value is not null
    and coalesce(landscape_card.consent_level_code != 'aggregate_only', true)
order by found.indicator_name, found.value desc, found.place_code
