"""What Kehu remembers: every table and every query, one file a subject. Start reading in `database.py`."""
