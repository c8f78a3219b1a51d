"""`edgetier ask`: the open questions of an inventory as a spreadsheet for the owners."""

