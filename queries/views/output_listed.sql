-- title: Outputs of the practical guide in the order they are shown, and another output of each
--   element
-- grain: one row per element and output
-- method: Those that the guide names first; what an element has besides them is "other".
with
outputs as (
    select element_code, output_code, is_confirmed from output
    union all
    select element_code, 'other', false from element
)

select
    element_code,
    output_code,
    is_confirmed,
    row_number() over (
        order by element_code, output_code = 'other', not is_confirmed, output_code
    ) as place_in_line
from outputs
