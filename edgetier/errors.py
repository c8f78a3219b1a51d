"""The one exception for a user's mistake."""


class UserError(Exception):
    """Something the user asked for cannot be done; one clear line, and how to mend it."""

    def __init__(self, message: str, *, help: str | None = None) -> None:  # noqa: A002 - the word users read
        super().__init__(message)
        self.message = message
        self.help = help
