-- title: The two days a change is measured between
-- grain: one row
-- method: Without a day given, the last twelve months to the day of the build.
select
    least(coalesce($to_on::date, warehouse.as_of), warehouse.as_of) as to_on,
    least(coalesce($from_on::date, (to_on - to_years(1))::date), to_on) as from_on,
    warehouse.as_of
from warehouse
