-- title: A cell where unique exceeds gross
-- method: The union of masks can never cover more children than the masks one by one.
select h3
from counted_cell
group by h3
having bit_count(bit_or(mask)) > sum(bit_count(mask))
