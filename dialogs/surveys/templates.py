"""The surveys that Kehu knows by itself. Their words are texts: ``survey-q-KEY`` and ``survey-q-KEY-1`` for a choice."""

from __future__ import annotations

from collections.abc import Mapping

from dialogs.surveys.rules import CHOICE, SCALE, WORDS, Question
from storage.surveys import KICKOFF, PULSE, YEARLY

TEMPLATES: Mapping[str, tuple[Question, ...]] = {
    PULSE: (Question("pulse-worth", SCALE),),
    KICKOFF: (
        Question("kickoff-list", SCALE),
        Question("kickoff-dates", SCALE),
        Question("kickoff-support", SCALE),
        Question("kickoff-size", CHOICE, n=3),
        Question("kickoff-words", WORDS),
    ),
    YEARLY: (
        Question("yearly-role", CHOICE, n=4, parts=True),
        Question("yearly-alone", SCALE),
        Question("yearly-model", SCALE),
        Question("yearly-support", SCALE),
        Question("yearly-straight", SCALE),
        Question("yearly-skills", SCALE),
        Question("yearly-fail", SCALE),
        Question("yearly-words", WORDS),
    ),
}
