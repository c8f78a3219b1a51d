"""Round-trip measurements: reading matrices, fitting the model of the path to them, and scoring it."""
