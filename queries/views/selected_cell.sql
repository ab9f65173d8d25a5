-- title: Cells of the selected landscapes, cut to the countries asked for
-- grain: one row per landscape and cell
select
    counted_cell.*,
    selected_beyond_country.scope_code,
    selected_beyond_country.stage_rank,
    selected_beyond_country.is_counted
from counted_cell
join selected_beyond_country
    on selected_beyond_country.landscape_id = counted_cell.landscape_id
where
    (len($countries::varchar[]) = 0 and len($regions::varchar[]) = 0)
    or counted_cell.country_code in (select country_code from wanted_country)
