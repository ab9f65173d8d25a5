-- title: Outputs done in element 5, Impact and Learning
-- question: Which share of the outputs that the guide names for Impact and Learning have
--   landscapes done?
-- why: Who measures can learn and show it.
-- unit: %
-- grain: one row per landscape in scope
-- rollup: weighted
-- kind: ratio
-- better: higher
-- topic: elements
-- core: yes
-- standards: LandScale LIM monitoring
-- source: output_event, output
-- method: Different outputs of the guide done or updated and not ended, over those the guide
--   names for the element, for every landscape in scope. Outputs that are none of the guide's
--   are not counted here.
-- limits: Elements stand side by side: no mean over elements is taken, and none comes before
--   another.
select
    landscape_id,
    null::varchar as country_code,
    "on",
    value,
    numerator,
    denominator,
    tier,
    tier_from,
    value_type,
    disaggregation
from element_done
where element_code = 5
