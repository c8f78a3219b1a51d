"""How long requests wait for a server: queueing formulas, in units of the mean service time."""
