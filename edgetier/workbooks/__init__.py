"""Workbooks of spreadsheet programs (.xlsx): written so that no cell is a formula, read within bounds."""
