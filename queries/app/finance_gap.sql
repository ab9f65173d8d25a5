-- title: Need and supply
-- question: Where a landscape states what it needs, how much of it is committed?
-- grain: one row per kind of need, reported and estimated
-- unit: USD
-- topic: finance
-- source: finance
-- method: Only landscapes that state a need. Need, commitment and gap are those of landscapes
--   that state both, every deal of both in US dollars; the gap is summed landscape by
--   landscape, and what one has beyond its need closes no other's. A reported and an estimated
--   need never share a sum; a landscape that has both counts by its reported one.
-- limits: Ceilings paid on results are no supply here. A commitment may be older than the need.
-- shows: need_type_code, landscapes_compared, finance_needed_usd, finance_committed_usd,
--   finance_gap_usd, landscapes_covered, landscapes_need_only, finance_need_only_usd,
--   landscapes_not_comparable
select
    need_type_code,
    count(finance_gap_usd) as landscapes_compared,
    count(*) filter (gap_state_code = 'open') as landscapes_open,
    count(*) filter (gap_state_code = 'covered') as landscapes_covered,
    sum(finance_needed_usd) filter (finance_gap_usd is not null)::double as finance_needed_usd,
    sum(finance_committed_usd) filter (finance_gap_usd is not null)::double
        as finance_committed_usd,
    sum(finance_gap_usd)::double as finance_gap_usd,
    count(*) filter (gap_state_code = 'need_only') as landscapes_need_only,
    sum(finance_needed_usd) filter (gap_state_code = 'need_only')::double
        as finance_need_only_usd,
    coalesce(sum(deals_needed) filter (gap_state_code = 'need_only'), 0)::bigint
        as deals_need_only,
    count(*) filter (gap_state_code = 'not_comparable') as landscapes_not_comparable
from selected_finance
where need_type_code is not null
group by need_type_code
order by list_position(['reported', 'estimated'], need_type_code)
