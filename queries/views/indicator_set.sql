-- title: Which indicators over cells are about the same landscapes
-- grain: one row per indicator that is added up over cells
-- method: Gross, unique and overlapping people and mapped area rest on the same landscapes; what
--   is about the same landscapes has the same number, so that their cells are united once for all.
with
sets as (
    select indicator_name, sum(hash(landscape_id)) as set_code, count(*) as landscapes
    from indicator_current
    where
        rollup in ('unique', 'overlap', 'gross', 'dissolve')
        and coalesce(tier >= $min_tier, true)
    group by indicator_name
)

select
    indicator_name,
    dense_rank() over (order by set_code, landscapes)::utinyint as set_number,
    row_number() over (partition by set_code, landscapes order by indicator_name) = 1 as is_first
from sets
