-- title: The goals year by year
-- question: How have landscapes and people at the counted stage grown?
-- grain: one row per indicator and yearly day
-- topic: goals
-- source: output_event, boundary, population grid
-- method: By dated evidence, on the day of the build and the same day of ten years before.
-- ignores: in_scope, stages
select indicator_name, "on", value
from goal_history
order by indicator_name, "on"
