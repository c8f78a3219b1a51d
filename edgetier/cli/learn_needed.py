"""Says in one line what is missing where scikit-learn is not installed."""

from edgetier.errors import UserError

_EXTRA = {"sklearn", "scipy"}


def need_scikit_learn() -> None:
    """Before anything is read, so that nobody waits for it."""
    try:
        import edgetier.learning.estimator  # noqa: F401 - whatever is missing is missing here
    except ImportError as missing:
        if str(missing.name).partition(".")[0] not in _EXTRA:
            raise
        raise UserError("learning needs scikit-learn", help="pip install 'edgetier[learn]'") from missing
