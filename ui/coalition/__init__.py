"""The parts of the coalition page: teams, routes, organisations, and the systems around them."""
