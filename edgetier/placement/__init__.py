"""3. Where each workload can run."""
