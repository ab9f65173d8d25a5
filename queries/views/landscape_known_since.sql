-- title: Since when anything dated is known of each landscape
-- grain: one row per landscape with a dated output or formal status
select landscape_id, min(occurred_on) as first_on
from stage_evidence
where occurred_on is not null and evidence_kind in ('output', 'formal_status')
group by landscape_id
