-- title: Spans in which selected landscapes in scope counted, at the minimum evidence asked for
-- grain: one row per landscape and span
-- method: The stage filter is left out: history is about landscapes that change their stage.
select
    stage_span.landscape_id,
    stage_span.from_on,
    stage_span.until_on,
    (len($countries::varchar[]) = 0 and len($regions::varchar[]) = 0)
    or list_has_any(
        landscape_counted.country_codes, (select list(country_code) from wanted_country)
    ) as is_in_place
from stage_span
join landscape_counted on landscape_counted.landscape_id = stage_span.landscape_id
where
    stage_span.rule_code = 'proven'
    and stage_span.min_tier = $min_tier
    and (
        len($networks::varchar[]) = 0
        or list_has_any(landscape_counted.network_names, $networks::varchar[])
    )
    and (
        len($funders::varchar[]) = 0
        or stage_span.landscape_id in (
            select landscape_id from landscape_funder
            where list_contains($funders::varchar[], funder_name)
        )
    )
