-- title: What lists and maps show of each landscape
-- grain: one row per landscape
select
    landscape_counted.* exclude (latitude, longitude, place_kind_code),
    landscape_counted.latitude,
    landscape_counted.longitude,
    case
        when boundary_consent.level_code = 'generalised' and landscape_counted.latitude is not null
            then 'cell_01'
        else landscape_counted.place_kind_code
    end as place_kind_code,
    list_aggregate(
        list_transform(
            landscape_counted.country_codes,
            lambda code: coalesce(country_words.names[code], code)
        ),
        'string_agg',
        ', '
    ) as country_names,
    landscape_extent.extent_kind_code,
    case
        when
            landscape_extent.people_method_code = 'none'
            and landscape_stated.population is not null
            then 'stated'
        when
            landscape_extent.people_method_code = 'none'
            and (
                boundary_consent.level_code not in ('full', 'generalised')
                or people_consent.level_code not in ('full', 'generalised')
            )
            then 'withheld'
        else landscape_extent.people_method_code
    end as people_method_code,
    case when landscape_people.parts > 0 then landscape_people.residents end as residents,
    landscape_stated.population as population_stated,
    landscape_stated.population_qualifier as population_stated_qualifier,
    landscape_stated.population_is_conflicting,
    landscape_stated.area_ha,
    landscape_stated.area_qualifier as area_ha_qualifier,
    landscape_stated.area_is_conflicting,
    landscape_evidence.last_evidence_on,
    landscape_evidence.freshness_code,
    landscape_evidence.freshness_code = 'stale' as is_stale,
    identity_consent.level_code as consent_level_code,
    boundary_consent.level_code as boundary_consent_level_code
from landscape_counted
cross join (
    select map(list(country_code), list(name_en)) as names from country
) as country_words
left join landscape_extent on landscape_extent.landscape_id = landscape_counted.landscape_id
left join landscape_people on landscape_people.landscape_id = landscape_counted.landscape_id
left join landscape_stated on landscape_stated.landscape_id = landscape_counted.landscape_id
left join landscape_evidence on landscape_evidence.landscape_id = landscape_counted.landscape_id
left join landscape_consent as identity_consent
    on identity_consent.landscape_id = landscape_counted.landscape_id
    and identity_consent.field_group_code = 'identity'
left join landscape_consent as boundary_consent
    on boundary_consent.landscape_id = landscape_counted.landscape_id
    and boundary_consent.field_group_code = 'boundary'
left join landscape_consent as people_consent
    on people_consent.landscape_id = landscape_counted.landscape_id
    and people_consent.field_group_code = 'people'
