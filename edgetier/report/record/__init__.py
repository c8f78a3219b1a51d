"""Architecture decision records in Markdown, one for each placement; nothing in them depends on clock or machine."""

from edgetier.report.record.choosing import changes, is_decided
from edgetier.report.record.names import file_names
from edgetier.report.record.page import MARKER, Former, render

__all__ = ["MARKER", "Former", "changes", "file_names", "is_decided", "render"]
