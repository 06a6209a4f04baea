"""What the bot can do. A new capability is a folder here and one line in CAPABILITIES."""

from __future__ import annotations

from pathlib import Path

from dialogs import decisions, feedback, home, kickoff, meetings, privacy, reminders, settings, surveys

CAPABILITIES = (
    home.CAPABILITY,
    kickoff.CAPABILITY,
    reminders.CAPABILITY,
    settings.CAPABILITY,
    decisions.CAPABILITY,
    privacy.CAPABILITY,
    surveys.CAPABILITY,
    feedback.CAPABILITY,
    meetings.CAPABILITY,
)

TEXT_FOLDERS = (
    Path(__file__).parent.parent / "bot",
    *(capability.folder for capability in CAPABILITIES),
)
