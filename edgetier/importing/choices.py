"""The answers that a question has a list of, where its field has one."""

from typing import NamedTuple

from edgetier.assessment import Question
from edgetier.importing.fields import Words, field_at, in_words

_YES_NO = ("yes", "no")
# These take something else as well: a kind of work, a tier or a time, one access or one for each place.
_OPEN = ("archetype", "tier", "demand.access")


class Choices(NamedTuple):
    """Words to choose from, none where the answer is free; `only` where nothing else is an answer."""

    words: tuple[str, ...]
    only: bool


def choices_of(question: Question, words: Words) -> Choices:
    """In the order in which the question names them."""
    field = field_at(question.field)
    if field is None:
        return Choices((), False)
    known = _YES_NO if field.shape == "flag" else in_words(field, words).choices
    named = tuple(word for word in question.allowed.split(", ") if word in known)
    return Choices(named or known, question.field not in _OPEN)
