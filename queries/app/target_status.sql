-- title: The verdict on the goals
-- question: Are we on track, by how much short, and what must change?
-- grain: one row per goal that may be judged under the filters
-- topic: goals
-- source: target, output_event, boundary, population grid, setting
-- method: Pace over the last 36 months of dated evidence against the pace needed to arrive on
--   time; two second opinions with the reason they differ. See goal_verdict for every formula.
-- limits: A selection without a goal of its own gives no row; it is never judged by another's.
select *
from goal_verdict
order by scope_code, indicator_name
