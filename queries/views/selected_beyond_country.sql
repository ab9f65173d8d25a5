-- title: Landscapes that every filter but country and region lets through
-- grain: one row per landscape
-- method: People are cut to a country by their cells, so a landscape that reaches into a
--   country brings the part of its people who live there, wherever its sources place it. A
--   stage asked for lets no landscape in totals only through that it would single out.
select
    landscape_counted.landscape_id,
    landscape_counted.scope_code,
    landscape_counted.country_codes,
    landscape_stage.stage_code,
    landscape_stage.stage_rank,
    landscape_stage.is_counted,
    landscape_stage.stage_on,
    landscape_stage.stage_tier
from landscape_counted
join landscape_stage
    on landscape_stage.landscape_id = landscape_counted.landscape_id
    and landscape_stage.min_tier = $min_tier
where
    (not $in_scope or landscape_counted.scope_code = 'in_scope')
    and (
        len($networks::varchar[]) = 0
        or list_has_any(landscape_counted.network_names, $networks::varchar[])
    )
    and (
        len($funders::varchar[]) = 0
        or landscape_counted.landscape_id in (
            select landscape_id from landscape_funder
            where list_contains($funders::varchar[], funder_name)
        )
    )
    and (
        len($stages::varchar[]) = 0
        or (
            list_contains($stages::varchar[], landscape_stage.stage_code)
            and landscape_counted.landscape_id not in (
                select landscape_id from breakdown_left_out where breakdown_code = 'stage'
            )
        )
    )
