"""Mends the text of a manifest: edits on the original, every other byte left alone."""

from edgetier.fixing.applying import apply_fixes
from edgetier.fixing.passes import Fixed, fixed
from edgetier.fixing.unified import diff_of

__all__ = ["Fixed", "apply_fixes", "diff_of", "fixed"]
