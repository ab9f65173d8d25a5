-- title: Landscapes that set themselves a target, with its base and where they are
-- grain: one row per indicator and landscape with a target, a first value and a current one
-- method: The overall target is the one due last; the base is the landscape's first reported
--   value; with a single report there is no way to speak of. A flow has targets for a period
--   each and is left to the landscape's own page.
with
targets as (
    select
        indicator_name,
        landscape_id,
        arg_max(struct_pack(value := value, numerator := numerator, denominator := denominator),
            ("on", tier, -value)) as target,
        max("on") as due_on
    from return_value
    where value_type = 'target' and kind != 'flow'
    group by indicator_name, landscape_id
),

bases as (
    select
        indicator_name,
        landscape_id,
        arg_min(struct_pack(value := value, numerator := numerator, denominator := denominator),
            ("on", -coalesce(tier, 0), value)) as base,
        min("on") as base_on
    from return_value
    where value_type = 'reported'
    group by indicator_name, landscape_id
)

select
    targets.indicator_name,
    targets.landscape_id,
    targets.due_on,
    targets.target,
    bases.base,
    struct_pack(
        value := indicator_selected.value,
        numerator := indicator_selected.numerator,
        denominator := indicator_selected.denominator
    ) as latest
from targets
join bases
    on bases.indicator_name = targets.indicator_name
    and bases.landscape_id = targets.landscape_id
join indicator_selected
    on indicator_selected.indicator_name = targets.indicator_name
    and indicator_selected.landscape_id = targets.landscape_id
    and indicator_selected.disaggregation is null
    and indicator_selected."on" > bases.base_on
