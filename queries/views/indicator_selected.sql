-- title: The values of indicators that count today, under the filters
-- grain: one row per indicator, landscape, group and value
-- method: What belongs to a country or to the coalition as a whole, such as a policy, follows the
--   country and region; it is left out when networks, funders or stages are asked for, because
--   it belongs to none.
select indicator_current.*
from indicator_current
left join selected_landscape
    on selected_landscape.landscape_id = indicator_current.landscape_id
where
    coalesce(indicator_current.tier >= $min_tier, true)
    and indicator_current.tier_from <= $min_tier
    and (
        indicator_current.country_code is null
        or indicator_current.country_code in (select country_code from wanted_country)
    )
    and case
        when indicator_current.landscape_id is not null
            then selected_landscape.landscape_id is not null
        when len($networks::varchar[]) > 0 or len($funders::varchar[]) > 0
            or len($stages::varchar[]) > 0
            then false
        when indicator_current.country_code is null
            then len($countries::varchar[]) = 0 and len($regions::varchar[]) = 0
        else true
    end
