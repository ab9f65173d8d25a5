"""How outside files come in: readers give rows; these are checked, reported, previewed, published.

Must not be imported by anything that only draws figures.
"""
