-- title: Unique and gross people of the selected landscapes by country, summing exactly to the
--   world
-- grain: one row per country; a row without a country holds the cells that fall in none
-- unit: people
-- method: Every cell belongs to one country. The world is rounded once; the remainder of
--   rounding goes to the countries with the largest fractions, so the rows sum to the world to
--   the person.
with
cells as (
    select
        h3,
        any_value(country_code) as country_code,
        any_value(parts_per_child)::hugeint as parts_per_child,
        sum(bit_count(mask)) as children_gross,
        bit_count(bit_or(mask)) as children_unique
    from selected_cell
    group by h3
),

countries as (
    select
        country_code,
        sum(parts_per_child * children_unique)::hugeint as unique_parts,
        sum(parts_per_child * children_gross)::hugeint as gross_parts
    from cells
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
