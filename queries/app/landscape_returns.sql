-- title: The four returns of one landscape, measure by measure
-- question: From where, to where, and against which target has each measure moved?
-- grain: one row per measure and unit that anything is recorded of
-- topic: returns
-- source: observation
-- method: Baseline is the first reported value, latest the last one up to the day of the build;
--   a stock or ratio older than `carry_at_most` months is no longer reported. A flow is a value
--   per period: its last period is compared with the one before where both are equally long
--   (within a tenth), and its sum says its period.
--   Part of the way met is (baseline - actual) / (baseline - target), which serves both
--   directions; for a flow whose target states its own period it is the sum in that period over
--   the target. Up, down and level are read from three significant digits.
-- limits: A single report has no way behind it, and a target that does not lie in the better
--   direction has none before it: both have no part met. Of several targets the one with the
--   latest date holds, never their sum.
-- ignores: in_scope, countries, regions, networks, funders, stages, min_tier
-- shows: return_code, measure_name, unit_name, baseline_value, baseline_on, latest_value,
--   latest_on, tier, target_value, target_on, share_met
select
    landscape_measure.return_code,
    landscape_measure.measure_code,
    landscape_measure.measure_name,
    landscape_measure.unit_name,
    landscape_measure.kind_code,
    landscape_measure.better_code,
    landscape_measure.direction_code,
    landscape_measure.from_value,
    landscape_measure.from_on,
    landscape_measure.from_qualifier,
    landscape_measure.to_value,
    landscape_measure.to_on,
    landscape_measure.to_qualifier,
    landscape_measure.reporters,
    landscape_measure.baseline_value,
    landscape_measure.baseline_on,
    landscape_measure.baseline_qualifier,
    landscape_measure.latest_value,
    landscape_measure.latest_on,
    landscape_measure.latest_qualifier,
    landscape_measure.tier,
    landscape_measure.target_value,
    landscape_measure.target_from_on,
    landscape_measure.target_on,
    landscape_measure.is_target_of_sum,
    landscape_measure.share_met,
    landscape_measure.target_code,
    landscape_measure.period_total,
    landscape_measure.period_from_on,
    landscape_measure.period_to_on,
    landscape_measure.periods,
    landscape_measure.reported,
    landscape_measure.conflicts,
    landscape_measure.undated,
    landscape_measure.estimated,
    source.title as source_title,
    coalesce(landscape_measure.source_url, source.url) as source_url
from landscape_measure
left join source on source.source_id = landscape_measure.source_id
order by
    list_position(
        ['inspiration', 'social', 'natural', 'financial'], landscape_measure.return_code
    ),
    landscape_measure.latest_on is null,
    landscape_measure.measure_code,
    landscape_measure.unit_name
