"""Reads taxonomy/ into values."""
