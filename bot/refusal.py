"""How a rule says no."""

from __future__ import annotations


class Refusal(Exception):
    """A sentence for the person who asked: nothing was changed, and here is the way on.

    ``message`` is a message id of the Fluent files, the arguments are what it names. ``Speech.refusal`` words
    dates, aware datetimes and lists of names among them in the reader's language.
    """

    def __init__(self, message: str, **arguments: object) -> None:
        super().__init__(message)
        self.message = message
        self.arguments = arguments
