-- title: From all residents in scope to the people supported
-- question: How many residents are counted twice, not yet supported, or below the evidence
--   asked for?
-- grain: one row per step
-- unit: people
-- topic: people
-- source: boundary, output_event, population grid
-- method: Gross residents of landscapes in scope; less overlap between them; less those of
--   landscapes not at the counted stage; less those counted only on weaker evidence than asked
--   for; the rest is the headline. Each level is the unique people of a smaller set, rounded;
--   steps are the differences of rounded levels, so they sum to the last row to the person.
-- limits: Landscapes without a map are no step here; see people_bounds. Stand-ins are in no
--   level.
-- shows: step_code, value
select step_rank, step_code, value
from selected_levels
cross join lateral (
    values
        (1, 'gross', gross),
        (2, 'overlap', residents - gross),
        (3, 'not_at_stage', counted - residents),
        (4, 'below_evidence', supported - counted),
        (5, 'unique', supported)
) as step (step_rank, step_code, value)
order by step_rank
