-- title: How recent the evidence about each landscape is, on any evidence
-- grain: one row per landscape
-- method: As landscape_evidence_by_tier says, without a minimum of evidence.
select * exclude (min_tier)
from landscape_evidence_by_tier
where min_tier = 0
