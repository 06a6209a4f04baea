"""Kehu as its administrator meets it: on a terminal, in the log, and in Prometheus."""
