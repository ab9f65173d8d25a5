"""How outside files come in: readers give rows, the pipeline checks, reports, previews, publishes."""
