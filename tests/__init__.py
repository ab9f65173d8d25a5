"""The tests: pure, warehouse, app and browser."""
