"""2. How fast each workload must answer."""
