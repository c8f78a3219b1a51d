"""Mends the text of a manifest: edits on the original, every other byte left alone."""
