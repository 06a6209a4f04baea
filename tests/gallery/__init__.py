"""The gallery: every card that can be reached, in every language, with little and with far too much on it."""
