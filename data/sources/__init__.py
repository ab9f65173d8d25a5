"""Upstream publishers: one file is one kind of source. The application never imports them."""

from data.errors import DashboardError


class SourceError(DashboardError):
    """An upstream file is not what its name card says; nothing was written."""
