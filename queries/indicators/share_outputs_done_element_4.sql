-- title: Outputs done in element 4, Taking Action
-- question: Which share of the outputs that the guide names for Taking Action have landscapes
--   done?
-- why: Plans count when they are financed and carried out.
-- unit: %
-- grain: one row per landscape in scope
-- rollup: weighted
-- kind: ratio
-- better: higher
-- topic: elements
-- core: yes
-- standards: LandScale LIM finance
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
where element_code = 4
