"""1. What the user has: models, and reading them from YAML."""
