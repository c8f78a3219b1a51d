"""Brings spreadsheets in, and sends questions out."""
