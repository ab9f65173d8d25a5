-- title: Unique and gross people of the selected landscapes by country, summing exactly to the
--   world
-- grain: one row per country; a row without a country holds the cells that fall in none
-- unit: people
-- method: Every cell belongs to one country. The world is rounded once; the remainder of
--   rounding goes to the countries with the largest fractions, so the rows sum to the world to
--   the person.
with
parts as (
    select country_code, alone_parts as unique_parts, gross_parts
    from selected_own
    union all
    select country_code, parts_per_child::hugeint * children_unique, 0
    from selected_shared
),

countries as (
    select
        country_code,
        sum(unique_parts)::hugeint as unique_parts,
        sum(gross_parts)::hugeint as gross_parts
    from parts
    group by country_code
),

ranked as (
    select
        country_code,
        (unique_parts // 2009)::bigint as unique_floor,
        (gross_parts // 2009)::bigint as gross_floor,
        row_number() over (order by unique_parts % 2009 desc, country_code) as unique_rank,
        row_number() over (order by gross_parts % 2009 desc, country_code) as gross_rank
    from countries
),

left_over as (
    select
        selected_people.residents_unique - sum(unique_floor) as unique_units,
        selected_people.residents_gross - sum(gross_floor) as gross_units
    from ranked
    cross join selected_people
    group by selected_people.residents_unique, selected_people.residents_gross
)

select
    country_code,
    unique_floor + (unique_rank <= unique_units)::bigint as residents_unique,
    gross_floor + (gross_rank <= gross_units)::bigint as residents_gross
from ranked
cross join left_over
