-- title: Research partnerships
-- question: How many research partnerships has the coalition?
-- why: Research gives partnerships evidence they cannot gather alone.
-- unit: partnerships
-- grain: one row per entry of the table learning
-- rollup: sum
-- kind: stock
-- better: higher
-- topic: teams
-- source: learning
-- method: Entries of the kind, each counted once; those about one landscape count for it.
-- limits: A count says nothing about who learned what.
select
    landscape_counted.landscape_id,
    null::varchar as country_code,
    warehouse.as_of as "on",
    1 as value,
    null::double as numerator,
    null::double as denominator,
    null::integer as tier,
    0 as tier_from,
    'reported' as value_type,
    null::varchar as disaggregation
from learning
left join landscape_alias on landscape_alias.alias_id = learning.landscape_id
left join landscape_counted on landscape_counted.landscape_id = landscape_alias.landscape_id
cross join warehouse
where learning.learning_kind_code = 'research_partnership'
