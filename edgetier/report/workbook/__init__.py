"""The report as a workbook: each module fills one sheet."""
