-- title: Stated, not mapped, in all
-- question: Between how many and how many more people live in landscapes without a map?
-- grain: one row
-- unit: people
-- topic: people
-- source: landscape, observation, country_population
-- method: The sums of the bounds by country; never added to the headline.
select
    coalesce(sum(landscapes), 0)::bigint as landscapes,
    coalesce(sum(low), 0)::bigint as low,
    coalesce(sum(high), 0)::bigint as high
from people_bounds_by_country
