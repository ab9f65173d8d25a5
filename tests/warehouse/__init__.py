"""Tests that need DuckDB."""
