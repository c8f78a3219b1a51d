"""The pictures of the HTML report: pure functions from values to svg, each with the table that says the same."""
