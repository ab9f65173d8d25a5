-- title: The days on which the history of the goals is read
-- grain: one row per year, back from the day of the build
-- method: The day of the build and the same day of the ten years before.
select (warehouse.as_of - to_years(step.years::integer))::date as "on", step.years
from warehouse
cross join generate_series(0, 10) as step (years)
