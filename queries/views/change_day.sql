-- title: The two days a change is measured between
-- grain: one row
-- method: Without a day given, the last twelve months to the day of the build.
select
    coalesce(
        $from_on::date, (coalesce($to_on::date, warehouse.as_of) - to_years(1))::date
    ) as from_on,
    least(coalesce($to_on::date, warehouse.as_of), warehouse.as_of) as to_on,
    warehouse.as_of
from warehouse
