"""Which findings still count: suppressions in the manifest, and a baseline of old ones."""
