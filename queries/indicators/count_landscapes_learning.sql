-- title: Landscapes that measure and publish what they learn
-- question: How many partnerships monitor together and have published a learning product?
-- why: Measuring and publishing is how the whole coalition learns.
-- unit: landscapes
-- grain: one row per landscape
-- rollup: sum
-- kind: stock
-- better: higher
-- topic: teams
-- source: output_event, learning
-- method: Landscapes with an output of element 5 done and a learning product about them, each
--   counted once.
-- limits: A product about several landscapes counts for the one it names.
select
    landscape_alias.landscape_id,
    null::varchar as country_code,
    warehouse.as_of as "on",
    1 as value,
    null::double as numerator,
    null::double as denominator,
    max(output_event.tier)::integer as tier,
    0 as tier_from,
    'reported' as value_type,
    null::varchar as disaggregation
from output_event
join landscape_alias on landscape_alias.alias_id = output_event.landscape_id
join landscape_counted on landscape_counted.landscape_id = landscape_alias.landscape_id
cross join warehouse
where
    output_event.element_code = 5
    and output_event.status_code in ('done', 'updated')
    and coalesce(output_event.ended_on > warehouse.as_of, true)
    and landscape_alias.landscape_id in (
        select product_of.landscape_id
        from learning
        join landscape_alias as product_of on product_of.alias_id = learning.landscape_id
        where learning.learning_kind_code = 'product'
    )
group by landscape_alias.landscape_id, warehouse.as_of
