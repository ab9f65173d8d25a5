-- title: Organisations in the coalition
-- question: How many organisations belong to the coalition?
-- why: The coalition is those who belong to it.
-- unit: organisations
-- grain: one row per organisation named as a member
-- rollup: sum
-- kind: stock
-- better: higher
-- topic: coalition
-- source: organisation
-- method: Organisations that a source names as members, each counted once.
-- limits: The coalition states a larger number than sources name.
select
    null::varchar as landscape_id,
    null::varchar as country_code,
    warehouse.as_of as "on",
    1 as value,
    null::double as numerator,
    null::double as denominator,
    null::integer as tier,
    0 as tier_from,
    'reported' as value_type,
    null::varchar as disaggregation
from organisation
cross join warehouse
where organisation.is_coalition_member
