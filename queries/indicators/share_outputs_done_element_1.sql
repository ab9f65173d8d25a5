-- title: Outputs done in element 1, Landscape Partnership
-- question: Which share of the outputs that the guide names for Landscape Partnership have
--   landscapes done?
-- why: Nothing else lasts without people who agreed to work together.
-- unit: %
-- grain: one row per landscape in scope
-- rollup: weighted
-- kind: ratio
-- better: higher
-- topic: elements
-- core: yes
-- standards: LandScale LIM governance
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
where element_code = 1
