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
-- A fact of a country, such as a policy, belongs to it as its landscapes' facts do.
placed as (
    select place_member.place_code, indicator_selected.*
    from indicator_selected
    join place_member on place_member.landscape_id = indicator_selected.landscape_id
    where
        $grain != 'country'
        or coalesce(indicator_selected.country_code = place_member.place_code, true)
    union all
    select country_code, indicator_selected.*
    from indicator_selected
    where
        $grain = 'country'
        and landscape_id is null
        and country_code in (select place_code from place_member)
),

per_place as (
    select
        place_code,
        indicator_name,
        case any_value(rollup)
            when 'weighted' then coalesce(
                sum(numerator) / nullif(sum(denominator), 0),
                case when count(*) = 1 then any_value(value) end
            )
            when 'median' then median(value)
            when 'count_distinct' then count(distinct disaggregation)
            else round(sum(value), 4)
        end as value,
        case
            when any_value(rollup) = 'weighted' and sum(denominator) > 0
                then count(distinct landscape_id) filter (denominator > 0)
            else count(distinct landscape_id)
        end as landscapes_reporting,
        min(tier) as tier_lowest
    from placed
    where disaggregation is null or rollup = 'count_distinct'
    group by place_code, indicator_name
),

cells as (
    select
        place_cell.place_code,
        indicator_set_member.set_number,
        place_cell.h3,
        any_value(place_cell.parts_per_child)::hugeint as parts_per_child,
        any_value(cell.area_ha * cell.part_per_child) / 2009 as area_per_child,
        bit_count(bit_or(place_cell.mask)) as children_unique,
        sum(bit_count(place_cell.mask)) as children_gross
    from indicator_set_member
    join place_cell on place_cell.landscape_id = indicator_set_member.landscape_id
    join cell on cell.h3 = place_cell.h3
    where place_cell.place_code is not null
    group by place_cell.place_code, indicator_set_member.set_number, place_cell.h3
),

per_set as (
    select
        place_code,
        set_number,
        round(sum(parts_per_child * children_unique) / 2009)::bigint as people_unique,
        round(sum(parts_per_child * children_gross) / 2009)::bigint as people_gross,
        sum(area_per_child * children_unique) as area_ha
    from cells
    group by place_code, set_number
),

per_cell as (
    select per_set.*, indicator_set.indicator_name
    from per_set
    join indicator_set on indicator_set.set_number = per_set.set_number
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
        case indicator.rollup
            when 'unique' then per_cell.people_unique
            when 'overlap' then per_cell.people_gross - per_cell.people_unique
            when 'gross' then per_cell.people_gross
            when 'dissolve' then per_cell.area_ha
            else per_place.value
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
    indicator.rollup,
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
