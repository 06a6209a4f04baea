"""Three Kehus on one PostgreSQL behind a round robin: one is killed while people talk and reminders go out."""
