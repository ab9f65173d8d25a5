-- title: Indicators by published standard
-- question: Which figures answer a code of SDG, GEF, GBF, IRIS+, LandScale and others?
-- grain: one row per code of a standard and indicator
-- topic: returns
-- source: indicator headers, standard
-- method: Codes as the header of each indicator names them; a code that no page of its publisher
--   confirmed says so. The value is that of the catalogue.
-- limits: Asking for the same is not reporting to the standard: its own rules may be stricter.
-- shows: standard_code, code_name, title, value, landscapes_reporting, is_confirmed
select
    standard.standard_code,
    standard.standard_name,
    standard.publisher_name,
    standard.url,
    indicator_standard.standard_code as code_name,
    indicator_standard.is_confirmed,
    indicator.indicator_name,
    indicator.title,
    indicator.topic,
    indicator.unit,
    indicator.rollup,
    case when indicator.rollup = 'count' then coalesce(indicator_sum.value, 0)
        else indicator_sum.value
    end as value,
    coalesce(indicator_sum.landscapes_reporting, 0) as landscapes_reporting,
    (select count(*) from selected_landscape) as landscapes,
    indicator_sum.tier_lowest,
    indicator_sum."on"
from indicator_standard
join indicator on indicator.indicator_name = indicator_standard.indicator_name
join standard on starts_with(indicator_standard.standard_code, standard.standard_code)
left join indicator_sum on indicator_sum.indicator_name = indicator.indicator_name
order by standard.standard_code, indicator_standard.standard_code, indicator.indicator_name
