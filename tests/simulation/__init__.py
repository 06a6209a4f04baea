"""A simulated year: a whole network lives with Kehu's reminders, and every promise about them is checked afterwards."""
