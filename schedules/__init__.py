"""When Kehu speaks first: what is due is planned, and what is planned is delivered."""
