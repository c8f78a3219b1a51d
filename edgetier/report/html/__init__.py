"""The HTML report, one file to open anywhere: page, cards, table, method and pictures."""
