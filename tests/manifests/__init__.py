"""The app package, as Teams would look at it."""
