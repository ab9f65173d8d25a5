-- title: Every identifier of the one landscape asked for
-- grain: one row per identifier; none for a landscape that is unknown or in totals only
select alias_id, landscape_id
from landscape_alias
where
    landscape_id in (select landscape_id from landscape_alias where alias_id = $landscape_id)
    and landscape_id not in (
        select landscape_id
        from landscape_consent
        where field_group_code = 'identity' and level_code = 'aggregate_only'
    )
