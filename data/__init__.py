"""The warehouse: how facts come in, are checked, become tables, and are read."""
